"""Functions that tensorflow_addons took over from `contrib`.

    import tensorflow_addons as tfa   from legacy_rnn.compat import r1_15
    y = tfa.seq2seq.hardmax(x)        y = r1_15.contrib.seq2seq.hardmax(x)

They compute the same. The package has ended, and its import fails on today's
TensorFlow; where a source takes anything else of it, the import is a check.

Source: tensorflow_addons 0.23.0.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ...sources.addons import PACKAGE, SAME, advice, short
from .. import guards
from ..findings import CHECK
from ..names.local_names import dotted, imported_names
from ..rule import ANY_SOURCE, Rule
from ..text import statement_edits

_BEFORE = (
    'import tensorflow as tf\nimport tensorflow_addons as tfa\n'
    'x = tf.placeholder(tf.float32)\nscore = tfa.seq2seq.hardmax(x)\n'
)
RULE = Rule(
    name='addons',
    does='Takes functions of tensorflow_addons from the last `contrib`',
    why='tensorflow_addons has ended, and no longer imports',
    before=_BEFORE,
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r1_15\n'
        'tf.disable_v2_behavior()\n'
        'x = tf.placeholder(tf.float32)\n'
        'score = r1_15.contrib.seq2seq.hardmax(x)\n'
    ),
    sources=ANY_SOURCE,
)
_RELEASE = 'r1_15'
_CHAIN = ast.Attribute
_ENDED = (
    "tensorflow_addons ended before today's TensorFlow, on which its import "
    'fails: '
)


def apply(port):
    """Writes what `contrib` has, or reports the imports of the package."""
    tree = port.source.tree
    if PACKAGE not in port.source.text or PACKAGE in {
        name.partition('.')[0] for name in port.project.exports
    }:
        return
    imported = imported_names(tree)
    uses = _uses(port, imported)
    for node in trees.walk(tree):
        bound = _bound(node)
        if not bound or guards.is_tried(port, node):
            continue
        mine = [(use, name) for use, local, name in uses if local in bound]
        lost = {name for _, name in mine if short(name) not in SAME}
        told = advice(lost)
        if not bound <= set(imported) or bound & port.wanted:
            told = 'import it where it is used alone, under a name of its own'
        if told or port.style == 'safe':
            port.note(node, CHECK, RULE, _ENDED + (told or advice(SAME)))
            continue
        for use, name in mine:
            _write(port, use, SAME[short(name)])
        statement_edits.write(port, node, _others(node), RULE, RULE.why)


def _bound(node):
    """Local names that an import of the package binds, a set."""
    if isinstance(node, ast.Import):
        return {
            alias.asname or PACKAGE
            for alias in node.names
            if alias.name.partition('.')[0] == PACKAGE
        }
    if isinstance(node, ast.ImportFrom) and not node.level:
        if (node.module or '').partition('.')[0] == PACKAGE:
            return {alias.asname or alias.name for alias in node.names}
    return set()


def _uses(port, imported):
    """What a source takes of the package.

    Returns:
        List of `(node, local name, name below the package)`.
    """
    found = []
    for node in trees.of_kind(port.source.tree, ast.Name):
        if isinstance(node.ctx, ast.Load):
            whole = node
            while isinstance(above := port.parents.get(id(whole)), _CHAIN):
                whole = above
            top, _, name = dotted(whole, imported).partition('.')
            if top == PACKAGE:
                found.append((whole, node.id, name))
    return found


def _others(node):
    """Lines that import the other modules of a statement."""
    others = [
        f'{alias.name} as {alias.asname}' if alias.asname else alias.name
        for alias in node.names
        if isinstance(node, ast.Import)
        and alias.name.partition('.')[0] != PACKAGE
    ]
    return [f'import {", ".join(others)}'] if others else []


def _write(port, use, name):
    """Takes a name of the last release's namespace."""
    if port.compat == _RELEASE:
        new = port.own(name)
    else:
        port.other_releases.add(_RELEASE)
        new = f'{_RELEASE}.{name}'
    port.source.replace(use, new)
    port.changed(use, RULE, RULE.why, new)
