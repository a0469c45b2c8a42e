"""NumPy's functions of tensors become operators."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = (
    'import numpy as np\n'
    'class Model:\n'
    '    def __init__(self):\n'
    '        self.y = tf.placeholder(tf.int32, [None])\n'
    '    def loss(self, x):\n'
    '        return {}\n'
)


@pytest.mark.parametrize(
    ('call', 'new'),
    [
        ('np.equal(self.y, 11)', 'np.bool_(False)'),
        ('np.not_equal(11, self.y)', 'np.bool_(True)'),
        ('np.multiply(self.y, 2)', '(self.y * 2)'),
        ('np.subtract(1, self.y)', '(1 - self.y)'),
        ('np.add(self.y, self.y)', '(self.y + self.y)'),
        ('np.abs(-self.y)', 'abs(-self.y)'),
        ('np.absolute(x - self.y)', 'abs(x - self.y)'),
        (
            'np.abs(tf.nn.moments(x, [0])[1] - 1)',
            'abs(tf.nn.moments(x, [0])[1] - 1)',
        ),
    ],
)
def test_a_tensor_has_operators(call, new):
    check_transformed(HEAD.format(call), HEAD.format(new))


@pytest.mark.parametrize('call', ['np.equal(x, 11)', 'np.abs(x - 1)'])
def test_what_may_be_an_array_stays(call):
    check_noop(HEAD.format(call))


@pytest.mark.parametrize(
    ('call', 'new'),
    [
        ('np.square(self.y)', 'np.square(numpy1.rows(self.y))'),
        ('np.multiply(self.y, x)', 'np.multiply(numpy1.rows(self.y), x)'),
        (
            'np.multiply(self.y, 2, dtype=object)',
            'np.multiply(numpy1.rows(self.y), 2, dtype=object)',
        ),
    ],
)
def test_what_no_operator_says_is_done_by_numpy(call, new):
    text = port_text(
        'import tensorflow as tf\n' + HEAD.format(call), '1.4'
    ).text
    assert f'return {new}\n' in text
