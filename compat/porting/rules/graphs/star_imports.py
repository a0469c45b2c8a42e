"""Names that only a star import can have brought."""

from __future__ import annotations

import ast

from ....sources import trees
from ...findings import CHECK
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='star-imports',
    does='Reports a `tf` that only a star import can have brought',
    why='what the other module brings is not known',
    before='from helpers import *\nx = tf.pack([1])\n',
    sources=ANY_SOURCE,
    styles=('full', 'safe'),
)


def apply(port):
    """Reports a `tf` that only a star import can have brought.

    What a module of the program brings is known, and ported.
    """
    if 'tf' in port.names.brought:
        return
    nodes = trees.walk(port.source.tree)
    stars = [
        node
        for node in trees.of_kind(port.source.tree, ast.ImportFrom)
        if node.names[0].name == '*'
    ]
    if not stars:
        return
    bound = any(
        isinstance(node, ast.Name)
        and node.id == 'tf'
        and not isinstance(node.ctx, ast.Load)
        or isinstance(node, ast.arg)
        and node.arg == 'tf'
        or isinstance(node, ast.alias)
        and 'tf' in (node.asname, node.name)
        for node in nodes
    )
    used = any(
        isinstance(node, ast.Name) and node.id == 'tf' for node in nodes
    )
    if used and not bound:
        why = (
            'tf comes from this module, so its calls here are not ported: '
            'import tensorflow in this file and port again'
        )
        port.note(stars[-1], CHECK, RULE, why)
