"""Checks of what a state saver is given: of names, shapes and lengths."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def names(what, given):
    """Fails unless all names are text without a colon.

    Args:
        what: What is named, such as `'state name'`.
        given: The names.

    Raises:
        TypeError: A name is no text.
        ValueError: A name has a colon.
    """
    for name in given:
        if not isinstance(name, str):
            article = 'a ' if what == 'state name' else ''
            raise TypeError(f'{what} must be {article}string: {name}')
        if ':' in name:
            raise ValueError(f"{what} may not have a colon: '{name}'")


def states(given):
    """Fails unless it is a dict of states, one at least."""
    if not isinstance(given, dict):
        raise TypeError('initial_states must be a dictionary')
    if not given:
        raise ValueError(
            'initial_states may not be empty: at least one state variable is '
            'required to properly enqueue split sequences to run in separate '
            'iterations'
        )
    names('state name', given)


def inputs(sequences, context):
    """Fails unless both are dicts by name, the first not empty."""
    if not sequences:
        raise ValueError('must have at least one sequence tensor')
    names('sequence key', sequences)
    names('context key', context)


def known_shapes(what, tensors, first=0):
    """Fails unless all dimensions are known.

    Args:
        what: What the tensors are, such as `'context'`.
        tensors: Dict of tensors.
        first: The first dimension that must be.

    Raises:
        ValueError: One is not known.
    """
    but = '(ignoring first dimension)' if first else ''
    for name, tensor in tensors.items():
        if not tensor.shape[first:].is_fully_defined():
            raise ValueError(
                f'Shape for {what} {name} is not fully defined {but}: '
                f'{tensor.shape}'
            )


def ranked(value, rank):
    """The tensor, which fails unless it has the rank.

    Raises:
        ValueError: It is known to have another.
    """
    message = [
        tf.strings.join(
            [
                f'Rank of tensor {value.name} should be: ',
                tf.strings.as_string(rank),
                ', shape received:',
            ]
        ),
        tf.shape(value),
    ]
    made = _after(value, tf.equal(rank, tf.rank(value)), message, 'rank')
    try:
        made.set_shape(made.shape.with_rank(rank))
    except ValueError as error:
        raise ValueError(
            f'Rank check failed for {value.name}: {error}'
        ) from error
    return made


def shaped_as(value, other):
    """The tensor, which fails unless it has the shape of another.

    Raises:
        ValueError: It is known to have another shape.
    """
    value = ranked(value, other.shape.rank)
    wanted, got = tf.shape(other), tf.shape(value)
    message = tf.strings.join(
        [
            f'Shape of tensor {value.name} should be: ',
            tf.strings.as_string(wanted),
            ', shape received: ',
            tf.strings.as_string(got),
        ]
    )
    same = tf.reduce_all(tf.equal(wanted, got))
    made = _after(value, same, [message], 'shape')
    try:
        made.set_shape(made.shape.merge_with(other.shape))
    except ValueError as error:
        raise ValueError(
            f'Shape check failed for {value.name}: {error}'
        ) from error
    return made


def as_long_as(value, length, label):
    """The tensor, which fails unless its first dimension has a size."""
    got = tf.shape(value)
    message = tf.strings.join(
        [
            f'Dimension 0 of tensor labeled {label} should be: ',
            tf.strings.as_string(length),
            ', shape received: ',
            tf.strings.as_string(got),
        ]
    )
    return _after(value, tf.equal(length, got[0]), [message], f'dims_{label}')


def multiple_of(value, factor, label, result=None):
    """A tensor, which fails unless a number is a multiple that is not 0.

    Args:
        value: int scalar.
        factor: What it must be a multiple of.
        label: What the message calls it.
        result: What to give back; the number itself by default.
    """
    message = tf.strings.join(
        [
            f'{label} should be a multiple of: ',
            tf.strings.as_string(factor),
            ', but saw value: ',
            tf.strings.as_string(value),
            '. Consider setting pad=True.',
        ]
    )
    holds = tf.logical_and(tf.equal(value % factor, 0), tf.not_equal(value, 0))
    made = value if result is None else result
    return _after(made, holds, [message], 'multiple_of')


def at_most(length, padded):
    """The length, which fails if it is above another."""
    message = [
        'Input length should be <= than length from sequences:',
        length,
        ' vs. ',
        padded,
    ]
    return _after(length, length <= padded, message, 'length')


def room(key, capacity, batch_size):
    """The key, which fails unless a batch fits the capacity.

    Raises:
        ValueError: It does not, by two numbers.
    """
    if not isinstance(batch_size, tf.Tensor):
        if capacity < batch_size:
            raise ValueError(
                f'capacity {capacity} needs to be >= batch_size {batch_size}'
            )
        return key
    enough = v1.assert_greater_equal(
        tf.cast(capacity, tf.int64),
        tf.cast(batch_size, tf.int64),
        message='capacity needs to be >= batch_size.',
    )
    with tf.control_dependencies([enough]):
        return tf.identity(key)


def _after(value, holds, message, name):
    with tf.control_dependencies([v1.Assert(holds, message)]):
        return tf.identity(value, name=f'{name}_checked')
