"""`re.split`, and readers of tables, by a pattern that matches nothing.

Up to Python 3.6 an empty match did not split: `re.split('(\\W+)?', text)`,
which many readers of bAbI have, split as `'(\\W+)'` does, and
`pandas.read_csv(path, sep=r'\\s*')` as by `r'\\s+'`.

Source: Python 3.7, "What's New", `re`.
"""

from __future__ import annotations

import ast
import warnings

from ....sources import trees
from ....sources.libraries import separators
from ....sources.libraries.old_values import CSV_READERS
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
    does='Writes patterns that split, and match nothing, to match something',
    why='an empty match splits since Python 3.7',
    before="import re\nwords = re.split('(\\\\W+)?', text)\n",
    after="import re\nwords = re.split('(\\\\W+)', text)\n",
    sources=ANY_SOURCE,
)
_WHY = 'an empty match splits since Python 3.7'
_SEPARATORS = ('delimiter', 'sep')


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
            if separators.matches_nothing(pattern.value):
                _port(port, pattern, splits_alone)
    for pattern in _of_tables(tree):
        if len(pattern.value) > 1 and separators.matches_nothing(
            pattern.value
        ):
            _port(port, pattern, splits_alone=True)


def _of_tables(tree):
    """Texts by which readers of tables split."""
    imported = imported_names(tree)
    for call in trees.of_kind(tree, ast.Call):
        if dotted(call.func, imported) in CSV_READERS:
            given = [k.value for k in call.keywords if k.arg in _SEPARATORS]
            yield from filter(trees.is_text, [*call.args[1:2], *given])


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
    last = pattern.value[-1:]
    place = old.rindex(last) if last in old else -1
    if _is_optional_group(pattern.value):
        wanted, letter = pattern.value[:-1], ''
    else:
        wanted, letter = separators.filled(pattern.value), '+'
    new = old[:place] + letter + old[place + 1 :]
    if not splits_alone or wanted is None or _value(new) != wanted:
        port.note(pattern, CHECK, RULE, _WHY)
        return
    start = port.source.span(pattern)[0] + place
    port.source.replace_span(start, start + 1, letter)
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
        and not separators.matches_nothing(pattern[:-1])
    )


def _value(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            return ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return None
