"""Questions about a name that no single release answers."""

from __future__ import annotations

import functools

from .. import history
from ..releases import RELEASES
from . import aliases, index, resolution
from .row import OURS

members = history.members
is_module = history.is_module
lists = history.lists
is_in_package = aliases.is_in_package


@functools.cache
def shown(module):
    """Names that `from module import *` may bind.

    A private package of contrib showed those of its public home.

    Args:
        module: Dotted name relative to `tensorflow`, `''` for the top level.
    """
    homes = (module,)
    if not members(module) and module.startswith('contrib.'):
        homes = (module, *aliases.homes(module))
    home = next(filter(members, homes), module)
    names = dict.fromkeys((*members(home), *index.unlisted(home)))
    return tuple(name for name in names if not name.startswith('_'))


def is_known(name):
    """Whether the history lists a name."""
    return history.find(name) is not None


def is_any_module(name):
    """Whether a name is that of a module, private ones included."""
    return aliases.is_module(name) or is_module(name)


def is_called(name):
    """Whether a private module was hidden by its function in its package.

    Args:
        name: Dotted name of the module, relative to `tensorflow`.
    """
    leaf = name.rpartition('.')[2]
    return '.python.' in name and is_known(f'{name}.{leaf}')


@functools.cache
def releases(name):
    """The releases that had a name, by the history or by its public name."""
    symbol = history.find(name)
    if symbol:
        return frozenset(symbol.releases)
    if members(name):
        below = (f'{name}.{leaf}' for leaf in members(name))
        return frozenset().union(*map(releases, below))
    if aliases.is_in_package(name):
        # A private module, whether or not a release leaked it: unlike what
        # it held, it says nothing.
        return frozenset()
    told = index.told(name)
    if told:
        return told
    module = history.find(name.rpartition('.')[0])
    return frozenset(
        release
        for release in (module.releases if module else RELEASES)
        if resolution.canonical(name, release) != name
    )


@functools.cache
def is_ours_by_name(name):
    """Whether 1.15's symbol of a name is ours, a module's private one too."""
    row = resolution.resolve(name, RELEASES[-1]).row
    if row is None or not (is_known(name) or row.name == name):
        return False
    return row.becomes == OURS


def is_ours(name):
    """Whether 1.15's symbol of a name, or one of a module's, is ours here."""
    row = resolution.resolve(name, RELEASES[-1]).row
    if row is not None and is_known(name):
        return row.becomes == OURS
    return any(is_ours(f'{name}.{leaf}') for leaf in members(name))


def holds_ours(module):
    """Whether a private module, which the history lacks, has names of ours."""
    homes = aliases.MODULES.get(module, ())
    return not _private_modules().isdisjoint((module, *homes))


def holds_modules_of_ours(module):
    """Whether modules below one have names of ours: `contrib.slim.nets`."""
    return any(inner.startswith(f'{module}.') for inner in _private_modules())


@functools.cache
def _private_modules():
    modules = {
        row.name.rpartition('.')[0]
        for row in index.rows()
        if row.becomes == OURS
    }
    return frozenset(
        m
        for m in modules
        if aliases.is_in_package(m)
        or aliases.is_module(m)
        and not is_module(m)
    )


@functools.cache
def dropped_after(name):
    """Release that changed a symbol: the one after its last."""
    found = history.find(name)
    if found is None:
        return ''
    later = [r for r in RELEASES if r > found.last]
    return str(later[0]) if later else '2.0'


def meant(name, releases):
    """The module that a name stands for in one of some releases.

    Args:
        name: Dotted name relative to `tensorflow`.
        releases: Tuple of Release, the oldest first.

    Returns:
        A dotted name, `''` where it stands for none.
    """
    if _was_module(name, releases) or aliases.is_own_package(name):
        return name
    for release in reversed(releases):
        public = resolution.canonical(name, release)
        if public != name and _was_module(public, releases):
            return public
        if public != name and is_known(public):
            # A function of the name of its module, such as `nn.rnn`.
            return ''
    parent, _, leaf = name.rpartition('.')
    if parent.startswith('python.') and not is_known(name):
        # Private modules could be reached through each other.
        for sibling in aliases.siblings(parent, leaf):
            if _was_module(sibling, releases):
                return sibling
    names = (name, *aliases.candidates(name))
    if any(_is_other(n) or index.is_listed(n) for n in names):
        return ''
    return name if aliases.is_in_package(name) else ''


def _is_other(name):
    """Whether the history lists a name that is no module's."""
    symbol = history.find(name)
    return symbol is not None and symbol.kind != 'module'


@functools.cache
def _was_module(name, releases):
    symbol = history.find(name)
    if symbol and symbol.kind != 'module':
        return False
    if symbol:
        return any(map(symbol.exists, releases))
    return aliases.is_module(name) or any(
        _was_there(f'{name}.{leaf}', releases) for leaf in members(name)
    )


def _was_there(name, releases):
    symbol = history.find(name)
    if symbol is None:
        return _was_module(name, releases)
    return any(map(symbol.exists, releases))
