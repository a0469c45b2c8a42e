"""Rows of frames in the order of a column, of which some values are equal.

    frame.sort_values('score', ascending=False)
    column.sort_values()

pandas takes the order of NumPy's `argsort`: see `tied_places`.

Source: pandas 0.20.3 with NumPy 1.13.3 and 3.1 with 2.4, as they ran.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names, imported_packages
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

_BEFORE = "import pandas as pd\nbest = frame.sort_values('score')\n"
RULE = Rule(
    name='tied-rows',
    does='Has pandas sort rows of equal numbers as with NumPy 1',
    why='since NumPy 1.25 their order depends on the machine',
    before=_BEFORE,
    after=_BEFORE.replace(
        'pd\n',
        'pd\nfrom legacy_rnn.compat import old_pandas\nold_pandas.restore()\n',
        1,
    ),
    follows=('frame-functions',),
    sources=ANY_SOURCE,
)
# Methods that sort by columns, some up to pandas 0.19, to what names these.
_SORTS = {
    'sort': ('columns',),
    'sort_index': ('by',),
    'sort_values': ('by',),
}


def apply(port):
    """Asks for the order of then where one column tells it."""
    tree = port.source.tree
    imported = imported_names(tree)
    own = imported_packages(tree)
    for call in trees.of_kind(tree, ast.Call) if 'pandas' in own else ():
        method = getattr(call.func, 'attr', '')
        if method not in _SORTS or dotted(call.func, imported):
            continue  # As `np.sort`.
        if _may_tie(call, method):
            frames_of_then.ask(port, call, RULE, RULE.why)


def _may_tie(call, method):
    """Whether it sorts by one column, which may hold equal numbers."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    named = [given[name] for name in _SORTS[method] if name in given]
    first = [] if method == 'sort_index' else call.args[:1]
    by = (*first, *named, None)[0]
    if by is None and method != 'sort_values':
        return False
    names = getattr(by, 'elts', [by])
    if len(names) != 1 or 'key' in given or 'kind' in given:
        return False
    if method == 'sort' and isinstance(by, ast.Lambda):
        return False  # Of a list of Python 2.
    column = getattr(names[0], 'value', '')
    is_list = method == 'sort' and not isinstance(column, str)
    return not is_list and 'date' not in str(column).lower()
