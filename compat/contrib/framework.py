"""`tf.contrib.framework`: argument scopes, variables, checkpoints, checks."""

import tensorflow as tf

from ..layers.core import choose as _choose
from ..private import nest
from .arg_scopes import (
    add_arg_scope,
    arg_scope,
    arg_scoped_arguments,
    current_arg_scope,
    has_arg_scope,
)
from .checkpoints import (
    assign_from_checkpoint,
    assign_from_checkpoint_fn,
    assign_from_values,
    assign_from_values_fn,
    init_from_checkpoint,
    list_variables,
    load_checkpoint,
    load_variable,
)
from .deprecation import (
    deprecated,
    deprecated_arg_values,
    deprecated_args,
    experimental,
)
from .model_variables import (
    add_model_variable,
    filter_variables,
    get_local_variables,
    get_model_variables,
    get_trainable_variables,
    get_unique_variable,
    get_variable_full_name,
    get_variables,
    get_variables_by_name,
    get_variables_by_suffix,
    get_variables_to_restore,
    global_variable,
    local_variable,
    model_variable,
    variable,
)
from .shape_checks import with_same_shape, with_shape

__all__ = [
    'add_arg_scope',
    'add_model_variable',
    'arg_scope',
    'arg_scoped_arguments',
    'assign_from_checkpoint',
    'assign_from_checkpoint_fn',
    'assign_from_values',
    'assign_from_values_fn',
    'current_arg_scope',
    'deprecated',
    'deprecated_arg_values',
    'deprecated_args',
    'experimental',
    'filter_variables',
    'get_local_variables',
    'get_model_variables',
    'get_trainable_variables',
    'get_unique_variable',
    'get_variable_full_name',
    'get_variables',
    'get_variables_by_name',
    'get_variables_by_suffix',
    'get_variables_to_restore',
    'global_variable',
    'has_arg_scope',
    'init_from_checkpoint',
    'list_variables',
    'load_checkpoint',
    'load_variable',
    'local_variable',
    'model_variable',
    'nest',
    'variable',
    'with_same_shape',
    'with_shape',
]

v1 = tf.compat.v1

get_global_step = v1.train.get_global_step
get_or_create_global_step = v1.train.get_or_create_global_step
create_global_step = v1.train.create_global_step
assert_global_step = v1.train.assert_global_step
is_tensor = tf.is_tensor
is_numeric_tensor = v1.debugging.is_numeric_tensor
is_non_decreasing = v1.is_non_decreasing
is_strictly_increasing = v1.is_strictly_increasing
assert_scalar = v1.assert_scalar
argsort = tf.argsort
sort = tf.sort
TensorSpec = tf.TensorSpec
CriticalSection = tf.CriticalSection


def assert_scalar_int(tensor, name=None):
    """Raises ValueError unless a tensor is an int scalar; returns it."""
    tensor = tf.convert_to_tensor(tensor, name=name)
    if not tensor.dtype.is_integer:
        raise ValueError(
            f'Unexpected type of tensor: Expected integer, got '
            f'{tensor.dtype.name}; cast it to tf.int32'
        )
    if tensor.shape.ndims:
        raise ValueError(
            f'Unexpected shape of tensor: Expected scalar, got '
            f'{tensor.shape}; pass one number'
        )
    return tensor


def assert_or_get_global_step(graph=None, global_step_tensor=None):
    """The step counter given, once checked, or the graph's own."""
    if global_step_tensor is None:
        return get_global_step(graph)
    assert_global_step(global_step_tensor)
    return global_step_tensor


def assert_same_float_dtype(tensors=None, dtype=None):
    """The one float type of all tensors; float32 where none says.

    Raises:
        ValueError: Types differ or are not float.
    """
    found = {tf.as_dtype(dtype)} if dtype else set()
    given = [tensor for tensor in tensors or () if tensor is not None]
    found |= {tensor.dtype.base_dtype for tensor in given}
    if len(found) > 1:
        raise ValueError(f'expected one type, got {sorted(map(str, found))}')
    chosen = found.pop() if found else tf.float32
    if not chosen.is_floating:
        raise ValueError(f'expected a float type, got {chosen.name}')
    return chosen


