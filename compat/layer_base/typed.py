"""The type of a layer's weights, which programs read and set."""

from __future__ import annotations

import tensorflow as tf

from ..releases import Release


class Typed:
    """Has a `dtype`: an attribute up to 1.3, which nobody sets since.

    Source: TensorFlow 1.3.0 and 1.4.1, `python/layers/base.py`.
    """

    release: Release
    _dtype = None

    @property
    def dtype(self):
        """Type of the weights as a string, or None before the first call.

        Where a program set it, what it was set to.
        """
        name = None if self._dtype is None else self._dtype.name
        return vars(self).get('dtype', name)

    @dtype.setter
    def dtype(self, value):
        if self.release >= '1.4':
            raise AttributeError("can't set attribute 'dtype'")
        vars(self)['dtype'] = value
        self._dtype = None if value is None else tf.as_dtype(value)
