"""Files of columns, as pandas 0.24.2 wrote them."""

import pytest

from legacy_rnn.compat.sources.libraries import old_calls, taking

pandas = pytest.importorskip('pandas')
OF_THEN = pytest.importorskip('legacy_rnn.compat.old_pandas.headers')
pytestmark = pytest.mark.usefixtures('pandas_of_then')


def test_a_column_has_no_header():
    column = pandas.Series(['x', 'y'], name='a')
    assert column.to_csv() == '0,x\n1,y\n'
    assert column.to_csv(sep='\t', index=False) == 'x\ny\n'
    assert column.to_csv(header=True, index=False) == 'a\nx\ny\n'


def test_what_parts_its_values_may_stand_by_place():
    line = old_calls.METHODS_PLACED['Series']['to_csv']
    write = taking.old_call(pandas.Series.to_csv, {}, line, 1)
    assert write(pandas.Series(['x']), None, ';') == '0;x\n'


def test_a_frame_has_one():
    frame = pandas.DataFrame({'a': ['x']})
    assert frame.to_csv(index=False) == 'a\nx\n'
