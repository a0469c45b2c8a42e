"""`re.split` with a pattern that matches nothing.

Up to Python 3.6 an empty match did not split: `re.split('(\\W+)?', text)`,
which many readers of bAbI have, split as `'(\\W+)'` does.

Source: Python 3.7, "What's New", `re`.
"""

from __future__ import annotations

import ast
import re
import warnings

from ....sources import trees
from ...findings import CHECK
from ...names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    is_module,
)
from ...rule import ANY_SOURCE, Rule

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
    tree = port.source.tree
    compiled = _compiled(tree)
    seen = set()
    for node in trees.of_kind(tree, ast.Call):
        if not _is_split(node):
            continue
        is_re = is_module(node.func.value, tree, 're')
        pattern = node.args[0] if is_re else node.func.value
        splits_alone = True
        if getattr(pattern, 'id', '') in compiled:
            name = pattern.id
            pattern = compiled[name]
            splits_alone = _splits_alone(tree, name)
        if trees.is_text(pattern) and id(pattern) not in seen:
            seen.add(id(pattern))
            if _matches_nothing(pattern.value):
                _port(port, pattern, splits_alone)


def _is_split(node):
    return (
        isinstance(node.func, ast.Attribute)
        and node.func.attr == 'split'
        and isinstance(node.func.value, ast.Name)
        and bool(node.args)
    )


def _compiled(tree):
    """Patterns of the names that `re.compile` alone is assigned to."""
    found = {}
    for name, values in assigned_values(tree).items():
        call = values[0]
        if len(values) == 1 and isinstance(call, ast.Call) and call.args:
            if dotted(call.func, imported_names(tree)) == 're.compile':
                found[name] = call.args[0]
    return found


def _splits_alone(tree, name):
    """Whether a compiled pattern is used for nothing but to split."""
    uses = [
        node
        for node in trees.of_kind(tree, ast.Name)
        if node.id == name and isinstance(node.ctx, ast.Load)
    ]
    splits = 0
    for call in filter(_is_split, trees.of_kind(tree, ast.Call)):
        by_module = is_module(call.func.value, tree, 're')
        pattern = call.args[0] if by_module else call.func.value
        splits += getattr(pattern, 'id', '') == name
    return splits == len(uses)


def _port(port, pattern, splits_alone):
    old = port.source.get(pattern)
    place = old.rindex('?') if '?' in old else -1
    new = old[:place] + old[place + 1 :]
    is_sure = splits_alone and _is_optional_group(pattern.value)
    if not is_sure or _value(new) != pattern.value[:-1]:
        port.note(pattern, CHECK, RULE, _WHY)
        return
    start = port.source.span(pattern)[0] + place
    port.source.replace_span(start, start + 1, '')
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
