"""Half-ported sources that take TensorFlow 2 by `tensorflow.compat.v2`."""

from legacy_rnn.compat.porting import port_text

BEFORE = """\
import tensorflow.compat.v2 as tf
x = tf.compat.v1.nn.rnn_cell.GRUCell(3)
y = tf.estimator.RunConfig(), tf.nn.relu(z)
"""
AFTER = """\
import tensorflow.compat.v2 as tf
from legacy_rnn.compat import r1_15
x = r1_15.nn.rnn_cell.GRUCell(3)
y = r1_15.estimator.RunConfig(), tf.nn.relu(z)
"""


def test_names_that_compat_v2_lacks_are_those_of_tf_itself():
    ported = port_text(BEFORE, '1.15')
    assert (ported.text, ported.status) == (AFTER, 'ported')
    assert port_text(AFTER, '1.15').text == AFTER
