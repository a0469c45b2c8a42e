"""The mode is what SciPy 1.8 gave."""

import numpy as np
import pytest

from legacy_rnn.compat import scipy_stats


@pytest.mark.parametrize(
    ('values', 'options', 'modes', 'counts'),
    [
        ([2, 1, 2, 1], {}, [1], [2]),
        (['b', 'a', 'b'], {}, ['b'], [2]),
        (np.array(['b', 'a', 'b'], object), {}, ['b'], [2]),
        (np.array(['b', 'a'], object), {}, ['a'], [1]),
        ([True, False, True], {'keepdims': False}, True, 2),
        ([[1, 2], [3, 2]], {}, [[1, 2]], [[1, 2]]),
        ([[1, 2], [3, 2]], {'axis': 1}, [[1], [2]], [[1], [1]]),
        ([[1, 2], [3, 2]], {'axis': None}, [2], [2]),
        ([np.nan, np.nan, 1.0], {'nan_policy': 'omit'}, [1], [1]),
        ([], {}, [], []),
    ],
)
def test_mode_is_the_first_of_the_most_common(values, options, modes, counts):
    found = scipy_stats.mode(values, **options)
    assert np.array_equal(found.mode, modes)
    assert np.shape(found.mode) == np.shape(modes)
    assert np.array_equal(found.count, counts)


def test_mode_raises_where_values_are_missing_if_told_to():
    with pytest.raises(ValueError, match='contains nan'):
        scipy_stats.mode([np.nan, 1.0], nan_policy='raise')
