"""Arrays of unequal rows are those of NumPy 1."""

import numpy as np
import pytest

from legacy_rnn.compat import numpy1

_ONES = np.ones

# Shapes and kinds under a real 1.16.6 and 1.23.5, which agree.
MADE = [
    ([[1, 2], [3]], (2,), 'O'),
    ([[1, 2], [3, 4]], (2, 2), 'i'),
    ([[[1], [2, 3]], [[4], [5]]], (2, 2), 'O'),
    ([[1, [2, 3]], [4, [5]]], (2, 2), 'O'),
    ([_ONES(2), _ONES(3)], (2,), 'O'),
    ([_ONES((2, 3)), _ONES((4, 3))], (2,), 'O'),
    ([_ONES((1, 4)), 1, 0.5], (3,), 'O'),
    ([_ONES(4), 1], (2,), 'O'),
    ([1, _ONES(4)], (2,), 'O'),
    ([1, [2, 3]], (2,), 'O'),
    ([[1, 2], 3], (2,), 'O'),
    (['a', ['b', 'c']], (2,), 'O'),
    ([['a', 'b'], ['c']], (2,), 'O'),
    ([(1, 2), (3,)], (2,), 'O'),
    ([(_ONES(2), 1), (_ONES(3), 0)], (2, 2), 'O'),
    ([(_ONES(2), 1), (_ONES(2), 0)], (2, 2), 'O'),
    ([[_ONES(2), _ONES(3)], [_ONES(2), _ONES(3)]], (2, 2), 'O'),
    ([[_ONES(2), _ONES(2)], [_ONES(2), _ONES(2)]], (2, 2, 2), 'f'),
    ([[_ONES((2, 2)), [1, 2, 3]], [_ONES((2, 2)), [1, 2]]], (2, 2), 'O'),
    ([[], [1]], (2,), 'O'),
    ([[], []], (2, 0), 'f'),
    ([], (0,), 'f'),
    ([None, [1]], (2,), 'O'),
    ([[1, 2], None], (2,), 'O'),
    ([{}, [1]], (2,), 'O'),
    (([1], [2, 3]), (2,), 'O'),
    ([[[1, 2], [3]], [[4, 5], [6]]], (2, 2), 'O'),
    ([[[1, 2], [3]], [[4, 5]]], (2,), 'O'),
    (['ab', 'c'], (2,), 'U'),
    ([range(2), range(3)], (2,), 'O'),
    ([{1}, {2, 3}], (2,), 'O'),
    ([_ONES((0, 2)), _ONES((1, 2))], (2,), 'O'),
    ([_ONES(0), _ONES(2)], (2,), 'O'),
    ([[1.5, [2]], [3, 4]], (2, 2), 'O'),
]


@pytest.mark.parametrize('make', [numpy1.array, numpy1.asarray])
def test_arrays_are_those_of_numpy_1(make):
    found = [(v, make(v).shape, make(v).dtype.kind) for v, _, _ in MADE]
    assert [row[1:] for row in found] == [row[1:] for row in MADE]


def test_line_is_drawn_through_numbers_and_gaps():
    found = numpy1.drawn([None, np.array([1.5]), 2])
    assert np.isnan(found[0]) and found[1:].tolist() == [1.5, 2.0]
    for other in (['a', None], [np.ones(2), None], np.ones(2)):
        assert numpy1.drawn(other) is other


def test_rows_whose_first_lengths_alone_agree_are_objects():
    made = numpy1.array([_ONES((2, 3)), _ONES((2, 4))])
    assert [row.shape for row in made] == [(2, 3), (2, 4)]


class Symbolic:
    def __array__(self, dtype=None, copy=None):
        raise NotImplementedError('it is symbolic')


# As under a real 1.4.1.
def test_symbolic_tensors_are_objects():
    tensors = [Symbolic(), Symbolic()]
    made = numpy1.asarray(tensors)
    assert made.shape == (2,)
    assert list(made) == tensors
    alone = numpy1.array(tensors[0])
    assert (alone.shape, alone.dtype, alone[()]) == ((), object, tensors[0])
    assert numpy1.asarray([tensors, [1, tensors[0]]]).tolist() == [
        tensors,
        [1, tensors[0]],
    ]
    uneven = numpy1.asarray([tensors, tensors[:1]])
    assert uneven.tolist() == [tensors, tensors[:1]]


def test_only_unequal_rows_become_objects():
    values = [[1, 2], [3, 4]]
    assert numpy1.rows(values) is values
    assert numpy1.rows(5) == 5
    assert numpy1.rows([[1], [2, 3]]).tolist() == [[1], [2, 3]]


