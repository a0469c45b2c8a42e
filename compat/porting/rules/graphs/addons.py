"""tensorflow_addons, which has ended: what of it is here.

    import tensorflow_addons as tfa  ->  import legacy_rnn.compat.addons as tfa

It computes the same. The package's import fails on today's TensorFlow; what a
source takes and is not here is a check.

Source: tensorflow_addons 0.23.0.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.addons import HOME, PACKAGE, is_here, is_value, lost
from ... import guards
from ...findings import CHECK
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule
from ...text import statement_edits

_BEFORE = (
    'import tensorflow as tf\nimport tensorflow_addons as tfa\n'
    'x = tf.placeholder(tf.float32)\nscore = tfa.seq2seq.hardmax(x)\n'
)
RULE = Rule(
    name='addons',
    does='Takes what was in tensorflow_addons from `compat.addons`',
    why='tensorflow_addons has ended, and no longer imports',
    before=_BEFORE,
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'import legacy_rnn.compat.addons as tfa\n'
        'x = tf.placeholder(tf.float32)\n'
        'score = tfa.seq2seq.hardmax(x)\n'
    ),
    sources=ANY_SOURCE,
)
_CHAIN = ast.Attribute
_ENDED = (
    "tensorflow_addons ended before today's TensorFlow, on which its import "
    'fails: '
)


def apply(port):
    """Imports what is here instead, or reports what is not."""
    tree = port.source.tree
    if PACKAGE not in port.source.text or PACKAGE in {
        name.partition('.')[0] for name in port.project.exports
    }:
        return
    imported = imported_names(tree)
    written = set()
    for node in trees.walk(tree):
        bound = _bound(node)
        if not bound or guards.is_tried(port, node):
            continue
        asked = _asked(node)
        told = _told(asked)
        is_whole = not asked or not all(map(is_value, asked))
        if is_whole and (not bound <= set(imported) or bound & port.wanted):
            told = 'import it where it is used alone, under a name of its own'
        if told:
            port.note(node, CHECK, RULE, _ENDED + told)
            continue
        statement_edits.write(port, node, _lines(node), RULE, RULE.why)
        written |= bound
    for use, local, name in _uses(port, imported):
        if local in written and not is_here(name):
            port.note(use, CHECK, RULE, _ENDED + _told([name]))


def _told(names):
    """What to say of names that are not here, a string; `''` for none."""
    told = []
    for name in lost(names):
        if name:
            told.append(f'nothing stands for {name}')
        else:
            told.append('ask it for what is used of it by name')
    return '; '.join(told)


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


def _asked(node):
    """Names below the package that a `from` statement takes, a set."""
    if not isinstance(node, ast.ImportFrom):
        return set()
    inner = (node.module or '').partition('.')[2]
    return {f'{inner}.{alias.name}'.lstrip('.') for alias in node.names}


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


def _lines(node):
    """An import of the package as one of what is here, and of others."""
    if isinstance(node, ast.ImportFrom):
        inner = (node.module or '').partition('.')[2].partition('.')[0]
        home = f'{HOME}.{inner}'.rstrip('.')
        names = ', '.join(map(ast.unparse, node.names))
        return [f'from {home} import {names}']
    others, lines = [], []
    for alias in node.names:
        top, _, inner = alias.name.partition('.')
        if top != PACKAGE:
            others.append(ast.unparse(alias))
        elif alias.asname:
            home = f'{HOME}.{inner.partition(".")[0]}'.rstrip('.')
            lines.append(f'import {home} as {alias.asname}')
        else:
            lines.append(f'import {HOME} as {PACKAGE}')
    first = [f'import {", ".join(others)}'] if others else []
    return first + sorted(set(lines))
