"""Cells, loops and defaults of a release, for its models and decoders."""

from __future__ import annotations

import tensorflow as tf

from .. import cells, loops
from ..cells.base import default_initializer
from ..layer_base.whole_sizes import whole_shape
from ..releases import Since

v1 = tf.compat.v1

# Where a call names no dtype: a type of its own, or that of the scope.
DEFAULT_DTYPE = Since({'0.5': tf.float32, '0.11': None})
# 0.5 and 0.6 return the states of all steps, the initial one first.
RETURNS_ALL_STATES = Since({'0.5': True, '0.7': False})
# Up to 0.7 no gradient flows through what is fed back.
STOPS_GRADIENT = Since({'0.5': True, '0.8': False})


def encode(release, cell, inputs, dtype, scope=None):
    """Unrolls a cell over a list, by the release's own static loop.

    Args:
        release: A Release.
        cell: An RNN cell.
        inputs: List of `[batch, depth]`, one a step.
        dtype: Type of the initial state.
        scope: Variable scope or its name; by default the loop's own.

    Returns:
        `(outputs, final state)`.
    """
    of_release = loops.for_release(release)
    unroll = of_release.rnn if release < '1.0' else of_release.static_rnn
    outputs, state = unroll(cell, inputs, dtype=dtype, scope=scope)
    return outputs, state[-1] if RETURNS_ALL_STATES[release] else state


def get_variable(release, name, shape, dtype=None):
    """A variable of the current scope, initialized as in the release.

    Args:
        release: A Release.
        name: Name below the scope.
        shape: List of ints.
        dtype: By default the scope's.

    Returns:
        The variable.
    """
    return v1.get_variable(
        name,
        whole_shape(shape),
        dtype=dtype,
        initializer=default_initializer(release),
    )


def choose(feed_previous, build):
    """Builds a decoder once, or twice for a tensor that decides while running.

    Args:
        feed_previous: bool, or a scalar bool tensor.
        build: Function of a bool that builds the decoder and gives its
            outputs and its state.

    Returns:
        The outputs and the state, those of the branch taken.
    """
    if isinstance(feed_previous, bool):
        return build(feed_previous)
    built = []

    def branch(feeds):
        scope = v1.get_variable_scope()
        with v1.variable_scope(scope, reuse=None if feeds else True):
            built.append(build(feeds))
        return tf.nest.flatten(built[-1])

    flat = v1.cond(feed_previous, lambda: branch(True), lambda: branch(False))
    return tf.nest.pack_sequence_as(built[0], flat)


def embedding_wrapper(release, cell, classes, size):
    """The encoder's cell: ids `[batch]` to embeddings to the cell.

    Args:
        release: A Release.
        cell: An RNN cell.
        classes: Number of symbols.
        size: Depth of an embedding; up to 0.7 the cell's input size.

    Returns:
        An EmbeddingWrapper of the release.
    """
    sizes = {} if release < '0.8' else {'embedding_size': size}
    wrapper = cells.for_release(release).EmbeddingWrapper
    return wrapper(cell, embedding_classes=classes, **sizes)


def project(release, cell, size):
    """A cell whose outputs are projected to `size`."""
    return cells.for_release(release).OutputProjectionWrapper(cell, size)


def check_projection(release, projection, num_symbols, rows, dtype):
    """Checks the shapes of a pair `(weights, biases)`; None is fine.

    Args:
        release: A Release.
        projection: `(weights [rows, num_symbols], biases [num_symbols])`; a
            part that is None is not checked.
        num_symbols: Number of symbols.
        rows: Depth of the cell's output; from 0.8 any depth will do.
        dtype: Type of both.

    Raises:
        ValueError: A shape is not compatible.
    """
    if projection is None:
        return
    rows = rows if release < '0.8' else None
    wanted = ([rows, num_symbols], [num_symbols])
    for name, value, shape in zip(
        ('weights', 'biases'), projection, wanted, strict=True
    ):
        if value is None:
            continue
        got = tf.convert_to_tensor(value, dtype=dtype).shape
        if not got.is_compatible_with(shape):
            raise ValueError(
                f'output_projection {name} must have shape {shape}, got '
                f'{got}; pass (W [depth, symbols], B [symbols])'
            )