def convert_to_tensor_or_sparse_tensor(value, dtype=None, name=None):
    """A tensor of a value; sparse tensors stay as they are."""
    if isinstance(value, v1.SparseTensorValue):
        value = tf.SparseTensor(*value)
    if isinstance(value, tf.SparseTensor):
        return value
    return tf.convert_to_tensor(value, dtype, name=name)


def reduce_sum_n(tensors, name=None):
    """Sum of all values of all tensors."""
    with tf.name_scope(name or 'reduce_sum_n'):
        return tf.add_n([tf.reduce_sum(tensor) for tensor in tensors])


def remove_squeezable_dimensions(predictions, labels, name=None):
    """Takes a last axis of one off where one of both has it."""
    with tf.name_scope(name or 'remove_squeezable_dimensions'):
        predictions = tf.convert_to_tensor(predictions)
        labels = tf.convert_to_tensor(labels)
        return (
            _squeezed(predictions, labels),
            _squeezed(labels, predictions),
        )


def _squeezed(tensor, other):
    """A tensor without its last axis, if it has one more than another."""
    if not tensor.shape[-1:].is_compatible_with([1]):
        return tensor
    if None not in (tensor.shape.rank, other.shape.rank):
        longer = tensor.shape.rank - other.shape.rank == 1
        return tf.squeeze(tensor, [-1]) if longer else tensor
    return v1.cond(
        tf.equal(tf.rank(tensor) - tf.rank(other), 1),
        lambda: tf.squeeze(tensor, [-1]),
        lambda: tensor,
    )


def get_graph_from_inputs(op_input_list, graph=None):
    """The graph of the inputs, or the default one."""
    for value in op_input_list:
        if isinstance(value, (tf.Tensor, tf.Operation)):
            return graph or value.graph
    return graph or v1.get_default_graph()


def get_name_scope():
    """Name of the scope at hand, without the last slash."""
    return v1.get_default_graph().get_name_scope()


def prepend_name_scope(name, import_scope):
    """A name below a scope."""
    return f'{import_scope}/{name}' if import_scope else name


def strip_name_scope(name, export_scope):
    """A name without the scope it starts with."""
    start = f'{export_scope}/'
    return name.removeprefix(start) if export_scope else name


def get_placeholders(graph):
    """All placeholders of a graph."""
    return [
        operation.outputs[0]
        for operation in graph.get_operations()
        if operation.type == 'Placeholder'
    ]


def smart_constant_value(pred):
    """Value of a condition that is known while the graph is built."""
    if isinstance(pred, (bool, int)):
        return bool(pred)
    return tf.get_static_value(pred)


def smart_cond(pred, true_fn=None, false_fn=None, name=None):
    """`cond` that calls one function at once if the condition is known."""
    del name
    return _choose(pred, true_fn, false_fn)


def py_func(
    func,
    args=(),
    kwargs=None,
    output_types=None,
    output_shapes=None,
    stateful=True,
    name=None,
):
    """Calls a Python function on arrays when it runs.

    Args:
        func: Function of arrays.
        args: Tensors, in any structure.
        kwargs: More of them, by name.
        output_types: Types of the results, in their structure.
        output_shapes: Their shapes.
        stateful: Whether it may give something else each time.
        name: Name of the op.

    Returns:
        Tensors in the structure of `output_types`.
    """
    given = (list(args), dict(kwargs or {}))
    flat = tf.nest.flatten(given)

    def call(*values):
        listed, named = tf.nest.pack_sequence_as(given, list(values))
        return tf.nest.flatten(func(*listed, **named))

    types = tf.nest.flatten(output_types)
    results = v1.py_func(call, flat, types, stateful, name)
    results = results if isinstance(results, (list, tuple)) else [results]
    if output_shapes is not None:
        for result, shape in zip(results, output_shapes, strict=True):
            result.set_shape(shape)
    return tf.nest.pack_sequence_as(output_types, list(results))


def print_op(
    input_,
    data=None,
    message=None,
    first_n=None,
    summarize=20,
    print_tensor_name=True,
    print_tensor_type=True,
    print_shape=True,
    summarize_indicator_vector=True,
    name=None,
):
    """Prints a tensor when it runs, and gives it."""
    data = [input_] if data is None else data
    return v1.Print(input_, data, message, first_n, summarize, name)
