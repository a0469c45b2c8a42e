"""`frame.ix` takes labels of numbers, and places of all else, by axis."""

import numpy as np
import pytest

pd = pytest.importorskip('pandas')

from legacy_rnn.compat.old_pandas.mixed_places import Mixed  # noqa: E402


def frame_of(index):
    values = np.arange(20).reshape(5, 4)
    return pd.DataFrame(values, index, columns=list('abcd'))


PLAIN = frame_of([0, 1, 2, 3, 4])
NAMED = frame_of(list('vwxyz'))
TURNED = frame_of([3, 1, 0, 2, 4])

# As under real pandas 0.20.3 and 0.24.2: of each frame in turn.
READS = [
    ((slice(0, 2), 1), [1, 5, 9], [1, 5], [9, 13]),
    ((0, 1), 1, 1, 9),
    (([0, 2], 1), [1, 9], [1, 9], [9, 13]),
    ((slice(-2, None), 1), [1, 5, 9, 13, 17], [13, 17], KeyError),
    ((slice(None, -1), 0), [], [0, 4, 8, 12], KeyError),
    ((slice(None), -1), *[[3, 7, 11, 15, 19]] * 3),
    ((0, slice(0, 2)), [0, 1], [0, 1], [8, 9]),
    ((slice(None), 'b'), *[[1, 5, 9, 13, 17]] * 3),
    ((np.array([0, 1]), 'a'), [0, 4], [0, 4], [8, 4]),
    ((np.array([True] + [False] * 4), 2), [2], [2], [2]),
    (2, [8, 9, 10, 11], [8, 9, 10, 11], [12, 13, 14, 15]),
]


@pytest.mark.parametrize(('key', 'plain', 'named', 'turned'), READS)
def test_each_axis_is_read_by_itself(key, plain, named, turned):
    wanted = [(PLAIN, plain), (NAMED, named), (TURNED, turned)]
    for frame, values in wanted:
        if values is KeyError:
            with pytest.raises(KeyError):
                Mixed(frame)[key]
        else:
            assert np.asarray(Mixed(frame)[key]).tolist() == values


def test_series_are_read_alike():
    assert Mixed(PLAIN['a'])[0:2].tolist() == [0, 4, 8]
    assert Mixed(NAMED['a'])[0:2].tolist() == [0, 4]
    assert Mixed(NAMED['a'])[-1] == 16


def test_values_keep_the_type_of_their_column():
    frame = pd.DataFrame({'a': [1, 2], 'b': [0.5, 1.5], 'c': ['x', 'y']})
    assert Mixed(frame)[1, 0] == 2
    assert isinstance(Mixed(frame)[1, 0], np.integer)


def test_values_are_set_where_they_are_read():
    frame, named = PLAIN.copy(), NAMED.copy()
    Mixed(frame)[1:2, 1] = 200
    Mixed(frame)[0, 'a'] = 100
    Mixed(frame)[9] = 1
    Mixed(named)[0:2, 0] = -1
    Mixed(named)['z', 1] = -2
    assert frame['b'].tolist() == [1, 200, 200, 13, 17, 1]
    assert frame['a'].tolist() == [100, 4, 8, 12, 16, 1]
    assert named['a'].tolist() == [-1, -1, 8, 12, 16]
    assert named['b'].tolist() == [1, 5, 9, 13, -2]
