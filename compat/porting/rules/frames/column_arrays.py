"""Columns of pandas that are used as the arrays that they were.

    frame['a'][:, np.newaxis]      ->  np.asarray(frame['a'])[:, np.newaxis]
    frame['a'].reshape(-1, 1)      ->  np.asarray(frame['a']).reshape(-1, 1)
    frame['a'].values.flatten()    ->  frame['a'].to_numpy().flatten()

Up to pandas 0.25 they were given an axis and had methods of arrays. Written so
it is the same for what is an array already. The values of a column of text
are no array of NumPy since pandas 3, and have less methods.

Source: pandas 1.0 and 2.0 release notes, "Multi-dimensional indexing" and
"Removal of prior version deprecations"; pandas 3.0, "Dedicated string data
type".
"""

from __future__ import annotations

import ast

from ....sources import trees, value_uses
from ...kinds.frames import frames
from ...names.local_names import imported_names, module_names
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

_BEFORE = (
    'import numpy as np\nimport pandas as pd\n'
    "x = pd.read_csv(path)['a'][:, np.newaxis]\n"
)
RULE = Rule(
    name='column-arrays',
    does='Makes arrays of columns of pandas that are used as arrays',
    why='from pandas 1.0 on columns refuse it',
    before=_BEFORE,
    after=_BEFORE.replace(
        "pd.read_csv(path)['a'][", "np.asarray(pd.read_csv(path)['a'])["
    ),
    sources=ANY_SOURCE,
    follows=('lost-names', 'numpy-names'),
)
# Methods of arrays that columns had, too.
_METHODS = frozenset('compress nonzero ptp reshape'.split())
# What arrays have and the values of a column of text have not.
_OF_ARRAYS = frozenset(
    'compress data dump fill flat flatten itemset itemsize nonzero partition '
    'put squeeze strides tobytes tofile tostring'.split()
)


def apply(port):
    """Writes an array where what may be a column is used as one."""
    tree = port.source.tree
    if 'pandas' not in imported_names(tree).values():
        return
    numpy = module_names(tree)
    for node in _values(tree):
        port.source.replace_leaf(node, 'to_numpy()')
        why = 'values of text are no array of NumPy in pandas 3'
        port.changed(node, RULE, why, '.to_numpy()')
    for node in trees.of_kind(tree, ast.Subscript, ast.Call):
        used = _used(node)
        if used is None or not frames.of_source(tree).is_column(used):
            continue
        if numpy:
            start, end = port.source.whole(used)
            port.source.insert(start, f'{min(numpy)}.asarray(')
            port.source.insert(end, ')')
            new = f'{min(numpy)}.asarray'
            port.changed(node, RULE, RULE.why, new)
        else:
            frames_of_then.ask(port, node, RULE, RULE.why)


def _values(tree):
    """Values of columns, `frame['a'].values`, that are used as arrays."""
    frames_here, uses = frames.of_source(tree), value_uses.Uses(tree)
    for node in trees.of_kind(tree, ast.Attribute):
        if node.attr != 'values' or not isinstance(node.ctx, ast.Load):
            continue
        owner = node.value
        is_axis = getattr(owner, 'attr', '') in ('columns', 'index')
        if not (is_axis or frames_here.is_column(owner)):
            continue
        above = [uses.parents.get(id(use)) for use in uses.of(node)]
        if any(getattr(other, 'attr', '') in _OF_ARRAYS for other in above):
            yield node


def _used(node):
    """What a node uses as an array, or None."""
    if isinstance(node, ast.Subscript):
        return node.value if _adds_an_axis(node) else None
    is_method = getattr(node.func, 'attr', '') in _METHODS
    return node.func.value if is_method else None


def _adds_an_axis(node):
    """Whether it is `x[:, None]` or `x[np.newaxis, :]`, and is read."""
    parts = getattr(node.slice, 'elts', ())
    return isinstance(node.ctx, ast.Load) and any(
        getattr(part, 'attr', '') == 'newaxis'
        or isinstance(part, ast.Constant)
        and part.value is None
        for part in parts
    )
