"""TF_DETERMINISTIC_OPS, by which up to 2.8 no random operation was refused."""

from __future__ import annotations

import os

VARIABLE = 'TF_DETERMINISTIC_OPS'


def leave_unasked(tf):
    """Has the variable set nothing; `enable_op_determinism` still does.

    TensorFlow looks for it once, when it is first asked.

    Args:
        tf: Today's tensorflow.
    """
    value = os.environ.pop(VARIABLE, None)
    with tf.Graph().as_default():
        tf.compat.v1.get_seed(None)
    if value is not None:
        os.environ[VARIABLE] = value
