"""Indices that are no whole numbers, as NumPy took them up to 1.11."""

import collections
import types

import numpy as np
import pytest

from legacy_rnn.running import indices, shims
from legacy_rnn.running.imports import importing


class _NoTensorFlow:
    def get(self, name):
        return None

    def of_source(self, data):
        return self


def run(text):
    imports = importing.UserImports(_NoTensorFlow(), shims.find)
    namespace = types.ModuleType('script').__dict__
    head = 'import numpy as np\nx = np.arange(10.)\nlisted = list(range(10))\n'
    exec(imports.compile(f'{head}{text}', '<string>', namespace), namespace)
    return namespace['x']


# As under NumPy 1.11.3.
@pytest.mark.parametrize(
    'index, expected',
    [
        (2.7, 2),
        (-1.5, 9),
        (np.float32(2), 2),
        (slice(1, 2.9), [1]),
        (slice(7.2, None), [7, 8, 9]),
        (slice(None, None, 4.0), [0, 4, 8]),
        (slice(np.array([1.0]), np.array([3])), [1, 2]),
        ([1.0, 2.9], [1, 2]),
        ((1.0,), 1),
        ((None, 1.0), [1]),
        (collections.namedtuple('Place', 'x')(1.0), 1),
    ],
)
def test_an_array_is_indexed(index, expected):
    x = np.arange(10.0)
    x = x[:, None] if isinstance(index, tuple) and index[0] is None else x
    value = indices.at(x, index)
    assert np.squeeze(value).tolist() == np.squeeze(expected).tolist()


def test_a_list_takes_arrays_of_one_whole_number():
    assert indices.at([4, 5, 6], np.array([1])) == 5
    assert indices.at([4, 5, 6], slice(np.array([1]), None)) == [5, 6]


def test_a_list_takes_rows_of_one_number_that_a_session_gave():
    found = run(
        'import types\n'
        'rows = np.array([[2], [3]])\n'
        'sess = types.SimpleNamespace(run=lambda f: [1, rows])\n'
        'loss, found = sess.run(None)\n'
        'x = [listed[i] for i in found]\n'
    )
    assert found == [2, 3]


@pytest.mark.parametrize(
    'values, index',
    [
        (np.arange(3), np.array([1.0])),
        (np.arange(3), float('nan')),
        (np.arange(3), 'a'),
        (np.arange(3), 4.0),
        ([1, 2], 1.0),
        ([1, 2], slice(np.float64(1), None)),
        ('ab', 1.0),
    ],
)
def test_what_was_refused_then_is_refused(values, index):
    with pytest.raises((IndexError, TypeError)):
        indices.at(values, index)


def test_keys_and_labels_are_left_alone():
    assert indices.at({2.5: 'a'}, 2.5) == 'a'
    with pytest.raises(KeyError):
        indices.at({2: 'a'}, 2.5)


@pytest.mark.parametrize(
    'text, expected',
    [
        ('n = np.floor(2.5)\nx = x[n]', 2),
        ('n = 10 / 4\nx = x[n:n + 2]', [2, 3]),
        ('x[2.5:4.5] = 0\nx = x[:5]', [0, 1, 0, 0, 4]),
        ('x[np.floor(1.5)] += 5\nx = x[1]', 6),
        ('n = len(x) / 2\nx[n] = 7\nx = x[int(n)]', 7),
        ('x = listed[np.array([1])]', 1),
    ],
)
def test_sources_are_read_so(text, expected):
    assert np.asarray(run(text)).tolist() == expected


# As under NumPy 1.16.6.
@pytest.mark.parametrize(
    'index, expected',
    [
        ('[slice(1, 3), 0]', [3, 6]),
        ('[np.arange(3), [2, 0, 1]]', [2, 3, 7]),
        ('[range(1, 3)]', [[3, 4, 5], [6, 7, 8]]),
        ('[[0, 1], [1, 0]]', [1, 3]),
        ('[np.arange(3)] * 2', [0, 4, 8]),
        ('[0, 2]', [[0, 1, 2], [6, 7, 8]]),
    ],
)
def test_a_list_of_slices_or_rows_is_a_tuple(index, expected):
    table = 'table = np.arange(9).reshape(3, 3)\n'
    assert run(f'{table}x = table[{index}]').tolist() == expected
    stored = run(f'{table}x = table\nx[{index}] = -1\nx[{index}] += 1')
    changed = [n for n in range(9) if stored.ravel()[n] != n]
    assert changed == sorted(n for n in np.ravel(expected) if n)
