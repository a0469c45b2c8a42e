"""Optimizers and averages whose slots are variables of their own.

Up to 0.12 slots were made by `tf.Variable`, so that an optimizer could be
built where a scope reuses variables. From 1.0 `tf.get_variable` makes them,
and the same lines raise.

*Source:* python/training/slot_creator.py of 0.12.1 and 1.0.1.
"""

from __future__ import annotations

import functools

import tensorflow as tf

from .. import calls, history, table
from ..releases import Release

v1 = tf.compat.v1

OPTIMIZERS = (
    'AdadeltaOptimizer AdagradDAOptimizer AdagradOptimizer AdamOptimizer '
    'FtrlOptimizer MomentumOptimizer '
    'ProximalAdagradOptimizer '
    'RMSPropOptimizer'
).split()
AVERAGES = ('ExponentialMovingAverage',)


@functools.cache
def for_release(release):
    """The optimizers of one release up to 0.12.

    Args:
        release: A release.

    Returns:
        An object with the optimizers as attributes.
    """
    return _Optimizers(Release(release))


class _Optimizers:
    def __init__(self, release):
        self._release = release

    def __getattr__(self, name):
        if name not in (*OPTIMIZERS, *AVERAGES):
            raise AttributeError(name)
        made = _make(name)
        symbol = history.find(f'train.{name}')
        value = calls.adapt(
            made,
            symbol.arguments(self._release),
            table.row(f'train.{name}', self._release),
            f'train.{name}',
        )
        setattr(self, name, value)
        return value


@functools.cache
def _make(name):
    base = getattr(v1.train, name)
    method = 'apply' if name in AVERAGES else 'apply_gradients'
    wrapped = getattr(base, method)

    @functools.wraps(wrapped)
    def apply(self, *args, **options):
        scope = v1.get_variable_scope()
        if not scope.reuse:
            return wrapped(self, *args, **options)
        with v1.variable_scope(
            scope, reuse=v1.AUTO_REUSE, auxiliary_name_scope=False
        ):
            return wrapped(self, *args, **options)

    return type(name, (base,), {method: apply, '__doc__': base.__doc__})
