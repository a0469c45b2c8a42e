"""Writes a call of an old release with today's names and order."""

from __future__ import annotations

import ast

from .. import binding, history

# Guards that keep positional arguments out of a list.
_GUARDS = ('_sentinel',)


class NotSure(Exception):
    """A call that cannot be rewritten with certainty; says why."""


def arguments_of(call, arguments, name):
    """Binds the arguments of a call by the release's own list.

    Args:
        call: ast.Call.
        arguments: Tuple of `history.Argument`.
        name: Name of the function, for messages.

    Returns:
        Dict from the release's argument names to nodes.

    Raises:
        NotSure: There are starred arguments, or the call does not fit.
    """
    if any(isinstance(a, ast.Starred) for a in call.args) or any(
        k.arg is None for k in call.keywords
    ):
        raise NotSure('starred arguments hide which argument is which')
    keywords = {k.arg: k.value for k in call.keywords}
    try:
        bound = binding.bind(arguments, tuple(call.args), keywords, name)
    except TypeError as error:
        raise NotSure(str(error)) from None
    if any(key.startswith('*') for key in bound):
        raise NotSure('it takes any number of arguments')
    return bound


def rewritten(call, row, symbol, release):
    """Pieces of the argument list in today's order.

    Args:
        call: ast.Call.
        row: The row of the table.
        symbol: `history.Symbol` of the old name.
        release: Release of the call.

    Returns:
        List of strings and nodes for between the parentheses, or None where
        the list can stay as it is.

    Raises:
        NotSure: The call cannot be rewritten with certainty.
    """
    old = symbol.arguments(release)
    target = history.find(row.target)
    today = target and target.arguments('1.15')
    if old is None or today is None:
        return None
    if not _matters(call, old, today, row):
        return None
    bound = arguments_of(call, old, symbol.name)
    values = {
        row.renames.get(name, name): node
        for name, node in bound.items()
        if name not in row.dropped
    }
    for name, default in row.defaults.items():
        values.setdefault(name, default)
    _check_known(values, today, symbol.name)
    named = {row.renames.get(k.arg, k.arg) for k in call.keywords}
    return _in_order(values, today, named | set(row.defaults))


def joined(parts):
    """Puts commas between arguments; each is a list of pieces."""
    pieces = []
    for part in parts:
        pieces += [', ', *part] if pieces else part
    return pieces


def _matters(call, old, today, row):
    """Whether the call's arguments mean something else today."""
    if row.defaults:
        return True
    renamed = {**row.renames, **dict.fromkeys(row.dropped, '')}
    if any(k.arg in renamed for k in call.keywords):
        return True
    old_names = binding.names(old)[: len(call.args)]
    new_names = binding.names(today)[: len(call.args)]
    starred = any(isinstance(a, ast.Starred) for a in call.args)
    starred = starred or any(k.arg is None for k in call.keywords)
    if starred and (renamed or _reordered(old, today, row)):
        return True
    mapped = [row.renames.get(name, name) for name in old_names]
    return not starred and mapped != new_names


def _reordered(old, today, row):
    mapped = [row.renames.get(n, n) for n in binding.names(old)]
    return mapped != binding.names(today)[: len(mapped)]


def _check_known(values, today, name):
    known = binding.names(today)
    open_ended = any(a.name.startswith('**') for a in today)
    for key in values:
        if key not in known and not open_ended:
            raise NotSure(f'{name} has no argument {key} today')


def _in_order(values, today, named):
    """By position as far as the leading arguments go, then by name.

    What the old call named stays named.
    """
    names = binding.names(today)
    guarded = bool(names) and names[0] in _GUARDS
    by_place = []
    if not guarded:
        for name in names:
            if name not in values or name in named or len(by_place) == 3:
                break
            by_place.append(name)
    parts = [[values[name]] for name in by_place]
    for name in names:
        if name in values and name not in by_place:
            parts.append([f'{name}=', values[name]])
    extra = [name for name in values if name not in names]
    parts += [[f'{name}=', values[name]] for name in extra]
    return joined(parts)
