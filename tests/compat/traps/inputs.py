"""Names that the calls of the traps use, for any TensorFlow."""

import numpy as np


def make_inputs(tf):
    """Dict of small tensors and cells; numbers are distinct on purpose.

    Args:
        tf: A namespace, or a real old TensorFlow.
    """
    x = tf.constant([[1.0, 2.0], [3.0, 5.0]])
    grid = np.arange(24.0).reshape(2, 3, 4) / 24
    ids = tf.constant([[0], [2]], tf.int64)
    found = {
        'tf': tf,
        'x': x,
        'y': tf.constant([[0.25, 0.5], [0.75, 0.125]]),
        'p': tf.constant([[0.25, 0.75], [0.5, 0.5]]),
        'i': tf.constant([0, 1]),
        'c': tf.complex(x, tf.ones([2, 2])),
        'square': tf.constant([[2.0, 1.0], [1.0, 3.0]]),
        'steps': tf.constant(grid, tf.float32),
        'logits': [x, x * 0.5],
        'targets': [tf.constant([0, 1]), tf.constant([1, 1])],
        'weights': [tf.constant([1.0, 0.5]), tf.constant([1.0, 1.0])],
        'matrix': tf.constant(np.arange(8.0).reshape(4, 2) / 8, tf.float32),
        'bias': tf.zeros([4]),
        'ids': ids,
        'sampled': (
            tf.constant([1, 3], tf.int64),
            tf.constant([[0.5], [0.5]]),
            tf.constant([0.5, 0.25]),
        ),
        'frames': tf.constant(
            np.sin(np.arange(18.0)).reshape(3, 2, 3), tf.float32
        ),
        'picture': tf.ones([4, 4, 3]),
        'table': tf.constant(np.arange(10.0).reshape(5, 2), tf.float32),
        'cell': _cell(tf),
        'run': Run(tf),
    }
    labels = tf.constant([0, 1], tf.int32)
    places = tf.constant([[0, 0], [1, 0]], tf.int64)
    shape = tf.constant([2, 1], tf.int64)
    found['labels'] = tf.SparseTensor(places, labels, shape)
    return found


class Run:
    """What a cell does and has, in words that all releases share."""

    def __init__(self, tf):
        self._tf = tf

    def output(self, cell, features=3):
        """Output of one step on ones."""
        tf = self._tf
        state = cell.zero_state(2, tf.float32)
        return cell(tf.ones([2, features]), state)[0]

    def shapes(self, *_):
        """Shapes of all variables, in the order of their names."""
        made = self._tf.trainable_variables()
        return [
            v.get_shape().as_list() for v in sorted(made, key=lambda v: v.name)
        ]

    def names(self, *_):
        """Names of all variables that will be trained."""
        return sorted(v.op.name for v in self._tf.trainable_variables())


def _cell(tf):
    for module in ('contrib.rnn', 'nn.rnn_cell', 'models.rnn.rnn_cell'):
        found = tf
        try:
            for part in module.split('.'):
                found = getattr(found, part)
            return found.GRUCell(2)
        except (AttributeError, TypeError):
            continue
    raise LookupError('no GRUCell')
