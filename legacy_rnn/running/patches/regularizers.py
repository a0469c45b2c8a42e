"""Regularizers that are called once for each variable.

Today's `get_variable` calls them twice, to see that they give anything and for
their loss, and collects an object that stands for it. One that adds to a
collection of its own counted double.

Source: TensorFlow 1.4.1, 1.12.3 and 1.15.5, `python/ops/variable_scope.py`.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import sys

from . import replacing


@contextlib.contextmanager
def called_once(tf):
    """Has variables of a graph call their regularizers once, as then.

    Args:
        tf: Today's tensorflow.
    """
    module = sys.modules[tf.compat.v1.get_variable.__module__]
    store, later = module._VariableStore, module._LazyEvalTensor
    known = store._get_single_variable
    names = inspect.signature(known)

    @functools.wraps(known)
    def get(*args, **options):
        given = names.bind(*args, **options).arguments
        if given.get('regularizer') is not None and not _is_eager(tf):
            given['regularizer'] = _once(
                tf, given['regularizer'], given['name']
            )
        return known(**given)

    def loss(make):
        return later(make) if _is_eager(tf) else make()

    with (
        replacing.attribute(store, '_get_single_variable', get),
        replacing.attribute(module, '_LazyEvalTensor', loss),
    ):
        yield


def _is_eager(tf):
    return tf.executing_eagerly()


def _once(tf, regularizer, name):
    """The regularizer of one variable, which gives its loss again."""
    v1 = tf.compat.v1
    made = []

    def loss(variable):
        scope = f'{name}/Regularizer/'
        if not made:
            with v1.colocate_with(variable), v1.name_scope(scope):
                with tf.init_scope():  # Out of the loop of a cell's weights.
                    made.append(regularizer(variable))
        return made[0]

    return loss
