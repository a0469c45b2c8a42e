"""Names of today's Keras, for programs that build no model of its.

    tf.get_variable('w', [3], regularizer=tf.keras.regularizers.l2(0.1))

Keras 3 asks what it gets for its type, and knows none of a variable that is
no resource; so its regularizers and constraints get the variable's value.
"""

from __future__ import annotations

import functools

import tensorflow as tf

_OF_VARIABLES = ('constraints', 'regularizers')


def find(module, leaf):
    """A name that is the same in today's Keras.

    Args:
        module: Name of a module below Keras, such as `regularizers`.
        leaf: Name in it.
    """
    value = functools.reduce(getattr, (*module.split('.'), leaf), tf.keras)
    is_kind = module in _OF_VARIABLES and isinstance(value, type)
    return _of_values(value) if is_kind else value


@functools.cache
def _of_values(kind):
    """A class of regularizers or constraints that may be given variables."""

    def __call__(self, variable):
        return kind.__call__(self, tf.convert_to_tensor(variable))

    names = {'__call__': __call__, '__doc__': kind.__doc__}
    return type(kind.__name__, (kind,), names)
