"""Arrays of rows whose lengths are those of the data.

    rows.append([index[c] for c in text])
    x = np.array(rows)

NumPy made an array of objects where lengths differed, and refuses it today:

    x = np.array(
        rows, dtype=object if len({np.shape(r) for r in rows}) > 1 else None)

Written so are lists that are filled with such rows, or with what functions
give, parts of them, what a function that draws batches is given, what is
handed to a function that asks each row for its length, chances of things of
which there are unlike numbers, and rows that NumPy makes of a size that each
has of its own. `np.random.choice`,
`permutation`, `np.save` and `savez` make such an array of their own, and get
one, the latter two also of `[weights, biases]`.

Source: NumPy 1.24 release notes.
"""

from __future__ import annotations

import ast
import re

from ...sources import trees
from ..kinds import chances
from ..kinds.given_lists import given_lists, measured_places
from ..kinds.row_lists import lists_of_rows
from ..names import scopes
from ..names.local_names import assigned_values, module_names
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='ragged-rows',
    does='Tells NumPy to make objects of rows where their lengths differ',
    why='NumPy 1.24 refuses rows of unequal length',
    before=(
        'import numpy as np\n'
        'rows = []\n'
        'for text in texts:\n'
        '    rows.append([index[c] for c in text])\n'
        'x = np.array(rows)\n'
    ),
    after=(
        'import numpy as np\n'
        'rows = []\n'
        'for text in texts:\n'
        '    rows.append([index[c] for c in text])\n'
        'x = np.array(rows, dtype=object if len({np.shape(r) for r '
        'in rows}) > 1 else None)\n'
    ),
    follows=('ragged-pairs',),
    sources=ANY_SOURCE,
)
_WHY = 'NumPy makes objects of unequal rows only where it is told to'
# What makes an array of its own of what it is given, and saves it.
_SAVES = frozenset('save savez savez_compressed'.split())
_MAKES_ROWS = re.compile(
    r'random\.(randn?|random|random_sample|randint|normal|uniform|choice)'
    r'|zeros|ones|empty|arange|full'
)


def apply(port):
    """Tells NumPy to make objects of rows where their lengths differ."""
    aliases = module_names(port.source.tree)
    if not aliases:
        return
    measured = _measured(port.source.tree, aliases)
    measured |= chances.own_numbers(port.source.tree)
    rows = {
        id(scope): lists_of_rows(_own(scope))
        for scope in trees.walk(port.source.tree)
        if isinstance(scope, (ast.FunctionDef, ast.Module))
    }
    given = given_lists(port.source.tree, rows, _own)
    for scope in trees.walk(port.source.tree):
        if id(scope) in rows:
            nodes = _own(scope)
            known = rows[id(scope)] | measured | given.get(id(scope), set())
            ragged = known | _given_to_batches(scope)
            for node in nodes:
                if isinstance(node, ast.Call) and id(node) not in port.handled:
                    if _of_unequal_rows(port, node, aliases):
                        continue
                    if _is_made_by_sizes(node, aliases):
                        _write_named(port, node)
                        continue
                    _port_saved(port, node, aliases, ragged)
                    numpy, write = _maker(node, aliases)
                    name = ast.unparse(_uncut(node.args[0])) if numpy else ''
                    if name in known or (
                        name in ragged and not _is_reshaped(port, node)
                    ):
                        write(port, node, numpy)


def _of_unequal_rows(port, call, aliases):
    """Ports an array of rows that are written out; whether it is one."""
    numpy, _, leaf = trees.dotted(call.func).partition('.')
    alone = len(call.args) == 1 and not call.keywords
    if numpy not in aliases or leaf not in ('array', 'asarray') or not alone:
        return False
    rows = call.args[0]
    values = assigned_values(port.source.tree).get(getattr(rows, 'id', ''))
    if not all(map(_is_unequal, values or [rows])):
        return False
    port.source.insert(port.source.whole(rows)[1], ', dtype=object')
    port.changed(call, RULE, _WHY, 'dtype=object')
    return True


def _is_unequal(node):
    """Whether a list is written out with rows of unequal lengths."""
    rows = [_items(row) for row in _items(node) or ()]
    if not rows or None in rows:
        return False
    if len(set(map(len, rows))) > 1:
        return True
    return _is_unequal(ast.List([item for row in rows for item in row]))


def _items(node):
    """The items of a list that is written out, else None."""
    items = getattr(node, 'elts', [node])
    starred = any(isinstance(item, ast.Starred) for item in items)
    is_list = isinstance(node, (ast.List, ast.Tuple))
    return items if is_list and not starred else None


def _is_made_by_sizes(call, aliases):
    """Whether it is `np.array([np.random.randn(n, 3) for n in sizes])`."""
    numpy, _, leaf = trees.dotted(call.func).partition('.')
    alone = len(call.args) == 1 and not call.keywords
    rows = call.args[0] if alone else None
    if leaf not in ('array', 'asarray') or not isinstance(rows, ast.ListComp):
        return False
    row = _uncast(rows.elt)
    made = trees.dotted(getattr(row, 'func', None)).partition('.')
    if numpy not in aliases or made[0] not in aliases:
        return False
    if not isinstance(row, ast.Call) or not _MAKES_ROWS.fullmatch(made[2]):
        return False
    own = {n.id for g in rows.generators for n in _names(g.target)}
    given = [*row.args, *(keyword.value for keyword in row.keywords)]
    return any(name.id in own for node in given for name in _names(node))


