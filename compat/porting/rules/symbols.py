"""Rows: names that moved, arguments that changed place, names of ours.

Source: the table of symbols, `legacy_rnn.compat.table`.
"""

from __future__ import annotations

import ast

from ... import history, table, today
from ...releases import RELEASES
from ...table import GONE, OURS, SAME
from .. import calls
from ..findings import CHECK, STOP

RULE = 'symbols'

# Ours in the table because a namespace must adapt them at run time; in a
# source, today's own function takes the call as rows or rules write it.
_PLAIN = (
    'Variable',
    'get_variable',
    'app.run',
    'app.flags',
    'flags',
    'VERSION',
    'nn.softmax_cross_entropy_with_logits',
    'nn.softmax_cross_entropy_with_logits_v2',
    'nn.sparse_softmax_cross_entropy_with_logits',
    'nn.sigmoid_cross_entropy_with_logits',
)
# Modules that no release's history lists and that TensorFlow still has.
_PROTOCOLS = ('core',)
_PLAIN_PREFIXES = ('train.', 'app.flags.', 'flags.')


def port_symbols(port):
    """Ports every resolved name that no earlier rule has settled."""
    for node in list(port.names.resolved):
        if id(node) not in port.handled and _is_outermost(port, node):
            port_symbol(port, node)


def lookup(port, name):
    """Row of the longest start of a name that is a symbol.

    Args:
        port: The Port.
        name: Dotted name below `tensorflow`.

    Returns:
        `(row, symbol name, rest of the name)`; the row is None where no
        start of the name is a symbol of the release.
    """
    rest = ''
    while name:
        row = table.row(name, port.release)
        if row is not None:
            return _inside(port, name, rest) or (row, name, rest)
        name, _, leaf = name.rpartition('.')
        rest = f'.{leaf}{rest}'
    return None, '', rest


def _inside(port, module, rest):
    """A symbol of a module that was reached by a private path."""
    public = table.canonical(module, port.release)
    if not rest or public == module:
        return None
    found = lookup(port, f'{public}{rest}')
    return found if found[0] and len(found[2]) < len(rest) else None


def stays_with_tensorflow(port, row, name):
    """Whether today's TensorFlow has what the row calls ours."""
    public = table.canonical(name, port.release)
    if public in _PLAIN or public.startswith(_PLAIN_PREFIXES):
        found = history.find(public)
        return found is not None and found.today
    if port.is_half and not port.halves.is_old:
        return today.has(f'compat.v1.{public}')
    if row.target.startswith('loops:') and port.release >= '1.2':
        found = history.find(public)
        return found is not None and found.today
    return False


def _is_outermost(port, node):
    parent = port.parents.get(id(node))
    return not (isinstance(parent, ast.Attribute) and parent.value is node)


def port_symbol(port, node):
    """Ports one resolved name, and the call of it."""
    name, root = port.names.resolved[node]
    if not name or name.startswith('compat.v2'):
        return
    if history.members(name) and not _is_class(name):
        _module(port, node, name)
        return
    if _is_of_the_namespace(port, root):
        return
    row, symbol, rest = lookup(port, name)
    if row is None and not _of_another_release(port, node, name):
        _unknown(port, node, name)
    elif row is None:
        return
    elif row.becomes == GONE:
        why = f'TensorFlow no longer has {symbol}. {row.advice}'
        port.note(node, STOP, RULE, why, release=_dropped_after(symbol))
    elif row.becomes == OURS and not stays_with_tensorflow(port, row, symbol):
        _to_namespace(port, node, name, root)
    else:
        _to_today(port, node, row, symbol, rest)


def _of_another_release(port, node, name):
    """Ports a name that other releases had; whether it could be done."""
    found = history.find(name)
    if found is None:
        return False
    release = found.last if port.release > found.last else found.first
    with port.reading(release):
        row, symbol, rest = lookup(port, name)
        if row is None or row.becomes == GONE:
            return False
        if row.becomes == OURS and not stays_with_tensorflow(
            port, row, symbol
        ):
            return False
        _to_today(port, node, row, symbol, rest)
    return True


def _is_of_the_namespace(port, root):
    """Whether a local alias will stand for a module of the namespace."""
    if root in port.imported or root not in port.assigned:
        return False
    module = port.names.alias_of(root)
    return bool(module) and _has_ours(port, module)


def _unknown(port, node, name):
    if name.partition('.')[0] in _PROTOCOLS:
        return  # Protocol buffers are where they were.
    if name.partition('.')[0] in ('__version__', 'VERSION'):
        why = f'it is the version of today, and was {port.release}'
    elif history.find(name) is None and '.' not in name:
        why = f'no release of TensorFlow had {name}'
    else:
        why = f'TensorFlow {port.release} had no {name}'
    port.note(node, CHECK, RULE, why)


def _module(port, node, name):
    """A module that is kept in a name: ours where its members are."""
    if _has_ours(port, name):
        _to_namespace(port, node, name, port.names.resolved[node][1])


def _has_ours(port, name):
    if not history.members(name) or _is_class(name):
        return False
    for leaf in history.members(name):
        row = table.row(f'{name}.{leaf}', port.release)
        if row is not None and row.becomes == OURS:
            if not stays_with_tensorflow(port, row, f'{name}.{leaf}'):
                return True
    return False


def _is_class(name):
    found = history.find(name)
    return found is not None and found.kind != 'module'


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
        _dropped_after(name),
    )


def _to_today(port, node, row, symbol, rest):
    """Writes today's name, and the call's arguments in today's order."""
    call = port.calls.get(id(node))
    target = symbol if row.becomes in (SAME, OURS) else row.target
    public = table.canonical(symbol, port.release)
    target = public if row.becomes in (SAME, OURS) else target
    root = port.names.resolved[node][1]
    new = f'{port.root(root)}.{target}{rest}'
    if _is_alias(port, node, root, f'{target}{rest}'):
        new = port.source.get(node)
    pieces = None
    found = history.find(public)
    if call is not None and not rest and found is not None:
        effective = row
        if row.becomes == OURS:
            effective = type(row)(row.name, SAME, public)
        try:
            pieces = calls.rewritten(
                call, effective, found, port.release, port.source
            )
        except calls.NotSure as problem:
            why = f'arguments of {symbol} changed: {problem}. {row.advice}'
            port.note(call, CHECK, RULE, why.strip(), release='1.0')
            return
    old = port.source.get(node)
    if pieces is None and old == new:
        return
    if old != new:
        port.needs_tf = True
        port.source.replace(node, new)
    _write(port, node, call, pieces, new, row, symbol)


def _is_alias(port, node, root, target):
    """Whether a local alias will stand for the target as it is."""
    if root in port.imported or root not in port.assigned:
        return False
    if isinstance(node, ast.Name):
        return True
    return port.names.resolved[node][0] == target


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
        _dropped_after(symbol),
    )


def _dropped_after(name):
    """Release that changed a symbol: the one after its last."""
    found = history.find(name)
    if found is None:
        return ''
    later = [r for r in RELEASES if r > found.last]
    return str(later[0]) if later else '2.0'
