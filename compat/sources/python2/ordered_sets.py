"""Sets of Python 2's sources whose order may show.

    letters = list(set(text))        the order shows
    if len(set(rows)) > 1:           it does not
    seen = set()                     nor here, where `seen` is but asked
    if word in seen: ...             whether it has a word

Python 2 had one order of texts in all processes; Python 3 shuffles them.
"""

from __future__ import annotations

import ast

from .. import trees
from .dialect import bound_names

ALGEBRA = frozenset(
    'copy difference intersection symmetric_difference union'.split()
)
# Functions that tell nothing of the order, and methods.
_FUNCTIONS = frozenset(
    'all any bool frozenset id isinstance issubclass len max min sorted sum '
    'type'.split()
)
_METHODS = frozenset(
    'add clear difference_update discard intersection_update isdisjoint '
    'issubset issuperset remove symmetric_difference_update update'.split()
)
_TAKERS = _METHODS - {'add', 'symmetric_difference_update', 'update'}
_TESTS = (ast.Assert, ast.Compare, ast.Expr, ast.If, ast.While)
_OPERATORS = (ast.BitAnd, ast.BitOr, ast.BitXor, ast.Sub)


def find(tree, is_whole=True):
    """What makes sets whose order may show.

    Args:
        tree: ast.Module of a source of Python 2.
        is_whole: Whether it is all of the module: if not, what is kept under
            a name may show elsewhere.

    Returns:
        Set of nodes: names `set`, called or handed on, displays of sets and
        comprehensions.
    """
    names = [n for n in trees.of_kind(tree, ast.Name) if n.id == 'set']
    if 'set' in bound_names(tree) or _compares_types(tree, names):
        return set()
    uses = _Uses(tree, is_whole)
    found = set(filter(uses.name_shows, names))
    displays = trees.of_kind(tree, ast.Set, ast.SetComp)
    return found | {node for node in displays if uses.shows(node)}


class _Uses:
    """What a module does with its sets."""

    def __init__(self, tree, is_whole):
        self._is_whole = is_whole
        self._parents = trees.parents(tree)
        self._seen = set()
        self._read = {}
        for node in trees.of_kind(tree, ast.Name, ast.Attribute):
            if _is_read(node):
                self._read.setdefault(_word(node), []).append(node)

    def name_shows(self, name):
        """Whether the name `set` makes sets whose order may show."""
        parent = self._parents[id(name)]
        if isinstance(parent, ast.Attribute):
            return parent.attr in ALGEBRA  # `set.union(a, b)`
        if isinstance(parent, ast.Call) and parent.func is name:
            return self.shows(parent)
        while isinstance(parent, ast.Tuple):
            name, parent = parent, self._parents[id(parent)]
        if isinstance(parent, ast.Call):
            return trees.last_name(parent.func) not in _FUNCTIONS
        return isinstance(parent, ast.keyword)

    def shows(self, node):
        """Whether the order of a set may show in what is done with it."""
        parent = self._parents[id(node)]
        if isinstance(parent, _TESTS):
            is_test = node is getattr(parent, 'test', node)
            return not is_test
        if isinstance(parent, ast.UnaryOp):
            return False
        if isinstance(parent, ast.BinOp):
            return not isinstance(parent.op, _OPERATORS) or self.shows(parent)
        if isinstance(parent, (ast.BoolOp, ast.IfExp)):
            is_test = node is getattr(parent, 'test', None)
            return not is_test and self.shows(parent)
        if isinstance(parent, ast.Attribute):
            return self._method_shows(parent)
        if isinstance(parent, ast.Call):
            return self._taker_shows(parent)
        if isinstance(parent, ast.AugAssign):
            return self._any_use_shows(parent.target)
        if isinstance(parent, ast.Assign):
            return any(map(self._any_use_shows, parent.targets))
        return True

    def _method_shows(self, attribute):
        call, name = self._parents[id(attribute)], attribute.attr
        if not isinstance(call, ast.Call) or call.func is not attribute:
            return True
        return self.shows(call) if name in ALGEBRA else name not in _METHODS

    def _taker_shows(self, call):
        name = trees.last_name(call.func)
        if isinstance(call.func, ast.Name):
            return name not in _FUNCTIONS
        if name in ALGEBRA:
            return self.shows(call)
        return name not in _TAKERS

    def _any_use_shows(self, target):
        is_named = isinstance(target, (ast.Name, ast.Attribute))
        if not is_named or not self._is_whole:
            return True
        word = _word(target)
        if word in self._seen:
            return False  # Its other uses tell.
        self._seen.add(word)
        found = any(map(self.shows, self._read.get(word, ())))
        self._seen.discard(word)
        return found


def _compares_types(tree, names):
    """Whether a source asks for the very type: `type(x) in (list, set)`."""
    parents = trees.parents(tree)
    for name in names:
        parent = parents[id(name)]
        while isinstance(parent, ast.Tuple):
            parent = parents[id(parent)]
        if isinstance(parent, ast.Compare):
            return True
    return False


def _is_read(node):
    return isinstance(node.ctx, ast.Load)


def _word(node):
    return getattr(node, 'id', None) or f'.{node.attr}'