def _uncast(node):
    """What `.astype(...)` is called on."""
    function = getattr(node, 'func', None)
    if isinstance(function, ast.Attribute) and function.attr == 'astype':
        return _uncast(function.value)
    return node


def _names(node):
    return [n for n in ast.walk(node) if isinstance(n, ast.Name)]


def _write_named(port, call):
    """Names the rows, which must not be made twice."""
    rows = call.args[0]
    name = 'rows'
    while re.search(rf'\b{name}\b', port.source.text):
        name += '_'
    numpy = trees.dotted(call.func).partition('.')[0]
    start, end = port.source.whole(rows)
    port.source.insert(start, f'{name} := ')
    port.source.insert(end, f', {_dtype(ast.Name(name), numpy)}')
    port.changed(call, RULE, _WHY, name)


def _maker(call, aliases):
    """NumPy's local name and how a call is written, `(None, None)` if not."""
    name = trees.dotted(call.func).partition('.')
    if name[0] not in aliases or not call.args:
        return None, None
    rows: ast.AST = _uncut(call.args[0])
    while isinstance(rows, ast.Subscript) and _is_key(rows.slice):
        rows = rows.value
    while isinstance(rows, ast.Attribute):
        rows = rows.value
    if not isinstance(rows, ast.Name):
        return None, None
    if name[2] in ('array', 'asarray'):
        alone = len(call.args) == 1 and not call.keywords
        return (name[0], _write) if alone else (None, None)
    if name[2] in ('random.choice', 'random.permutation'):
        return name[0], _write_inside
    return None, None


def _is_reshaped(port, call):
    """Whether it is `np.array(ids).reshape(n, m)`, as of plain numbers."""
    return getattr(port.parents.get(id(call)), 'attr', '') == 'reshape'


def _uncut(node):
    """What a slice is a part of; other nodes as they are."""
    slices = isinstance(getattr(node, 'slice', None), ast.Slice)
    return node.value if slices else node


def _write(port, call, numpy):
    new = f', {_dtype(call.args[0], numpy)}'
    port.source.insert(port.source.whole(call.args[0])[1], new)
    port.changed(call, RULE, _WHY, new)


def _port_saved(port, call, aliases, ragged):
    """`np.savez(path, rows=rows)`."""
    numpy, _, leaf = trees.dotted(call.func).partition('.')
    if numpy in aliases and leaf in _SAVES:
        given = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
        for rows in given:
            named = isinstance(rows, ast.Name) and rows.id in ragged
            if named or _is_of_names(rows):
                _write_array(port, rows, numpy)


def _is_of_names(node):
    """Whether it is `[weights, biases]`, which may be read twice."""
    items = node.elts if isinstance(node, (ast.List, ast.Tuple)) else []
    return len(items) > 1 and all(isinstance(i, ast.Name) for i in items)


def _write_inside(port, call, numpy):
    _write_array(port, call.args[0], numpy)


def _write_array(port, rows, numpy):
    new = f'{numpy}.array({ast.unparse(rows)}, {_dtype(rows, numpy)})'
    port.source.replace(rows, new)
    port.changed(rows, RULE, _WHY, new)


def _dtype(rows, numpy):
    shapes = f'{{{numpy}.shape(r) for r in {ast.unparse(rows)}}}'
    return f'dtype=object if len({shapes}) > 1 else None'


def _own(scope):
    """Nodes of a scope without those of functions within."""
    kinds = ast.FunctionDef, ast.ClassDef, ast.Lambda
    return scopes.nodes_without(scope, *kinds)


def _given_to_batches(scope):
    """Arguments of a function that goes through them batch by batch."""
    name = getattr(scope, 'name', '')
    if 'batch' not in name or not any(
        isinstance(node, ast.Yield) for node in _own(scope)
    ):
        return set()
    return {argument.arg for argument in scope.args.args}


def _is_key(node):
    return isinstance(node, (ast.Constant, ast.Name))


def _measured(tree, aliases):
    """What is made an array for a function that measures its rows.

    Args:
        tree: ast.Module.
        aliases: Local names of NumPy.

    Returns:
        Set of source texts, those of what is cut by a slice before included.
    """
    measures = {
        f.name: list(measured_places(f))
        for f in trees.walk(tree)
        if isinstance(f, ast.FunctionDef)
    }
    found = set()
    for call in trees.walk(tree):
        if isinstance(call, ast.Call):
            name = getattr(call.func, 'attr', getattr(call.func, 'id', ''))
            for place in measures.get(name, ()):
                for given in call.args[place : place + 1]:
                    if isinstance(given, ast.Call):
                        if _maker(given, aliases)[0]:
                            found.add(ast.unparse(given.args[0]))
    cut = {
        ast.unparse(node.value.value)
        for node in trees.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Subscript)
        and isinstance(node.value.slice, ast.Slice)
        and {getattr(target, 'id', '') for target in node.targets} & found
    }
    return found | cut
