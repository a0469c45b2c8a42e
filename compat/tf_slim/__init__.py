"""tf_slim, which asks today's TensorFlow for what that has dropped.

    import tf_slim as slim  ->  import legacy_rnn.compat.tf_slim as slim

It is the installed package, whose modules find these names again: batches are
normalized, gradients clipped, local variables made and metrics computed.

*Source:* tf_slim 1.1.0 on TensorFlow 2.21 (behaviour, not code).
"""

from __future__ import annotations

import functools
import importlib
import operator
import sys
import types

_PACKAGE = 'tf_slim'
# By the name of a module within modules of the package: what it has lost, and
# where 1.15 had it.
_LOST = {
    'ops': {'Tensor': 'Tensor', 'IndexedSlices': 'IndexedSlices'},
    'framework_ops': {'Tensor': 'Tensor'},
    'array_ops': {'stack': 'stack', 'unstack': 'unstack'},
    'control_flow_ops': {
        name: name for name in ('Assert', 'case', 'cond', 'while_loop')
    },
    'variable_scope': {'variable': 'python.ops.variable_scope.variable'},
    'normalization_layers': {
        'BatchNormalization': 'layers.BatchNormalization'
    },
}


def __getattr__(name):
    """A name of the package."""
    if name.startswith('__'):
        raise AttributeError(name)
    return getattr(package(), name)


def of(name):
    """How a module here finds the names of the package's own.

    Args:
        name: Its full name.

    Returns:
        A function for its `__getattr__`.
    """
    full = f'{_PACKAGE}.{name.rpartition(".")[2]}'

    def found(leaf):
        if leaf.startswith('__'):
            raise AttributeError(leaf)
        package()
        module = importlib.import_module(full)
        if hasattr(module, leaf):
            return getattr(module, leaf)
        try:
            return importlib.import_module(f'{full}.{leaf}')
        except ModuleNotFoundError:
            raise AttributeError(f'{full} has no {leaf}') from None

    return found


@functools.cache
def package():
    """The installed tf_slim, taught what it lacks."""
    found = importlib.import_module(_PACKAGE)
    tf = importlib.import_module('..r1_15', __name__)
    inner = [
        module
        for name, module in list(sys.modules.items())
        if name.partition('.')[0] == _PACKAGE
    ]
    for module in inner:
        for name, names in _LOST.items():
            known = vars(module).get(name)
            is_theirs = getattr(known, '__name__', _PACKAGE)
            if is_theirs.partition('.')[0] != _PACKAGE:
                setattr(module, name, _Taught(known, names, tf))
    return found


class _Taught(types.ModuleType):
    """A module of today's TensorFlow with names that it has lost.

    Args:
        module: The module.
        names: Dict from lost names to those of 1.15.
        tf: The namespace of 1.15.
    """

    def __init__(self, module, names, tf):
        super().__init__(module.__name__)
        self._module, self._names, self._tf = module, names, tf

    def __getattr__(self, name):
        if name in self._names:
            return operator.attrgetter(self._names[name])(self._tf)
        return getattr(self._module, name)
