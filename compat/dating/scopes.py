"""What scopes of variables say about the release."""

from __future__ import annotations

import ast

from .facts import Preference, known, leaf, until


def prefer(uses):
    """Yields the Preference of a scope that ends reuse within itself.

    `tf.variable_scope(tf.get_variable_scope(), reuse=False)` made new
    variables up to 1.0. Since 1.1 it does nothing.
    """
    for use in uses.found:
        if known(use.names[0])[0] == 'variable_scope' and ends_reuse(use.call):
            why = 'variable_scope(scope, reuse=False) ended reuse up to 1.0'
            yield Preference(use.line, until('1.0'), why)
            return


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
