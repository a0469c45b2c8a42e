"""NumPy as numba compiles it, which knows its functions by themselves.

A program's `np` is another module while it runs, with functions that take
the calls of then.
"""

from __future__ import annotations

import sys

from ..imports.overlays import Overlay

_WHERE = 'numba.core.typing.context'


def todays(module):
    """Tells what gives numba the type of a module: `(owner, name, value)`."""
    context = getattr(sys.modules.get(_WHERE), 'BaseContext', None)
    name = '_get_global_type'
    if not hasattr(context, name):
        return None
    kept = getattr(context, name)

    def typed(self, value):
        return kept(self, _todays_module(value))

    return context, name, typed


def _todays_module(value):
    """The module below all that stand for it, or what else is given."""
    while type(value) is Overlay:
        base = object.__getattribute__(value, '_overlay').base
        if base is None:
            break
        value = base
    return value
