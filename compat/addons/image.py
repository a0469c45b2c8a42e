"""tensorflow_addons.image: of TensorFlow 1.15's `contrib`."""

from __future__ import annotations

from . import of_contrib

__getattr__ = of_contrib(__name__)
