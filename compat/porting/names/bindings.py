"""What each name of a source is bound to, scope by scope.

A name stands for TensorFlow only where every binding of it in its scope says
so. A name that is also a parameter, a loop variable or an ordinary value is
never taken for TensorFlow.
"""

from __future__ import annotations

import ast

from . import handed_modules, scopes
from .bound import (
    OPAQUE,
    V1,
    Module,
    bindings,
    chain,
    imported,
    is_getattr,
    is_known,
    of_globals,
    of_neighbours,
)


class Bindings(ast.NodeVisitor):
    """Resolves names of a tree to names below `tensorflow`.

    Args:
        tree: ast.Module.
        exports: Dict from other modules of the program, as this one names
            them, to `exports.Exports`.
        wanted: Names that other files take from the source.

    Attributes:
        resolved: Dict from nodes, the whole chain alone, to `(dotted name,
            root)`. A node is an ast.Name, an ast.Attribute, or an ast.Call
            of getattr with a constant; the root is the local name by which
            TensorFlow is reached, such as `tf` or `base.tf`.
        forgotten: The same of the lines that `forget` was told of.
        imports: List of `(statement, alias, dotted name)` of TensorFlow.
        brought: Dict from roots that other modules of the program bring to
            names below `tensorflow`.
        carriers: List of the statements that bring them.
        mixed: Ids of the assignments to one name that do not make an alias:
            the name has other meanings too, or is read through its class.
        followed: Set of the nodes that hand TensorFlow to a function.
    """

    def __init__(self, tree, exports=None, wanted=()):
        self.resolved = {}
        self.forgotten = {}
        self.imports = []
        self.brought = {}
        self.carriers = []
        self.mixed = set()
        self._exports = exports or {}
        self._scopes = []
        self._known = {}
        self._meanings = {}
        self._parents = {}
        self._handed, self.followed = handed_modules.found(tree, wanted)
        self._enter(tree, [])
        self._scopes = [tree]
        for statement in tree.body:
            self.visit(statement)

    def visit(self, node):
        """Visits a node in its own scope."""
        if isinstance(node, scopes.KINDS):
            return self._visit_scope(node)
        return super().visit(node)

    def visit_Name(self, node):
        """Resolves a bare name."""
        if isinstance(node.ctx, ast.Load):
            self._resolve(node)

    def visit_Assign(self, node):
        """Notes whether it makes an alias."""
        name = getattr(node.targets[0], 'id', None)
        in_class = isinstance(self._scopes[-1], ast.ClassDef)
        if name is not None and (
            in_class or not isinstance(self._lookup(name, self._scopes), str)
        ):
            self.mixed.add(id(node))
        self.generic_visit(node)

    def visit_Attribute(self, node):
        """Resolves a whole chain, or looks into its root."""
        if not self._resolve(node):
            self.generic_visit(node)

    def visit_Call(self, node):
        """Resolves `getattr(tf, 'pack')` as it does `tf.pack`."""
        if not (is_getattr(node) and self._resolve(node)):
            self.generic_visit(node)

    def forget(self, lines):
        """Resolves nothing on some lines, a list of ranges."""
        forgotten = {number for inner in lines for number in inner}
        for node in list(self.resolved):
            if node.lineno in forgotten:
                self.forgotten[node] = self.resolved.pop(node)
        self.imports = [
            (statement, alias, name)
            for statement, alias, name in self.imports
            if statement.lineno not in forgotten
        ]

    def alias_of(self, name):
        """What a name of the module stands for below `tensorflow`."""
        found = self._lookup(name, self._scopes)
        return found if isinstance(found, str) else None

    def aliases(self):
        """All names of the module that stand for names below `tensorflow`."""
        found = {n: self.alias_of(n) for n in self._known[self._scopes[0]]}
        return {n: value for n, value in found.items() if value is not None}

    def names_of_others(self):
        """Names that some scope binds to what is not TensorFlow's."""
        return {
            name
            for scope, table in self._known.items()
            for name in table
            if not isinstance(self._lookup(name, self._scopes_of(scope)), str)
        }

    def _visit_scope(self, node):
        for outside in scopes.outside(node):
            self.visit(outside)
        self._enter(node, self._scopes)
        self._scopes = [*self._scopes, node]
        for child in scopes.inside(node):
            self.visit(child)
        self._scopes = self._scopes[:-1]

    def _enter(self, scope, outer):
        """Collects all bindings of a scope before its body is read."""
        table = {}
        self._known[scope] = table
        self._parents[scope] = outer
        handed = self._handed.get(scope, {})
        for name, value in bindings(scope, self._exports, handed):
            table.setdefault(name, []).append(value)
        if isinstance(scope, ast.Module):
            for name, value in of_globals(scope, self._exports):
                table.setdefault(name, []).append(value)
        for statement in scopes.own_nodes(scope):
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                self._note_import(statement)
                self._note_carrier(statement)
            if isinstance(statement, (ast.Global, ast.Nonlocal)):
                for name in statement.names:
                    table.pop(name, None)

    def _note_import(self, statement):
        for alias in statement.names:
            name = imported(statement, alias)
            if name is not None:
                self.imports.append((statement, alias, name))

    def _note_carrier(self, statement):
        values = list(of_neighbours(statement, self._exports))
        brought = {n: v for n, v in values if isinstance(v, str)}
        self.brought.update(brought)
        if brought or any(self._carries(v) for _, v in values):
            self.carriers.append(statement)

    def _carries(self, value):
        """Whether a module, or one within it, holds names of TensorFlow."""
        return isinstance(value, Module) and any(
            names
            for module, names in self._exports.items()
            if f'{module}.'.startswith(f'{value.name}.')
        )

    def _resolve(self, node):
        root, parts = chain(node)
        if not isinstance(root, ast.Name):
            return False
        base = self._lookup(root.id, self._scopes)
        found, own = self._follow(base, parts)
        if not isinstance(found, str):
            return False
        local = '.'.join([root.id, *own])
        if own:
            self.brought[local] = self._follow(base, own)[0]
        self.resolved[node] = (found, local)
        return True

    def _follow(self, base, parts):
        """What attributes of a name or of a module stand for.

        Args:
            base: Name below `tensorflow`, Module, or None.
            parts: List of attributes.

        Returns:
            `(name, Module or None, parts that lead to TensorFlow)`.
        """
        place = 0
        while isinstance(base, Module) and place < len(parts):
            inner = f'{base.name}.{parts[place]}'
            names = self._exports.get(base.name, {})
            if parts[place] in names:
                base = names[parts[place]]
            else:
                base = (
                    Module(inner) if is_known(inner, self._exports) else None
                )
            place += 1
        if isinstance(base, str):
            base = '.'.join([p for p in (base, *parts[place:]) if p])
        return base, parts[:place]

    def _lookup(self, name, scopes):
        """Name, or Module, that a local name stands for, or None."""
        for scope in reversed(scopes):
            if name not in self._known[scope] or (
                isinstance(scope, ast.ClassDef) and scope is not scopes[-1]
            ):
                continue
            key = name, scope
            if key not in self._meanings:
                self._meanings[key] = None  # It may be made of itself.
                self._meanings[key] = self._meaning(name, scope)
            return self._meanings[key]
        return None

    def _meaning(self, name, scope):
        """What all bindings of a name in a scope agree on, or None."""
        values = self._known[scope][name]
        if OPAQUE in values:
            return None
        found = {
            self._value(v, self._scopes_of(scope))
            for v in values
            if not _is_v1_of(v, name) and getattr(v, 'id', '') != name
        }
        if '' in found and any(_is_v1_of(v, name) for v in values):
            found.add(V1)
        # Of alternative imports, the one that says what it means.
        found -= {''} if V1 in found else set()
        return found.pop() if len(found) == 1 else None

    def _scopes_of(self, scope):
        return [*self._parents[scope], scope]

    def _value(self, value, scopes):
        if isinstance(value, (str, Module)):
            return value
        root, parts = chain(value)
        if not isinstance(root, ast.Name):
            return None
        return self._follow(self._lookup(root.id, scopes), parts)[0]


def _is_v1_of(value, name):
    """Whether a value is that of `tf = tf.compat.v1`."""
    return isinstance(value, ast.AST) and ast.unparse(value) == f'{name}.{V1}'
