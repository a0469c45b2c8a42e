"""What scopes of variables and of names say about the release."""

from __future__ import annotations

import ast

from .facts import Preference, known, leaf, until


def prefer(uses):
    """Yields the Preference of the first scope of each of two kinds.

    `tf.variable_scope(tf.get_variable_scope(), reuse=False)` made new
    variables up to 1.0. Since 1.1 it does nothing. `tf.name_scope('loss',
    [logits])` raises since 1.14.
    """
    found = {}
    for use in uses.found:
        name = known(use.names[0])[0]
        if name == 'variable_scope' and ends_reuse(use.call):
            why = 'variable_scope(scope, reuse=False) ended reuse up to 1.0'
            found.setdefault('1.0', Preference(use.line, until('1.0'), why))
        elif name == 'name_scope' and isinstance(
            default_name(use.call), (ast.List, ast.Tuple)
        ):
            why = 'name_scope took tensors for its default name up to 1.13'
            found.setdefault('1.13', Preference(use.line, until('1.13'), why))
    yield from found.values()


def default_name(call, place=1):
    """The node of the default name that a call of `name_scope` gives.

    Args:
        call: ast.Call of a function, or None.
        place: Its place among the arguments; 2 for `op_scope`.

    Returns:
        ast.expr, or None where it gives none.
    """
    named = {k.arg: k.value for k in getattr(call, 'keywords', ())}
    given = getattr(call, 'args', [])[place : place + 1]
    return (*given, named.get('default_name'))[0]


def ends_reuse(call):
    """Whether a call of `variable_scope` opens the scope anew, for sure."""
    if call is None or not call.args:
        return False
    scope = getattr(call.args[0], 'func', None)
    named = leaf(ast.unparse(scope)) if scope else ''
    return named == 'get_variable_scope' and any(
        keyword.arg == 'reuse'
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is False
        for keyword in call.keywords
    )
