"""Scopes of variables whose reuse has ended."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def without_reuse(scope):
    """The same scope, which makes new variables."""
    return v1.VariableScope(
        False,
        scope.name,
        scope.initializer,
        scope.regularizer,
        scope.caching_device,
        scope.partitioner,
        scope.custom_getter,
        scope.original_name_scope,
        scope.dtype,
        scope.use_resource,
        scope.constraint,
    )
