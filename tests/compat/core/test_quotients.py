"""Quotients and remainders of 0.x."""

import pytest
import tensorflow

from legacy_rnn.compat import python2, r0_12, r1_0
from legacy_rnn.compat.releases import Release
from legacy_rnn.running.patches import old_quotients

v1 = tensorflow.compat.v1
WHOLE, FLOATS = [-7, 7, -6], [-7.0, 7.0, -6.5]


def values(tensors):
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        return [value.tolist() for value in session.run(tensors)]


@pytest.mark.parametrize(
    'name, y, whole, floats',
    [
        ('div', 2, [-3, 3, -3], [-3.5, 3.5, -3.25]),
        ('floordiv', 2, [-3, 3, -3], [-4, 3, -4]),
        ('mod', -2, [-1, 1, 0], [-1, 1, -0.5]),
    ],
)
def test_they_are_those_of_0_12_1(name, y, whole, floats):
    with tensorflow.Graph().as_default():
        function = getattr(r0_12, name)
        found = [function(WHOLE, y), function(tensorflow.constant(FLOATS), y)]
        assert values(found) == [whole, floats]
        after = values([r1_0.floordiv(WHOLE, 2), r1_0.mod(WHOLE, 2)])
        assert after == [[-4, 3, -3], [1, 1, 0]]


def test_operators_of_a_program_of_0_x_divide_as_then():
    with tensorflow.Graph().as_default():
        x = tensorflow.constant(WHOLE)
        v = v1.Variable(WHOLE)
        with old_quotients.of_0_x(tensorflow, Release('0.12')):
            found = [x // 2, x % 3, -7 // x, -7 % x, x.__div__(2), v // 2]
        expected = [
            [-3, 3, -3], [-1, 1, 0], [1, -1, 1], [0, 0, -1], [-3, 3, -3],
            [-3, 3, -3],
        ]  # fmt: skip
        assert values(found) == expected
        assert values([x // 2, x % 3]) == [[-4, 3, -3], [2, 1, 0]]


def test_quotients_of_python_2_are_those_of_0_x():
    with tensorflow.Graph().as_default():
        x = tensorflow.constant(WHOLE)
        with old_quotients.of_0_x(tensorflow, Release('0.12')):
            found = [python2.divide(x, 2), python2.divide(-7, x)]
        assert values(found) == [[-3, 3, -3], [1, -1, 1]]
