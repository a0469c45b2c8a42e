"""`tf.contrib.memory_stats`, of which a CPU has the limit alone.

Source: TensorFlow 1.5.1, 1.12.3 and 1.15.5 on a CPU, where the other two
operations have no kernel; 1.13 and 1.14 were not tried.
"""

import tensorflow as tf

_UNTOLD_OF_1_12, _UNTOLD = 0, -1


def BytesLimit():
    """Scalar int64 of the memory of a device, -1 as a CPU does not tell it.

    Raises:
        NotImplementedError: There is a GPU, whose memory it would tell.
    """
    return _limit(_UNTOLD)


def BytesLimitOf1_12():
    """The same, 0 as up to 1.12."""
    return _limit(_UNTOLD_OF_1_12)


def _limit(untold):
    if tf.config.list_physical_devices('GPU'):
        raise NotImplementedError(
            'BytesLimit told the memory of a GPU, got one; ask '
            'tf.config.experimental.get_memory_info'
        )
    return tf.constant(untold, tf.int64, name='BytesLimit')
