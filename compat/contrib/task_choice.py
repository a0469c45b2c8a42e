"""Which server a variable goes to: `ps_strategy` of a device setter.

Source: TensorFlow 1.15, `contrib/training` (behaviour, not code).
"""

import hashlib

import tensorflow as tf

__all__ = [
    'GreedyLoadBalancingStrategy',
    'RandomStrategy',
    'byte_size_load_fn',
]


class GreedyLoadBalancingStrategy:
    """Chooses the server that has the least so far.

    Args:
        num_tasks: Number of servers.
        load_fn: Function from an op to what it adds to its server.
    """

    def __init__(self, num_tasks, load_fn):
        self._load_fn = load_fn
        self._loads = [0.0] * num_tasks

    def __call__(self, op):
        """The place of the server for an op."""
        task = self._loads.index(min(self._loads))
        self._loads[task] += self._load_fn(op)
        return task


class RandomStrategy:
    """Chooses a server by chance, the same for a name each time.

    Args:
        num_ps_tasks: Number of servers.
        seed: Other seeds choose otherwise.
    """

    def __init__(self, num_ps_tasks, seed=0):
        self._count, self._seed = num_ps_tasks, seed

    def __call__(self, op):
        """The place of the server for an op."""
        key = f'{op.name}_{self._seed}'.encode()
        digest = hashlib.md5(key, usedforsecurity=False).hexdigest()
        return int(digest, 16) % self._count


def byte_size_load_fn(op):
    """Number of bytes of an op's only output; of a handle, one.

    Raises:
        ValueError: It has more outputs, or one of no known shape.
    """
    if len(op.outputs) != 1:
        raise ValueError(f'Op {op} must have a single output')
    shape = op.outputs[0].shape
    if not shape.is_fully_defined():
        shape = tf.TensorShape(op.get_attr('shape'))
    shape.assert_is_fully_defined()
    return shape.num_elements() * max(op.outputs[0].dtype.size, 1)