def test_arrays_of_one_beside_numbers_become_numbers():
    """So NumPy 1.16 did with `dtype=float`; else it made objects of them."""
    mixed = [np.ones(1, np.float32), 2.0, np.array([[3]])]
    assert numpy1.asarray(mixed).tolist() == [1, 2, 3]
    assert numpy1.rows([mixed, [1, 2, 3]]).tolist() == [[1, 2, 3]] * 2
    for other in ([1.0, None], ['a', 2], None, [1, 2]):
        assert numpy1.array([np.ones(1), other]).dtype == object
    alone = [np.ones(1), np.zeros(1)]
    assert numpy1.rows(alone) is alone


def test_asarray_alone_takes_an_array_as_it_is():
    values = np.ones(3)
    assert numpy1.asarray(values) is values
    assert numpy1.array(values) is not values


def test_other_errors_are_those_of_numpy():
    with pytest.raises(ValueError, match='no array'):
        numpy1.made(_refuse, [1])


def _refuse(values):
    raise ValueError('no array')


def test_sizes_of_complex_numbers_have_the_type_that_is_named():
    numbers = np.array([3 + 4j, 1e-9 + 1j])
    sizes = numpy1.absolute(numbers, np.float32)
    assert sizes.dtype == np.float32
    np.testing.assert_array_equal(sizes, np.absolute(numbers.astype('F')))
    assert numpy1.absolute(np.array([-2]), np.float32).dtype == np.float32
    assert numpy1.absolute(3 + 4j, float) == 5


@pytest.mark.parametrize(
    ('values', 'equal', 'unequal'),
    [
        (_ONES(3), False, True),
        (_ONES((2, 3)), False, True),
        (np.array(['a', 'b']), False, True),
        (_ONES(1), False, False),
        (_ONES(0), False, False),
        ([], True, False),
        ([1], False, True),
        (None, False, True),
    ],
)
def test_conditions_with_a_list_have_one_answer(values, equal, unequal):
    assert bool(numpy1.equal(values, [])) is equal
    assert bool(numpy1.unequal(values, [])) is unequal


@pytest.mark.parametrize(
    ('a', 'axis', 'shape'),
    [
        ([1, 2], 2, (2, 1)),
        ([1, 2], 3, (2, 1)),
        ((1, 2), 1, (2, 1)),
        (_ONES((2, 3)), -1, (2, 3, 1)),
        (_ONES((2, 3)), 5, (2, 3, 1)),
        (7, 0, (1,)),
    ],
)
def test_axis_past_the_last_is_the_last(a, axis, shape):
    # Shapes under 1.16.6.
    assert numpy1.expand_dims(a, axis).shape == shape


@pytest.mark.parametrize('kind', ['int32', 'int64', 'float32', 'float64'])
def test_places_of_equal_values_are_those_of_numpy_1(kind):
    # Under 1.12.1, 1.13.3, 1.16.4 and 1.18.5.
    values = (np.arange(40) * 7 % 5).astype(kind)
    places = [
        0,
        20,
        15,
        30,
        10,
        25,
        35,
        5,
        23,
        8,
        33,
        28,
        13,
        3,
        38,
        18,
        6,
        21,
    ]
    assert numpy1.argsort(values)[:18].tolist() == places
    places = [35, 5, 10, 15, 30, 0, 28, 20, 25, 18, 23, 13]
    assert numpy1.argpartition(values, 11)[:12].tolist() == places


def test_places_of_lists_rows_and_what_is_no_number():
    rows = [[2, 1, 2, 1], [0, 0, 1, 0]]
    assert numpy1.argsort(rows, axis=1).tolist() == [
        [1, 3, 0, 2],
        [0, 1, 3, 2],
    ]
    assert numpy1.argsort(rows, 0, 'mergesort').tolist() == [[1] * 4, [0] * 4]
    assert numpy1.argsort([3, 1, 3, 1, 2, 2, 3]).tolist() == [
        1,
        3,
        4,
        5,
        0,
        2,
        6,
    ]
    assert numpy1.argsort((np.nan, 1, np.nan, 1, 0)).tolist() == [
        4,
        1,
        3,
        0,
        2,
    ]
    assert numpy1.argsort(np.array(['b', 'a'])).tolist() == [1, 0]
    assert numpy1.argsort(a=[2, 1]).tolist() == [1, 0]
    assert numpy1.argpartition(kth=0, a=[2, 1]).tolist() == [1, 0]
    masked = np.ma.array([3, 1, 2], mask=[False, True, False])
    assert numpy1.argsort(masked).tolist() == [2, 0, 1]


def test_others_sort_their_places_themselves():
    class Places:
        def argsort(self, reverse):
            return reverse

        argpartition = argsort

    assert numpy1.argsort(Places(), reverse=True) is True
    assert numpy1.argpartition(Places(), 3) == 3
    assert numpy1.argsort(range(3, 0, -1)).tolist() == [2, 1, 0]
