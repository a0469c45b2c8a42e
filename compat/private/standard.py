"""Modules of Python that programs imported by way of TensorFlow's."""

import collections.abc as collections_abc

__all__ = ['collections_abc']
