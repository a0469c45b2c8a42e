"""`future` and `past`, which made code run on either Python, where absent."""

from __future__ import annotations

import builtins
import functools
import importlib
import importlib.util

from ..imports.overlays import Overlay
from ..python2 import builtins as builtins2


def _installed(name):
    return importlib.util.find_spec(name.partition('.')[0]) is not None


def _made(name, make):
    """A maker of the installed module, or of what stands in for it."""

    def module():
        if _installed(name):
            return importlib.import_module(name)
        return Overlay(None, make(), name=name)

    return module


def _past_builtins():
    return {**builtins2.python2_names(), 'reduce': functools.reduce}


def _old_div(a, b):
    whole = isinstance(a, int) and isinstance(b, int)
    return a // b if whole else a / b


def _nothing():
    return None


def _standard_library():
    return {'install_aliases': _nothing, 'install_hooks': _nothing}


def _utils():
    return {
        'iteritems': lambda mapping, **_: iter(mapping.items()),
        'itervalues': lambda mapping, **_: iter(mapping.values()),
        'iterkeys': lambda mapping, **_: iter(mapping.keys()),
        'viewitems': lambda mapping, **_: mapping.items(),
        'with_metaclass': lambda meta, *bases: meta('new', bases, {}),
        'python_2_unicode_compatible': lambda cls: cls,
        'PY2': False,
        'PY3': True,
    }


def _package(name, *parts):
    """A package whose modules are its attributes."""

    def module():
        if _installed(name):
            return importlib.import_module(name)
        found = {part: TABLE[f'{name}.{part}']() for part in parts}
        return Overlay(None, {**found, '__path__': []}, name=name)

    return module


TABLE = {
    'past': _package('past', 'builtins', 'utils'),
    'past.builtins': _made('past.builtins', _past_builtins),
    'past.utils': _made('past.utils', lambda: {'old_div': _old_div}),
    'future': _package('future', 'builtins', 'standard_library', 'utils'),
    'future.builtins': _made('future.builtins', lambda: vars(builtins)),
    'future.standard_library': _made(
        'future.standard_library', _standard_library
    ),
    'future.utils': _made('future.utils', _utils),
}
