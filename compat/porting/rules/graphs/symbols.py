"""Rows: names that moved, arguments that changed place, names of ours.

Source: the table of symbols, `legacy_rnn.compat.table`.
"""

from __future__ import annotations

import ast

from .... import table
from ....dating import version_texts
from ....table.row import same
from ... import calls
from ...findings import CHECK
from ...names import bound, lookups, missing, values
from ...rule import Rule

RULE = Rule(
    name='symbols',
    does=(
        "Writes today's names and arguments of TensorFlow's symbols, by "
        'the table'
    ),
    why='they moved, changed their arguments, or are gone',
    before='import tensorflow as tf\ny = tf.concat(1, [tf.pack(x), z])\n',
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'y = tf.concat([tf.stack(x), z], 1)\n'
    ),
    follows=(
        'flags',
        'initializers',
        'layers',
        'mixed-calls',
        'optimizers',
        'private-shapes',
        'summaries',
        'swapped-losses',
        'tensor-types',
        'truth',
    ),
)


def apply(port):
    """Ports every resolved name that no earlier rule has settled."""
    port.frozen |= values.bound_to_release(port)
    for node in list(port.names.resolved):
        if id(node) not in port.handled and _is_outermost(port, node):
            with port.reading(port.reads_as.get(id(node), port.release)):
                _port(port, node)


def _is_outermost(port, node):
    parent = port.parents.get(id(node))
    return not (isinstance(parent, ast.Attribute) and parent.value is node)


def _port(port, node):
    """Ports one resolved name, and the call of it."""
    name, root = port.names.resolved[node]
    if not name or name.startswith('compat.v2'):
        return
    is_protocol = name.startswith('core.') and not port.imported.get(root)
    if name == '__version__' and _insists(port, node):
        return
    if name.startswith('__version__') and port.read_as.is_half:
        return  # It asks for TensorFlow 2, and has it.
    if name.startswith('__version__') or is_protocol:
        _to_namespace(port, node, name, root)
        return
    if table.is_module(name):
        _module(port, node, name, root)
        return
    found, rest = lookups.lookup(port, name)
    if found is None and (
        table.holds_ours(name) or missing.is_in_ours(port, name)
    ):
        _to_namespace(port, node, name, root)
        return
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
        missing.report_misfit(port, call, *names)
    if _is_of_the_namespace(port, root):
        return
    if lookups.is_ours(port, found):
        _to_namespace(port, node, name, root)
    elif missing.is_there(found.writes or found.public):
        _to_today(port, node, found, rest)
    else:
        missing.report(port, node, found.name)


def _of_another_release(port, node, name):
    """Ports a name that other releases had; whether it could be done."""
    symbol = table.resolve(name, port.release).symbol
    if symbol is None:
        return False
    release = symbol.nearest(port.release)
    with port.reading(release):
        found, rest = lookups.lookup(port, name)
        if found is None or not found.works:
            return False
        if not lookups.is_ours(port, found):
            _to_today(port, node, found, rest)
            return True
    root = port.names.resolved[node][1]
    if port.project.fits_none and port.imported.get(root) == name:
        port.handled.add(id(node))
        return True  # So is the import itself.
    is_kept = root in port.halves.plain or port.project.fits_none
    if not is_kept and not missing.is_there(name):
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
    return bool(module) and lookups.holds_ours(port, module)


def _module(port, node, name, root):
    """A module that is kept in a name: ours where its members are.

    Today's TensorFlow has no private modules but those that are imported.
    """
    if lookups.is_private(name) or lookups.holds_ours(port, name):
        _to_namespace(port, node, name, root)
    elif new := _module_today(port, name):
        why = f'its names are in {new} today'
        port.source.replace(node, port.today(new))
        port.changed(node, RULE, why, port.today(new))
    else:
        missing.report(port, node, name)


def _module_today(port, module):
    """Today's module of all names that a source uses of one, or `''`."""
    today = set()
    for use, _ in port.names.resolved.values():
        if use.startswith(f'{module}.'):
            found, _ = lookups.lookup(port, use)
            works = found is not None and found.works
            written = (found.writes or found.public) if works else ''
            parent, _, leaf = written.rpartition('.')
            kept = leaf == use.removeprefix(f'{module}.').partition('.')[0]
            today.add(parent if kept and missing.is_there(written) else '')
    return today.pop() if len(today) == 1 else ''


def _insists(port, node):
    """Writes the one version that a program takes, if it names it."""
    version = version_texts.named(port.source.tree, port.release)
    if version is not None:
        port.handled.add(id(node))
        port.source.replace(node, repr(version))
        why = 'the program runs under this version alone'
        port.changed(node, RULE, why, repr(version))
    return version is not None


def _to_namespace(port, node, name, root):
    """Writes `r0_8.nn.rnn_cell.GRUCell`; a name imported so stays."""
    port.handled.add(id(node))
    if root not in port.halves.kept:
        if port.imported.get(root) or port.names.brought.get(root):
            return  # The import itself is rewritten, here or in its module.
        if root in port.assigned and root not in port.imported:
            if name != '.'.join(bound.chain(node)[1]):
                return  # So is the definition of the alias; not of `t = tf`.
    _write_own(port, node, name)


def _write_own(port, node, name):
    """Writes a name of the release's module."""
    new = port.own(name)
    port.handled.add(id(node))
    port.source.replace(node, new)
    why = 'TensorFlow no longer has it; legacy_rnn.compat does'
    port.changed(node, RULE, why, new, table.dropped_after(name))


def _calls_release(port, node, root):
    """Whether a call is the release's own, whatever its arguments."""
    if port.imported.get(root, None) != '' or root in port.assigned:
        return False
    new = port.own(port.names.resolved[node][0])
    port.handled.add(id(node))
    port.source.replace(node, new)
    why = f'its arguments are those of TensorFlow {port.release}'
    port.changed(node, RULE, why, new)
    return True


def _to_today(port, node, found, rest):
    """Writes today's name, and the call's arguments in today's order."""
    name, root = port.names.resolved[node]
    if root in port.frozen:
        return
    if not rest and _keeps_release(port, node, found.name):
        if isinstance(node, ast.Attribute) and port.imported.get(root):
            _write_own(port, node, found.public)  # The import goes.
        else:
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
            if calls.is_starred(call) and _calls_release(port, node, root):
                return
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
    return lookups.is_private(target) and bool(port.imported.get(root))


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
