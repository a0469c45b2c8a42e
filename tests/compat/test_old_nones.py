"""None is put in place of numbers, as pandas 0.24.2 put it."""

import pytest

pandas = pytest.importorskip('pandas')
values = pytest.importorskip('legacy_rnn.compat.old_pandas.values')


def _method(name, kind):
    return values.CHANGED[kind][name](getattr(pandas, kind))


# All recorded under pandas 0.20.3, 0.24.2 and 1.1.5.
@pytest.mark.parametrize('name', ['mask', 'where'])
def test_none_takes_the_place_of_numbers(name):
    frame = pandas.DataFrame({'a': [1, None], 'b': [1, 2]})
    rows = frame.isna() if name == 'mask' else frame.notna()
    found = _method(name, 'DataFrame')(frame, rows, None)
    assert found['a'].tolist() == [1.0, None]
    assert found['a'].dtype == object and found['b'].dtype == 'int64'
    series = _method(name, 'Series')
    assert series(frame.a, rows.a, other=None).tolist() == [1.0, None]
    assert series(frame.b, rows.b, None).dtype == 'int64'
    missing = series(frame.a, rows.a)
    assert missing.dtype == 'float64'
