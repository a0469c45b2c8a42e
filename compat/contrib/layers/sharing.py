"""Layers of 1.0, which share the weights that their scope already has.

*Source:* TensorFlow 1.0, `contrib.layers`. Its first layers upon `tf.layers`
lost the scope's `reuse` on the way to `get_variable`: without asking for it,
a second call with the same `scope` finds the weights of the first. Releases
before and after it raise an error.
"""

import functools
import inspect

import tensorflow as tf

from . import batches, layers

v1 = tf.compat.v1


def _sharing(layer):
    names = list(inspect.signature(layer).parameters)

    @functools.wraps(layer)
    def sharing(*args, **kwargs):
        given = {**dict(zip(names, args, strict=False)), **kwargs}
        if given.get('scope') is None or given.get('reuse'):
            return layer(*args, **kwargs)
        return layer(**{**given, 'reuse': v1.AUTO_REUSE})

    return sharing


sharing_batch_norm = _sharing(batches.early_batch_norm)
sharing_conv2d = _sharing(layers.conv2d)
sharing_conv2d_transpose = _sharing(layers.conv2d_transpose)
sharing_fully_connected = _sharing(layers.fully_connected)
sharing_linear = _sharing(layers.linear)
sharing_relu = _sharing(layers.relu)
sharing_relu6 = _sharing(layers.relu6)
sharing_separable_conv2d = _sharing(layers.separable_conv2d)
