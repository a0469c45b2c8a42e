"""Tensors that are true where a bool is wanted, as up to 0.7."""

from __future__ import annotations

import contextlib

from . import replacing


@contextlib.contextmanager
def allowed():
    """Makes every tensor of a graph true."""
    # It loads TensorFlow, which the runner does when its log is hushed.
    from legacy_rnn.compat.core.tensor_types import Tensor

    with replacing.attribute(Tensor, '__bool__', lambda tensor: True):
        yield
