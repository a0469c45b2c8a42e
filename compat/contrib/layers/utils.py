"""`contrib.layers.python.layers.utils`: sizes, named outputs, branches."""

import collections

import tensorflow as tf

v1 = tf.compat.v1

NamedOutputs = collections.namedtuple('NamedOutputs', ['name', 'outputs'])


def get_variable_collections(variables_collections, name):
    """The collections of a variable: one of a dict's, or all.

    Args:
        variables_collections: A dict of variables' names to collections, or
            collections.
        name: Name of the variable.
    """
    if isinstance(variables_collections, dict):
        return variables_collections.get(name)
    return variables_collections


def collect_named_outputs(collections, alias, outputs):
    """Adds a tensor to collections under a name; the tensor.

    Args:
        collections: A collection, a list of them, or None.
        alias: The name.
        outputs: The tensor.
    """
    if collections:
        append_tensor_alias(outputs, alias)
        v1.add_to_collections(collections, outputs)
    return outputs


def activate(outputs, activation_fn, collections, alias):
    """The outputs of a layer, activated, in their collections.

    Args:
        outputs: Tensor.
        activation_fn: Function of it, or None.
        collections: A collection, a list of them, or None.
        alias: Name of the outputs in these.
    """
    if activation_fn is not None:
        outputs = activation_fn(outputs)
    return collect_named_outputs(collections, alias, outputs)


def append_tensor_alias(tensor, alias):
    """Adds a name to a tensor's own; the tensor."""
    aliases = getattr(tensor, 'aliases', [])
    tensor.aliases = [*aliases, alias.removesuffix('/')]
    return tensor


def get_tensor_aliases(tensor):
    """The names of a tensor; that of its op where it was given none."""
    return getattr(tensor, 'aliases', [tensor.name.removesuffix(':0')])


def gather_tensors_aliases(tensors):
    """The names of all tensors of a list."""
    return [name for tensor in tensors for name in get_tensor_aliases(tensor)]


def convert_collection_to_dict(collection, clear_collection=False):
    """The tensors of a collection by their names, in their order."""
    tensors = v1.get_collection(collection)
    found = collections.OrderedDict(
        (name, tensor)
        for tensor in tensors
        for name in get_tensor_aliases(tensor)
    )
    if clear_collection:
        v1.get_default_graph().clear_collection(collection)
    return found


def first_dimension(shape, min_rank=1):
    """The first size of a shape, which must be known."""
    return _dimension(shape, 0, min_rank)


def last_dimension(shape, min_rank=1):
    """The last size of a shape, which must be known."""
    return _dimension(shape, -1, min_rank)


def channel_dimension(shape, data_format, min_rank=1):
    """The size of a shape's channels, which must be known.

    Args:
        shape: TensorShape.
        data_format: `'NCHW'`, or one whose channels are last.
        min_rank: Fewest dimensions.
    """
    place = 1 if data_format == 'NCHW' else -1
    return _dimension(shape, place, min_rank)


def _dimension(shape, place, min_rank):
    sizes = shape.as_list() if shape.rank is not None else None
    if sizes is None or len(sizes) < min_rank or sizes[place] is None:
        raise ValueError(
            f'dimension {place} of at least {min_rank} must be known, got '
            f'shape {shape}; set it'
        )
    return sizes[place]


def constant_value(value_or_tensor_or_var, dtype=None):
    """The value that is known without running anything, or None.

    Raises:
        ValueError: Nothing was given, or a tensor of another type.
    """
    value = value_or_tensor_or_var
    if value is None:
        raise ValueError('value_or_tensor_or_var cannot be None; pass a value')
    if not isinstance(value, (tf.Tensor, tf.Variable)):
        return value
    if dtype and value.dtype != dtype:
        raise ValueError(
            f'value_or_tensor_or_var must be of type {dtype}, got '
            f'{value.dtype}; cast it'
        )
    return (
        None if isinstance(value, tf.Variable) else tf.get_static_value(value)
    )


def static_cond(pred, fn1, fn2):
    """Calls `fn1` if a Python bool is true, else `fn2`.

    Raises:
        TypeError: `fn1` or `fn2` is no function.
    """
    for name, function in (('fn1', fn1), ('fn2', fn2)):
        if not callable(function):
            raise TypeError(f'{name} must be callable, got {function!r}')
    return fn1() if pred else fn2()


def smart_cond(pred, fn1, fn2, name=None):
    """`static_cond` where `pred` is known, else `tf.cond`."""
    known = constant_value(pred)
    if known is None:
        return v1.cond(pred, fn1, fn2, name=name)
    return static_cond(known, fn1, fn2)


def two_element_tuple(int_or_tuple):
    """Height and width of one int, a pair or a TensorShape."""
    if isinstance(int_or_tuple, tf.TensorShape):
        int_or_tuple = int_or_tuple.as_list()
    if isinstance(int_or_tuple, int):
        return int_or_tuple, int_or_tuple
    if not isinstance(int_or_tuple, (list, tuple)) or len(int_or_tuple) != 2:
        raise ValueError(
            f'Must be an int, a list with 2 elements or a TensorShape of '
            f'length 2, got {int_or_tuple!r}'
        )
    return tuple(int(size) for size in int_or_tuple)


def n_positive_integers(n, value):
    """A tuple of `n` positive ints of one int or of a sequence of `n`.

    Raises:
        ValueError: `n` or a value is not positive, or there are not `n`.
    """
    if int(n) != n or n < 1:
        raise ValueError(f'n must be a positive integer, got {n}')
    if isinstance(value, tf.TensorShape):
        value = value.as_list()
    try:
        values = [int(value)] * int(n)
    except (TypeError, ValueError):
        values = [int(v) for v in value]
    if len(values) != n:
        raise ValueError(
            f'Expected sequence of {n} positive integers, but received '
            f'{value!r}'
        )
    if any(v < 1 for v in values):
        raise ValueError(f'expected positive integers, but received {value!r}')
    return tuple(values)
