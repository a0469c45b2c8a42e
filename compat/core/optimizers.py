"""Optimizers and averages as they were up to 0.12.

Slots were made by `tf.Variable`, so that an optimizer could be built where a
scope reuses variables, and that a name scope stands before the names of its
slots. From 1.0 `tf.get_variable` makes them: the same lines raise there, or
give other names.

The gradient of an embedding may hold a row several times. From 1.0 such rows
are added up before an optimizer sees them; before, Adam and its like took
each by itself, so that their averages of squares are others.

*Source:* python/training/slot_creator.py and optimizer.py of 0.12.1 and
1.0.1.
"""

from __future__ import annotations

import functools
import typing

import tensorflow as tf

from .. import table
from ..releases import Release
from ..signatures import adapters
from . import adadelta, averages, gradient_norms, slot_variables

v1 = tf.compat.v1
_Optimizer: typing.Any = v1.train.Optimizer
_Average: typing.Any = v1.train.ExponentialMovingAverage
_BASES = {'AdadeltaOptimizer': adadelta.AdadeltaOptimizer}


@functools.cache
def for_release(release):
    """The optimizers of one release up to 0.12.

    Args:
        release: A release.

    Returns:
        An object with the optimizers as attributes.
    """
    return _Optimizers(Release(release))


def kind_of(release, kind):
    """The class of a release that stands for one of today's.

    Args:
        release: A release.
        kind: Class of `tf.compat.v1.train`, or another callable.

    Returns:
        The class that made slots as the release did, or `kind`.
    """
    name = getattr(kind, '__name__', '')
    known = table.resolve(f'train.{name}', release)
    if known is None or known.gives != f'core.optimizers:{name}':
        return kind
    return _make(name, Release(release))


class _Optimizers:
    def __init__(self, release):
        self._release = release

    def __getattr__(self, name):
        found = table.resolve(f'train.{name}', self._release)
        if found.gives != f'core.optimizers:{name}':
            raise AttributeError(name)
        made = _make(name, self._release)
        value = adapters.adapt(made, found.arguments, found.row, found.name)
        setattr(self, name, value)
        return value


@functools.cache
def _make(name, release):
    base = _BASES.get(name) or getattr(v1.train, name)
    is_optimizer = issubclass(base, v1.train.Optimizer)
    if not is_optimizer and release == '0.12':
        base = averages.UnbiasedAverages
    mixed = _Slots if is_optimizer else _Averages
    return type(name, (mixed, base), {'__doc__': base.__doc__})


class _Slots(_Optimizer):
    """Makes the slots of an optimizer, in the name scope at hand."""

    def apply_gradients(self, grads_and_vars, global_step=None, name=None):
        """Applies gradients, those of several parts by the rows of all."""
        pairs = gradient_norms.pairs_as_rows(grads_and_vars)
        return super().apply_gradients(pairs, global_step, name)

    def get_slot(self, var, name):
        """A slot of a variable, or None."""
        return self._slot_dict(name).get(_key(var))

    def _get_or_make_slot(self, var, val, slot_name, op_name):
        slots = self._slot_dict(slot_name)
        if _key(var) not in slots:
            slots[_key(var)] = slot_variables.create_slot(var, val, op_name)
        return slots[_key(var)]

    def _get_or_make_slot_with_initializer(
        self, var, initializer, shape, dtype, slot_name, op_name
    ):
        value = initializer
        if callable(initializer):
            value = initializer(shape, dtype=dtype)
        return self._get_or_make_slot(var, value, slot_name, op_name)

    def _zeros_slot(self, var, slot_name, op_name):
        slots = self._slot_dict(slot_name)
        if _key(var) not in slots:
            slots[_key(var)] = slot_variables.create_zeros_slot(var, op_name)
        return slots[_key(var)]

    def _apply_sparse_duplicate_indices(self, grad, var):
        """Applies rows that stand several times one by one."""
        return self._apply_sparse(grad, var)


class _Averages(_Average):
    """Makes the averages of variables, in the name scope at hand."""

    def apply(self, var_list=None):
        """An op that moves the averages; as that of today."""
        if var_list is None:
            var_list = v1.trainable_variables()
        for var in var_list:
            is_new = var.ref() not in self._averages
            if isinstance(var, tf.Variable) and is_new:
                with tf.control_dependencies(None):
                    self._averages[var.ref()] = slot_variables.create_slot(
                        var, var.initialized_value(), self.name
                    )
                key = v1.GraphKeys.MOVING_AVERAGE_VARIABLES
                v1.add_to_collection(key, var)
        scope = v1.get_variable_scope()
        if not scope.reuse:
            return super().apply(var_list)
        with v1.variable_scope(
            scope, reuse=v1.AUTO_REUSE, auxiliary_name_scope=False
        ):
            return super().apply(var_list)


def _key(var):
    return var.graph, var.op.name
