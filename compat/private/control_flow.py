"""The pieces of loops and branches, of `tensorflow.python.ops`.

Each takes a tensor, `tf.IndexedSlices` or `tf.SparseTensor`; variables of
the old kind pass by reference.
"""

import tensorflow as tf

v1 = tf.compat.v1
raw = tf.raw_ops


def with_dependencies(dependencies, output_tensor, name=None):
    """A tensor that is there only after some ops have run.

    Args:
        dependencies: List of tensors and ops.
        output_tensor: Tensor or `tf.IndexedSlices`.
        name: Name of the op.
    """
    with v1.name_scope(name, 'control_dependency', [output_tensor]) as name:
        with tf.control_dependencies(dependencies):
            return _each(output_tensor, _beside, name=name)


def identity(data, name=None):
    """The same value; a reference stays one."""

    def copy(tensor, name=None):
        kind = raw.RefIdentity if _is_reference(tensor) else raw.Identity
        return kind(input=tensor, name=name)

    return _each(data, copy, name=name)


def switch(data, pred, dtype=None, name=None):
    """Passes a value on to one of two branches.

    Returns:
        `(value if not pred, value if pred)`; using the other one skips
        the op that does.
    """
    if dtype is not None:
        data = tf.convert_to_tensor(data, dtype)

    def one(tensor, name=None):
        kind = raw.RefSwitch if _is_reference(tensor) else raw.Switch
        return kind(data=tensor, pred=pred, name=name)

    first, *rest = _parts(data)
    pairs = [one(first, name), *map(one, rest)]
    return tuple(_join(data, [p[i] for p in pairs]) for i in (0, 1))


def ref_switch(data, pred, name=None):
    """`switch` of a reference."""
    return tuple(raw.RefSwitch(data=_reference(data), pred=pred, name=name))


def merge(inputs, name=None):
    """The first of some values that is there.

    Returns:
        `(value, its place in inputs)`.

    Raises:
        ValueError: An input is None.
    """
    if any(value is None for value in inputs):
        raise ValueError(f'merge needs tensors, got {inputs}')
    parts = [_parts(value) for value in inputs]
    if len({len(values) for values in parts}) > 1:
        raise ValueError(f'merge needs values of one kind, got {inputs}')
    merged = [_merge(column, name) for column in zip(*parts, strict=True)]
    return _join(inputs[0], [value for value, _ in merged]), merged[0][1]


def _merge(tensors, name):
    if all(_is_reference(tensor) for tensor in tensors):
        return raw.RefMerge(inputs=list(tensors), name=name)
    return raw.Merge(inputs=list(tensors), name=name)


def enter(
    data,
    frame_name,
    is_constant=False,
    parallel_iterations=10,
    use_ref=True,
    use_input_shape=True,
    name=None,
):
    """Brings a value into a loop."""

    def one(tensor, name=None):
        by_reference = use_ref and _is_reference(tensor)
        kind = raw.RefEnter if by_reference else raw.Enter
        result = kind(
            data=tensor,
            frame_name=frame_name,
            is_constant=bool(is_constant),
            parallel_iterations=parallel_iterations or 10,
            name=name,
        )
        if use_input_shape:
            result.set_shape(tensor.get_shape())
        return result

    return _each(data, one, name=name)


def exit(data, name=None):
    """Brings a value out of a loop."""
    return _each(data, _by_kind(raw.Exit, raw.RefExit), name=name)


def next_iteration(data, name=None):
    """Passes a value on to the next turn of a loop."""
    kind = _by_kind(raw.NextIteration, raw.RefNextIteration)
    return _each(data, kind, name=name)


def loop_cond(input, name=None):
    """Marks what decides whether a loop goes on."""
    return raw.LoopCond(input=input, name=name)


def ref_select(index, inputs, name=None):
    """The reference at a place of a list."""
    inputs = [_reference(value) for value in inputs]
    return raw.RefSelect(index=index, inputs=inputs, name=name)


def _beside(tensor, name=None):
    with v1.colocate_with(tensor):
        return identity(tensor, name)


def _by_kind(plain, by_reference):
    def call(tensor, name=None):
        kind = by_reference if _is_reference(tensor) else plain
        return kind(data=tensor, name=name)

    return call


def _each(data, function, name=None):
    """Applies a function to a tensor, or to the parts of a sparse one."""
    first, *rest = _parts(data)
    return _join(data, [function(first, name=name), *map(function, rest)])


def _parts(data):
    """The tensors of a value, that with its elements first."""
    if isinstance(data, tf.IndexedSlices):
        parts = [_reference(data.values), data.indices, data.dense_shape]
        return [part for part in parts if part is not None]
    if isinstance(data, tf.SparseTensor):
        return [data.values, data.indices, data.dense_shape]
    return [_reference(data)]


def _join(data, parts):
    """A value like `data` of other parts."""
    if isinstance(data, tf.IndexedSlices):
        return tf.IndexedSlices(*parts)
    if isinstance(data, tf.SparseTensor):
        return tf.SparseTensor(parts[1], parts[0], parts[2])
    return parts[0]


def _reference(data):
    """A variable's reference; any other value as a tensor."""
    if isinstance(data, tf.Variable):
        handle = data.op.outputs[0]
        return handle if _is_reference(handle) else data.value()
    return tf.convert_to_tensor(data)


def _is_reference(tensor):
    return getattr(tensor.dtype, '_is_ref_dtype', False)
