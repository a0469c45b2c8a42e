"""Pickles of Python 2 that may hold text beyond ASCII."""

from __future__ import annotations

import ast
import re

from ...names import calls_of_names
from ...names.local_names import module_names

# Programs that speak of it, or of words, have text beyond ASCII.
_BEYOND_ASCII = re.compile(
    r'utf_?-?8|unicode|codecs|gbk|[^\0-\x7f]|\\x[c-f]'
    r'|(?i:word|vocab|token|sentence|caption)'
)


def reads_old(port, call):
    """Whether conversion has a pickle of text read as Latin-1.

    Args:
        port: `Port`.
        call: ast.Call.
    """
    if [ast.unparse(k.value) for k in call.keywords] != ["'latin1'"]:
        return False
    if len(call.args) != 1 or not (
        _BEYOND_ASCII.search(port.source.text)
        or any(map(_reads_text, port.calls.values()))
    ):
        return False
    module = calls_of_names.dotted(call).rpartition('.')[0]
    return module in module_names(port.source.tree, 'pickle')


def _reads_text(call):
    """Whether a call opens a file as text, to read it."""
    named = [k.value for k in call.keywords if k.arg == 'mode']
    modes = [getattr(m, 'value', '') for m in [*call.args[1:2], *named]]
    is_open = getattr(call.func, 'id', '') == 'open'
    return is_open and (not modes or modes[0] in ('r', 'rU', 'U'))
