"""Arrays of pairs of unequal length, which NumPy made objects by itself.

`np.array(list(zip(x, y)))` holds rows of inputs beside rows of labels; a
function that draws batches often makes it of what it is given.

Source: NumPy 1.24 release notes.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..local_names import module_names
from ..project import is_zip, zipped_call
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='ragged-pairs',
    does='Tells NumPy to make objects of zipped rows',
    why='NumPy 1.24 refuses rows of unequal length',
    before='import numpy as np\npairs = np.array(zip(x, y))\n',
    after=(
        'import numpy as np\npairs = np.array(list(zip(x, y)), dtype=object)\n'
    ),
    sources=ANY_SOURCE,
)
_WHY = 'NumPy makes objects of unequal rows only where it is told to'


def apply(port):
    """Tells NumPy to make objects of zipped rows."""
    aliases = module_names(port.source.tree)
    zipped = port.project.zipped | {
        zipped_call(c) for c in port.calls.values()
    }
    for node in trees.walk(port.source.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ('array', 'asarray')
            and getattr(node.func.value, 'id', '') in aliases
            and len(node.args) == 1
            and not node.keywords
            and _holds_pairs(port, node.args[0], zipped)
        ):
            new = ', dtype=object'
            whole = port.source.whole(node.args[0])
            port.source.replace_span(*whole, whole, new)
            port.handled.add(id(node))
            port.changed(node, RULE, _WHY, new)


def _holds_pairs(port, node, zipped):
    if is_zip(node):
        return True
    if not isinstance(node, ast.Name):
        return False
    function = node
    while function is not None and not isinstance(function, ast.FunctionDef):
        function = port.parents.get(id(function))
    return (
        function is not None
        and function.name in zipped
        and [arg.arg for arg in function.args.args][:1] == [node.id]
    )
