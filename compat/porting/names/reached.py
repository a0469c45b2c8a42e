"""The names that a program reads where it may come by.

What stands in a function or method that neither the file names from there
nor another of the program takes, in a `try` that catches a NameError, or
below what ends a block, never runs or ends nothing.
"""

from __future__ import annotations

import ast

from ...sources import trees

_ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)
_CATCHES = ('Exception', 'NameError')


class Reached:
    """The names that are read where a module may come by.

    Args:
        tree: ast.Module.
        taken: Names that other files take from it.

    Attributes:
        names: List of ast.Name, without those that their function binds.
    """

    def __init__(self, tree, taken=frozenset()):
        self.names = []
        self._functions = _functions(tree)
        self._waiting = []
        self._body(tree.body, _bound_inside(tree))
        for name in sorted(taken):
            self._waiting += self._functions.pop(name, ())
        while self._waiting:
            function, bound = self._waiting.pop()
            self._body(function.body, bound)

    def _body(self, body, bound):
        """Goes through statements, up to one behind which none is run."""
        for statement in body:
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
                for part in (*statement.decorator_list, statement.args):
                    self._read(part, bound)
            elif isinstance(statement, ast.ClassDef):
                inner = bound | _bound(statement)
                self._body(statement.body, inner)
                for part in (*statement.decorator_list, *statement.bases):
                    self._read(part, bound)
            elif not _is_caught(statement):
                self._parts(statement, bound)
            if isinstance(statement, _ENDS):
                return

    def _parts(self, statement, bound):
        """Goes through the expressions and the blocks of a statement."""
        dead = _dead_block(statement)
        for field, part in ast.iter_fields(statement):
            if field == dead:
                continue
            parts = part if isinstance(part, list) else [part]
            if parts and isinstance(parts[0], ast.stmt):
                self._body(parts, bound)
            for child in parts:
                if isinstance(child, (ast.ExceptHandler, ast.match_case)):
                    self._body(child.body, bound)
                elif isinstance(statement, ast.Raise):
                    for argument in trees.given(child):
                        self._read(argument, bound)
                elif not isinstance(child, ast.stmt):
                    self._read(child, bound)

    def _read(self, expression, bound):
        """Goes through an expression, and to the functions that it names."""
        if not isinstance(expression, ast.AST):
            return
        for node in ast.walk(expression):
            name = getattr(node, 'id', getattr(node, 'attr', None))
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                if name not in bound:
                    self.names.append(node)
            if isinstance(node, ast.Call) and not node.args:
                if trees.dotted(node.func).endswith('app.run'):
                    name = 'main'
            self._waiting += self._functions.pop(name, ())


def _functions(tree):
    """What runs where a name is read, by that name.

    Returns:
        Dict from the names of functions and classes to lists of
        `(function, bound names)`; of a class, its special methods.
    """
    found = {}
    todo = [(node, '', frozenset()) for node in trees.children(tree)]
    for node, owner, bound in todo:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            bound = bound or _bound(node)
            is_special = owner and node.name.startswith('__')
            name = owner if is_special else node.name
            found.setdefault(name, []).append((node, bound))
        owner = node.name if isinstance(node, ast.ClassDef) else ''
        todo += [(n, owner, bound) for n in trees.children(node)]
    return found


def _is_caught(statement):
    """Whether a statement is a `try` that catches a NameError."""
    return isinstance(statement, ast.Try) and any(
        handler.type is None
        or any(kind in ast.unparse(handler.type) for kind in _CATCHES)
        for handler in statement.handlers
    )


def _dead_block(statement):
    """The block of `if False:` or `if True:` that nothing enters."""
    if not isinstance(statement, ast.If):
        return ''
    if not isinstance(statement.test, ast.Constant):
        return ''
    return 'orelse' if statement.test.value else 'body'


def _bound_inside(tree):
    """Names that comprehensions and lambdas bind."""
    targets = {ast.comprehension: 'target', ast.Lambda: 'args'}
    return frozenset(
        name
        for node in trees.walk(tree)
        if type(node) in targets
        for name in _bound(getattr(node, targets[type(node)]))
    )


def _bound(scope):
    """Names that a function or class binds, those within it included."""
    found = set()
    for node in ast.walk(scope):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.alias):
            found.add((node.asname or node.name).partition('.')[0])
        elif node is not scope:
            found.add(getattr(node, 'name', ''))
    return frozenset(found)
