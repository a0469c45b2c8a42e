"""What each name of a source is bound to, scope by scope.

A name stands for TensorFlow only where every binding of it in its scope says
so. A name that is also a parameter, a loop variable or an ordinary value is
never taken for TensorFlow.
"""

from __future__ import annotations

import ast

from . import scopes

V1 = 'compat.v1'
_OPAQUE = object()


class Bindings(ast.NodeVisitor):
    """Resolves names of a tree to names below `tensorflow`.

    Args:
        tree: ast.Module.
        exports: Dict from other modules of the program, as this one names
            them, to what they bind: dicts from names to names below
            `tensorflow`.

    Attributes:
        resolved: Dict from ast.Name or ast.Attribute nodes, the whole chain
            alone, to `(dotted name, root name)`.
        imports: List of `(statement, alias, dotted name)` of TensorFlow.
        brought: Dict from names that other modules of the program bring to
            names below `tensorflow`.
        carriers: List of the statements that bring them.
    """

    def __init__(self, tree, exports=None):
        self.resolved = {}
        self.imports = []
        self.brought = {}
        self.carriers = []
        self._exports = exports or {}
        self._scopes = []
        self._known = {}
        self._parents = {}
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

    def visit_Attribute(self, node):
        """Resolves a whole chain, or looks into its root."""
        if not self._resolve(node):
            self.generic_visit(node)

    def alias_of(self, name):
        """What a name of the module stands for below `tensorflow`."""
        return self._lookup(name, self._scopes, ())

    def names_of_others(self):
        """Names that some scope binds to what is not TensorFlow's."""
        return {
            name
            for scope, table in self._known.items()
            for name in table
            if self._lookup(name, self._scopes_of(scope), ()) is None
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
        for name, value in _bindings(scope, self._exports):
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
        found = dict(_brought(statement, self._exports))
        if found:
            self.brought.update(found)
            self.carriers.append(statement)

    def _resolve(self, node):
        parts, root = [], node
        while isinstance(root, ast.Attribute):
            parts.append(root.attr)
            root = root.value
        if not isinstance(root, ast.Name):
            return False
        base = self._lookup(root.id, self._scopes, ())
        if base is None:
            return False
        name = '.'.join([p for p in (base, *reversed(parts)) if p])
        self.resolved[node] = (name, root.id)
        return True

    def _lookup(self, name, scopes, seen):
        """Dotted name that a local name stands for, or None."""
        for scope in reversed(scopes):
            values = self._known[scope].get(name)
            if values is None or (
                isinstance(scope, ast.ClassDef) and scope is not scopes[-1]
            ):
                continue
            found = {
                self._value(v, self._scopes_of(scope), (*seen, name))
                for v in values
                if not _is_v1_of(v, name)
            }
            if '' in found and any(_is_v1_of(v, name) for v in values):
                found.add(V1)
            # Of alternative imports, the one that says what it means.
            found -= {''} if V1 in found else set()
            return found.pop() if len(found) == 1 else None
        return None

    def _scopes_of(self, scope):
        return [*self._parents[scope], scope]

    def _value(self, value, scopes, seen):
        if value is _OPAQUE:
            return None
        if isinstance(value, str):
            return value
        parts, root = [], value
        while isinstance(root, ast.Attribute):
            parts.append(root.attr)
            root = root.value
        if not isinstance(root, ast.Name) or root.id in seen:
            return None
        base = self._lookup(root.id, scopes, seen)
        if base is None:
            return None
        return '.'.join([p for p in (base, *reversed(parts)) if p])


def _is_v1_of(value, name):
    """Whether a value is that of `tf = tf.compat.v1`."""
    return isinstance(value, ast.AST) and ast.unparse(value) == f'{name}.{V1}'


def imported(statement, alias):
    """Name below `tensorflow` that an import binds, or None.

    `''` is TensorFlow itself. `import tensorflow.contrib.rnn` binds
    TensorFlow, `import tensorflow.contrib.rnn as rnn` the module.
    """
    if isinstance(statement, ast.ImportFrom):
        if statement.level or alias.name == '*':
            return None
        full = f'{statement.module}.{alias.name}'
    else:
        full = alias.name if alias.asname else alias.name.split('.')[0]
    if full == 'tensorflow':
        return ''
    if full.startswith('tensorflow.'):
        return full[len('tensorflow.') :]
    return None


def listed(tree):
    """The names that a module lists in `__all__`.

    Args:
        tree: ast.Module.

    Returns:
        Set of names; empty where there is no list of constants.
    """
    found = set()
    for node in tree.body:
        targets = getattr(node, 'targets', [getattr(node, 'target', None)])
        if any(getattr(t, 'id', '') == '__all__' for t in targets):
            found |= {
                part.value
                for part in ast.walk(node)
                if isinstance(part, ast.Constant)
                and isinstance(part.value, str)
            }
    return found


def module_bindings(tree, exports=None):
    """What a module's own names stand for below `tensorflow`.

    Args:
        tree: ast.Module.
        exports: As for `Bindings`.

    Returns:
        Dict from names that imports bind to names below `tensorflow`.
    """
    found, opaque = {}, set()
    for name, value in _bindings(tree, exports or {}):
        if not isinstance(value, str) or found.get(name, value) != value:
            opaque.add(name)
        else:
            found[name] = value
    return {
        name: value
        for name, value in found.items()
        if name not in opaque and not name.startswith('_')
    }


def _bindings(scope, exports):
    """Yields `(name, value)`: a TensorFlow name, a node, or opaque."""
    for name in scopes.parameters(scope):
        yield name, _OPAQUE
    for node in scopes.own_nodes(scope):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from _of_import(node)
            yield from _brought(node, exports)
        elif isinstance(node, ast.Assign):
            yield from _of_assignment(node)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name, _OPAQUE
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name, _OPAQUE
    for node in _stored_names(scope):
        yield node.id, _OPAQUE


def _of_import(node):
    for alias in node.names:
        name = imported(node, alias)
        bound = alias.asname or alias.name.split('.')[0]
        yield bound, _OPAQUE if name is None else name


def _brought(node, exports):
    """Yields `(name, name below tensorflow)` that a module's * brings."""
    if isinstance(node, ast.ImportFrom) and node.names[0].name == '*':
        yield from exports.get(node.module or '', {}).items()


def _of_assignment(node):
    simple = len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
    if simple and isinstance(node.value, (ast.Name, ast.Attribute)):
        yield node.targets[0].id, node.value


def _stored_names(scope):
    """Names that are stored to by anything but a plain alias."""
    aliases = set()
    for node in scopes.own_nodes(scope):
        if isinstance(node, ast.Assign) and list(_of_assignment(node)):
            aliases.add(node.targets[0])
    for node in scopes.own_nodes(scope):
        if isinstance(node, ast.Name) and node not in aliases:
            if isinstance(node.ctx, (ast.Store, ast.Del)):
                yield node
