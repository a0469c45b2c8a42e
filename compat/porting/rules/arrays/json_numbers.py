"""NumPy's numbers in JSON.

    json.dump(x, file)  ->  json.dump(x, file, default=lambda x: x.item())

Under Python 2 whole ones were whole numbers of Python's own, which json
writes. A fetched float32 and a number of Python's made a `float64` up to NumPy
1.26, which is a `float`; NumPy 2 keeps it float32, which json refuses.

Source: NumPy 1.16 on Python 2.7, where `numpy.int64` is a class of `int`;
NumPy 2.0 migration guide.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import is_module, module_names
from ...rule import ANY_SOURCE, Rule

_DEFAULT = 'default=lambda x: x.item()'
RULE = Rule(
    name='json-numbers',
    does="Lets `json.dump` write NumPy's numbers",
    why="they were numbers of Python's own in Python 2 or up to NumPy 1.26",
    before='import json\nprint json.dumps(counts)\n',
    after=f'import json\nprint(json.dumps(counts, {_DEFAULT}))\n',
    sources=ANY_SOURCE,
)


def apply(port):
    """Lets json write NumPy's numbers, where a source may have some."""
    tree = port.source.tree
    calls = [c for c in trees.of_kind(tree, ast.Call) if _writes(c, tree)]
    if calls and not (port.project.python2 or _fetches(port, tree)):
        calls = _handed(port, tree, calls)
    for node in calls:
        last = [*node.args, *(k.value for k in node.keywords)][-1]
        end = port.source.whole(last)[1]
        port.source.insert(end, f', {_DEFAULT}')
        port.changed(node, RULE, RULE.why, _DEFAULT)


def _fetches(port, tree):
    """Whether a source fetches, or calls what fetches in another file."""
    if module_names(tree) and '.run(' in port.source.text:
        return True
    functions = (c.func for c in trees.of_kind(tree, ast.Call))
    names = {trees.last_name(f) for f in functions}
    return not names.isdisjoint(port.project.fetches)


def _handed(port, tree, calls):
    """Calls in functions, which may be handed what another file fetched."""
    if not port.project.fetches:
        return []
    inner = {
        id(node)
        for function in trees.of_kind(tree, ast.FunctionDef)
        for node in trees.walk(function)
    }
    return [call for call in calls if id(call) in inner]


def _writes(call, tree):
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and function.attr in ('dump', 'dumps')
        and is_module(function.value, tree, 'json')
        and bool(call.args)
        and not {k.arg for k in call.keywords} & {'cls', 'default', None}
        and not any(isinstance(a, ast.Starred) for a in call.args)
        and not isinstance(call.args[0], ast.Constant)
    )
