"""Rows of arrays beside numbers may be objects."""

import numpy as np
import pytest

from tests.compat.porting.tools import check_noop, check_transformed

ROLLOUT = """import numpy as np
def train(rollout):
    rollout = np.array(rollout{})
    states = rollout[:, 0]
    rewards = rollout[:, 1]
    return np.vstack(states), rewards.tolist()
"""
ROWS = (
    ', dtype=object if len({np.shape(v) for r in rollout for v in r}) > 1 '
    'else None'
)
MEMORY = """import numpy as np
def remember(s, a, r):
    return np.reshape(np.array([s, a, r]{}), [1, {}])
"""
ITEMS = ', dtype=object if len({np.shape(v) for v in [s, a, r]}) > 1 else None'


def test_columns_that_are_stacked_may_be_of_arrays():
    after = ROLLOUT.format(ROWS)
    check_transformed(ROLLOUT.format(''), after)
    space = {}
    exec(after, space)
    states, rewards = space['train']([[np.ones(3), 0.5], [np.ones(3), 1.5]])
    assert (states.shape, rewards) == ((2, 3), [0.5, 1.5])
    assert space['train']([[1, 2], [3, 4]])[0].dtype == np.array([1]).dtype


def test_columns_may_be_unpacked_and_the_rows_be_a_queue():
    source = (
        'import numpy as np\nfor t in x:\n    b = np.array(list(rows){})\n'
        '    states, rewards = b[:, 0], b[:, 1]\n    f(np.vstack(states))\n'
    )
    rows = ROWS.replace('rollout', 'rows')
    check_transformed(source.format(''), source.format(rows))


TUPLES = """import numpy as np
def finalize(data):
    rows = []
    for words, rest in data:
        vector = np.concatenate(words)
        rows.append((vector, rest))
    return np.array(rows{})
"""
LENGTHS = (
    ", dtype=object if len({len(v) if hasattr(v, '__len__') else () "
    'for r in rows for v in r}) > 1 else None'
)


def test_tuples_with_an_array_may_hold_lists():
    after = TUPLES.format(LENGTHS)
    check_transformed(TUPLES.format(''), after)
    space = {}
    exec(after, space)
    vector = [np.ones(2), np.ones(1)]
    rows = space['finalize']([(vector, [[1], [2, 3]]), (vector, 4)])
    assert rows.shape == (2, 2) and rows.dtype == object
    assert space['finalize']([(vector, [1, 2, 3])]).shape == (1, 2, 3)


def test_row_that_is_reshaped_may_hold_arrays():
    after = MEMORY.format(ITEMS, 3)
    check_transformed(MEMORY.format('', 3), after)
    space = {}
    exec(after, space)
    row = space['remember'](np.ones((2, 2)), 1, 0.5)
    assert (row.shape, row[0, 0].shape) == ((1, 3), (2, 2))
    assert space['remember'](1, 2, 3).dtype == np.array([1]).dtype


@pytest.mark.parametrize(
    'source',
    [
        ROLLOUT.format('').replace('np.vstack(states)', 'states'),
        ROLLOUT.format(', dtype=object'),
        ROLLOUT.format('').replace('[:, 0]', '[0]'),
        MEMORY.format('', -1),
        TUPLES.format('').replace('np.concatenate', 'sum'),
        TUPLES.format('').replace('(vector, rest)', 'rest'),
        MEMORY.format('', 3).replace('[s, a, r]', '[1, a, r]'),
        MEMORY.format('', 3).replace('[s, a, r]', 's'),
    ],
)
def test_other_arrays_stay(source):
    check_noop(source)
