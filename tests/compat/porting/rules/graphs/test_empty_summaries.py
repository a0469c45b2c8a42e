"""Writers that take None for a summary, as up to 1.2."""

import legacy_rnn.compat.r1_0 as old
from tests.compat.porting.tools import check_noop, check_transformed

LINES = 'w = tf.summary.FileWriter(f)\nx = tf.no_op()\nw.add_summary(y, 1)\n'


def test_a_writer_takes_none_where_no_op_may_give_it(tmp_path):
    check_transformed(
        f'import tensorflow as tf\n{LINES}',
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r1_0\n'
        'tf.disable_v2_behavior()\n'
        + LINES.replace('tf.summary', 'r1_0.summary'),
        '1.0',
        head=False,
    )
    old.summary.FileWriter(str(tmp_path)).add_summary(None, 1)


def test_other_writers_are_todays():
    check_noop(LINES, '1.4')
    check_noop(LINES.replace('tf.no_op()', '3'), '1.0')
