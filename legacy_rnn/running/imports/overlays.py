"""Modules as the user's files see them: today's, plus what was removed."""

from __future__ import annotations

import importlib
import sys
import types


class Overlay(types.ModuleType):
    """A module with some names of its own, otherwise today's.

    Args:
        base: Today's module, or None where there is none.
        names: Values that win over the module's.
        fallback: Called with a name that neither has; raises AttributeError.
        name: Its name; the module's unless given.
    """

    def __init__(self, base, names, fallback=None, name=None):
        super().__init__(name or base.__name__, getattr(base, '__doc__', ''))
        inner = types.SimpleNamespace(
            base=base, names=dict(names), fallback=fallback
        )
        object.__setattr__(self, '_overlay', inner)
        for key in ('__file__', '__path__', '__spec__', '__version__'):
            if hasattr(base, key):
                object.__setattr__(self, key, getattr(base, key))

    def __getattribute__(self, name):
        inner = object.__getattribute__(self, '_overlay')
        if name in inner.names:
            return inner.names[name]
        if name in ('_overlay', '__class__', '__dict__'):
            return object.__getattribute__(self, name)
        if name == '__all__':
            return _public(inner)
        if inner.base is not None and hasattr(inner.base, name):
            return getattr(inner.base, name)
        if inner.fallback is not None and not name.startswith('__'):
            return inner.fallback(name)
        if name.startswith('__') or inner.base is None:
            return object.__getattribute__(self, name)
        return getattr(inner.base, name)  # Which has none, and says so.

    def __setattr__(self, name, value):
        inner = object.__getattribute__(self, '_overlay')
        inner.names.pop(name, None)
        target = inner.names if inner.base is None else None
        if target is None:
            setattr(inner.base, name, value)
        else:
            target[name] = value

    def __delattr__(self, name):
        inner = object.__getattribute__(self, '_overlay')
        if inner.names.pop(name, self) is self and inner.base is not None:
            delattr(inner.base, name)

    def __dir__(self):
        inner = object.__getattribute__(self, '_overlay')
        return sorted({*inner.names, *(dir(inner.base) if inner.base else ())})


def _public(inner):
    """Names that `from module import *` brings, ours among them."""
    own = [name for name in inner.names if not name.startswith('_')]
    known = [] if inner.base is None else getattr(inner.base, '__all__', None)
    if known is None:
        known = [name for name in vars(inner.base) if not name.startswith('_')]
    return [*dict.fromkeys([*known, *own])]


def load_part(package, name):
    """Imports a module of a package, overlaid or not; whether it has it."""
    known = sys.modules.get(package.__name__) is package
    if not isinstance(package, Overlay) and not known:
        return False
    if not hasattr(package, '__path__'):
        return False
    try:
        importlib.import_module(f'{package.__name__}.{name}')
    except ModuleNotFoundError:
        return False
    return True
