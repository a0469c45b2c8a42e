"""Names and attributes that stand for filled arrays, and how many axes.

    row = np.zeros(n)                    self.table = np.ones([n, 2])
    self.table = np.zeros(self.table.shape)

Source: NumPy's reference, "Array creation routines".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import reaching
from ...text.statement_edits import siblings

_FILLED = frozenset(['zeros', 'ones', 'empty'])
_ANY = -1  # A filled array whose number of axes is not known.
_NO_ARRAY = 0
_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_OF_NUMBERS = (ast.Sub, ast.FloorDiv)


class FilledRows:
    """Names of arrays whose number of dimensions is sure.

    Args:
        port: The Port.
        nodes: Nodes of a scope.
        numpy: Tuple of the local names of NumPy.
    """

    def __init__(self, port, nodes, numpy):
        tree = port.source.tree
        self._port, self._sure = port, (numpy, _counted(tree))
        self._names = _ranks(nodes, ast.Name, *self._sure)
        self._attributes = _attributes(tree, numpy)

    def has(self, node, statement, rank=None):
        """Whether a node is the name of such an array, at a statement.

        Args:
            node: The node.
            statement: The statement.
            rank: Number of its dimensions; None for any filled array.
        """
        if isinstance(node, ast.Attribute):
            return _fit(self._attributes.get(ast.unparse(node)), rank)
        name = getattr(node, 'id', None)
        if name is None:
            return False
        if _fit(self._names.get(name), rank):
            return True
        last = _rank(self._last(statement, name), *self._sure)
        return _fit({last}, rank)

    def _last(self, child, name):
        """What a name was bound to last; None where that is not sure."""
        while id(child) in self._port.parents:
            parent = self._port.parents[id(child)]
            body = siblings(self._port, child)
            for sibling in reversed(body[: body.index(child)]):
                if _stores(sibling, name):
                    is_plain = isinstance(sibling, ast.Assign)
                    return sibling.value if is_plain else None
            is_branch = isinstance(parent, ast.If)
            if not is_branch and _stores(parent, name):  # Later, in a loop.
                return None
            child = parent
        return None


@trees.once
def _attributes(tree, numpy):
    """What all attributes of a source are bound to, as `_ranks`."""
    assigned = trees.of_kind(tree, ast.Assign)
    return _ranks(assigned, ast.Attribute, numpy, _counted(tree))


def _ranks(nodes, kind, *sure):
    """What names or attributes are bound to, as text to sets of ranks."""
    found: dict = {}
    for node in nodes:
        if not isinstance(node, ast.Assign):  # `del x` has targets, too.
            continue
        for targets in node.targets:
            for target, value in reaching.pairs(targets, node.value):
                if isinstance(target, kind):
                    name = ast.unparse(target)
                    if not _is_like(value, name):
                        rank = _rank(value, *sure)
                        found.setdefault(name, set()).add(rank)
    return found


def _fit(ranks, rank):
    """Whether all that is bound are arrays, of so many axes."""
    if not ranks or _NO_ARRAY in ranks:
        return False
    return rank is None or ranks == {rank}


def _is_like(value, name):
    """Whether it is an array of the size of what had the name before."""
    sizes = f'{name}.shape', f'np.shape({name})', f'numpy.shape({name})'
    return isinstance(value, ast.Call) and (
        ast.unparse(value) == f'{name}.copy()'
        or getattr(value.func, 'attr', '') in _FILLED
        and len(value.args) == 1
        and not value.keywords
        and ast.unparse(value.args[0]) in sizes
    )


@trees.once
def _counted(tree):
    """What is a number for sure, as text.

    Arguments of `range`, sizes in a list, and what is compared by size,
    subtracted or divided.
    """
    counted = set()
    for node in trees.of_kind(tree, ast.Compare, ast.BinOp):
        if isinstance(node, ast.Compare):
            is_of_numbers = isinstance(node.ops[0], _ORDER)
            sides = [node.left, node.comparators[0]]
        else:
            is_of_numbers = isinstance(node.op, _OF_NUMBERS)
            sides = [node.left, node.right]
        names = [s for s in sides if isinstance(s, (ast.Name, ast.Attribute))]
        counted |= {ast.unparse(name) for name in names if is_of_numbers}
    for node in trees.of_kind(tree, ast.Assign):
        for pair in reaching.pairs(node.targets[0], node.value):
            target, value = map(ast.unparse, pair)
            if target in counted:
                counted.add(value)
    for node in trees.of_kind(tree, ast.Call):
        if getattr(node.func, 'id', '') in ('range', 'xrange'):
            counted |= {ast.unparse(argument) for argument in node.args}
        elif getattr(node.func, 'attr', '') in _FILLED and node.args:
            sizes = getattr(node.args[0], 'elts', ())
            counted |= {ast.unparse(size) for size in sizes}
    return counted


def _stores(node, name):
    return any(
        isinstance(part, ast.Name)
        and part.id == name
        and not isinstance(part.ctx, ast.Load)
        for part in ast.walk(node)
    )


def _rank(node, numpy, counted):
    """Dimensions of a filled array, `_ANY` where they are not sure."""
    if not isinstance(node, ast.Call):
        return _NO_ARRAY
    sizes = [k.value for k in node.keywords if k.arg == 'shape']
    sizes += node.args[:1]
    if len(sizes) != 1 or len(node.args) > 2:
        return _NO_ARRAY
    function = node.func
    if getattr(function, 'attr', '') not in _FILLED:
        return _NO_ARRAY
    kinds = [*(k.value for k in node.keywords), *node.args[1:]]
    if any('object' in ast.unparse(kind) for kind in kinds):
        return _NO_ARRAY
    if getattr(getattr(function, 'value', None), 'id', '') not in numpy:
        return _NO_ARRAY
    size = sizes[0]
    if isinstance(size, (ast.List, ast.Tuple)):
        starred = any(isinstance(n, ast.Starred) for n in size.elts)
        return _ANY if starred else len(size.elts)
    called = getattr(getattr(size, 'func', None), 'id', '')
    is_number = isinstance(getattr(size, 'value', None), int)
    is_number |= called in ('len', 'int') or ast.unparse(size) in counted
    return 1 if is_number else _ANY
