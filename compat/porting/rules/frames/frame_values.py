"""Values of pandas' frames as they were: their types, names and groups.

    frame.a.dtype == 'object'         ->  frame.a.dtype in ('object', 'str')
    np.issubdtype(f['a'].dtype, t)    ->  np.issubdtype(f['a'].dtype.type, t)
    column.replace({'no': 0})         ->  column.replace({'no': 0})
                                              .infer_objects()
    for k, g in frame.groupby(['a'])  ->  for k, g in frame.groupby('a')
    column.pct_change()               ->  column.ffill().pct_change()

Source: pandas 2.0 to 3.0 release notes.
"""

from __future__ import annotations

import ast
import itertools

from ....sources import trees
from ....sources.libraries.old_values import OPTIONS_LOST, OPTIONS_SHORT
from ...kinds.frames.frames import of_source
from ...names.local_names import dotted, imported_names, imported_packages
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

RULE = Rule(
    name='frame-values',
    does="Keeps the types, names and groups that pandas' frames gave",
    why='pandas 2 and 3 give others, and say nothing',
    before=(
        'import pandas as pd\n'
        'for key, rows in frame.groupby(["a"]):\n    print(key)\n'
    ),
    after=(
        'import pandas as pd\n'
        'for key, rows in frame.groupby("a"):\n    print(key)\n'
    ),
    sources=ANY_SOURCE,
    follows=('numpy-names',),
)
_OBJECT = ('O', 'object')
_OBJECTS = ('np.object_', 'numpy.object_', 'object')
# Methods of frames, resampled times and groups, and their names today.
_FILLS = {'backfill': 'bfill', 'fillna': '', 'pad': 'ffill'}


def apply(port):
    """Writes what gives the values of then."""
    imported = imported_names(port.source.tree)
    if 'pandas' not in imported_packages(port.source.tree):
        return
    for node in trees.of_kind(port.source.tree, ast.Compare):
        _port_dtype(port, node)
    for call in trees.of_kind(port.source.tree, ast.Call):
        full = dotted(call.func, imported)
        method = getattr(call.func, 'attr', '')
        if full in ('pandas.to_numeric', 'pandas.to_datetime'):
            _check_ignored(port, call, full)
        elif full == 'pandas.set_option':
            _port_option(port, call)
        elif full == 'numpy.issubdtype' and len(call.args) == 2:
            _port_kind(port, *call.args)
        elif full or not method:
            continue
        elif method == 'replace':
            _port_replaced(port, call)
        elif method == 'groupby':
            _port_groups(port, call)
        elif method in _FILLS:
            _port_filled(port, call, method)
        elif method == 'pct_change' and not call.keywords:
            _port_change(port, call)
        elif method == 'reset_index':
            _check_counts(port, call)


def _port_option(port, call):
    """`pd.set_option('display.max_colwidth', -1)`."""
    for name, value in itertools.pairwise(call.args):
        text = str(getattr(name, 'value', ''))
        if text.endswith('max_colwidth') and ast.unparse(value) == '-1':
            port.source.replace(value, 'None')
            port.changed(call, RULE, 'a width is None without an end', 'None')
        elif text in OPTIONS_SHORT:
            new = repr(f'display.{text}')
            port.source.replace(name, new)
            port.changed(call, RULE, 'others end so, too', new)
        elif text in OPTIONS_LOST:
            why = 'pandas has no such option, and refuses it'
            frames_of_then.ask(port, call, RULE, why)


def _port_filled(port, call, method):
    """`frame.pad()`, `f.resample('D').pad()`, `f.groupby('a').fillna(0)`."""
    made = call.func.value
    while isinstance(made, ast.Subscript):
        made = made.value
    by = getattr(getattr(made, 'func', None), 'attr', '')
    frames = of_source(port.source.tree)
    owner = call.func.value
    is_frame = not call.args and (
        frames.is_frame(owner) or frames.is_column(owner)
    )
    if (by == 'resample' or is_frame) and _FILLS[method]:
        port.rename(call.func, RULE, _FILLS[method])
    elif by == 'groupby' and not any(k.arg == 'method' for k in call.keywords):
        why = f'groups have no {method} today'
        frames_of_then.ask(port, call, RULE, why)


