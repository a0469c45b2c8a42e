"""Branches that a program takes in some releases only.

    if LooseVersion(tf.__version__) >= LooseVersion('1.0'):
        from tensorflow.contrib import rnn as rnn_cell
    else:
        from tensorflow.python.ops import rnn_cell

What stands in such a branch tells nothing of the releases that do not reach
it. So does what hangs on `hasattr(tf.nn, 'rnn_cell')`.
"""

from __future__ import annotations

import ast
import copy
import re

from .. import table
from ..releases import RELEASES

VERSIONS = ('__version__', 'VERSION')
_LAST = '.9'  # As late a correction as any release had.
_MODULE = re.compile(r'r(\d+)_(\d+)\.(?:__version__|VERSION)')
_PARSERS = frozenset(
    'LooseVersion StrictVersion V Version parse parse_version'.split()
)
_BUILTINS = {
    function.__name__: function
    for function in (all, any, bool, float, int, len, list, map, str, tuple)
}
_METHODS = frozenset('join split startswith strip'.split())
_READ = (
    ast.boolop,
    ast.cmpop,
    ast.expr_context,
    ast.unaryop,
    ast.BoolOp,
    ast.Compare,
    ast.Constant,
    ast.List,
    ast.ListComp,
    ast.Name,
    ast.Slice,
    ast.Subscript,
    ast.Tuple,
    ast.UnaryOp,
    ast.comprehension,
)


class Visitor(ast.NodeVisitor):
    """Visits the branches of a source, and knows who reaches them.

    Attributes:
        aliases: Dict from local names to the names below `tensorflow` that
            they may stand for.
        guarded: Whether what is visited tells nothing.
        reached: The releases that reach what is visited, or None for all.
    """

    def __init__(self):
        self.aliases = {}
        self.guarded = False
        self.reached = None
        self._assigned = {}

    def resolve(self, node):
        """Names below `tensorflow` that a node may stand for."""
        raise NotImplementedError

    def note_assigned(self, node):
        """Remembers an ast.Assign, by whose names conditions may ask."""
        target = node.targets[0]
        if isinstance(target, ast.Name):
            self._assigned[target.id] = node.value
        elif isinstance(target, (ast.List, ast.Tuple)):
            for index, item in enumerate(target.elts):
                if isinstance(item, ast.Name):
                    part = ast.Constant(index)
                    value = ast.Subscript(node.value, part, ast.Load())
                    self._assigned[item.id] = value

    def visit_If(self, node):
        """Visits both branches, and joins what names stand for."""
        self.visit(node.test)
        branches = self._branches(node.test, node.body, node.orelse)
        if branches is None:
            self.visit_all([*node.body, *node.orelse], False)
            return
        known, outer, ends = dict(self.aliases), self.reached, []
        for body, self.reached in branches:
            self.aliases = dict(known)
            self.visit_all(body, not self.reached)
            if self.reached:
                ends.append((self.aliases, _stored(body)))
        self.aliases = _joined(*ends) if len(ends) == 2 else ends[0][0]
        self.reached = outer

    def visit_IfExp(self, node):
        """Visits both values."""
        self.visit(node.test)
        branches = self._branches(node.test, node.body, node.orelse)
        outer = self.reached
        if branches is None:
            branches = [(node.body, outer), (node.orelse, outer)]
        for value, reached in branches:
            self.reached = reached
            self.visit_all([value], reached == frozenset())
        self.reached = outer

    def visit_all(self, nodes, guarded):
        """Visits nodes that are guarded, or as those around them are."""
        outer = self.guarded
        self.guarded = outer or guarded
        for node in nodes:
            self.visit(node)
        self.guarded = outer

    def _branches(self, test, body, orelse):
        """Both branches of a condition, with the releases that reach them.

        Returns:
            Two of `(branch, set of Release)`: a release reaches both where
            the condition cannot be told. None where it asks for no release.
        """
        filled = _Filled(self.resolve, self._assigned)
        asked = filled.visit(copy.deepcopy(test))
        if not filled.asks:
            return None
        here = RELEASES if self.reached is None else self.reached
        values = {r: _value(asked, r) for r in here}
        if not values or None in values.values():
            return [(body, frozenset(here)), (orelse, frozenset(here))]
        return [
            (body, frozenset(r for r in here if values[r])),
            (orelse, frozenset(r for r in here if not values[r])),
        ]


