"""An import of the program's own package that takes TensorFlow's name.

    import tensorflow as tf
    import tf.metrics       check: `tf` is the package `tf` from here on
    x = tf.zeros([2])       which has no `zeros`

Source: Python's `import`, which binds the first name of `a.b`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...findings import CHECK
from ...rule import Rule

RULE = Rule(
    name='hiding-packages',
    does="Reports an import that takes TensorFlow's name for another package",
    why='TensorFlow cannot be read by that name after it',
    before='import tensorflow as tf\nimport tf.metrics\nx = tf.zeros([2])\n',
)


def apply(port):
    """Reports the first `import tf.a` after `import tensorflow as tf`."""
    names: set = set()
    for statement in port.source.tree.body:
        if not isinstance(statement, ast.Import):
            continue
        for alias in statement.names:
            top, _, inner = alias.name.partition('.')
            if alias.name == 'tensorflow':
                names.add(alias.asname or alias.name)
            elif inner and not alias.asname and top in names - {'tensorflow'}:
                names.discard(top)
                _report(port, statement, top)


def _report(port, statement, top):
    inner = _inner(port.source.tree, top)
    read = {
        node.attr
        for node in trees.of_kind(port.source.tree, ast.Attribute)
        if getattr(node.value, 'id', None) == top
        and (node.lineno, node.col_offset) > (statement.lineno, 0)
    }
    if read - inner:
        why = (
            f'from here on {top} is the package {top}: import what it holds '
            'by names of their own, as in from package import module'
        )
        port.note(statement, CHECK, RULE, why)


def _inner(tree, top):
    """The modules of a package that are imported whole."""
    return {
        alias.name.split('.')[1]
        for node in trees.of_kind(tree, ast.Import)
        for alias in node.names
        if alias.name.startswith(f'{top}.')
    }
