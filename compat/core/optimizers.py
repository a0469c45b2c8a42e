"""Optimizers and averages as they were up to 0.12.

Slots were made by `tf.Variable`, so that an optimizer could be built where a
scope reuses variables. From 1.0 `tf.get_variable` makes them, and the same
lines raise.

The gradient of an embedding may hold a row several times. From 1.0 such rows
are added up before an optimizer sees them; before, Adam and its like took
each by itself, so that their averages of squares are others.

*Source:* python/training/slot_creator.py and optimizer.py of 0.12.1 and
1.0.1.
"""

from __future__ import annotations

import functools

import tensorflow as tf

from .. import table
from ..releases import Release
from ..signatures import adapters
from . import averages

v1 = tf.compat.v1


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
        found = table.resolve(f'train.{name}', self._release)
        if found.gives != f'core.optimizers:{name}':
            raise AttributeError(name)
        made = _make(name, self._release)
        value = adapters.adapt(made, found.arguments, found.row, found.name)
        setattr(self, name, value)
        return value


@functools.cache
def _make(name, release):
    base = getattr(v1.train, name)
    is_optimizer = issubclass(base, v1.train.Optimizer)
    if not is_optimizer and release == '0.12':
        base = averages.UnbiasedAverages
    method = 'apply_gradients' if is_optimizer else 'apply'
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

    body = {method: apply, '__doc__': base.__doc__}
    if is_optimizer:
        body['_apply_sparse_duplicate_indices'] = _as_they_are
    return type(name, (base,), body)


def _as_they_are(self, grad, var):
    """Applies rows that stand several times one by one."""
    return self._apply_sparse(grad, var)
