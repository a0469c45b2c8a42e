"""`while_loop` from before it asked for `shape_invariants`."""

import numpy as np
import tensorflow as tf

from . import tensor_arrays


def while_loop(
    cond,
    body,
    loop_vars,
    parallel_iterations=10,
    back_prop=True,
    swap_memory=False,
    name=None,
):
    """Repeats `body` while `cond` holds; tensors may change their shape.

    Up to 0.10 nobody compared the shapes that went into a turn of the loop
    with those that came out, and a tensor could grow from turn to turn. Here
    the loop is built anew with less said of such a tensor's shape; it keeps
    the dimensions that stay.

    Args:
        cond: Function of the loop variables giving a bool scalar.
        body: Function of the loop variables giving their next values.
        loop_vars: Structure of tensors and TensorArrays.
        parallel_iterations: Iterations that may run at once.
        back_prop: Whether gradients will be taken.
        swap_memory: Whether tensors may move to the host.
        name: Prefix of the names of the ops.

    Returns:
        The last values, in the structure of `loop_vars`.

    Source: TensorFlow 0.5 (`control_flow_ops.While`) to 0.10.
    """
    shapes = None
    while True:
        turn = _Turn(body)
        try:
            return tensor_arrays.while_loop(
                cond,
                turn,
                loop_vars,
                shapes,
                parallel_iterations,
                back_prop,
                swap_memory,
                name,
            )
        except ValueError:
            if not turn.changes_a_shape():
                raise
        shapes = tf.nest.pack_sequence_as(loop_vars, turn.wider)


class _Turn:
    """The body of a loop; notes the shapes before and after."""

    def __init__(self, body):
        self._body = body
        self._before = self.wider = ()

    def __call__(self, *values):
        self._before = _shapes(values)
        results = self._body(*values)
        self.wider = tuple(map(_wider, self._before, _shapes(results)))
        return results

    def changes_a_shape(self):
        """Whether a tensor left the turn with another shape."""
        pairs = zip(self._before, self.wider, strict=False)
        return any(str(before) != str(after) for before, after in pairs)


def _shapes(structure):
    return [_shape(value) for value in tf.nest.flatten(structure)]


def _shape(value):
    """Shape of a tensor, or of what becomes one; None of anything else."""
    if isinstance(value, (tf.IndexedSlices, tensor_arrays.TensorArray)):
        return None
    return tf.TensorShape(
        value.shape if tf.is_tensor(value) else np.shape(value)
    )


def _wider(before, after):
    if before is None or after is None:
        return None
    return before.most_specific_compatible_shape(after)
