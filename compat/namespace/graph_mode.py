"""Turns on graph mode: the one place that changes TensorFlow's state."""

import gc
import logging
import warnings

import tensorflow as tf

from .. import supported


def enter():
    """Turns on TensorFlow 1's behaviour, and says if it is too late.

    Graphs, sessions, reference variables and shapes of `Dimension`s come
    back. Tensors that were computed eagerly before stay eager. What is loaded
    is kept out of Python's search for garbage: going through TensorFlow's
    modules once takes as long as building a graph of 1,000 operations.

    Raises:
        supported.TooOldError: TensorFlow is older than any that is supported.
    """
    # Inside a graph nothing is eager, and variables may be V2's all the same.
    v2 = tf.executing_eagerly() or tf.compat.v1.control_flow_v2_enabled()
    if not v2:
        return
    newer = supported.check(tf.__version__)
    if newer:
        warnings.warn(newer, RuntimeWarning, stacklevel=4)
    if eager_context_was_used():
        warnings.warn(
            'TensorFlow already ran eagerly before legacy_rnn.compat turned '
            'on graph mode; import legacy_rnn.compat.v0, .v1 or a release '
            'before the first tensor is made',
            RuntimeWarning,
            stacklevel=4,
        )
    # TensorFlow 2.16 warns of its own use of something deprecated.
    logger = tf.get_logger()
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        tf.compat.v1.disable_v2_behavior()
    finally:
        logger.setLevel(level)
    gc.freeze()


def eager_context_was_used():
    """Whether TensorFlow has already started its eager runtime.

    The number of threads cannot change once the runtime has started, which
    is the only public sign of it.
    """
    threads = tf.config.threading
    before = threads.get_intra_op_parallelism_threads()
    try:
        threads.set_intra_op_parallelism_threads(before + 1)
    except RuntimeError:
        return True
    threads.set_intra_op_parallelism_threads(before)
    return False
