"""Arguments that NumPy and pandas call otherwise today.

Source: pandas 0.21, 1.0 and 2.0, "What's New"; NumPy of Python 2, whose
arrays took `'string'` for the type of Python's strings.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ...sources.moved_names import NUMPY_TYPES, PANDAS_ARGUMENTS
from .moved_world import module_names

RULE = 'numpy'


def port_arguments(port):
    """Writes today's arguments in calls of NumPy's and pandas' functions."""
    numpy = module_names(port.source.tree)
    pandas = module_names(port.source.tree, 'pandas')
    for node in trees.walk(port.source.tree):
        if not isinstance(node, ast.Call):
            continue
        if not isinstance(node.func, ast.Attribute):
            continue
        root = getattr(node.func.value, 'id', '')
        if root in pandas:
            _port_pandas(port, node)
        elif root in numpy:
            _port_types(port, node)


def _port_pandas(port, call):
    names = PANDAS_ARGUMENTS.get(call.func.attr, {})
    for keyword in call.keywords:
        if keyword.arg in names:
            new = f'{names[keyword.arg]}='
            why = f'pandas calls {keyword.arg} {names[keyword.arg]} today'
            port.source.replace(keyword, new, keyword.value)
            port.changed(keyword, RULE, why, new)


def _port_types(port, call):
    """`np.loadtxt(path, dtype='string')` to `dtype=str`."""
    for keyword in call.keywords:
        if keyword.arg != 'dtype':
            continue
        new = NUMPY_TYPES.get(str(getattr(keyword.value, 'value', '')))
        if new:
            why = f'NumPy takes {keyword.value.value!r} for no type today'
            port.source.replace(keyword.value, new)
            port.changed(keyword.value, RULE, why, new)
