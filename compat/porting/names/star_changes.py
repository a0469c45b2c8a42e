"""What `from package import *` brought otherwise when a program was written.

Source: the names of NumPy 1.16 to 2.4, and the lists in `sources/libraries`.
"""

from __future__ import annotations

import builtins

from ...sources.libraries.lost_names import LOST, NUMPY_LEFT
from ...sources.libraries.moved_names import IMPORTED, MOVED
from ...sources.libraries.numpy_names import (
    NUMPY_BUILTINS,
    NUMPY_STARRED_SINCE_2,
)
from ...sources.python2 import python2_types
from . import global_names, starred

_PYLAB = 'matplotlib.pyplot', 'numpy'
# Modules whose star brought names of others.
_OWNERS = {'matplotlib.pylab': _PYLAB, 'pylab': _PYLAB}
# Python's own that NumPy's star always replaced.
_REPLACED = ('all', 'any', 'divmod', 'sum')


def find(port):
    """Names that a source takes of a star and that are elsewhere today.

    Args:
        port: The Port.

    Returns:
        Dict from the statements to dicts: names to their full names today, or
        to `''` and what to write instead.
    """
    found, settled = {}, set()
    stars = starred.statements(port.source.tree)
    read, bound = global_names.find(port.source.text) if stars else ((), ())
    used = {*read, *port.wanted}.difference(bound)
    for star in reversed(stars):
        module = star.module or ''
        if star.level or module in MOVED or module in port.project.exports:
            continue
        told = {name: _today(module, name) for name in used - settled}
        told = {name: new for name, new in told.items() if any(new)}
        if told:
            found[star] = dict(sorted(told.items()))
            settled.update(told)
    return found


def _today(module, name):
    """The full name of what a module's star brought, and what to write.

    A full name that starts with `=` is an expression.
    """
    if module == 'numpy' and hasattr(builtins, name):
        is_hidden = name in NUMPY_STARRED_SINCE_2
        return (f'builtins.{name}' if is_hidden else ''), ''
    is_replaced = module == 'scipy' and name in _REPLACED
    if hasattr(builtins, name) and not is_replaced:
        return '', ''
    if module == 'types' and name in python2_types.TYPES:
        return f'={python2_types.written(name)}', ''
    for owner in (module, *_OWNERS.get(module, ())):
        full = f'{owner}.{name}'
        if owner == 'numpy' and name in {*NUMPY_LEFT, *NUMPY_BUILTINS}:
            return '', NUMPY_LEFT.get(name, '')
        if full in IMPORTED:
            return IMPORTED[full], ''
        if full in LOST:
            return '', LOST[full]
    return '', ''
