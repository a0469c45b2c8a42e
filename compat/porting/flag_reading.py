"""Where a port has its flags read.

Up to 1.4 flags were read at their first access, if not by `tf.app.run`; absl
reads them where it is told to.
"""

from __future__ import annotations

import ast

from ..sources import trees
from .findings import CHECK
from .names.local_names import (
    defining_call,
    flag_definitions,
    flag_holders,
    names_flags,
    reads_flags,
    short_name,
)

_WHEN = (
    'absl reads flags where it is told to: write {}.FLAGS(sys.argv, '
    'known_only=True) before the first is used'
)


def read_at_the_end(port, rule, name):
    """Has the flags of a file read once they are defined.

    Args:
        port: The Port.
        rule: The Rule that does it.
        name: What the source calls the module of the flags.
    """
    found = flag_definitions(port.source.tree)
    if all(map(names_flags, found)):
        call = defining_call(port.source.tree)
        if call and not _reads_arguments(port):
            port.note(call, CHECK, rule, _WHEN.format(name))
        return  # Another file defines them, and reads them.
    last = found[-1]
    port.needs.add('sys')
    _, end = port.source.span(last)
    new = f'{name}.FLAGS(sys.argv, known_only=True)'
    port.source.insert(port.source.line_end(end), f'\n{new}')
    why = 'absl reads flags where it is told to'
    port.changed(last, rule, why, new)
    body = port.source.tree.body
    early = [
        s
        for s in body[: body.index(last) + 1]
        if reads_flags(port.source.tree, [s])
    ]
    if early:
        start = port.source.line_start(port.source.span(early[0])[0])
        port.source.insert(start - 1, f'\n{new}')
        port.changed(early[0], rule, why, new)


def _reads_arguments(port):
    """Whether the program itself has its flags read."""
    names = {'FLAGS', *flag_holders(port.source.tree)}
    return any(
        isinstance(node, ast.Call)
        and short_name(node.func) in names
        or getattr(node, 'attr', '') == '_parse_flags'
        for node in trees.walk(port.source.tree)
    )
