"""What arguments of other packages say, as it is said today.

Source: the list in `compat/sources/libraries/old_values.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.old_calls import DRAWING
from ....sources.libraries.old_values import (
    CSV_READERS,
    DROPPED,
    FUNCTIONS,
    GIVEN,
    IDLE,
    OF_FRAMES,
    SQUARED,
    WRITTEN,
    call_after,
)
from ...names.local_names import dotted, imported_names, imported_packages
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='old-values',
    does=(
        'Writes what arguments of pandas, scikit-learn and others say '
        'as it is said today, and drops those that said nothing'
    ),
    why="today's packages refuse the old ones",
    before=(
        'from sklearn.linear_model import SGDClassifier\n'
        "model = SGDClassifier(loss='log', max_iter=5, tol=None)\n"
    ),
    after=(
        'from sklearn.linear_model import SGDClassifier\n'
        "model = SGDClassifier(loss='log_loss', max_iter=5, tol=None)\n"
    ),
    sources=ANY_SOURCE,
)
_PLOTS = 'matplotlib.pyplot'
_PACKAGES = DRAWING.union(full.partition('.')[0] for full in FUNCTIONS)


def apply(port):
    """Writes what arguments say today."""
    imported = imported_names(port.source.tree)
    packages = imported_packages(port.source.tree)
    if not packages & _PACKAGES:
        return
    for call in trees.of_kind(port.source.tree, ast.Call):
        full = dotted(call.func, imported)
        method = getattr(call.func, 'attr', '')
        if not full:
            full = _of_method(method, packages)
        if full in FUNCTIONS and call.keywords and not port.has_ours(full):
            _port(port, call, full)


def _of_method(method, packages):
    """The name by which the list has a method, or one that it has not."""
    full = f'{OF_FRAMES}.{method}'
    if 'pandas' in packages and full in FUNCTIONS:
        return full
    return f'{_PLOTS}.{method}' if packages & DRAWING else ''


def _port(port, call, full):
    """Writes the keywords of one call."""
    given = {keyword.arg: keyword for keyword in call.keywords}
    removed = [k for k in call.keywords if k.arg in DROPPED.get(full, ())]
    name, needed = IDLE.get(full, ('', ''))
    if name in given and _is_false(given.get(needed)) and not call.args[1:]:
        removed.append(given[name])
    if full in CSV_READERS and _is_value(given.get('delimiter')):
        # It was but another name of it, and went before it.
        removed += [k for k in call.keywords if k.arg == 'sep']
    if full in SQUARED:
        removed += _rooted(port, call, given.get(SQUARED[full]))
    after = call_after(full, call)
    if after:
        keyword, *text = after
        end = port.source.span(call)[1]
        port.source.replace_span(end, end, *filter(None, text))
        removed.append(keyword)
    for keyword in call.keywords:
        new = WRITTEN.get(full, {}).get(ast.unparse(keyword))
        pattern = GIVEN.get(full, {}).get(keyword.arg)
        if new == '':
            removed.append(keyword)
        elif new:
            port.source.replace(keyword, new)
            why = f'{full} takes no {ast.unparse(keyword)} today'
            port.changed(keyword, RULE, why, new)
        elif pattern:
            before, after = pattern.split('{}')
            port.source.replace(keyword, before, keyword.value, after)
            why = f'{full} has no {keyword.arg} today'
            port.changed(keyword, RULE, why, pattern.format('...'))
    _remove(port, call, removed, full)


def _is_false(keyword):
    """Whether a keyword is not given, or is False."""
    return keyword is None or getattr(keyword.value, 'value', None) is False


def _is_value(keyword):
    """Whether a keyword is given, and is not None."""
    return keyword is not None and ast.unparse(keyword.value) != 'None'


def _rooted(port, call, keyword):
    """`mean_squared_error(x, y, squared=False)`: what is to be removed."""
    if keyword is None or not _is_false(keyword):
        return []
    start, end = port.source.whole(call)
    port.source.insert(start, '(')
    port.source.insert(end, ' ** 0.5)')
    return [keyword]


def _remove(port, call, keywords, full):
    """Takes keywords out of a call."""
    given = sorted(
        (*call.args, *call.keywords), key=lambda n: port.source.span(n)[0]
    )
    kept = None
    for n, part in enumerate(given):
        if part not in keywords:
            kept = part
            continue
        start, end = port.source.span(part)
        if kept is not None:
            start = port.source.whole(given[n - 1])[1]
        elif given[n + 1 :]:
            end = port.source.whole(given[n + 1])[0]
        else:
            end = port.source.span(call)[1] - 1
        port.source.replace_span(start, end, '')
        why = f'{full} has no {part.arg} today'
        port.changed(part, RULE, why, '')
