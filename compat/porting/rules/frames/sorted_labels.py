"""Labels of frames and series that pandas sorted where a dict tells them.

    pd.DataFrame({'b': [1], 'a': [2]})      columns a, b under Python 2
    pd.Series({'b': 1, 'a': 2})             rows a, b under Python 2
    frame.assign(b=1, a=2)                  columns a, b under Python 2

Dicts had no order in Python 2. What takes values by their places, such as
`frame.values`, takes others else.

Source: pandas 0.24.2 under Python 2.7; pandas 0.23 release notes.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.frames.frames import of_source
from ...names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    imported_packages,
)
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

_BEFORE = (
    "import pandas as pd\nprint pd.DataFrame({'b': [1], 'a': [2]}).values\n"
)
RULE = Rule(
    name='sorted-labels',
    does="Has pandas sort the labels that a dict of Python 2's program gives",
    why='dicts had no order in Python 2, and pandas sorted what they gave',
    before=_BEFORE,
    after=(
        'import pandas as pd\nfrom legacy_rnn.compat import old_pandas\n'
        'old_pandas.restore(python2=True)\n'
        "print(pd.DataFrame({'b': [1], 'a': [2]}).values)\n"
    ),
    sources=ANY_SOURCE,
)
# Function -> argument that tells the order, and its place.
_TOLD = {
    'pandas.DataFrame': ('columns', 2),
    'pandas.DataFrame.from_dict': ('columns', 3),
    'pandas.Series': ('index', 1),
}
_DICTS = ('dict', 'defaultdict', 'Counter', 'zip')


def apply(port):
    """Asks for the order of then where a dict may tell another."""
    tree = port.source.tree
    imported = imported_names(tree)
    own = imported_packages(tree)
    if not port.project.python2 or 'pandas' not in own:
        return
    frames = of_source(tree)
    for call in trees.of_kind(tree, ast.Call):
        if _is_of_dict(call, dotted(call.func, imported), tree):
            frames_of_then.ask(port, call, RULE, RULE.why)
        elif getattr(call.func, 'attr', '') == 'assign':
            if _is_unsorted(_given(call)) and frames.is_frame(call.func.value):
                frames_of_then.ask(port, call, RULE, RULE.why)


def _is_of_dict(call, full, tree):
    """Whether it makes a frame or series of a dict that may be unsorted."""
    if full not in _TOLD:
        return False
    (name, place), given = _TOLD[full], _given(call)
    data = (*call.args[:1], given.get('data'))[0]
    if name in given or len(call.args) > place or data is None:
        return False
    if 'orient' in given or full.endswith('dict') and len(call.args) > 1:
        return False
    held = assigned_values(tree).get(getattr(data, 'id', ''), [])
    if any(trees.called(value) == 'OrderedDict' for value in held):
        return False
    if any(_may_be_unsorted(value) for value in [data, *held]):
        return True
    is_told = isinstance(data, ast.Dict) or held
    return full.endswith('dict') and not is_told or _is_filled(data, tree)


def _may_be_unsorted(node):
    """Whether it is a dict whose labels are not written in their order."""
    if isinstance(node, ast.Dict):
        labels = [getattr(key, 'value', None) for key in node.keys]
        return len(labels) > 1 and _is_unsorted(labels)
    if isinstance(node, ast.Call) and trees.called(node) in _DICTS:
        return bool(node.args) or _is_unsorted(_given(node))
    return isinstance(node, ast.DictComp)


def _is_unsorted(labels):
    labels = list(labels)
    try:
        return labels != sorted(labels)
    except TypeError:
        return True


def _is_filled(data, tree):
    """Whether labels are put into it one by one: `columns['a'] = x`."""
    name = trees.dotted(data)
    items = [
        node
        for node in trees.of_kind(tree, ast.Subscript)
        if isinstance(node.ctx, ast.Store) and trees.dotted(node.value) == name
    ]
    labels = [getattr(item.slice, 'value', None) for item in items]
    is_text = any(isinstance(label, str) for label in labels)
    return bool(name) and is_text and _is_unsorted(labels)


def _given(call):
    return {keyword.arg: keyword.value for keyword in call.keywords}
