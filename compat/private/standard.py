"""Modules of Python that TensorFlow's own gave away."""

import collections.abc as collections_abc

__all__ = ['collections_abc']
