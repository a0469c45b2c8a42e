"""Arguments that a port writes behind all that a call is given."""

from __future__ import annotations

import re


def add(source, call, new):
    """Writes arguments before the parenthesis that ends a call.

    Args:
        source: The `Source`.
        call: ast.Call.
        new: The arguments, such as `'dtype=None, ndmin=2'`.
    """
    end = source.span(call)[1] - 1
    # The parenthesis is written anew: nothing else is edited there.
    for place, edit in enumerate(source.edits):
        if edit[:2] == (end, end + 1):
            more = f'{edit.pieces[0][:-1]}, {new})'
            source.edits[place] = edit._replace(pieces=(more,))
            return
    source.replace_span(end, end + 1, f'{_comma(source, call, end)}{new})')


def _comma(source, call, end):
    """What stands between the arguments of a call and another one."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    if not given:
        return ''
    last = max(source.whole(part)[1] for part in given)
    tail = re.sub('#.*', '', source.text[last:end])
    return ' ' if ',' in tail else ', '
