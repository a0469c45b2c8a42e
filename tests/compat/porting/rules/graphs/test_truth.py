"""Tensors as conditions."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

CASES = {
    'a comparison': (
        'k = tf.placeholder(tf.float32)\nif k < 1:\n    x = 2\n',
        'k = tf.placeholder(tf.float32)\nif (k < 1) is not None:\n    x = 2\n',
    ),
    'a tensor itself': (
        'self.k = tf.zeros([2])\nwhile train and not self.k:\n    x = 2\n',
        'self.k = tf.zeros([2])\n'
        'while train and not self.k is not None:\n    x = 2\n',
    ),
    'a sum of tensors, with a call that is ported': (
        'a = tf.mul(b, c)\ny = 1 if a + 2 >= tf.sub(b, c) else 0\n',
        'a = tf.multiply(b, c)\n'
        'y = 1 if (a + 2 >= tf.subtract(b, c)) is not None else 0\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_tensor_as_a_condition_is_true(name):
    check_transformed(*CASES[name], '0.7')


@pytest.mark.parametrize(
    'source',
    [
        'def f(k):\n    if k < 1:\n        pass\nk = tf.zeros([2])\n',
        'k = tf.zeros([2])\nk = 3\nif k < 1:\n    pass\n',
        'k = tf.zeros([2])\nif k is None or k == 1:\n    pass\n',
        'k = tf.zeros([2])\nk, m = 1, 2\nif k:\n    pass\n',
        'for k in tf.zeros([2]):\n    if k:\n        pass\n',
        'k = tf.zeros([2])\nk = k if k is not None else k\n',
        'k = session.run(tf.zeros([2]))\nif k < 1:\n    pass\n',
    ],
)
def test_what_is_no_tensor_for_certain_stays(source):
    check_noop(source)
