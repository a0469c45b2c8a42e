"""Numbers of NumPy 2 that were Python's own, in JSON.

    json.dumps({'loss': sum(losses) / len(losses)})  # fetched: float32

Source: NumPy 1.16 to 1.26, whose `float32` and a whole number of Python's
made a `float64`, which is a `float`; NumPy 2.0 keeps `float32`.
"""

from __future__ import annotations

import contextlib
import functools
import json

import numpy as np

from . import replacing


@contextlib.contextmanager
def written():
    """Lets json write a real number of NumPy as a `float`."""
    refuse = json.JSONEncoder.default

    @functools.wraps(refuse)
    def default(self, o):
        return float(o) if isinstance(o, np.floating) else refuse(self, o)

    with replacing.attribute(json.JSONEncoder, 'default', default):
        yield
