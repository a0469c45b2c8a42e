"""`from pylab import *`, which gives NumPy's names and NumPy as `np`."""

from __future__ import annotations

import functools
import importlib

from ..imports.overlays import Overlay
from . import arrays


def _pylab(name):
    base = importlib.import_module(name)
    names = vars(base)
    numpy = arrays.TABLE['numpy']()
    own = {n: getattr(numpy, n) for n in numpy.__all__ if n not in names}
    for module in (arrays.TABLE['numpy.random'](), numpy):
        today = importlib.import_module(module.__name__)
        known = vars(today)
        for key, value in names.items():
            if value is today:
                own[key] = module
            elif key in known and known[key] is value:
                own[key] = getattr(module, key)
    lost = vars(importlib.import_module('matplotlib.pyplot'))
    own.update({n: lost[n] for n in lost if n not in names and n[0] != '_'})
    return Overlay(base, own)


TABLE = {
    name: functools.partial(_pylab, name)
    for name in ('pylab', 'matplotlib.pylab')
}