class _Filled(ast.NodeTransformer):
    """Puts the values of names into an expression.

    Attributes:
        asks: Whether the expression asks for the release.
    """

    def __init__(self, resolve, assigned):
        self.asks = False
        self._resolve = resolve
        self._assigned = assigned
        self._seen: tuple = ()

    def visit_Attribute(self, node):
        return self._version(node) or self.generic_visit(node)

    def visit_Name(self, node):
        found = self._version(node)
        value = self._assigned.get(node.id)
        if found or value is None or node.id in self._seen:
            return found or node
        outer, self._seen = self._seen, (*self._seen, node.id)
        filled = self.visit(copy.deepcopy(value))
        self._seen = outer
        return filled

    def visit_Call(self, node):
        if getattr(node.func, 'id', '') == 'hasattr' and len(node.args) == 2:
            owners = self._resolve(node.args[0])
            leaf = getattr(node.args[1], 'value', None)
            if owners and isinstance(leaf, str):
                self.asks = True
                name = '.'.join(filter(None, (owners[0], leaf)))
                return ast.Name(f'has {name}', ast.Load())
        return self.generic_visit(node)

    def _version(self, node):
        module = _MODULE.fullmatch(
            getattr(node, 'attr', '') and ast.unparse(node)
        )
        if module:  # As ports ask: the answer is one.
            self.asks = True
            return ast.Constant('.'.join(module.groups()) + _LAST)
        if not any(name in VERSIONS for name in self._resolve(node)):
            return None
        self.asks = True
        return ast.Name('version', ast.Load())


def _value(test, release):
    """What a filled condition is in a release; None where it is not known."""
    names: dict = {
        **_BUILTINS,
        **dict.fromkeys(_PARSERS, _parsed),
        'version': f'{release}{_LAST}',
    }
    bound = {
        n.id
        for n in ast.walk(test)
        if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
    }
    for node in ast.walk(test):
        if isinstance(node, ast.Name) and node.id.startswith('has '):
            names[node.id] = release in _releases(node.id[4:])
        elif isinstance(node, ast.Name) and node.id not in {*names, *bound}:
            return None
    test = _Calls().visit(copy.deepcopy(test))
    if not all(map(_is_read, ast.walk(test))):
        return None
    code = compile(
        ast.fix_missing_locations(ast.Expression(test)), '<test>', 'eval'
    )
    try:
        return bool(eval(code, {'__builtins__': {}, **names}))
    except (AttributeError, IndexError, TypeError, ValueError):
        return None


class _Calls(ast.NodeTransformer):
    """Calls `distutils.version.LooseVersion` by its last name."""

    def visit_Call(self, node):
        last = getattr(node.func, 'attr', '')
        if last in _PARSERS:
            node.func = ast.Name(last, ast.Load())
        return self.generic_visit(node)


def _is_read(node):
    """Whether a node may be evaluated."""
    if isinstance(node, ast.Call):
        return not node.keywords
    if isinstance(node, ast.Attribute):
        return node.attr in _METHODS
    return isinstance(node, _READ)


def _parsed(text):
    return [int(number) for number in re.findall(r'\d+', str(text))]


def _releases(name):
    """Releases that have a name, be it a module."""
    if table.is_module(name):
        return {r for m in table.members(name) for r in _releases_of(name, m)}
    return table.releases(name)


def _releases_of(module, leaf):
    return table.releases(f'{module}.{leaf}')


def _stored(statements):
    """Names that statements bind, but for those of functions within."""
    found = set()
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and not isinstance(
                node.ctx, ast.Load
            ):
                found.add(node.id)
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                found.add(node.name)
            elif isinstance(node, ast.alias):
                found.add((node.asname or node.name).partition('.')[0])
    return found


def _joined(one, other):
    """What names stand for after one of two branches.

    Args:
        one: `(dict from names to what they stand for, names bound there)`.
        other: The same of the other branch.

    Returns:
        The dict of those that are TensorFlow's after either branch.
    """
    found = {}
    for (aliases, _), (others, bound) in ((one, other), (other, one)):
        for name, names in aliases.items():
            if name in others or name not in bound:
                known = (*found.get(name, ()), *names)
                found[name] = tuple(dict.fromkeys(known))
    return found
