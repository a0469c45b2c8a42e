"""What ports keep of Python 2."""

import collections
import math
import pickle

import numpy as np
import pytest
import tensorflow.compat.v1 as v1

from legacy_rnn.compat import python2
from legacy_rnn.compat.python2 import divide, idivide, round


@pytest.mark.parametrize(
    'number, digits, value',
    [
        (0.5, 0, 1.0),
        (2.5, 0, 3.0),
        (-2.5, 0, -3.0),
        (0.49999999999999994, 0, 0.0),
        (2.675, 2, 2.67),  # The float is below 2.675.
        (1.115, 2, 1.11),
        (0.125, 2, 0.13),
        (15, -1, 20.0),
        (2.0**60 + 2.0**9, 0, 2.0**60 + 2.0**9),
        (1e-320, 300, 0.0),
        (1.5, 2000, 1.5),
        (np.float32(3.5), 0, 4.0),
    ],
)
def test_halves_go_away_from_zero(number, digits, value):
    assert round(number, digits) == value
    assert type(round(number, digits)) is float


def test_what_is_no_number_stays():
    assert math.isnan(round(math.nan)) and round(-math.inf, -2) == -math.inf
    with pytest.raises(TypeError):
        round([2.5])


class _Divides:
    def __div__(self, other):
        return ('divided', other)


# What Python 2.7 with NumPy 1.16 gave for left / right.
@pytest.mark.parametrize(
    ('left', 'right', 'value'),
    [
        (7, 2, 3),
        (-7, 2, -4),
        (7, 2.0, 3.5),
        (True, 2, 0),
        (np.int64(7), 2, 3),
        (np.float32(7), 2, 3.5),
        (np.array([7, -7]), 2, [3, -4]),
        (np.array([7, -7]), 2.0, [3.5, -3.5]),
        (7, np.array([2, 4]), [3, 1]),
        (np.array([200, 255], np.uint8), 255, np.array([0, 1], np.uint8)),
        (np.array([True, False]), 2, [0, 0]),
    ],
)
def test_quotients_are_those_of_python_2(left, right, value):
    quotient = divide(left, right)
    assert np.array_equal(quotient, value)
    assert np.asarray(quotient).dtype.kind == np.asarray(value).dtype.kind


def test_a_thing_divides_itself():
    assert divide(_Divides(), 2) == idivide(_Divides(), 2) == ('divided', 2)


class _IsDivided:
    def __rdiv__(self, other):
        return NotImplemented if other == 3 else ('by', other)

    def __rtruediv__(self, other):
        return ('exactly by', other)


def test_a_number_is_divided_by_what_knows_how():
    assert divide(2, _IsDivided()) == idivide(2, _IsDivided()) == ('by', 2)
    assert divide(3, _IsDivided()) == ('exactly by', 3)


# What TensorFlow 1.4.1 gave under Python 2.7.
def test_numbers_over_whole_tensors_are_rounded_down():
    tf = pytest.importorskip('tensorflow')
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        whole, real = tf.constant([2, -2]), tf.constant([2.0, -2.0])
        found = [divide(7, whole), divide([7, 8], whole), divide(7, real)]
        rows = [row.tolist() for row in session.run(found)]
    assert rows == [[3, -4], [3, -4], [3.5, -3.5]]


@pytest.mark.parametrize(
    ('left', 'right', 'values'),
    [
        ([7, -7], 2, [3, -4]),
        ([7, -7], 2.0, [3, -3]),
        ([7.0, 1.0], 2, [3.5, 0.5]),
    ],
)
def test_arrays_are_divided_in_place(left, right, values):
    array = np.array(left)
    assert idivide(array, right) is array
    assert array.tolist() == values


# What numpy.divide gave there, beside `from __future__ import division`, too.
@pytest.mark.parametrize(
    ('left', 'right', 'options', 'value'),
    [
        (7, 2, {}, 3),
        (7, 2.0, {}, 3.5),
        ([7, -7], 2, {}, [3, -4]),
        ([7.5, 1], [2, 2], {}, [3.75, 0.5]),
        (np.array([7, -7]), [2, 2], {}, [3, -4]),
        (np.array([7, 9]), np.float32(2), {}, [3.5, 4.5]),
        ([7, 9], 2, {'out': np.zeros(2)}, [3.0, 4.0]),
    ],
)
def test_quotients_of_numpy_are_those_of_python_2(left, right, options, value):
    quotient = python2.numpy_divide(left, right, **options)
    assert np.array_equal(quotient, value)
    assert np.asarray(quotient).dtype.kind == np.asarray(value).dtype.kind


def test_numbers_are_divided_as_they_are():
    assert idivide(7, 2) == 3 and idivide(7.0, 2) == 3.5


def test_strings_of_a_session_serve_as_text():
    rows = np.array([b'a', b'caf\xc3\xa9', b'\xff', b'a\0'], object)
    assert list(python2.text(rows)) == ['a', 'caf\u00e9', b'\xff', b'a\0']
    pair = collections.namedtuple('Pair', 'name size')(b'a', 3)
    assert python2.text(pair) == ('a', 3)
    assert python2.text(pair).name == 'a'
    assert python2.text({'x': [b'a', (b'b',)]}) == {'x': ['a', ('b',)]}
    numbers = np.ones(3)
    assert python2.text(numbers) is numbers


def test_summary_that_would_pass_for_text_stays_bytes():
    tag = 'loss_of_all_letters_' * 4
    pair = [v1.Summary.Value(tag=tag, simple_value=12.078431)] * 2
    summary = v1.Summary(value=pair).SerializeToString()
    summary.decode()  # As each of its bytes is of ASCII.
    assert python2.text([summary]) == [summary]


@pytest.mark.parametrize(
    'value', [b'', b'\n', b'\n\n', b'\n\x02\nab', b'\n\x03\nab\n', b'\n\xff']
)
def test_line_of_text_is_no_message(value):
    assert not python2.is_message(value)


def test_rounded_numbers_are_floats_that_count():
    numbers = [python2.ceil(2.1), python2.floor(np.array([3.9]))]
    assert [*map(repr, numbers)] == ['3.0', '3.0']
    assert numbers[0] / 2 == 1.5
    assert python2.divide(numbers[1], 2) == 1.5
    assert np.zeros(4)[: numbers[0]].shape == (3,)
    assert type(pickle.loads(pickle.dumps(numbers[0]))) is float
    assert python2.ceil(float('inf')) == float('inf')


def test_function_is_given_text():
    def joined(name, rows, size):
        return name + ','.join(rows) * size

    called = python2.with_text(joined)
    assert called(b'a', np.array([b'b', b'c'], object), 2) == 'ab,cb,c'
    assert called.__name__ == 'joined'


def test_small_numbers_are_divided_by_larger_ones():
    """Source: NumPy 1.16 under Python 2.7, executed."""
    sound = np.array([-20000, 5, 32767], np.int16)
    pixels = np.array([250, 5], np.uint8)
    found = python2.divide(sound, 2**15)
    assert found.tolist() == [-1, 0, 0]
    assert found.dtype == np.int32
    assert python2.divide(pixels, 256).dtype == np.int16
    assert python2.divide(pixels, 200).dtype == np.uint8
    assert python2.divide(2**15, sound).tolist() == [-2, 6553, 1]
    assert python2.divide(np.int16(5), 2**15) == 0
    assert python2.numpy_divide(sound, 2**15).tolist() == [-1, 0, 0]
    assert python2.idivide(sound, 2**15) is sound
    assert sound.tolist() == [-1, 0, 0]
    assert sound.dtype == np.int16
