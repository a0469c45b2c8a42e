"""What each name of a source is bound to, scope by scope.

A name stands for TensorFlow only where every binding of it in its scope says
so. A name that is also a parameter, a loop variable or an ordinary value is
never taken for TensorFlow.
"""

from __future__ import annotations

import ast

_OPAQUE = object()
_SCOPES = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.Lambda,
    ast.ClassDef,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


class Bindings(ast.NodeVisitor):
    """Resolves names of a tree to names below `tensorflow`.

    Args:
        tree: ast.Module.

    Attributes:
        resolved: Dict from ast.Name or ast.Attribute nodes, the whole chain
            alone, to `(dotted name, root name)`.
        imports: List of `(statement, alias, dotted name)` of TensorFlow.
    """

    def __init__(self, tree):
        self.resolved = {}
        self.imports = []
        self._scopes = []
        self._known = {}
        self._parents = {}
        self._enter(tree, [])
        self._scopes = [tree]
        for statement in tree.body:
            self.visit(statement)

    def visit(self, node):
        """Visits a node in its own scope."""
        if isinstance(node, _SCOPES):
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

    def names_bound(self):
        """All names that the source binds or reads anywhere."""
        return {n for table in self._known.values() for n in table}

    def _visit_scope(self, node):
        for outside in _outside(node):
            self.visit(outside)
        self._enter(node, self._scopes)
        self._scopes = [*self._scopes, node]
        for child in _inside(node):
            self.visit(child)
        self._scopes = self._scopes[:-1]

    def _enter(self, scope, outer):
        """Collects all bindings of a scope before its body is read."""
        table = {}
        self._known[scope] = table
        self._parents[scope] = outer
        for name, value in _bindings(scope):
            table.setdefault(name, []).append(value)
        for statement in _own_nodes(scope):
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                self._note_import(statement)
            if isinstance(statement, (ast.Global, ast.Nonlocal)):
                for name in statement.names:
                    table.pop(name, None)

    def _note_import(self, statement):
        for alias in statement.names:
            name = imported(statement, alias)
            if name is not None:
                self.imports.append((statement, alias, name))

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
            }
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


def _bindings(scope):
    """Yields `(name, value)`: a TensorFlow name, a node, or opaque."""
    for name in _parameters(scope):
        yield name, _OPAQUE
    for node in _own_nodes(scope):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from _of_import(node)
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


def _of_assignment(node):
    simple = len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
    if simple and isinstance(node.value, (ast.Name, ast.Attribute)):
        yield node.targets[0].id, node.value


def _stored_names(scope):
    """Names that are stored to by anything but a plain alias."""
    aliases = set()
    for node in _own_nodes(scope):
        if isinstance(node, ast.Assign) and list(_of_assignment(node)):
            aliases.add(node.targets[0])
    for node in _own_nodes(scope):
        if isinstance(node, ast.Name) and node not in aliases:
            if isinstance(node.ctx, (ast.Store, ast.Del)):
                yield node


def _own_nodes(scope):
    """All nodes of a scope without those of scopes within it."""
    todo = list(_inside(scope))
    while todo:
        node = todo.pop(0)
        yield node
        if isinstance(node, _SCOPES):
            todo.extend(_outside(node))
        else:
            todo.extend(ast.iter_child_nodes(node))


def _parameters(scope):
    arguments = getattr(scope, 'args', None)
    if not isinstance(arguments, ast.arguments):
        return []
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    return [argument.arg for argument in every if argument]


def _outside(node):
    """Parts of a scope that belong to the scope around it."""
    parts = list(getattr(node, 'decorator_list', []))
    if isinstance(node, ast.ClassDef):
        return [*parts, *node.bases, *node.keywords]
    arguments = getattr(node, 'args', None)
    if isinstance(arguments, ast.arguments):
        defaults = [*arguments.defaults, *arguments.kw_defaults]
        return [*parts, *(d for d in defaults if d)]
    return [node.generators[0].iter]


def _inside(node):
    """Parts of a scope that are its own."""
    if isinstance(node, ast.Lambda):
        return [node.body]
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
        return [node.elt, *_generators(node)]
    if isinstance(node, ast.DictComp):
        return [node.key, node.value, *_generators(node)]
    return node.body


def _generators(node):
    for index, generator in enumerate(node.generators):
        yield generator.target
        if index:
            yield generator.iter
        yield from generator.ifs
