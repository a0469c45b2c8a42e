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
_SORTERS = ('max', 'min', 'sorted')
_METHODS = frozenset(
    'add clear difference_update discard intersection_update isdisjoint '
    'issubset issuperset remove symmetric_difference_update update'.split()
)
_TAKERS = _METHODS - {'add', 'symmetric_difference_update', 'update'}
_TESTS = (ast.Assert, ast.Compare, ast.Expr, ast.If, ast.While)
_OPERATORS = (ast.BitAnd, ast.BitOr, ast.BitXor, ast.Sub)


def find(tree, elsewhere=None):
    """What makes sets whose order may show.

    Args:
        tree: ast.Module of a source of Python 2.
        elsewhere: Words, as `shown` gives them, of all other files; None if
            they are not known.

    Returns:
        Set of nodes: names `set`, called or handed on, displays of sets and
        comprehensions.
    """
    names = [n for n in trees.of_kind(tree, ast.Name) if n.id == 'set']
    displays = trees.of_kind(tree, ast.Set, ast.SetComp)
    if not names and not displays:
        return set()
    if 'set' in bound_names(tree) or _compares_types(tree, names):
        return set()
    uses = _Uses(tree, elsewhere)
    found = {name for name in names if uses.tell(uses.name_shows, name)}
    return found | {node for node in displays if uses.tell(uses.shows, node)}


def shown(tree):
    """Words by which a source may show the order of sets of other files.

    Args:
        tree: ast.Module.

    Returns:
        Frozenset of attributes, and of names that it imports.
    """
    uses = _Uses(tree, frozenset())
    words = {}
    has_star = False
    for alias in trees.of_kind(tree, ast.alias):
        words[alias.asname or alias.name] = alias.name
        has_star |= alias.name == '*'
    found = set()
    for node in trees.of_kind(tree, ast.Name, ast.Attribute):
        word = getattr(node, 'attr', None) or words.get(node.id)
        word = word or has_star and node.id
        if word and word not in found and _is_read(node):
            if uses.tell(uses.shows, node):
                found.add(word)
    return frozenset(found)


class _Uses:
    """What a module does with its sets."""

    def __init__(self, tree, elsewhere):
        self._elsewhere = elsewhere
        self._parents = trees.parents(tree)
        self._bound = bound_names(tree)
        self._asked = set()  # Words whose uses tell nothing, or are open.
        self._read, self._outer = {}, set()
        for node in trees.of_kind(tree, ast.Name, ast.Attribute):
            if _is_read(node):
                self._read.setdefault(_word(node), []).append(node)
            elif isinstance(node, ast.Name) and self._is_outer(node):
                self._outer.add(node.id)
        for node in trees.of_kind(tree, ast.Global):
            self._outer.update(node.names)

    def tell(self, question, node):
        """The answer to a question on a node, by all uses that follow."""
        before = set(self._asked)
        answer = question(node)
        if answer:
            self._asked = before
        return answer

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
        if isinstance(parent, ast.Tuple):
            return self._unpacked_shows(node, parent)
        return True

    def _unpacked_shows(self, node, values):
        """Whether it does as one of a tuple: `seen, queue = set(), []`."""
        parent = self._parents[id(values)]
        if not isinstance(parent, ast.Assign):
            return True
        place, targets = values.elts.index(node), parent.targets
        return any(
            not isinstance(names, ast.Tuple)
            or len(names.elts) != len(values.elts)
            or self._any_use_shows(names.elts[place])
            for names in targets
        )

    def _method_shows(self, attribute):
        call, name = self._parents[id(attribute)], attribute.attr
        if not isinstance(call, ast.Call) or call.func is not attribute:
            return True
        return self.shows(call) if name in ALGEBRA else name not in _METHODS

    def _taker_shows(self, call):
        name = trees.last_name(call.func)
        if isinstance(call.func, ast.Name):
            is_plain = name in _FUNCTIONS and name not in self._bound
            return not is_plain or name in _SORTERS and _has_key(call)
        if name in ALGEBRA:
            return self.shows(call)
        return name not in _TAKERS

    def _any_use_shows(self, target):
        if not isinstance(target, (ast.Name, ast.Attribute)):
            return True
        word = _word(target)
        if word in self._asked:
            return False  # Its other uses tell.
        self._asked.add(word)
        read = self._read.get(word, [])
        name = word.strip('.')
        if isinstance(target, ast.Attribute) or name in self._outer:
            if self._elsewhere is None or name in self._elsewhere:
                return True
            read = read + self._read.get(f'.{name}', [])
        return any(map(self.shows, read))

    def _is_outer(self, name):
        """Whether a name is set outside of functions."""
        kinds = ast.FunctionDef, ast.Lambda
        return trees.above(name, self._parents, kinds) is None


def _has_key(call):
    """Whether equal keys come in the order of the set: `max(x, key=f)`."""
    told = {option.arg for option in call.keywords} - {'reverse'}
    return (
        bool(told)
        or trees.last_name(call.func) == 'sorted'
        and (len(call.args) > 1)
    )


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
