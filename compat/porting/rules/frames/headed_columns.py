"""Columns of frames that are written to a file, without a header until 0.25.

    frame['a'].to_csv(path)   ->   frame['a'].to_csv(path, header=False)

So are counts of values and what groups have of a column.

Source: pandas 0.24.2, as it ran; pandas 1.0, "What's New".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.asked import Asked
from ...kinds.frames import frames
from ...names.local_names import assigned_values, imported_packages
from ...rule import ANY_SOURCE, Rule
from ...text import arguments

RULE = Rule(
    name='headed-columns',
    does='Writes columns of frames without a header',
    why='since pandas 1.0 to_csv of a column writes a header untold',
    before="import pandas as pd\npd.read_csv(path)['a'].to_csv(other)\n",
    after=(
        'import pandas as pd\n'
        "pd.read_csv(path)['a'].to_csv(other, header=False)\n"
    ),
    sources=ANY_SOURCE,
)
_REDUCING = frozenset(
    'count first last max mean median min nunique std sum var'.split()
)
_KEEPING = frozenset(
    'dropna head nlargest nsmallest round sort_index sort_values tail'.split()
)
_TELLING = ('header', None)


def apply(port):
    """Writes `header=False` where something says that it is a column."""
    tree = port.source.tree
    packages = imported_packages(tree) | port.project.packages
    if port.may_be_later or 'pandas' not in packages:
        return
    known, asked = frames.of_source(tree), Asked(True)
    for call in trees.of_kind(tree, ast.Call):
        if getattr(call.func, 'attr', '') != 'to_csv' or _is_told(call):
            continue
        owner = call.func.value
        is_column = known.is_column(owner) and not known.is_frame(owner)
        if is_column or _is_counted(owner, tree, asked):
            arguments.add(port.source, call, 'header=False')
            port.changed(call, RULE, RULE.why, 'header=False')


def _is_counted(node, tree, asked):
    """Whether it is `x.value_counts()` or `x.groupby(y)['a'].sum()`."""
    name = trees.dotted(node)
    if values := assigned_values(tree).get(name):
        return asked.of(
            name, lambda: all(_is_counted(v, tree, asked) for v in values)
        )
    method = getattr(getattr(node, 'func', None), 'attr', '')
    owner = getattr(getattr(node, 'func', None), 'value', None)
    if method in _KEEPING:
        return _is_counted(owner, tree, asked)
    if method == 'size':
        return _is_grouped(owner)
    is_part = isinstance(owner, (ast.Attribute, ast.Subscript)) and (
        _is_grouped(owner.value)
        and (isinstance(owner, ast.Attribute) or trees.is_text(owner.slice))
    )
    is_reduced = method in _REDUCING and is_part
    return is_reduced or method == 'value_counts'


def _is_grouped(node):
    """Whether it is `frame.groupby('a')`, with groups for an index."""
    options = {k.arg for k in getattr(node, 'keywords', ())}
    return trees.called(node) == 'groupby' and 'as_index' not in options


def _is_told(call):
    """Whether a call says, or may say, if there is a header, the sixth."""
    names = {keyword.arg for keyword in call.keywords}
    is_open = any(isinstance(part, ast.Starred) for part in call.args)
    return is_open or len(call.args) > 5 or not names.isdisjoint(_TELLING)
