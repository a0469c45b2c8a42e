"""Expressions of numbers that are Python's own, whatever a program is given.

Nothing that NumPy has changed happens to these, so a loop that counts and
adds by itself is as fast as it was.
"""

from __future__ import annotations

import ast

from .helpers import HELPER

# Functions that give Python's numbers, and that do so of such.
_GIVING = frozenset('bool float int len ord'.split())
_KEEPING = frozenset('abs max min round'.split())
_COUNTING = frozenset('range xrange'.split())
_MODULES = frozenset('math time'.split())
_DRAWS = frozenset('gauss getrandbits randint random randrange'.split())
_DIVIDES = frozenset(HELPER.format(name) for name in ('div', 'idiv'))
# Stands for what is given a name and is a number of Python's.
_NUMBER = ast.Constant(0)


def find(tree):
    """Finds arithmetic on numbers that can only be Python's.

    Args:
        tree: `ast.Module`, as Python 2's operators have left it.

    Returns:
        Set of nodes: `ast.BinOp` and `ast.AugAssign`.
    """
    reader = _Reader()
    reader.visit(tree)
    names = _names(reader.module.all_scopes())
    known: dict = {}
    return {
        node
        for node, scope in reader.arithmetic
        if _is_own(node, scope, names, known)
    }


class _Scope:
    """A module, function or class, and what it gives names.

    Args:
        outer: What it stands in, or None.
        is_class: Whether it is a class, whose names nothing in it sees.
    """

    def __init__(self, outer=None, is_class=False):
        self.outer = outer
        self.is_class = is_class
        self.inner = []
        self.bound = {}
        self.of_module = set()
        if outer is not None:
            outer.inner.append(self)

    def all_scopes(self):
        return [self, *(s for i in self.inner for s in i.all_scopes())]

    def module(self):
        return self if self.outer is None else self.outer.module()

    def bind(self, name, value=None):
        owner = self.module() if name in self.of_module else self
        owner.bound.setdefault(name, []).append((value, self))

    def owner(self, name):
        """The scope that gives a name its values, or None."""
        scope = self
        while scope is not None:
            if name in scope.of_module:
                scope = scope.module()
            is_seen = scope is self or not scope.is_class
            if is_seen and name in scope.bound:
                return scope
            scope = scope.outer
        return None


