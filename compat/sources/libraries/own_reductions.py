"""Functions that pandas called its own methods for in aggregates, up to 2.

So `groups.agg(np.std)` was of a sample, and left out what is missing.

Source: pandas 0.24, executed; pandas 3.0, "What's New".
"""

from __future__ import annotations

_OF_NUMPY = frozenset(
    'all any cumprod cumsum max mean median min prod std sum var'.split()
)
_OF_PYTHON = frozenset(['max', 'min', 'sum'])


def method_of(function):
    """The method that stood for a function in aggregates, or None.

    Args:
        function: Its full name, such as `numpy.nanstd` or `builtins.sum`.
    """
    package, _, name = function.rpartition('.')
    if package == 'builtins':
        return name if name in _OF_PYTHON else None
    name = {'amax': 'max', 'amin': 'min'}.get(name, name.removeprefix('nan'))
    return name if package == 'numpy' and name in _OF_NUMPY else None
