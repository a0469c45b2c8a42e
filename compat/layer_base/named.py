"""Initializers, activations, regularizers and constraints by Keras' names."""

from __future__ import annotations

import functools

import tensorflow as tf

from ..names.variables import snake

v1 = tf.compat.v1

_scaling = functools.partial(
    functools.partial, v1.variance_scaling_initializer
)
_INITIALIZERS = {
    'glorot_normal': v1.glorot_normal_initializer,
    'glorot_uniform': v1.glorot_uniform_initializer,
    'he_normal': _scaling(2.0, 'fan_in', 'truncated_normal'),
    'he_uniform': _scaling(2.0, 'fan_in', 'uniform'),
    'identity': v1.initializers.identity,
    'lecun_normal': _scaling(1.0, 'fan_in', 'truncated_normal'),
    'lecun_uniform': _scaling(1.0, 'fan_in', 'uniform'),
    'ones': v1.ones_initializer,
    'orthogonal': v1.orthogonal_initializer,
    'random_normal': functools.partial(
        v1.random_normal_initializer, 0.0, 0.05
    ),
    'random_uniform': functools.partial(
        v1.random_uniform_initializer, -0.05, 0.05
    ),
    'truncated_normal': functools.partial(
        v1.truncated_normal_initializer, 0.0, 0.05
    ),
    'zeros': v1.zeros_initializer,
}


def hard_sigmoid(x):
    """`0.2 x + 0.5`, from 0 to 1; today's Keras has another slope."""
    return tf.clip_by_value(0.2 * x + 0.5, 0.0, 1.0)


_ACTIVATIONS = {
    'exponential': tf.exp,
    'hard_sigmoid': hard_sigmoid,
    'linear': lambda x: x,
    'sigmoid': tf.sigmoid,
    'tanh': tf.tanh,
}


_REGULARIZERS = {
    'l1': lambda x: 0.01 * tf.reduce_sum(tf.abs(x)),
    'l1_l2': lambda x: 0.01 * tf.reduce_sum(tf.abs(x) + tf.square(x)),
    'l2': lambda x: 0.01 * tf.reduce_sum(tf.square(x)),
}


def _unit_norm(weight, least=None, largest=None):
    """Columns of a norm of 1, or of one in between.

    Source: Keras 2, `constraints.py`.
    """
    norms = tf.sqrt(tf.reduce_sum(tf.square(weight), axis=0, keepdims=True))
    wanted = 1.0
    if largest is not None:
        wanted = tf.clip_by_value(norms, least, largest)
    return weight * (wanted / (norms + 1e-7))


_CONSTRAINTS = {
    'MaxNorm': functools.partial(_unit_norm, least=0.0, largest=2.0),
    'MinMaxNorm': functools.partial(_unit_norm, least=0.0, largest=1.0),
    'NonNeg': lambda x: x * tf.cast(x >= 0.0, x.dtype),
    'UnitNorm': _unit_norm,
}
_CONSTRAINTS.update({snake(name): f for name, f in _CONSTRAINTS.items()})


def weight_options(*given):
    """What `get_variable` takes, for what layers are given.

    Args:
        given: An initializer, a regularizer and a constraint; texts are names.

    Raises:
        ValueError: There is none of that name.
    """
    kinds = 'initializer', 'regularizer', 'constraint'
    return tuple(map(by_name, kinds, given))


def by_name(argument, given):
    """What a layer is given for an argument; a text is the name of one.

    Args:
        argument: Such as `'kernel_initializer'`; its last word tells what.
        given: A name; all else stays.

    Raises:
        ValueError: There is none of that name.
    """
    if not isinstance(given, str):
        return given
    kind = argument.rpartition('_')[2]
    if kind == 'activation':
        return activation(argument, given)
    if kind == 'initializer':
        return initializer(argument, given)
    known = _CONSTRAINTS if kind == 'constraint' else _REGULARIZERS
    if given not in known:
        raise ValueError(
            f'{argument} must be a function or one of '
            f'{sorted(known)}, got {given!r}'
        )
    return known[given]


def initializer(argument, given):
    """An initializer for one, its name, or that of its class.

    Args:
        argument: Name of the argument, for messages.
        given: A function of shape and type, or a name.

    Raises:
        ValueError: No initializer has that name.
    """
    if callable(given):
        return given
    if not isinstance(given, str) or snake(given) not in _INITIALIZERS:
        raise ValueError(
            f'{argument} must be an initializer or one of '
            f'{sorted(_INITIALIZERS)}, got {given!r}'
        )
    return _INITIALIZERS[snake(given)]()


def activation(argument, given):
    """A function for one or its name; None is linear.

    Args:
        argument: Name of the argument, for messages.
        given: A function of a tensor, a name, or None.

    Raises:
        ValueError: No activation has that name.
    """
    if callable(given):
        return given
    name = 'linear' if given is None else given
    found = _ACTIVATIONS.get(name) or getattr(tf.nn, str(name), None)
    if found is None:
        raise ValueError(
            f'{argument} must be a function or name one of tf.nn or of '
            f'{sorted(_ACTIVATIONS)}, got {given!r}'
        )
    return found
