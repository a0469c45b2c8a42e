"""Scopes of variables as up to 1.0, and of names as up to 1.13.

Source: TensorFlow 1.13.1 and 1.14.0, `python/framework/ops.py`.
"""

from __future__ import annotations

import functools
import inspect

import tensorflow as tf

from ..layer_base.renewed_scopes import without_reuse

v1 = tf.compat.v1


def with_new_variables(variable_scope):
    """Lets a scope that is given itself end its reuse, as up to 1.0.

    `tf.variable_scope(tf.get_variable_scope(), reuse=False)` makes new
    variables there. From 1.1 on, and for a name in all releases, False means
    as outside.

    Args:
        variable_scope: Today's `tf.variable_scope`.
    """
    signature = inspect.signature(variable_scope)

    @functools.wraps(variable_scope, updated=())
    def call(*args, **kwargs):
        given = signature.bind(*args, **kwargs).arguments
        scope = given.get('name_or_scope')
        if isinstance(scope, v1.VariableScope) and given.get('reuse') is False:
            given['name_or_scope'] = without_reuse(scope)
        return variable_scope(**given)

    return call


def with_any_default(name_scope):
    """Lets a scope that has a name be given anything as its default.

    `tf.name_scope('loss', [logits])` took the list for the default name, which
    was not looked at up to 1.13. From 1.14 on it has to be text. So did
    `tf.op_scope(name, 'loss', [logits])`, in the order of `name_scope`.

    Args:
        name_scope: Today's `tf.name_scope` or `tf.op_scope`.
    """
    signature = inspect.signature(name_scope)

    @functools.wraps(name_scope, updated=())
    def call(*args, **kwargs):
        given = signature.bind(*args, **kwargs).arguments
        is_text = isinstance(given.get('default_name'), str)
        if given['name'] is not None and not is_text:
            given['default_name'] = None
        return name_scope(**given)

    return call
