"""NumPy's whole numbers in JSON.

    json.dump(counts, file)    json.dump(counts, file, default=int)

Under Python 2 they were whole numbers of Python's own, which json writes.

Source: NumPy 1.16 on Python 2.7, where `numpy.int64` is a class of `int`.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..names.local_names import module_names
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='json-numbers',
    does="Lets `json.dump` write NumPy's whole numbers",
    why="they were whole numbers of Python's own in Python 2",
    before='import json\nprint json.dumps(counts)\n',
    after='import json\nprint(json.dumps(counts, default=int))\n',
    sources=ANY_SOURCE,
)
_WHY = "NumPy's whole numbers are none of Python's own today"


def apply(port):
    """Lets json write NumPy's numbers in a program of Python 2."""
    if not port.project.python2:
        return
    names = module_names(port.source.tree, 'json')
    for node in trees.of_kind(port.source.tree, ast.Call):
        if _writes(node, names):
            last = [*node.args, *(k.value for k in node.keywords)][-1]
            end = port.source.whole(last)[1]
            port.source.insert(end, ', default=int')
            port.changed(node, RULE, _WHY, 'default=int')


def _writes(call, names):
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and function.attr in ('dump', 'dumps')
        and getattr(function.value, 'id', '') in names
        and bool(call.args)
        and not {k.arg for k in call.keywords} & {'cls', 'default', None}
        and not any(isinstance(a, ast.Starred) for a in call.args)
        and not isinstance(call.args[0], ast.Constant)
    )
