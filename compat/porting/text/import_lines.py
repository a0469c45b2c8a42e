"""Statements in place of one import of TensorFlow."""

from __future__ import annotations

import ast
import re

from ... import table, today
from ...sources import trees
from ...sources.programs import other_ways
from .. import halves
from ..names import global_names, lookups, missing, values
from ..names.bound import imported

V1_PACKAGE = 'tensorflow.compat.v1'
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
# Names there, but no modules that an import could take a way through.
_NO_MODULES = re.compile(r'tensorflow\.compat\.v1(\.compat\.v1)?\.keras\b')


def safe(statement, package):
    """One import statement, with the namespace in TensorFlow's place."""
    if isinstance(statement, ast.ImportFrom):
        module = package + (statement.module or '')[len('tensorflow') :]
        names = ', '.join(_as(a.name, a.asname) for a in statement.names)
        return f'from {module} import {names}'
    parts = []
    for alias in statement.names:
        if alias.name.split('.')[0] != 'tensorflow':
            parts.append(_as(alias.name, alias.asname))
            continue
        name = package + alias.name[len('tensorflow') :]
        if alias.asname or alias.name == 'tensorflow':
            parts.append(f'{name} as {alias.asname or "tensorflow"}')
        else:
            parts.append(f'{package} as tensorflow')
    return 'import ' + ', '.join(dict.fromkeys(parts))


def full(port, statement, package):
    """Statements in place of one import."""
    lines, members = {}, {}
    if all(_stays(port, statement, a) for a in statement.names):
        plain = [port.source.get(statement)]
        return list(port.other_imports.get(id(statement), plain))
    for alias in statement.names:
        name = imported(statement, alias)
        shown = _as(alias.name, alias.asname)
        if _stays(port, statement, alias):
            start, member = _as_it_is(statement, alias)
            members.setdefault(start, []).append(member)
        elif name is None:
            if id(statement) not in port.beside:
                lines.setdefault('import ', []).append(shown)
        elif name == '':
            bound = alias.asname or 'tensorflow'
            shown = f'tensorflow.compat.v1 as {bound}'
            if alias.name == 'tensorflow' or _is_used(port, bound):
                lines.setdefault('import ', []).append(shown)
        else:
            start, member = _member(port, statement, alias, name, package)
            members.setdefault(start, []).append(member)
    plain = [f'{s}{n}' for s, names in lines.items() for n in _once(names)]
    return [*plain, *port.beside.get(id(statement), ())] + [
        start + ', '.join(_once(names))
        for start, names in members.items()
        if start
    ]


def kind(port, name):
    """Whether a name is ours, a module, today's, missing, or unknown."""
    if name.startswith('__version__'):
        return 'ours'
    if table.is_module(name):
        known = missing.is_there(name) or lookups.holds_ours(port, name)
        known = known or lookups.is_private(name)
        return 'module' if known else 'missing'
    found, _ = lookups.lookup(port, name)
    if found is None and missing.is_of_flags(name):
        return 'today'  # What absl lacks, too, fails as it did.
    if found is None and table.holds_ours(name) and _all_work(port, name):
        return 'ours'
    if found is None:
        return 'unknown' if missing.is_there(name) else 'missing'
    if not found.works:
        return 'missing'
    return 'ours' if lookups.is_ours(port, found) else 'today'


def _all_work(port, module):
    """Whether all that is used of a private module has a home."""
    uses = {
        use
        for use, _ in port.names.resolved.values()
        if use.startswith(f'{module}.')
    }
    found = [lookups.lookup(port, use)[0] for use in uses]
    return all(one is not None and one.works for one in found)


def _stays(port, statement, alias):
    """Whether an import means today's TensorFlow on purpose."""
    name = imported(statement, alias)
    module = getattr(statement, 'module', None) or alias.name
    if alias.name == '__version__' and port.read_as.is_half:
        return True
    if name is None or _NO_MODULES.match(module):
        return False
    if halves.inner(name) is None and not port.read_as.is_half:
        return name.startswith('compat.v2')
    # TensorFlow 2 had no contrib: such a program went on in the handler.
    is_contrib = today.below(name, 'contrib') is not None
    line = statement.lineno
    if is_contrib and other_ways.has_one(port.source.tree, line):
        return True
    return today.has(name)


