"""Private functions of `rnn_cell` and `contrib.rnn` that programs called.

Each takes the release, then the arguments that any release had.

*Source:* TensorFlow 0.10 to 1.15, `python/ops/rnn_cell*.py` and
`contrib/rnn/python/ops`.
"""

from __future__ import annotations

import contextlib
import functools
import itertools

import numpy as np
import tensorflow as tf

from .base import whole_variable, zeros_like_size

v1 = tf.compat.v1


def _like_rnncell(release, cell):
    """Whether an object has what every cell has."""
    names = ('output_size', 'state_size', 'zero_state')
    return callable(cell) and all(hasattr(cell, name) for name in names)


def assert_like_rnncell(release, cell_name, cell):
    """Refuses an object that lacks what every cell has, as from 1.8 on.

    Args:
        release: A Release.
        cell_name: Name of the argument, for the message.
        cell: Any object.

    Raises:
        TypeError: It is not like a cell.
    """
    has = functools.partial(_hasattr, release, cell)
    state = "either 'zero_state' or 'get_initial_state' method is required"
    wanted = {
        "'output_size' property is missing": has('output_size'),
        "'state_size' property is missing": has('state_size'),
        state: has('get_initial_state') or has('zero_state'),
        'is not callable': callable(cell),
    }
    if not all(wanted.values()):
        missing = ', '.join(text for text in wanted if not wanted[text])
        raise TypeError(
            f'The argument {cell_name!r} ({cell}) is not an RNNCell: '
            f'{missing}.'
        )


def _hasattr(release, obj, attr_name):
    """Whether an attribute can be read, be it a property that raises."""
    try:
        getattr(obj, attr_name)
    except AttributeError:
        return False
    return True


def _state_size_with_prefix(release, state_size, prefix=None):
    """A size as a list of dimensions, after those of a prefix.

    Args:
        release: A Release.
        state_size: int or TensorShape.
        prefix: List of dimensions, or None.
    """
    if isinstance(state_size, int):
        state_size = [state_size]
    return [*(prefix or ()), *tf.TensorShape(state_size).as_list()]


def _zero_state_tensors(release, state_size, batch_size, dtype):
    """Zeros of a size or a nest of sizes, each behind the batch.

    Args:
        release: A Release.
        state_size: int, TensorShape, or a nest of them.
        batch_size: int or scalar tensor.
        dtype: Type of the zeros.
    """
    return zeros_like_size(state_size, batch_size, dtype)


def _concat(release, prefix, suffix, static=False):
    """A size behind another one, such as that of the batch.

    Args:
        release: A Release.
        prefix: int, TensorShape or tensor of rank 0 or 1.
        suffix: The same.
        static: Whether a list is wanted, rather than a tensor.

    Returns:
        An int32 tensor `[rank]`; if static, a list in which what is not
        known is None, or None if not even the rank is.

    Raises:
        ValueError: A tensor is wanted and a dimension is not known.
    """
    if static:
        known = [_known_size(size) for size in (prefix, suffix)]
        return None if None in known else [*known[0], *known[1]]
    return tf.concat([_size_tensor(size) for size in (prefix, suffix)], 0)


def _known_size(size):
    if tf.is_tensor(size):
        size = tf.get_static_value(size)
    if size is None or isinstance(size, tf.TensorShape):
        shape = tf.TensorShape(size)
        return None if shape.rank is None else shape.as_list()
    return tf.TensorShape(np.atleast_1d(size)).as_list()


def _size_tensor(size):
    if not tf.is_tensor(size):
        known = _known_size(size)
        if known is None or None in known:
            raise ValueError(
                f'prefix and suffix must be known, got {size}; pass a tensor'
            )
        return tf.constant(known, tf.int32)
    if size.shape.rank not in (0, 1):
        raise ValueError(
            'prefix and suffix must have rank 0 or 1, got shape '
            f'{size.shape.as_list()}'
        )
    return tf.reshape(size, [-1])


def _check_supported_dtypes(release, dtype):
    """Refuses a type that is neither real nor complex, as 1.15 did.

    Args:
        release: A Release.
        dtype: A type in any form, or None.

    Raises:
        ValueError: If a cell cannot compute in the type.
    """
    if dtype is None:
        return
    dtype = tf.as_dtype(dtype)
    if not (dtype.is_floating or dtype.is_complex):
        raise ValueError(
            'RNN cell only supports floating point inputs, but saw dtype: '
            f'{dtype}'
        )


