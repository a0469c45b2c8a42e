"""What the statements of a scope bind its names to."""

from __future__ import annotations

import ast
import dataclasses

from ...sources import trees
from . import scopes

V1 = 'compat.v1'
_NAMES = (ast.Name, ast.Attribute)
OPAQUE = object()


@dataclasses.dataclass(frozen=True)
class Module:
    """A module of the program itself, by the name it is imported by."""

    name: str


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


def chain(node):
    """The root of a chain of attributes, and their names.

    Args:
        node: `tf.nn.relu`, or `getattr(tf, 'nn').relu`.

    Returns:
        `(node of tf, ['nn', 'relu'])`.
    """
    parts = []
    while True:
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call) and is_getattr(node):
            parts.append(ast.literal_eval(node.args[1]))
            node = node.args[0]
        else:
            return node, parts[::-1]


def is_getattr(node):
    """Whether it is `getattr(tf, 'pack')`, with a constant name alone."""
    return (
        isinstance(node, ast.Call)
        and getattr(node.func, 'id', '') == 'getattr'
        and len(node.args) == 2
        and not node.keywords
        and isinstance(node.args[1], ast.Constant)
        and isinstance(node.args[1].value, str)
    )


def bindings(scope, exports, handed):
    """What the statements of a scope bind its names to.

    Args:
        scope: ast.Module, a function, a class or a comprehension.
        exports: As for `bindings.Bindings`.
        handed: Dict from its arguments that are TensorFlow to its names.

    Yields:
        `(name, value)`: a name below `tensorflow`, a Module, the node that is
        assigned, or OPAQUE.
    """
    for name in scopes.parameters(scope):
        yield name, handed.get(name, OPAQUE)
    for node in scopes.own_nodes(scope):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from _of_import(node, exports)
        elif isinstance(node, ast.Assign):
            if not _takes_outer(scope, node):
                yield from _of_assignment(node)
        elif isinstance(node, trees.DEFINING):
            yield node.name, OPAQUE
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name, OPAQUE
    for node in _stored_names(scope):
        yield node.id, OPAQUE


def of_globals(tree, exports):
    """Yields what functions bind names of the module to, as `bindings`.

    Of `global tf`, the import of TensorFlow is followed alone.
    """
    parents = trees.parents(tree)
    for node in trees.of_kind(tree, ast.Global):
        function = trees.above(node, parents, ast.FunctionDef)
        for name, value in bindings(function, exports, {}) if function else ():
            if name in node.names:
                yield name, value if isinstance(value, str) else OPAQUE


def _of_import(node, exports):
    neighbours = dict(of_neighbours(node, exports))
    for alias in node.names:
        name = imported(node, alias)
        bound = alias.asname or alias.name.split('.')[0]
        if name is None and bound not in neighbours:
            yield bound, OPAQUE
        elif name is not None:
            yield bound, name
    yield from neighbours.items()


def of_neighbours(node, exports):
    """What an import takes from the program's own modules.

    Args:
        node: ast.Import or ast.ImportFrom.
        exports: As for `bindings.Bindings`.

    Yields:
        `(local name, Module or name below tensorflow)`.
    """
    for alias in node.names:
        if isinstance(node, ast.Import):
            top = alias.name.split('.')[0]
            module = alias.name if alias.asname else top
            if is_known(module, exports):
                yield alias.asname or top, Module(module)
            continue
        module = node.module or ''
        names = exports.get(module, {})
        if alias.name == '*':
            brought = getattr(names, 'star', names)
            yield from ((n, names[n]) for n in brought if n in names)
            continue
        inner = f'{module}.{alias.name}' if module else alias.name
        if alias.name in names:
            yield alias.asname or alias.name, names[alias.name]
        elif is_known(inner, exports):
            yield alias.asname or alias.name, Module(inner)


def is_known(module, exports):
    """Whether a module, or one within it, is of the program."""
    return any(f'{n}.'.startswith(f'{module}.') for n in exports)


def _takes_outer(scope, node):
    """Whether it is `tf = tf` of a class, whose value is the module's."""
    name = getattr(node.value, 'id', '')
    target = getattr(node.targets[0], 'id', None)
    return isinstance(scope, ast.ClassDef) and target == name


def _of_assignment(node):
    if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        values = list(trees.alternatives(node.value))
        if all(isinstance(v, _NAMES) or is_getattr(v) for v in values):
            yield from ((node.targets[0].id, value) for value in values)


def _stored_names(scope):
    """Names that are stored to by anything but a plain alias."""
    aliases = set()
    for node in scopes.own_nodes(scope):
        if not isinstance(node, ast.Assign):
            continue
        # `except ImportError: tf = None` says what is not there.
        is_none = getattr(node.value, 'value', node) is None
        if is_none or list(_of_assignment(node)):
            aliases.update(node.targets)
    for node in scopes.own_nodes(scope):
        if isinstance(node, ast.Name) and node not in aliases:
            if isinstance(node.ctx, (ast.Store, ast.Del)):
                yield node
