"""Sessions that are used after the `with` that closes them today."""

from tests.compat.porting.tools import check_noop, check_transformed

LINES = 'with tf.Session() as s:\n    x = tf.constant(1.0)\ns.run(x)\n'


def test_such_a_session_is_that_of_the_release():
    check_transformed(
        f'import tensorflow as tf\n{LINES}',
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r1_7\n'
        'tf.disable_v2_behavior()\n'
        + LINES.replace('tf.Session', 'r1_7.Session'),
        '1.7',
        head=False,
    )


def test_other_sessions_are_todays():
    check_noop(LINES, '1.8')
    check_noop(LINES.replace('s.run', '    s.run'), '1.7')
    check_noop(LINES.replace('s.run(x)', 'print(x)'), '1.7')
