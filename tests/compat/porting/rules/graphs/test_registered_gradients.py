"""Gradients that a program registers and TensorFlow has today."""

from tests import forking
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = (
    'import tensorflow.compat.v1 as tf\n'
    'from legacy_rnn.compat import r1_0\n'
    'tf.disable_v2_behavior()\n'
)
PROGRAM = """
@{}.RegisterGradient('FloorMod')
def gradient(op, grad):
    return 2 * grad, None

x = tf.constant(5.0)
slope = tf.gradients(x % 3.0, x)[0]
print('slope', tf.Session().run(slope))
"""


def test_a_gradient_that_came_later_is_the_programs_own():
    private = 'import tensorflow as tf\n'
    private += 'from tensorflow.python.framework import ops\n'
    for before, name in (
        ('import tensorflow as tf\n', 'tf'),
        (private, 'ops'),
    ):
        ported = check_transformed(
            before + PROGRAM.format(name),
            HEAD + PROGRAM.format('r1_0'),
            '1.0',
            head=False,
        )
    assert 'slope 2.0' in forking.code(ported.text).stdout


def test_other_gradients_are_registered_as_ever():
    check_noop(PROGRAM.format('tf'), '1.4')
    check_noop("@tf.RegisterGradient('Flip')\ndef f(op, g): return -g\n")
    check_noop('register = tf.RegisterGradient\n')


def test_a_gradient_that_was_there_is_replaced_once():
    program = PROGRAM.format('old').replace('tf.', 'old.')
    ran = forking.code(f'import legacy_rnn.compat.r1_0 as old\n{program}')
    assert 'slope 2.0' in ran.stdout, ran.stderr
