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

from ..releases import RELEASES
from . import conditions


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
        self._asks = False

    def resolve(self, node):
        """Names below `tensorflow` that a node may stand for."""
        raise NotImplementedError

    def note_assigned(self, node):
        """Remembers an ast.Assign, by whose names conditions may ask."""
        target = node.targets[0]
        self._asks = self._asks or conditions.may_ask(node.value, self.aliases)
        if isinstance(target, ast.Name):
            self._assigned[target.id] = node.value
        elif isinstance(target, (ast.List, ast.Tuple)):
            for index, item in enumerate(target.elts):
                if isinstance(item, ast.Name):
                    part = ast.Constant(index)
                    value = ast.Subscript(node.value, part, ast.Load())
                    self._assigned[item.id] = value

    def note_renamed(self, node):
        """Remembers what an ast.ImportFrom imports by another name."""
        for alias in node.names:
            if alias.asname:
                imported = ast.Name(alias.name, ast.Load())
                self._assigned[alias.asname] = imported

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
        if not (self._asks or conditions.may_ask(test, self.aliases)):
            return None
        asked = conditions.filled(test, self.resolve, self._assigned)
        if asked is None:
            return None
        here = RELEASES if self.reached is None else self.reached
        values = {r: conditions.answer(asked, r) for r in here}
        if not values or None in values.values():
            return [(body, frozenset(here)), (orelse, frozenset(here))]
        return [
            (body, frozenset(r for r in here if values[r])),
            (orelse, frozenset(r for r in here if not values[r])),
        ]


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
