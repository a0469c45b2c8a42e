"""Where a module uses a value: in its place, and by the name it is given."""

from __future__ import annotations

import ast

from . import trees


@trees.once
def imports(tree, package):
    """Whether a module imports a package, or a part of it.

    Args:
        tree: `ast.Module`.
        package: The package's name.
    """
    nodes = trees.of_kind(tree, ast.Import, ast.ImportFrom)
    return any(is_import(node, package) for node in nodes)


def is_import(statement, package):
    """Whether a statement imports a package, or a part of it.

    Args:
        statement: A statement.
        package: The package's name.
    """
    if isinstance(statement, ast.ImportFrom):
        names = [] if statement.level else [statement.module or '']
    elif isinstance(statement, ast.Import):
        names = [alias.name for alias in statement.names]
    else:
        names = []
    return any(name.partition('.')[0] == package for name in names)


class Uses:
    """The uses of values of a module.

    Args:
        tree: `ast.Module`.
    """

    def __init__(self, tree):
        self.parents = trees.parents(tree)
        self._bound: dict = {}
        self._read: dict = {}
        for node in trees.of_kind(tree, ast.Name, ast.Attribute):
            if name := trees.dotted(node):
                is_read = isinstance(node.ctx, ast.Load)
                kept = self._read if is_read else self._bound
                kept.setdefault((self._scope(node, name), name), []).append(
                    node
                )

    def of(self, value):
        """A value, and the reads of the name that it is bound to."""
        return [value, *self.named(value)]

    def named(self, value):
        """The reads of the name that a value is bound to, a list.

        Where something else is bound to it, too, those up to there.
        """
        statement = self.parents.get(id(value))
        if not isinstance(statement, ast.Assign):
            return []
        if len(statement.targets) > 1 or statement.value is not value:
            return []
        target = statement.targets[0]
        name = trees.dotted(target)
        key = self._scope(target, name), name
        found, last = self._read.get(key, []), statement.end_lineno
        others = [
            node
            for node in self._bound.get(key, ())
            if self._called(node) != (trees.called(value) or None)
        ]
        if not others:
            return found
        end = min((n.lineno for n in others if n.lineno > last), default=last)
        return [node for node in found if last < node.lineno <= end]

    def values(self, read):
        """What is bound to a name that is read; None where it is no value."""
        name = trees.dotted(read)
        found = []
        for node in self._bound.get((self._scope(read, name), name), ()):
            above = self.parents.get(id(node))
            is_plain = isinstance(above, ast.Assign) and node in above.targets
            found.append(above.value if is_plain else None)
        return found

    def _called(self, bound):
        """What the value of a binding calls, or None."""
        value = getattr(self.parents.get(id(bound)), 'value', None)
        return trees.called(value) or None

    def _scope(self, node, name):
        if '.' in name:
            return None
        functions = ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda
        return id(trees.above(node, self.parents, functions))
