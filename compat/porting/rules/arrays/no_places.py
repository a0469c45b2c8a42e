"""Places in what may be None, which NumPy took for an array of one item.

    def f(excludes=None):            def f(excludes=None):
        np.where(excludes)[0]            np.where(np.atleast_1d(excludes))[0]

Source: NumPy 2.1 release notes, "np.nonzero of 0-d arrays".
"""

from __future__ import annotations

import ast
import collections

from ....sources import trees
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='no-places',
    does='Takes places in an argument that may be None as in an array',
    why='since NumPy 2.1 a single item, such as None, has no places',
    before=('import numpy as np\ndef f(x=None):\n    return np.where(x)[0]\n'),
    after=(
        'import numpy as np\n'
        'def f(x=None):\n    return np.where(np.atleast_1d(x))[0]\n'
    ),
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes `atleast_1d` around arguments that are None unless given."""
    imported = imported_names(port.source.tree)
    for function in trees.of_kind(port.source.tree, ast.FunctionDef):
        absent = _absent(function)
        for call in _places(function, imported) if absent else ():
            argument = call.args[0]
            if getattr(argument, 'id', None) in absent:
                numpy = ast.unparse(call.func.value)
                new = f'{numpy}.atleast_1d({argument.id})'
                port.source.replace(argument, new)
                port.changed(call, RULE, RULE.why, new)


def _absent(function):
    """Arguments whose default is None, and that stay so if not given."""
    given = function.args
    plain = [*given.posonlyargs, *given.args]
    pairs = [
        *zip(reversed(plain), reversed(given.defaults), strict=False),
        *zip(given.kwonlyargs, given.kw_defaults, strict=True),
    ]
    names = {
        argument.arg
        for argument, default in pairs
        if isinstance(default, ast.Constant) and default.value is None
    }
    if not names:
        return names
    return names - set(_bound(function) - _bound_if_given(function))


def _bound(*nodes):
    """Counts how often names are bound."""
    return collections.Counter(
        inner.id
        for node in nodes
        for inner in ast.walk(node)
        if isinstance(inner, ast.Name) and not isinstance(inner.ctx, ast.Load)
    )


def _bound_if_given(function):
    """Counts the names that `if x is not None:` binds."""
    found: collections.Counter = collections.Counter()
    for node in ast.walk(function):
        if isinstance(node, ast.If):
            test = ast.unparse(node.test)
            for name, times in _bound(*node.body).items():
                if test == f'{name} is not None':
                    found[name] += times
    return found


def _places(function, imported):
    """Yields `np.where(x)` and `np.nonzero(x)`."""
    for call in ast.walk(function):
        if not isinstance(call, ast.Call) or call.keywords:
            continue
        if not isinstance(call.func, ast.Attribute) or len(call.args) != 1:
            continue
        if dotted(call.func, imported) in ('numpy.nonzero', 'numpy.where'):
            yield call
