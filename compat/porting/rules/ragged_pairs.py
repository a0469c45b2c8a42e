"""Arrays of pairs of unequal length, which NumPy made objects by itself.

`np.array(list(zip(x, y)))` holds rows of inputs beside rows of labels; a
function that draws batches often makes it of what it is given, or of a list
that it fills with items of that. Where both are parts of arrays that were
reshaped alike, it holds numbers:

    x = np.split(data.reshape(batch_size, -1), n, 1)
    y = np.split(target.reshape(batch_size, -1), n, 1)
    batches = np.array(list(zip(x, y)))

Source: NumPy 1.24 release notes.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..names.local_names import assigned_values, module_names
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
        return not _is_of_equal_parts(port, node)
    if not isinstance(node, ast.Name):
        return False
    function = trees.above(node, port.parents, ast.FunctionDef)
    if function is None or function.name not in zipped:
        return False
    given = [arg.arg for arg in function.args.args][:1]
    return node.id in _filled_from(function, set(given))


def _filled_from(function, names):
    """Names of lists, and of those that get single items of one."""
    appended = list(filter(None, map(_appended, trees.walk(function))))
    for _ in appended:
        names |= {filled for filled, source in appended if source in names}
    return names


def _appended(node):
    """`rows` and `data` of `rows.append(data[i])`, else None."""
    if not isinstance(node, ast.Call) or len(node.args) != 1:
        return None
    item = node.args[0]
    if getattr(node.func, 'attr', '') != 'append':
        return None
    if not isinstance(item, ast.Subscript):
        return None
    if isinstance(item.slice, (ast.Slice, ast.Tuple)):
        return None
    owner = getattr(getattr(node.func, 'value', None), 'id', None)
    source = getattr(item.value, 'id', None)
    return (owner, source) if owner and source else None


def _is_of_equal_parts(port, node):
    """Whether all that is zipped was split, and reshaped before, alike."""
    zipped = node if getattr(node.func, 'id', '') == 'zip' else node.args[0]
    function = trees.above(node, port.parents, ast.FunctionDef)
    assigned = assigned_values(function or port.source.tree)
    forms = set()
    for name in zipped.args:
        for value in assigned.get(getattr(name, 'id', ''), [name]):
            forms.add(_form_of_parts(value))
    return len(forms) == 1 and None not in forms


def _form_of_parts(node):
    """`reshape` and `split` of `np.split(x.reshape(...), ...)`, else None."""
    if getattr(getattr(node, 'func', None), 'attr', '') != 'split':
        return None
    for whole in node.args[:1]:
        if getattr(getattr(whole, 'func', None), 'attr', '') == 'reshape':
            return tuple(map(ast.unparse, [*whole.args, *node.args[1:]]))
    return None
