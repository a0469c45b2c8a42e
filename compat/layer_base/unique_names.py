"""Names of layers with a number, as each graph counts them."""

from __future__ import annotations

import weakref

import tensorflow as tf

from ..names.variables import snake

v1 = tf.compat.v1

_taken: weakref.WeakKeyDictionary = weakref.WeakKeyDictionary()


class Named:
    """The name of a layer, for its base class."""

    _name = None
    _numbered = None

    @property
    def name(self):
        """Name of the layer, by default its class and a number."""
        return self._name or self._numbered or self._base_name

    @property
    def _base_name(self):
        """Without its number, which subclasses read."""
        return self._base_scope_name()

    def _base_scope_name(self):
        return self._name or snake(type(self).__name__)

    def _set_name(self, name):
        self._name = name
        if not name:
            self._numbered = unique_name(self._base_name, zero_based=False)


def unique_name(name, zero_based=True):
    """A layer's name with a number.

    Args:
        name: The name without one.
        zero_based: Whether the first of a graph has none, as with the layers
            of `tf.keras`; those of `tf.layers` and cells begin with 1.

    Source: TensorFlow 1.4 and 1.15, `layers/base.py` (behaviour, not code).
    """
    counts = _taken.setdefault(v1.get_default_graph(), {})
    count = counts.get(name, 0)
    counts[name] = count + 1
    number = count if zero_based else count + 1
    return f'{name}_{number}' if number else name
