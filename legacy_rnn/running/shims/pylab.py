"""`from pylab import *`, which gives NumPy's names and NumPy as `np`."""

from __future__ import annotations

import functools
import importlib

from ..imports.overlays import Overlay
from . import arrays


def _pylab(name):
    base = importlib.import_module(name)
    names = vars(base)
    own = {}
    for module in (arrays.TABLE['numpy.random'](), arrays.TABLE['numpy']()):
        today = importlib.import_module(module.__name__)
        known = vars(today)
        for key, value in names.items():
            if value is today:
                own[key] = module
            elif key in known and known[key] is value:
                own[key] = getattr(module, key)
    shown = [key for key in names if not key.startswith('_')]
    return Overlay(base, {**own, '__all__': shown})


TABLE = {
    name: functools.partial(_pylab, name)
    for name in ('pylab', 'matplotlib.pylab')
}