def _is_used(port, name):
    return any(root == name for _, root in port.names.resolved.values())


def _once(names):
    return list(dict.fromkeys(names))


def _member(port, statement, alias, name, package):
    """A module or symbol of TensorFlow that is imported by itself.

    Returns:
        `(start of the statement, name)`; `('', '')` where it is not needed.
    """
    bound = alias.asname or alias.name
    name = name if halves.inner(name) is None else halves.inner(name)
    uses = [
        use
        for known in (port.names.resolved, port.names.forgotten)
        for use, root in known.values()
        if root == bound and use.startswith(name)
    ]
    own = kind(port, name)
    # What a class has comes with the class.
    symbol = table.resolve(name, port.release).symbol
    is_class = symbol is not None and not table.is_any_module(name)
    parts = [name] if is_class and uses else uses
    kinds = {kind(port, use) for use in parts}
    mentioned = bool(uses) or _is_mentioned(port, statement, bound)
    wanted = bound in port.wanted
    hollow = missing.is_hollow(name) and mentioned
    lost = kinds & {'missing', 'unknown'} and not kinds & {'ours', 'module'}
    is_free = not wanted and bound not in port.frozen
    if lost or (own in ('missing', 'unknown') and not hollow):
        is_module = table.is_any_module(name)
        if is_module and is_free and _are_written(port, uses):
            return '', ''
    if own in ('missing', 'unknown') and not hollow:
        if mentioned or wanted:
            if release := _other_release(port, name):
                source, _, leaf = f'{release.module}.{name}'.rpartition('.')
                start = f'from legacy_rnn.compat.{source} import '
                return start, _as(leaf, alias.asname or alias.name)
            if not (uses and table.is_module(name)):
                missing.report(port, statement, name)
            return _as_it_is(statement, alias)
        return '', ''
    kept = hollow or bound in port.frozen or name.startswith('contrib.')
    if lost and not kept:
        return _as_it_is(statement, alias)
    # The namespace has the module, and raises where its names are used.
    hidden = mentioned and not uses or lost or hollow
    unused = not mentioned and own != 'module'
    released = hidden or bound in port.frozen or kinds & {'ours', 'module'}
    if not (released or wanted or unused):
        return '', ''
    if own == 'today' and not released and values.keeps_meaning(port, name):
        today_name = _today(port, name)
        if '.' not in today_name:
            name, package, port.needs_tf = today_name, V1_PACKAGE, True
    module, _, leaf = name.rpartition('.')
    source = f'{package}.{module}' if module else package
    return f'from {source} import ', _as(leaf, alias.asname or alias.name)


def _other_release(port, name):
    """The release that has a name of ours, where none fits the program."""
    symbol = table.resolve(name, port.release).symbol
    if symbol is None or not port.project.fits_none:
        return None
    release = symbol.nearest(port.release)
    with port.reading(release):
        return release if kind(port, name) == 'ours' else None


def _are_written(port, uses):
    """Whether each use of a module is written otherwise."""
    return bool(uses) and all(
        kind(port, use) == 'today' or _other_release(port, use) for use in uses
    )


def _today(port, name):
    """What `tf.compat.v1` calls a symbol that it has."""
    found, _ = lookups.lookup(port, name)
    if found.is_ours:
        return table.resolve(name, port.release).public
    return found.row.target


def _is_mentioned(port, statement, name):
    """Whether code reads a name, whatever the porter knows of it."""
    if trees.above(statement, port.parents, _SCOPES) is None:
        if not global_names.binds_by_running(port.source.tree):
            return name in global_names.read(port.source.text)
    return any(
        isinstance(node, ast.Name)
        and node.id == name
        and isinstance(node.ctx, ast.Load)
        for node in trees.walk(port.source.tree)
    )


def _as_it_is(statement, alias):
    start = 'import '
    if isinstance(statement, ast.ImportFrom):
        start = f'from {statement.module} import '
    return start, _as(alias.name, alias.asname)


def _as(name, asname):
    return f'{name} as {asname}' if asname and asname != name else name