def _check_rnn_cell_input_dtypes(release, inputs):
    """`_check_supported_dtypes` of every tensor in a structure."""
    for tensor in tf.nest.flatten(inputs):
        _check_supported_dtypes(release, tensor.dtype)


@contextlib.contextmanager
def _checked_scope(release, cell, scope, reuse=None, **kwargs):
    """The scope in which a cell makes its weights.

    1.1 asked here whether another cell had made weights in it.
    """
    if reuse is not None:
        kwargs['reuse'] = reuse
    with v1.variable_scope(scope, **kwargs) as entered:
        yield entered


def _enumerated_map_structure(release, map_fn, *args, **kwargs):
    """`nest.map_structure` of a function that gets the place first."""
    args = kwargs.pop('*args', args)
    places = itertools.count()
    return tf.nest.map_structure(
        lambda *parts: map_fn(next(places), *parts), *args, **kwargs
    )


def _conv(release, args, filter_size, num_features, bias, bias_start=0.0):
    """A convolution of joined grids, in the scope at hand.

    Args:
        release: A Release.
        args: List of `[batch, *grid, channels]`.
        filter_size: List of 1 to 3 sizes.
        num_features: Channels of the result.
        bias: Whether to add a bias.
        bias_start: First value of the bias.

    Returns:
        `[batch, *grid, num_features]`.

    Raises:
        ValueError: Ranks differ, or are not 3, 4 or 5.
    """
    ranks = {arg.shape.rank for arg in args}
    if len(ranks) != 1 or not ranks <= {3, 4, 5}:
        raise ValueError(
            f'args must have one rank of 3, 4 or 5, got '
            f'{[arg.shape.as_list() for arg in args]}'
        )
    joined = args[0] if len(args) == 1 else tf.concat(args, -1)
    depth = sum(arg.shape.as_list()[-1] for arg in args)
    kernel = v1.get_variable(
        'kernel', [*filter_size, depth, num_features], dtype=joined.dtype
    )
    result = tf.nn.convolution(joined, kernel, padding='SAME')
    if not bias:
        return result
    start = v1.constant_initializer(bias_start, dtype=joined.dtype)
    return result + v1.get_variable(
        'biases', [num_features], dtype=joined.dtype, initializer=start
    )


def _norm(release, g, b, inp, scope):
    """Layer normalization with a gain and shift that start at numbers.

    Args:
        release: A Release.
        g: First value of gamma.
        b: First value of beta.
        inp: `[batch, depth]`.
        scope: Scope of the weights.
    """
    shape = inp.shape[-1:]
    with v1.variable_scope(scope):
        gamma, beta = (
            v1.get_variable(
                name, shape, initializer=v1.constant_initializer(start)
            )
            for name, start in (('gamma', g), ('beta', b))
        )
    mean, variance = tf.nn.moments(inp, [-1], keepdims=True)
    return tf.nn.batch_normalization(inp, mean, variance, beta, gamma, 1e-12)


def _get_sharded_variable(
    release, name, shape, dtype, num_shards, initializer=None
):
    """Parts of a variable along its first axis, the first ones longer.

    Up to 0.6 they could be told how to start.
    """
    rows, more = divmod(shape[0], num_shards)
    if num_shards > shape[0]:
        raise ValueError(
            f'num_shards must be at most {shape[0]}, got {num_shards}'
        )
    return [
        whole_variable(
            f'{name}_{i}',
            [rows + (i < more), *shape[1:]],
            dtype=dtype,
            initializer=initializer,
        )
        for i in range(num_shards)
    ]


def _get_concat_variable(release, name, shape, dtype, num_shards):
    """`_get_sharded_variable` as one tensor, kept in a collection."""
    shards = _get_sharded_variable(release, name, shape, dtype, num_shards)
    if len(shards) == 1:
        return shards[0]
    full = f'{v1.get_variable_scope().name}/{name}/concat:0'
    for value in v1.get_collection(v1.GraphKeys.CONCATENATED_VARIABLES):
        if value.name == full:
            return value
    whole = tf.concat(shards, 0, name=f'{name}/concat')
    v1.add_to_collection(v1.GraphKeys.CONCATENATED_VARIABLES, whole)
    return whole
