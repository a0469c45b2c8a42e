"""`Tracer` of IPython, a breakpoint, which it dropped.

    from IPython.core.debugger import Tracer
    debug_here = Tracer()

Source: IPython 5.1, which named `set_trace` instead.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='tracers',
    does="Writes `set_trace` for IPython's `Tracer()`",
    why='IPython has no Tracer any more: set_trace breaks where it is called',
    before=(
        'from IPython.core.debugger import Tracer\ndebug_here = Tracer()\n'
    ),
    after=(
        'from IPython.core.debugger import set_trace\ndebug_here = set_trace\n'
    ),
    sources=ANY_SOURCE,
)
_NEW = 'set_trace'


def apply(port):
    """Writes the function, where each use of the class is a call."""
    tree = port.source.tree
    imports = [
        alias
        for node in trees.of_kind(tree, ast.ImportFrom)
        if node.module == 'IPython.core.debugger'
        for alias in node.names
        if alias.name == 'Tracer'
    ]
    names = {alias.asname or alias.name for alias in imports}
    calls = [
        node
        for node in trees.of_kind(tree, ast.Call)
        if getattr(node.func, 'id', None) in names
    ]
    named = trees.of_kind(tree, ast.Name)
    used = [node for node in named if node.id in {*names, _NEW}]
    if len(used) != len(calls):
        return
    for node in (*imports, *calls):
        port.source.replace(node, _NEW)
        port.changed(node, RULE, RULE.why, _NEW)
