"""The gradients that a program trains by."""

from __future__ import annotations

import functools
import typing
import weakref

import numpy as np
import tensorflow as tf

from .variables import plain_name


class Gradients:
    """The gradients that a program trains by.

    They are those that its optimizers apply; where it has none, all that it
    asks for.
    """

    def __init__(self):
        self._applied = weakref.WeakKeyDictionary()
        self._asked = weakref.WeakKeyDictionary()

    def of(self, graph):
        """Dict from names of variables to gradients, of one graph."""
        return self._applied.get(graph) or self._asked.get(graph, {})

    def noted(self, apply):
        """An optimizer's `apply_gradients` that is noted.

        Args:
            apply: The method.
        """

        @functools.wraps(apply)
        def apply_gradients(optimizer, grads_and_vars, *args, **options):
            pairs = list(grads_and_vars)
            _note(self._applied, pairs)
            return apply(optimizer, pairs, *args, **options)

        return apply_gradients

    def noted_by_hand(self, gradients):
        """The function `gradients`, noted.

        Args:
            gradients: The function.
        """

        @functools.wraps(gradients)
        def noted(ys, xs, *args, **options):
            made = gradients(ys, xs, *args, **options)
            every = [*xs] if isinstance(xs, (list, tuple)) else [xs]
            variables = [isinstance(x, tf.Variable) for x in every]
            pairs = zip(made, every, variables, strict=True)
            _note(self._asked, [(g, x) for g, x, known in pairs if known])
            return made

        return noted


def dense(gradient):
    """A gradient as one array; of slices, their sums."""
    if not isinstance(gradient, tuple):
        return gradient
    slices: typing.Any = gradient
    shape = slices.dense_shape
    if shape is None:
        rows = int(slices.indices.max(initial=-1)) + 1
        shape = (rows, *slices.values.shape[1:])
    whole = np.zeros(shape, slices.values.dtype)
    np.add.at(whole, slices.indices, slices.values)
    return whole


def _note(by_graph, pairs):
    """Adds gradients to those of their graph."""
    for gradient, variable in pairs:
        if gradient is None:
            continue
        graph = getattr(gradient, 'values', gradient).graph
        if not graph.is_fetchable(getattr(gradient, 'values', gradient)):
            continue
        known = by_graph.setdefault(graph, {})
        name = plain_name(variable.op.name)
        if name in known:
            name = f'{name} ({len(known)})'
        known[name] = gradient
