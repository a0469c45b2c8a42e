"""Keras of the time: the package `keras`, and the variable that it needs.

    from keras.layers.core import Dense
    from legacy_rnn.compat.r1_8.keras.layers.core import Dense

What `tf.keras` had are rows like any other. Source: TensorFlow 2.16 takes
tf_keras where TF_USE_LEGACY_KERAS is set before it is imported.
"""

from __future__ import annotations

import ast

from ....dating import half_keras
from ....dating import old_keras as dating
from ....releases import RELEASES
from ....sources import trees
from ....sources.programs import packages
from ....table import GONE, old_keras
from ... import halves, keras_variable
from ...findings import CHECK, STOP
from ...names import lookups
from ...names.bound import chain
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule
from ...text import statement_edits

RULE = Rule(
    name='old-keras',
    does='Imports Keras of the time, and asks TensorFlow for tf_keras',
    why="today's Keras is another",
    before='from keras.layers.core import Dense\n',
    after=(
        'import os\n'
        "os.environ['TF_USE_LEGACY_KERAS'] = '1'\n"
        'from legacy_rnn.compat.r1_8.keras.layers.core import Dense\n'
    ),
    sources=ANY_SOURCE,
    styles=('full', 'safe'),
)
# The package up to Keras 2.2 was as `tf.keras` up to 1.8; beside TensorFlow 2
# it was that of TensorFlow 2.
_ROOM, _ROOM_OF_2 = 'legacy_rnn.compat.r1_8', 'legacy_rnn.compat.v1'
_TENSORFLOW = 'legacy_rnn.compat.r1_15'
_WHY = "today's Keras is another; tf_keras is that of the time"
_HIDDEN = (
    'tf_keras.py beside the program is what Python finds here in the place of '
    'the package tf_keras: rename it'
)
_BY_NAME = (
    'Keras has dropped the cells and layers that it kept for TensorFlow: take '
    'each by its name from legacy_rnn.compat.r1_15.nn.rnn_cell or .layers'
)
_OTHER_LAYER = (
    'beside TensorFlow 2 the package keras had tf.keras.layers.%s; here it is '
    'that of Keras 2.2, whose gates are of hard_sigmoid: name that one'
)
_LAYERS = 'tensorflow.keras.layers'
_OPTIMIZERS = 'tensorflow.keras.optimizers'
_SHORT = 'tensorflow.optimizers'
_TRAINING = 'those of 2.11 on train nothing in a graph'
_MOVED = 'Keras kept it for TensorFlow, and has dropped it'


def apply(port):
    """Ports imports of the package, and asks for tf_keras where it is used."""
    found = []
    local = {}
    needs_2 = port.read_as.is_half and half_keras.need_keras_2(
        halves.keras_uses(port)
    )
    is_todays = port.read_as.is_half and not needs_2
    for statement in _imports(port):
        if old_lines := _lines_of_tensorflow(statement):
            statement_edits.write(port, statement, old_lines, RULE, _MOVED)
        elif any(map(_was_tensorflows, dating.asked(statement))):
            port.note(statement, CHECK, RULE, _BY_NAME)
        elif not is_todays:
            found.append(statement)
    for statement in found:
        local.update(dating.bound(statement))
        needed = _needed(port, statement)
        for inner in dating.asked(needed):
            _check(port, statement, inner)
        lines = _changed(needed) if needs_2 else _lines(needed)
        statement_edits.write(port, statement, lines, RULE, _WHY)
    _check_uses(port, local, needs_2)
    if needs_2:
        _port_optimizers(port)
    if found or _uses_tf_keras(port, needs_2):
        port.needs_tf_keras = True
        near = [*found, *(i[0] for i in port.names.imports)]
        if near and keras_variable.NAME not in port.source.text:
            port.changed(near[0], RULE, _WHY, keras_variable.LINES[-1])
        if near and 'tf_keras' in port.project.hides:
            port.note(near[0], CHECK, RULE, _HIDDEN)
        elif near and packages.lacks_tf_keras():
            port.note(near[0], CHECK, RULE, packages.needs_tf_keras())


def _port_optimizers(port):
    """`tf.keras.optimizers.Adam` in a program of graphs."""
    if half_keras.GRAPH not in halves.keras_uses(port):
        return
    tree = port.source.tree
    imported = imported_names(tree)
    for node in trees.of_kind(tree, ast.Attribute, ast.ImportFrom):
        if isinstance(node, ast.Attribute):
            if node.attr in old_keras.OPTIMIZERS:
                if dotted(node.value, imported) in (_OPTIMIZERS, _SHORT):
                    end = port.source.whole(node.value)[1]
                    port.source.insert(end, '.legacy')
                    port.changed(node, RULE, _TRAINING, f'legacy.{node.attr}')
        elif node.module in (_OPTIMIZERS, _SHORT) and not node.level:
            _port_import(port, node)


def _port_import(port, node):
    """`from tensorflow.keras.optimizers import Adam`."""
    homes: dict = {}
    for alias in node.names:
        is_old = alias.name in old_keras.OPTIMIZERS
        home = f'{_OPTIMIZERS}.legacy' if is_old else _OPTIMIZERS
        homes.setdefault(home, []).append(ast.unparse(alias))
    if list(homes) != [_OPTIMIZERS]:
        lines = [f'from {m} import {", ".join(n)}' for m, n in homes.items()]
        port.other_imports[id(node)] = lines


