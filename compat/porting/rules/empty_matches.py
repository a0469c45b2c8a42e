"""`re.split` with a pattern that matches nothing.

Up to Python 3.6 an empty match did not split: `re.split('(\\W+)?', text)`,
which many readers of bAbI have, split as `'(\\W+)'` does.

Source: Python 3.7, "What's New", `re`.
"""

from __future__ import annotations

import ast
import re
import warnings

from ...sources import trees
from ..findings import CHECK
from ..local_names import module_names
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='empty-matches',
    does='Takes a question mark out of `re.split` patterns that match nothing',
    why='an empty match splits since Python 3.7',
    before="import re\nwords = re.split('(\\\\W+)?', text)\n",
    after="import re\nwords = re.split('(\\\\W+)', text)\n",
    sources=ANY_SOURCE,
)
_WHY = 'an empty match splits since Python 3.7'


def apply(port):
    """Writes the pattern that splits as it did, where that is sure."""
    aliases = module_names(port.source.tree, 're')
    for node in trees.walk(port.source.tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        function, pattern = node.func, node.args[0]
        if (
            isinstance(function, ast.Attribute)
            and function.attr == 'split'
            and getattr(function.value, 'id', '') in aliases
            and isinstance(pattern, ast.Constant)
            and isinstance(pattern.value, str)
            and _matches_nothing(pattern.value)
        ):
            _port(port, pattern)


def _port(port, pattern):
    old = port.source.get(pattern)
    place = old.rindex('?') if '?' in old else -1
    new = old[:place] + old[place + 1 :]
    if not _is_optional_group(pattern.value) or (
        _value(new) != pattern.value[:-1]
    ):
        port.note(pattern, CHECK, RULE, _WHY)
        return
    port.source.replace(pattern, new)
    port.changed(pattern, RULE, _WHY, new)


def _is_optional_group(pattern):
    """Whether it is one group, with a question mark, that is not empty."""
    inner = pattern[1:-2]
    return (
        pattern.startswith('(')
        and pattern.endswith(')?')
        and not inner.startswith('?')
        and not set('()') & set(inner)
        and not inner.endswith('\\')
        and not _matches_nothing(pattern[:-1])
    )


def _matches_nothing(pattern):
    try:
        return re.match(pattern, '') is not None
    except re.error:
        return False


def _value(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            return ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return None
