"""Writes a call of an old release with today's names and order."""

from __future__ import annotations

import ast
import dataclasses

from .. import table
from ..signatures import binding

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
    if is_starred(call):
        raise NotSure('the call has * or **, which hide what each argument is')
    keywords = {k.arg: k.value for k in call.keywords}
    try:
        bound = binding.bind(arguments, tuple(call.args), keywords, name)
    except TypeError as error:
        raise NotSure(str(error)) from None
    if any(key.startswith('*') for key in bound):
        raise NotSure('it takes any number of arguments')
    return bound


def is_starred(call):
    """Whether a call has `*arguments` or `**options`."""
    return any(isinstance(a, ast.Starred) for a in call.args) or any(
        k.arg is None for k in call.keywords
    )


def rewritten(call, row, found, source):
    """The arguments in today's order.

    Args:
        call: ast.Call.
        row: The row of the table to go by.
        found: `table.Resolution` of the function, by its public name.
        source: `spans.Source` of the call.

    Returns:
        List of parts for `write`, or None where the arguments can stay as
        they are.

    Raises:
        NotSure: The call cannot be rewritten with certainty.
    """
    old = found.arguments
    today = table.resolve(row.target, '1.15').arguments
    if old is None or today is None:
        return None
    if not _matters(call, old, today, row):
        return None
    bound = arguments_of(call, old, found.name)
    row = _of_one_name_each(row, bound, today, found.name)
    if not _matters(call, old, today, row):
        return None
    values = {
        row.renames.get(name, name): node
        for name, node in bound.items()
        if name not in row.dropped
    }
    for name, default in row.defaults.items():
        values.setdefault(name, default)
    _check_known(values, today, found.name)
    return _in_order(values, today, call, row, source)


def _of_one_name_each(row, bound, today, name):
    """A row that renames no argument which is given by its new name as well.

    A call may pass on both: the release took whichever is not None.
    """
    both = [o for o, n in row.renames.items() if o in bound and n in bound]
    for old in both:
        if old not in binding.names(today):
            new = row.renames[old]
            raise NotSure(f'{name} got {old} and its newer name {new}')
    renames = {o: n for o, n in row.renames.items() if o not in both}
    return dataclasses.replace(row, renames=renames)


def write(source, call, parts):
    """Puts arguments into a call, each where an old one stood.

    What stands between the arguments stays: line breaks, spaces, comments.

    Args:
        source: `spans.Source`, which takes the edits.
        call: ast.Call.
        parts: List of lists of pieces, one for each argument.

    Returns:
        The new arguments on one line, for a report.
    """
    slots = sorted(map(source.whole, [*call.args, *call.keywords]))
    for slot, part in zip(slots, parts, strict=False):
        if part != [slot]:
            source.replace_span(*slot, *part, owner=call)
    extra = _joined(parts[len(slots) :])
    if slots and len(parts) < len(slots):
        start = slots[len(parts) - 1][1] if parts else slots[0][0]
        source.replace_span(start, slots[-1][1], '', owner=call)
    elif slots and extra:
        place = slots[-1][1]
        source.replace_span(place, place, ', ', *extra, owner=call)
    elif extra:
        _, end = source.span(call)
        source.replace_span(end - 1, end - 1, *extra, owner=call)
    return ''.join(
        piece if isinstance(piece, str) else source.text[slice(*piece)]
        for piece in _joined(parts)
    )


def _joined(parts):
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
    if renamed and any(k.arg is None for k in call.keywords):
        return True
    if starred and (renamed or _reordered(old, today, row)):
        return True
    mapped = [row.renames.get(name, name) for name in old_names]
    moved = row.by_place is not None and len(mapped) > row.by_place
    return not starred and (moved or mapped != new_names)


def _reordered(old, today, row):
    mapped = [row.renames.get(n, n) for n in binding.names(old)]
    return mapped != binding.names(today)[: len(mapped)]


def _check_known(values, today, name):
    known = binding.names(today)
    open_ended = any(a.name.startswith('**') for a in today)
    for key in values:
        if key not in known and not open_ended:
            raise NotSure(f'{name} has no argument {key} today')


def _in_order(values, today, call, row, source):
    """Parts by position as far as the leading arguments go, then by name.

    What the old call named stays named, and in its order.
    """
    names = binding.names(today)
    keywords = {row.renames.get(k.arg, k.arg): k for k in call.keywords}
    keywords = {n: k for n, k in keywords.items() if n in values}
    placed = [n for n in names if n in values and n not in keywords]
    placed = [n for n in placed if n not in row.defaults]
    by_place = names[: row.by_place]
    parts, leading = [], not (names and names[0] in _GUARDS)
    for name in placed:
        leading = leading and by_place[len(parts) :][:1] == [name]
        value = source.whole(values[name])
        parts.append([value] if leading else [f'{name}=', value])
    for name, keyword in keywords.items():
        parts.append(_renamed(keyword, name, source))
    return parts + [
        [f'{name}=', default]
        for name, default in row.defaults.items()
        if name not in keywords and values[name] is default
    ]


def _renamed(keyword, name, source):
    """A keyword argument under another name, its spacing kept."""
    start, end = source.whole(keyword)
    if name == keyword.arg:
        return [(start, end)]
    return [name, (start + len(keyword.arg), end)]
