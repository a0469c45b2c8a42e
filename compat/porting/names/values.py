"""Functions that a program hands on, rather than calls.

A call is written with today's arguments. Who calls what is handed on does so
with the release's, so that it must be the release's own function:

    map(tf.concat, axes, lists)    ->    map(r0_8.concat, axes, lists)

A name that is handed on, or that another file takes, is bound to the
release's function, and its calls stay as they are.
"""

from __future__ import annotations

import ast

from ... import table
from . import lookups


def bound_to_release(port):
    """Local names that are to be bound to the release's own functions.

    Args:
        port: The Port.

    Returns:
        Set of names that imports or plain assignments bind.
    """
    found = set()
    for node, (name, root) in port.names.resolved.items():
        parent = port.parents.get(id(node))
        if id(parent) in port.names.mixed and not keeps_meaning(port, name):
            found.add(parent.targets[0].id)
        if root not in port.imported and root not in port.assigned:
            continue
        if not isinstance(node, ast.Name) or keeps_meaning(port, name):
            continue
        if root in port.wanted or is_handed_on(port, node):
            found.add(root)
    for root in port.wanted:
        name = port.names.alias_of(root)
        if name and not keeps_meaning(port, name):
            found.add(root)
    return found


def is_handed_on(port, node):
    """Whether a use is neither called nor given another local name.

    A name that is bound to something else, too, is called by the release's
    arguments: what it is where it is called cannot be read.
    """
    if id(node) in port.calls:
        return False
    parent = port.parents.get(id(node))
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1:
        is_name = isinstance(parent.targets[0], ast.Name)
        return not is_name or id(parent) in port.names.mixed
    return True


def keeps_meaning(port, name):
    """Whether today's function takes the calls of the release's.

    Args:
        port: The Port.
        name: Dotted name below `tensorflow`.
    """
    found, rest = lookups.lookup(port, name)
    if found is None or rest or table.is_module(name):
        return True
    if found.public == 'get_variable' and port.release <= '0.12':
        return False  # Its default initializer was another.
    if found.is_ours:
        return lookups.stays_with_tensorflow(port, found)
    row = found.row
    before = table.resolve(found.public, port.release).arguments
    after = table.resolve(row.target, '1.15').arguments
    if row.defaults or before is None or after is None:
        return not row.defaults
    if any(a.name in row.renames or a.name in row.dropped for a in before):
        return False
    # Who is handed a function passes what it requires.
    names = [a.name for a in before if a.default is None]
    return names == [a.name for a in after][: len(names)]
