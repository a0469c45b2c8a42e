"""TensorArrays with `pack` and `unpack`, and loops that pass them on."""

import tensorflow as tf

v1 = tf.compat.v1


class TensorArray:
    """A list of tensors that a loop reads and writes.

    All but the names `pack` and `unpack` is today's TensorArray; each method
    that gives an array gives one of this class.

    Source: TensorFlow 0.6 to 0.12, `TensorArray`.
    """

    def __init__(self, *args, **kwargs):
        wrapped = kwargs.pop('_array', None)
        self._array = wrapped or tf.TensorArray(*args, **kwargs)

    def pack(self, name=None):
        """All elements as one tensor, `[size, ...]`."""
        return self._array.stack(name)

    def unpack(self, value, name=None):
        """Writes the rows of `value` to the elements."""
        return wrap(self._array.unstack(value, name))

    def write(self, index, value, name=None):
        """Writes one element."""
        return wrap(self._array.write(index, value, name))

    def scatter(self, indices, value, name=None):
        """Writes the rows of `value` to the elements at `indices`."""
        return wrap(self._array.scatter(indices, value, name))

    def split(self, value, lengths, name=None):
        """Writes pieces of `value` of the given lengths."""
        return wrap(self._array.split(value, lengths, name))

    def __getattr__(self, name):
        return getattr(self._array, name)


class EarlyTensorArray(TensorArray):
    """A list of tensors whose shapes may differ.

    Source: TensorFlow 0.7 and 0.8, `tensor_array_ops.TensorArray`.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{'infer_shape': False, **kwargs})


def wrap(value):
    """Adds the old methods to an array; other values stay."""
    if isinstance(value, tf.TensorArray):
        return TensorArray(_array=value)
    return value


def unwrap(value):
    """Today's array inside an old one; other values stay."""
    return value._array if isinstance(value, TensorArray) else value


def while_loop(
    cond,
    body,
    loop_vars,
    shape_invariants=None,
    parallel_iterations=10,
    back_prop=True,
    swap_memory=False,
    name=None,
):
    """Repeats `body` while `cond` holds; arrays keep their old methods.

    Args:
        cond: Function of the loop variables giving a bool scalar.
        body: Function of the loop variables giving their next values.
        loop_vars: Structure of tensors and TensorArrays.
        shape_invariants: As in `tf.compat.v1.while_loop`.
        parallel_iterations: Iterations that may run at once.
        back_prop: Whether gradients will be taken.
        swap_memory: Whether tensors may move to the host.
        name: Prefix of the names of the ops.

    Returns:
        The last values, in the structure of `loop_vars`.
    """

    results = v1.while_loop(
        with_arrays(cond),
        with_arrays(body),
        _map(unwrap, loop_vars),
        shape_invariants,
        parallel_iterations,
        back_prop,
        swap_memory,
        name,
    )
    return wrap_all(results)


def with_arrays(function):
    """Lets a function of a loop see and give arrays with the old methods."""

    def call(*values):
        return _map(unwrap, function(*wrap_all(values)))

    return call


def wrap_all(structure):
    """`wrap` of all values of a structure."""
    return _map(wrap, structure)


def _map(function, structure):
    return tf.nest.map_structure(function, structure)
