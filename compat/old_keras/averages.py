"""Moving averages of `BatchNormalization` in the package `keras`.

From 2.1.3 to 2.2.5 it took the start out of its averages, which are those of
the batches seen so far, however few; and the variance is that of all rows, as
estimated by those of a batch. Keras 1 did neither.

Source: keras/layers/normalization.py of Keras 2.1.6 and 2.2.4, executed.
"""

from __future__ import annotations

import functools
import importlib


def teach(is_package):
    """Has layers average so.

    Args:
        is_package: Function that says whether the package is meant.
    """
    module = importlib.import_module(
        'tf_keras.src.layers.normalization.batch_normalization'
    )
    kind = module.BatchNormalizationBase
    call, move = kind.call, kind._assign_moving_average

    @functools.wraps(call)
    def counting(self, inputs, *args, **options):
        self.__dict__['_inputs_of_call'] = inputs
        try:
            return call(self, inputs, *args, **options)
        finally:
            del self.__dict__['_inputs_of_call']

    @functools.wraps(move)
    def _assign_moving_average(self, variable, value, momentum, inputs_size):
        import tensorflow as tf

        if (
            not is_package()
            or tf.compat.v1.executing_eagerly_outside_functions()
        ):
            return move(self, variable, value, momentum, inputs_size)
        if variable is self.moving_variance:
            value *= _correction(self, value)
        return _moved(variable, value, self.momentum)

    kind.call = counting
    kind._assign_moving_average = _assign_moving_average


def _correction(layer, variance):
    import tensorflow as tf

    inputs = layer.__dict__['_inputs_of_call']
    rows = tf.size(inputs) / tf.size(variance)
    rows = tf.cast(rows, variance.dtype)
    return rows / (rows - (1.0 + layer.epsilon))


def _moved(variable, value, momentum):
    """Assigns the average of the values so far."""
    import tensorflow as tf

    v1 = tf.compat.v1
    backend = importlib.import_module('tf_keras.src.backend')
    kind = variable.dtype.base_dtype.name
    total = backend.zeros(variable.shape.as_list(), kind, 'biased')
    share = backend.zeros([], kind, 'share')
    total = v1.assign_sub(total, (total - value) * (1.0 - momentum))
    share = v1.assign_sub(share, (share - 1.0) * (1.0 - momentum))
    return v1.assign(variable, total / share)