def _port_dtype(port, node):
    """`column.dtype == 'object'`, of which texts are none since pandas 3."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
        return
    other = node.comparators[0]
    text = getattr(other, 'value', None)
    is_object = isinstance(text, str) and text in _OBJECT
    if not _is_type(node.left):
        return
    if is_object or trees.dotted(other) in (*_OBJECTS, 'np.object'):
        is_in = isinstance(node.ops[0], ast.Eq)
        end = port.source.whole(node.left)[1]
        new = f"{'in' if is_in else 'not in'} ('object', 'str')"
        stop = port.source.span(node)[1]
        port.source.replace_span(end, stop, f' {new}')
        why = 'texts have a type of their own since pandas 3'
        port.changed(node, RULE, why, new)


def _port_kind(port, node, kind):
    """`np.issubdtype(f['a'].dtype, t)`, which takes no type of texts."""
    is_column = isinstance(getattr(node, 'value', None), ast.Subscript)
    if ast.unparse(kind).rpartition('.')[2].startswith(('object', "'")):
        return
    if _is_type(node) and (is_column or isinstance(node, ast.Subscript)):
        port.source.insert(port.source.whole(node)[1], '.type')
        why = 'texts have a type of their own since pandas 3'
        port.changed(node, RULE, why, '.type')


def _is_type(node):
    """Whether it is the type of a column, or its name."""
    if isinstance(node, ast.Subscript):  # `frame.dtypes['a']`
        is_one = isinstance(node.slice, ast.Constant | ast.Name)
        return is_one and getattr(node.value, 'attr', '') == 'dtypes'
    if isinstance(node, ast.Call) and getattr(node.func, 'id', '') == 'str':
        return len(node.args) == 1 and _is_type(node.args[0])
    if getattr(node, 'attr', '') == 'name':
        return getattr(node.value, 'attr', '') == 'dtype'
    return getattr(node, 'attr', '') == 'dtype'


def _port_replaced(port, call):
    """`column.replace({'no': 0})`, whose numbers would be objects."""
    given = {k.arg: k.value for k in call.keywords}
    first = call.args[0] if call.args else given.get('to_replace')
    second = call.args[1] if call.args[1:] else given.get('value')
    if isinstance(first, ast.Dict) and second is None:
        pairs = first.keys, first.values
    elif isinstance(first, ast.List) and isinstance(second, ast.List):
        pairs = first.elts, second.elts
    else:
        return
    kinds = [{type(getattr(p, 'value', None)) for p in part} for part in pairs]
    if kinds[0] != {str} or not kinds[1] or not kinds[1] <= {int, float}:
        return
    around = port.parents.get(id(call))
    if getattr(around, 'attr', '') == 'infer_objects':
        return
    if getattr(given.get('inplace'), 'value', False):
        why = 'numbers in place of texts are objects since pandas 3'
        frames_of_then.ask(port, call, RULE, why)
        return
    port.source.insert(port.source.span(call)[1], '.infer_objects()')
    why = 'numbers in place of texts are objects since pandas 3'
    port.changed(call, RULE, why, '.infer_objects()')


def _port_groups(port, call):
    """`for key, rows in frame.groupby(['a'])`, whose keys were no tuples."""
    by = call.args[0] if len(call.args) == 1 else None
    around = port.parents.get(id(call))
    loops = (ast.For, ast.comprehension)
    used = isinstance(around, loops) and around.iter is call
    used = used or getattr(around, 'attr', '') in ('get_group', 'groups')
    if used and isinstance(by, ast.List) and len(by.elts) == 1:
        port.source.replace(by, by.elts[0])
        why = 'the groups of a list are called by tuples since pandas 2'
        port.changed(call, RULE, why, port.source.get(by.elts[0]))


def _port_change(port, call):
    """`column.pct_change()`, which filled what is missing."""
    values = call.func.value
    if getattr(getattr(values, 'func', None), 'attr', '') != 'ffill':
        port.source.insert(port.source.owner(call.func)[1], '.ffill()')
        port.changed(call, RULE, 'it filled what is missing', '.ffill()')


def _check_counts(port, call):
    """`column.value_counts().reset_index()`, whose columns have new names."""
    owner = getattr(call.func.value, 'func', None)
    if getattr(owner, 'attr', '') == 'value_counts':
        why = "its columns were 'index' and the column's name until pandas 2, "
        why += "and are the column's name and 'count' today"
        frames_of_then.ask(port, call, RULE, why)


def _check_ignored(port, call, full):
    """`pd.to_numeric(x, errors='ignore')`."""
    for keyword in call.keywords:
        if keyword.arg == 'errors':
            if getattr(keyword.value, 'value', '') == 'ignore':
                why = f"{full} has no errors='ignore' today"
                frames_of_then.ask(port, keyword, RULE, why)
