"""Arguments that other packages call otherwise today, or place nowhere.

Source: the list in `compat/sources/old_calls.py`; NumPy of Python 2, whose
arrays took `'string'` for the type of Python's strings.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ...sources.moved_names import NUMPY_TYPES
from ...sources.old_calls import (
    ARGUMENTS_LOST,
    FRAMES_ARGUMENTS_LOST,
    FRAMES_PLACED,
    GENSIM_LOST,
    LOST,
    PLACED,
    RENAMED,
    places,
)
from ..findings import CHECK
from ..local_names import module_names, stored_names
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='moved-arguments',
    does=(
        'Writes the arguments that NumPy, pandas, scikit-learn and '
        'others take today'
    ),
    why='they were renamed, dropped, or are given by name alone',
    before='import pandas as pd\nx = pd.read_excel(path, sheetname=0)\n',
    after='import pandas as pd\nx = pd.read_excel(path, sheet_name=0)\n',
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes today's arguments in calls of other packages."""
    roots = _roots(port)
    numpy = module_names(port.source.tree)
    packages = {full.partition('.')[0] for full in roots.values()}
    for node in trees.walk(port.source.tree):
        if isinstance(node, ast.Call):
            full = _full(node.func, roots)
            _port_names(port, node, full)
            _port_places(port, node, full, packages)
            _report_arguments(port, node, full, packages)
            if full.partition('.')[0] == 'numpy' and numpy:
                _port_types(port, node)
        elif isinstance(node, ast.Attribute):
            full = _full(node, roots)
            if full in LOST:
                _lost(port, node, full, LOST[full])
            elif not full and 'gensim' in packages:
                _report_models(port, node)


def _roots(port):
    """Names that imports bind, and the dotted names that they stand for."""
    roots = {}
    for node in trees.walk(port.source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition('.')[0]
                bound = alias.asname or top
                roots[bound] = alias.name if alias.asname else top
                if alias.name in LOST:
                    _lost(port, node, alias.name, LOST[alias.name])
        elif isinstance(node, ast.ImportFrom) and not node.level:
            if node.module in LOST:
                _lost(port, node, node.module, LOST[node.module])
            for alias in node.names:
                full = f'{node.module}.{alias.name}'
                roots[alias.asname or alias.name] = full
                if full in LOST:
                    _lost(port, node, full, LOST[full])
    bound = stored_names(port.source.tree)
    return {name: full for name, full in roots.items() if name not in bound}


def _full(node, roots):
    """The dotted name of an expression, `''` where it has none."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in roots:
        return ''
    return '.'.join([roots[node.id], *reversed(parts)])


def _lost(port, node, full, instead):
    why = f"{full} is gone from today's package: write {instead}"
    port.note(node, CHECK, RULE, why)


def _report_models(port, node):
    """`model.wv.vocab`, of a model of gensim."""
    of_model = getattr(node.value, 'attr', '') == 'wv'
    if node.attr in GENSIM_LOST and (of_model or node.attr != 'vocab'):
        _lost(port, node, f'.{node.attr}', f'.{GENSIM_LOST[node.attr]}')


def _port_names(port, call, full):
    names = RENAMED.get(full, {})
    for keyword in call.keywords:
        if names.get(keyword.arg) == '':
            _port_place(port, call, keyword, full)
        elif keyword.arg in names:
            new = f'{names[keyword.arg]}='
            why = f'{full} calls {keyword.arg} {names[keyword.arg]} today'
            port.source.replace(keyword, new, keyword.value)
            port.changed(keyword, RULE, why, new)


def _port_place(port, call, keyword, full):
    """`np.reshape(x, newshape=[3])` to `np.reshape(x, [3])`."""
    why = f'{full} has no {keyword.arg} today'
    if len(call.args) == 1 and call.keywords[0] is keyword:
        port.source.replace(keyword, keyword.value)
        new = port.source.get(keyword.value)
        port.changed(keyword, RULE, why, new)
    else:
        port.note(call, CHECK, RULE, f'{why}: give it by its place')


def _report_arguments(port, call, full, packages):
    """`pd.read_csv(path, squeeze=True)`, `frame.fillna(method='ffill')`."""
    lost = ARGUMENTS_LOST.get(full, {})
    if not full and 'pandas' in packages:
        leaf = getattr(call.func, 'attr', '')
        lost = FRAMES_ARGUMENTS_LOST.get(leaf, {})
    for keyword in call.keywords:
        if keyword.arg in lost:
            name = f'{full or "." + call.func.attr}({keyword.arg}=)'
            _lost(port, keyword, name, lost[keyword.arg])


def _port_places(port, call, full, packages):
    """`frame.drop('a', 1)` to `frame.drop('a', axis=1)`."""
    line = PLACED.get(full)
    if line is None and 'pandas' in packages and not full:
        line = FRAMES_PLACED.get(getattr(call.func, 'attr', ''))
        if getattr(call.func, 'attr', '') == 'drop' and not _is_axis(call):
            line = None
    if line is None or any(isinstance(a, ast.Starred) for a in call.args):
        return
    order, allowed = places(line)
    taken = {keyword.arg for keyword in call.keywords}
    for name, arg in list(zip(order, call.args, strict=False))[allowed:]:
        if name in taken:
            return
        port.source.insert(port.source.whole(arg)[0], f'{name}=')
        why = f'today {name} of {full or call.func.attr} is given by name'
        port.changed(arg, RULE, why, f'{name}={port.source.get(arg)}')


def _is_axis(call):
    """Whether the second argument of `drop` can only be an axis."""
    return len(call.args) > 1 and getattr(call.args[1], 'value', None) in (
        0,
        1,
        'columns',
        'index',
    )


def _port_types(port, call):
    """`np.loadtxt(path, dtype='string')` to `dtype=str`."""
    for keyword in call.keywords:
        if keyword.arg != 'dtype':
            continue
        new = NUMPY_TYPES.get(str(getattr(keyword.value, 'value', '')))
        if new:
            why = f'NumPy takes {keyword.value.value!r} for no type today'
            port.source.replace(keyword.value, new)
            port.changed(keyword.value, RULE, why, new)
