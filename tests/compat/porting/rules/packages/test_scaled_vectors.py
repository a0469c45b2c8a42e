"""Vectors that a StandardScaler of scikit-learn scaled."""

import numpy as np
import pytest

from legacy_rnn.compat import old_sklearn
from tests.compat.porting.tools import check_noop, check_transformed

IMPORT = 'from sklearn.preprocessing import StandardScaler\n'
OURS = 'from legacy_rnn.compat.old_sklearn import inverse_transform\n'


@pytest.mark.parametrize(
    ('argument', 'options'),
    [('frame[name]', ''), ('x.reshape(-1)', ''), ('x[:, 0]', ', copy=True')],
)
def test_what_may_be_a_vector_is_taken_by_ours(argument, options):
    check_transformed(
        f'{IMPORT}y = a.scaler.inverse_transform({argument}{options})\n',
        f'{OURS}{IMPORT}'
        f'y = inverse_transform(a.scaler, {argument}{options})\n',
        head=False,
    )


@pytest.mark.parametrize(
    'argument',
    [
        *('x.reshape(-1, 1)', 'x.reshape((2, 3))', 'np.expand_dims(x, 0)'),
        *('x[None]', 'x[:, np.newaxis]', 'frame[["a"]]', '[[1.0, 2.0]]'),
        'scaler.transform(x)',
    ],
)
def test_what_is_a_table_stays(argument):
    check_noop(f'{IMPORT}y = scaler.inverse_transform({argument})\n')


@pytest.mark.parametrize(
    'source',
    [
        'y = scaler.inverse_transform(x)\n',  # It may be of the program.
        'from sklearn.preprocessing import MinMaxScaler\n'
        'y = MinMaxScaler().fit(x).inverse_transform(x[0])\n',
        f'{IMPORT}y = scaler.inverse_transform\n',
    ],
)
def test_other_scalers_stay(source):
    check_noop(source)


class Scaler:
    """As scikit-learn's, of three features, or of one."""

    with_mean = with_std = True

    def __init__(self, scale, mean):
        self.scale_, self.mean_ = np.array(scale), np.array(mean)

    def inverse_transform(self, values, copy=None):
        return values, copy


StandardScaler = type(
    'StandardScaler', (Scaler,), {'__module__': 'sklearn.preprocessing._data'}
)


def test_vectors_are_rows_or_columns():
    """Source: scikit-learn 0.20, executed."""
    one = StandardScaler([2.0], [1.0])
    given = np.float32([0.5, 1.0])
    found = old_sklearn.inverse_transform(one, given)
    np.testing.assert_array_equal(found, np.float32([2.0, 3.0]))
    assert found.dtype == np.float32 and given[0] == 0.5
    two = StandardScaler([2.0, 3.0], [1.0, 0.0])
    found = old_sklearn.inverse_transform(two, [1, 2])
    np.testing.assert_array_equal(found, [3.0, 6.0])
    two.with_std = False
    found = old_sklearn.inverse_transform(two, [1, 2])
    np.testing.assert_array_equal(found, [2.0, 2.0])
    with pytest.raises(ValueError, match='broadcast'):
        old_sklearn.inverse_transform(two, [1, 2, 3])


def test_tables_and_other_scalers_are_as_they_were():
    table = [[1.0]]
    one = StandardScaler([2.0], [1.0])
    assert old_sklearn.inverse_transform(one, table, copy=True) == (
        table,
        True,
    )
    other = Scaler([2.0], [1.0])
    assert old_sklearn.inverse_transform(other, [1.0]) == ([1.0], None)