class _Reader(ast.NodeVisitor):
    """Reads what names are given, and where something is computed."""

    def __init__(self):
        self.module = self._scope = _Scope()
        self.arithmetic = []

    def visit_BinOp(self, node):
        self.arithmetic.append((node, self._scope))
        self.generic_visit(node)

    def visit_AugAssign(self, node):
        self.arithmetic.append((node, self._scope))
        if isinstance(node.target, ast.Name):
            self._scope.bind(node.target.id, node.value)
        else:
            self.visit(node.target)
        self.visit(node.value)

    def visit_Assign(self, node):
        self.visit(node.value)
        for target in node.targets:
            self._assign(target, node.value)

    def visit_For(self, node):
        called = getattr(getattr(node.iter, 'func', None), 'id', '')
        target = node.target
        if called == 'enumerate' and isinstance(target, ast.Tuple):
            self._assign(target.elts[0], _NUMBER)
            for other in target.elts[1:]:
                self._assign(other, None)
        else:
            self._assign(target, _NUMBER if called in _COUNTING else None)
        for child in ast.iter_child_nodes(node):
            if child is not target:
                self.visit(child)

    visit_comprehension = visit_For  # noqa: N815

    def visit_Name(self, node):
        if not isinstance(node.ctx, ast.Load):
            self._scope.bind(node.id)

    def visit_Import(self, node):
        for alias in node.names:
            name = alias.asname or alias.name.partition('.')[0]
            self._scope.bind(name, alias)

    def visit_Global(self, node):
        self._scope.of_module.update(node.names)

    def visit_Nonlocal(self, node):
        scope = self._scope
        while scope is not None:
            for name in node.names:
                scope.bind(name)
            scope = scope.outer

    def visit_FunctionDef(self, node):
        self._scope.bind(node.name)
        for part in getattr(node, 'decorator_list', ()):
            self.visit(part)
        self._enter(node, node.args, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_Lambda(self, node):
        self._enter(node, node.args, [node.body])

    def visit_ClassDef(self, node):
        self._scope.bind(node.name)
        for part in (*node.decorator_list, *node.bases, *node.keywords):
            self.visit(part)
        self._enter(node, None, node.body)

    def generic_visit(self, node):
        """Names that stand as texts: of errors, imports and patterns."""
        for field in ('name', 'asname', 'rest'):
            name = getattr(node, field, None)
            if isinstance(name, str):
                self._scope.bind(name)
        super().generic_visit(node)

    def _assign(self, target, value):
        if isinstance(target, ast.Name):
            return self._scope.bind(target.id, value)
        parts = getattr(target, 'elts', None)
        values = getattr(value, 'elts', ())
        if parts is None or len(parts) != len(values):
            return self.visit(target)
        starred = [isinstance(p, ast.Starred) for p in (*parts, *values)]
        if any(starred):
            return self.visit(target)
        for part, one in zip(parts, values, strict=True):
            self._assign(part, one)
        return None

    def _enter(self, node, args, body):
        outer = self._scope
        if args is not None:
            for default in (*args.defaults, *filter(None, args.kw_defaults)):
                self.visit(default)
        self._scope = _Scope(outer, isinstance(node, ast.ClassDef))
        for arg in ast.walk(args) if args is not None else ():
            if isinstance(arg, ast.arg):
                self._scope.bind(arg.arg)
        for statement in body:
            self.visit(statement)
        self._scope = outer


def _names(scopes):
    """The names of each scope that stand for Python's numbers alone."""
    values = {(s, name): s.bound[name] for s in scopes for name in s.bound}
    own = set(values)
    while True:
        known: dict = {}
        lost = {
            key
            for key in own
            if not all(
                v is not None and _is_own(v, scope, own, known)
                for v, scope in values[key]
            )
        }
        if not lost:
            return own
        own -= lost


def _is_own(node, scope, names, known):
    """Whether an expression is a number of Python's, or no number.

    Args:
        node: Expression or `ast.AugAssign`.
        scope: `_Scope` that it stands in.
        names: Set of (scope, name) whose values are.
        known: Dict of the answers so far, by node.
    """
    if node not in known:
        parts = _parts(node, scope)
        if isinstance(node, ast.Name):
            known[node] = (scope.owner(node.id), node.id) in names
        else:
            known[node] = parts is not None and all(
                _is_own(part, scope, names, known) for part in parts
            )
    return known[node]


def _parts(node, scope):
    """What has to be a number of Python's so that a node is; None: no."""
    if isinstance(node, ast.Constant):
        return []
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.AugAssign):
        return [node.target, node.value]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    return _called_parts(node, scope) if isinstance(node, ast.Call) else None


def _called_parts(call, scope):
    name = getattr(call.func, 'id', '')
    if name in _DIVIDES:
        return call.args
    is_builtin = scope.owner(name) is None
    if is_builtin and '*' not in scope.module().bound:
        if name in _GIVING:
            return []
        if name in _KEEPING and (name in 'abs round' or len(call.args) > 1):
            return [*call.args, *(k.value for k in call.keywords)]
    if not isinstance(call.func, ast.Attribute):
        return None
    module, name = _module(call.func.value, scope), call.func.attr
    is_own = module in _MODULES or module == 'random' and name in _DRAWS
    return [] if is_own else None


def _module(node, scope):
    """The module that a name stands for, where only `import` gives it."""
    owner = scope.owner(getattr(node, 'id', ''))
    values = owner.bound[node.id] if owner is not None else []
    names = {getattr(value, 'name', '') for value, _ in values}
    return names.pop() if len(names) == 1 else None
