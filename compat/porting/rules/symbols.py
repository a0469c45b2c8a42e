"""Rows: names that moved, arguments that changed place, names of ours.

Source: the table of symbols, `legacy_rnn.compat.table`.
"""

from __future__ import annotations

import ast

from ... import table, today
from ...table.row import same
from .. import calls
from ..findings import CHECK
from . import missing, values

RULE = 'symbols'


def port_symbols(port):
    """Ports every resolved name that no earlier rule has settled."""
    port.frozen = values.bound_to_release(port)
    for node in list(port.names.resolved):
        if id(node) not in port.handled and _is_outermost(port, node):
            port_symbol(port, node)


def report_missing(port):
    """Reports every resolved name that the release's namespace lacks."""
    for node, (name, _) in list(port.names.resolved.items()):
        if name and not table.is_module(name):
            found, _ = lookup(port, name)
            if found is None or not found.works:
                missing.report(port, node, found.name if found else name)


def lookup(port, name):
    """The longest start of a name that is a symbol.

    Args:
        port: The Port.
        name: Dotted name below `tensorflow`.

    Returns:
        `(Resolution, rest of the name)`; None for the first where no start
        of the name is a symbol of the release, or where a module of it has
        no such name.
    """
    rest = ''
    while name:
        found = table.resolve(name, port.release)
        if found.row is not None:
            found, shorter = _inside(port, found, rest)
            is_module = rest and table.is_module(found.name)
            return (None, '') if is_module else (found, shorter)
        name, _, leaf = name.rpartition('.')
        rest = f'.{leaf}{rest}'
    return None, rest


def _inside(port, module, rest):
    """A symbol of a module that was reached by a private path."""
    if rest and module.public != module.name:
        found, shorter = lookup(port, f'{module.public}{rest}')
        if found and len(shorter) < len(rest):
            return found, shorter
    return module, rest


def stays_with_tensorflow(port, found):
    """Whether today's TensorFlow has what the table calls ours."""
    if port.read_as.is_half and not port.read_as.is_old:
        return today.has(f'compat.v1.{found.public}')
    return bool(found.writes)


def is_ours(port, found):
    """Whether a port writes the release's own for a Resolution."""
    return found.is_ours and not stays_with_tensorflow(port, found)


def _is_outermost(port, node):
    parent = port.parents.get(id(node))
    return not (isinstance(parent, ast.Attribute) and parent.value is node)


def port_symbol(port, node):
    """Ports one resolved name, and the call of it."""
    name, root = port.names.resolved[node]
    if not name or name.startswith('compat.v2'):
        return
    is_protocol = name.startswith('core.') and not port.imported.get(root)
    if name.startswith('__version__') or is_protocol:
        _to_namespace(port, node, name, root)
        return
    if table.is_module(name):
        _module(port, node, name, root)
        return
    found, rest = lookup(port, name)
    if found is None:
        if not _of_another_release(port, node, name):
            missing.report(port, node, name)
        return
    if not found.works:
        missing.report(port, node, found.name)
        return
    call = port.calls.get(id(node))
    if call is not None and not rest:
        names = found.name, found.public, found.row.target
        missing.report_arguments(port, call, *names)
    if _is_of_the_namespace(port, root):
        return
    if is_ours(port, found):
        _to_namespace(port, node, name, root)
    else:
        _to_today(port, node, found, rest)


def _of_another_release(port, node, name):
    """Ports a name that other releases had; whether it could be done."""
    symbol = table.resolve(name, port.release).symbol
    if symbol is None:
        return False
    release = symbol.last if port.release > symbol.last else symbol.first
    with port.reading(release):
        found, rest = lookup(port, name)
        if found is None or not found.works:
            return False
        if not is_ours(port, found):
            _to_today(port, node, found, rest)
            return True
    if port.names.resolved[node][1] not in port.halves.plain:
        return False
    port.other_releases.add(release.module)
    new = f'{release.module}.{name}'
    port.source.replace(node, new)
    port.changed(node, RULE, f'it is of TensorFlow {release}', new)
    return True