def _imports(port):
    """Statements that import the package, unless it is the program's own."""
    if 'keras' in (name.split('.')[0] for name in port.project.exports):
        return
    for node in trees.of_kind(port.source.tree, ast.Import, ast.ImportFrom):
        names = [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            names = [] if node.level else [node.module or '']
        if any(dating.inner(name) is not None for name in names):
            yield node


def _was_tensorflows(inner):
    held = old_keras.held_tensorflow(inner)
    return bool(held) or old_keras.of_tensorflow(inner) is not None


def _lines_of_tensorflow(statement):
    """A statement on the cells and layers that Keras kept for TensorFlow.

    Returns:
        Lines; empty where it takes anything else, or binds no name of them.
    """
    lines = []
    for alias in statement.names:
        name = alias.name
        if isinstance(statement, ast.ImportFrom):
            name = f'{statement.module}.{name}'
        elif not alias.asname:
            return []
        moved = old_keras.of_tensorflow(dating.inner(name) or '')
        if moved is None:
            return []
        module, _, leaf = moved.rpartition('.')
        local = alias.asname or alias.name
        bound = leaf if leaf == local else f'{leaf} as {local}'
        home = f'{_TENSORFLOW}.{module}'.rstrip('.')
        lines.append(f'from {home} import {bound}')
    return lines


def _lines(statement, room=_ROOM):
    """The statement on the room that stands for Keras."""
    if isinstance(statement, ast.ImportFrom):
        names = ', '.join(ast.unparse(alias) for alias in statement.names)
        line = f'from {room}.{statement.module} import {names}'
        return [line] if names else []
    lines = []
    for alias in statement.names:
        inner = dating.inner(alias.name)
        if inner is None:
            lines.append(f'import {ast.unparse(alias)}')
        elif inner and alias.asname:
            module, _, leaf = alias.name.rpartition('.')
            bound = f'{leaf} as {alias.asname}'
            bound = leaf if leaf == alias.asname else bound
            lines.append(f'from {room}.{module} import {bound}')
        else:
            bound = f' as {alias.asname}' if alias.asname else ''
            lines.append(f'from {room} import keras{bound}')
    return list(dict.fromkeys(lines))


def _changed(statement):
    """The statement where layers are to be those of TensorFlow 2's Keras."""
    if not isinstance(statement, ast.ImportFrom):
        return _lines(statement, _ROOM_OF_2)
    changed = [a for a in statement.names if a.name in old_keras.CHANGED]
    others = [a for a in statement.names if a not in changed]
    if statement.names[0].name == '*' and 'layers' in (statement.module or ''):
        changed = [ast.alias(name) for name in sorted(old_keras.CHANGED)]
    rest = ast.ImportFrom(statement.module, others, statement.level)
    names = ', '.join(map(ast.unparse, changed))
    lines = [f'from {_LAYERS} import {names}'] if changed else []
    return [*_lines(rest, _ROOM_OF_2), *lines]


def _needed(port, statement):
    """An import without the lost names that nothing reads."""
    if not isinstance(statement, ast.ImportFrom):
        return statement
    read = {n.id for n in trees.of_kind(port.source.tree, ast.Name)}
    read |= port.wanted
    homes = zip(statement.names, dating.asked(statement), strict=True)
    names = [
        alias
        for alias, home in homes
        if (alias.asname or alias.name) in read or _lost(home) is None
    ]
    return ast.ImportFrom(statement.module, names, statement.level)


def _lost(inner):
    """The row of a name that tf_keras lacks, or None."""
    row = old_keras.row(f'keras.{inner}', RELEASES[-1])
    return row if row is not None and row.becomes == GONE else None


def _check(port, node, inner):
    """Stops at a name that tf_keras lacks."""
    row = _lost(inner)
    if row is not None:
        why = f'tf_keras has no {inner}. {row.advice}'
        port.note(node, STOP, RULE, why)


def _check_uses(port, local, needs_2):
    """Checks `K.name` and `keras.layers.Name`, the longest chains alone."""
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        parent = port.parents.get(id(node))
        if isinstance(parent, ast.Attribute) and parent.value is node:
            continue
        root, parts = chain(node)
        if getattr(root, 'id', None) in local:
            inner = '.'.join([local[root.id], *parts]).strip('.')
            _check(port, node, inner)
            if needs_2 and parts and parts[-1] in old_keras.CHANGED:
                port.note(node, CHECK, RULE, _OTHER_LAYER % parts[-1])


def _uses_tf_keras(port, needs_2):
    """Whether the source uses what only tf_keras has of `tf.keras`.

    Args:
        port: The Port.
        needs_2: Whether it is half-ported, and its program needs Keras 2.
    """
    if port.read_as.is_half:
        # Who imports TensorFlow first decides for the whole program.
        return needs_2 and bool(
            'keras' in port.source.text or port.names.imports
        )
    if dating.imports_module(port.source.tree):
        return True
    names = {name for name, _ in port.names.resolved.values()}
    names |= {name for _, _, name in port.names.imports}
    found = ((name, lookups.lookup(port, name)[0]) for name in names)
    return any(old_keras.asks(name, f and f.row) for name, f in found)