def _is_of_the_namespace(port, root):
    """Whether a local alias will stand for a module of the namespace."""
    if root in port.imported or root not in port.assigned:
        return False
    module = port.names.alias_of(root)
    return bool(module) and holds_ours(port, module)


def _module(port, node, name, root):
    """A module that is kept in a name: ours where its members are.

    Today's TensorFlow has no private modules but those that are imported.
    """
    if is_private(name) or holds_ours(port, name):
        _to_namespace(port, node, name, root)
    else:
        missing.report(port, node, name)


def is_private(name):
    """Whether a name is of a module that has to be imported."""
    return name.partition('.')[0] in ('core', 'models', 'python')


def holds_ours(port, module):
    """Whether a module has names of ours, or a module within it."""
    found = port.modules.get(module)
    if found is None and table.old_keras.row(module, port.release):
        found = port.modules[module] = True
    if found is None:
        names = [f'{module}.{leaf}' for leaf in table.members(module)]
        found = table.is_module(module) and any(
            _is_ours(port, n) for n in names
        )
        port.modules[module] = found
    return found


def _is_ours(port, name):
    found = table.resolve(name, port.release)
    if found.row is None or table.is_module(name):
        return holds_ours(port, name)
    return is_ours(port, found)


def _to_namespace(port, node, name, root):
    """Writes `r0_8.nn.rnn_cell.GRUCell`; a name imported so stays."""
    port.handled.add(id(node))
    if root not in port.halves.kept:
        if port.imported.get(root) or port.names.brought.get(root):
            return  # The import itself is rewritten, here or in its module.
        if root in port.assigned and root not in port.imported:
            return  # So is the definition of the alias.
    new = port.own(name)
    port.source.replace(node, new)
    port.changed(
        node,
        RULE,
        'TensorFlow no longer has it; legacy_rnn.compat does',
        new,
        table.dropped_after(name),
    )


def _to_today(port, node, found, rest):
    """Writes today's name, and the call's arguments in today's order."""
    name, root = port.names.resolved[node]
    if root in port.frozen:
        return
    if not rest and _keeps_release(port, node, found.name):
        _to_namespace(port, node, name, root)
        return
    call = port.calls.get(id(node))
    row, target = found.row, found.writes or found.public
    new = f'{port.root(root)}.{target}{rest}'
    named = name == f'{target}{rest}'
    if _is_alias(port, node, root, f'{target}{rest}') or (
        named and (port.root(root) == root or _is_imported(port, root, target))
    ):
        new = port.source.get(node)
    pieces = None
    if call is not None and not rest and found.public_symbol is not None:
        effective = same(target) if found.is_ours else row
        shown = table.resolve(found.public, port.release)
        try:
            pieces = calls.rewritten(call, effective, shown, port.source)
        except calls.NotSure as problem:
            why = f'arguments of {found.name} changed: {problem}. {row.advice}'
            port.note(call, CHECK, RULE, why.strip(), release='1.0')
            return
    old = port.source.get(node)
    if pieces is None and old == new:
        return
    if old != new:
        port.needs_tf = True
        port.source.replace(node, new)
    _write(port, node, call, pieces, new, row, found.name)


def _keeps_release(port, node, symbol):
    """Whether a use is to be the release's own function."""
    parent = port.parents.get(id(node))
    target = getattr(parent, 'targets', [None])[0]
    if getattr(target, 'id', None) in port.frozen:
        return True
    return values.is_handed_on(port, node) and not values.keeps_meaning(
        port, symbol
    )


def _is_alias(port, node, root, target):
    """Whether a local alias will stand for the target as it is."""
    if root in port.imported or root not in port.assigned:
        return False
    if isinstance(node, ast.Name):
        return True
    return port.names.resolved[node][0] == target


def _is_imported(port, root, target):
    """Whether a private name is reached by an import that stays."""
    return is_private(target) and bool(port.imported.get(root))


def _write(port, node, call, pieces, new, row, symbol):
    shown = new
    if pieces is not None:
        shown = f'{new}({calls.write(port.source, call, pieces)})'
    why = row.advice or f'{symbol} is {row.target or symbol} today'
    port.changed(
        call if pieces is not None else node,
        RULE,
        why,
        shown,
        table.dropped_after(symbol),
    )
