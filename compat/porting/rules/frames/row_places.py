"""Items of a frame's rows by their place, which were labels from pandas 3 on.

    frame = pd.read_csv(path)               frame = pd.read_csv(path)
    for i, row in frame.iterrows():         for i, row in frame.iterrows():
        x = row[0]                              x = row.iloc[0]

So are those of what `frame.apply(lambda row: row[0], axis=1)` is given.

Where the labels may be numbers themselves, `row[0]` was the item of that label
if there is one, and `row[0 if 0 in row else row.index[0]]` is.

What a frame gives as a row or a column is asked by `old_frames.item`:

    frame.iloc[3][0]                        old_frames.item(frame.iloc[3], 0)
    frame['a'][-1]                          old_frames.item(frame['a'], -1)
    frame.describe()['a'][1]                old_frames.item(…['a'], 1)

A column is so where a source gives its frame labels of its own, as the frames
of markets have.

Source: pandas 3.0 release notes, "Series.__getitem__ treats keys as labels".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2.dialect import bound_names
from ...kinds.frames.frame_labels import has_header
from ...kinds.frames.frames import are_given, labels_by_days, of_source
from ...names.local_names import assigned_values, imported_names
from ...rule import ANY_SOURCE, Rule

_BEFORE = (
    'import pandas as pd\n'
    'for i, row in pd.read_csv(path).iterrows():\n    x = row[0]\n'
)
RULE = Rule(
    name='row-places',
    does="Takes items of a frame's rows by place where a number names them",
    why='since pandas 3 a number is a label: the item is not found, or added',
    before=_BEFORE,
    after=_BEFORE.replace('row[0]', 'row.iloc[0]'),
    sources=ANY_SOURCE,
)
_OURS = 'legacy_rnn.compat:old_frames'
_ITEM = 'old_frames.item'
# What gives a frame other labels than the numbers of its rows.
_LABELLED = frozenset(
    'date_range groupby pivot pivot_table resample set_index'.split()
)


def apply(port):
    """Writes places in loops over rows, and in functions of them."""
    tree = port.source.tree
    _port_items(port, tree)
    for loop, body in _loops(tree):
        name = _row(loop)
        if name is not None and not _is_bound(body, name):
            is_named = has_header(loop.iter.func.value, tree)
            _port(port, body, name, is_named)
    for call in trees.of_kind(tree, ast.Call):
        if _is_of_rows(call):
            is_named = has_header(call.func.value, tree)
            _port_function(port, call.args[0], is_named)


def _port_items(port, tree):
    """`frame.iloc[3][0]`, `frame['a'][-1]`."""
    imported = imported_names(tree)
    if not are_given(imported) or 'old_frames' in bound_names(tree):
        return
    frames, labelled = of_source(tree), _labels_rows(tree, imported)
    kept = assigned_values(tree)
    for node in trees.of_kind(tree, ast.Subscript):
        if not isinstance(node.ctx, ast.Load) or not _is_number(node.slice):
            continue
        is_end = isinstance(node.slice, ast.UnaryOp)
        made = kept.get(getattr(node.value, 'id', None), [node.value])
        if all(_gives_series(value, kept) for value in made) or (
            (is_end or labelled)
            and frames.is_column(node.value)
            and getattr(node.value, 'attr', '') != 'index'
        ):
            port.needs.add(_OURS)
            new = f'{_ITEM}(', node.value, ', ', node.slice, ')'
            port.source.replace(node, *new)
            port.changed(node, RULE, RULE.why, _ITEM)


def _labels_rows(tree, imported):
    """Whether anything in a source gives the rows of frames labels."""
    if labels_by_days(tree, imported):
        return True
    return any(
        node.attr in _LABELLED
        or (node.attr == 'index' and isinstance(node.ctx, ast.Store))
        for node in trees.of_kind(tree, ast.Attribute)
    ) or any(
        keyword.arg in ('index', 'index_col')
        and not isinstance(
            getattr(keyword.value, 'value', 0), (bool, type(None))
        )
        for call in trees.of_kind(tree, ast.Call)
        for keyword in call.keywords
    )


def _gives_series(node, kept):
    """Whether it is `frame.iloc[3]`, `frame.dtypes`, `x.value_counts()`."""
    if isinstance(node, ast.Subscript):
        places = getattr(node.value, 'attr', '') in ('iloc', 'loc')
        made = kept.get(getattr(node.value, 'id', None), [node.value])
        places = places or all(map(_describes, made))
        return places and not isinstance(node.slice, ast.Slice)
    if isinstance(node, ast.Call):
        return getattr(node.func, 'attr', '') == 'value_counts'
    return getattr(node, 'attr', '') == 'dtypes'


def _describes(node):
    """Whether it is `frame.describe()`, whose rows have names."""
    return getattr(getattr(node, 'func', None), 'attr', '') == 'describe'


def _is_number(node):
    """Whether an index is a number as it is written, `0` or `-1`."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    return type(getattr(node, 'value', None)) is int


def _port(port, body, name, is_named):
    """Writes the places of a row's items in statements or expressions."""
    for node in (node for part in body for node in _places(part, name)):
        if is_named:
            port.source.insert(port.source.whole(node.value)[1], '.iloc')
            port.changed(node, RULE, RULE.why, '.iloc')
            continue
        place = ast.unparse(node.slice)
        label = f'{place} if {place} in {name} else {name}.index[{place}]'
        port.source.replace(node.slice, label)
        port.changed(node, RULE, RULE.why, label)


def _is_of_rows(call):
    """Whether it is `frame.apply(f, axis=1)`."""
    if getattr(call.func, 'attr', '') != 'apply' or not call.args:
        return False
    axes = [k.value for k in call.keywords if k.arg == 'axis']
    axes += call.args[1:2]
    return [getattr(a, 'value', None) for a in axes] in ([1], ['columns'])


def _port_function(port, function, is_named):
    """Writes places in a lambda, or in a function that takes rows alone."""
    tree = port.source.tree
    if isinstance(function, ast.Lambda):
        body = [function.body]
    else:
        name = getattr(function, 'id', None)
        found = trees.of_kind(tree, ast.FunctionDef)
        own = [f for f in found if f.name == name]
        names = trees.of_kind(tree, ast.Name)
        if len(own) != 1 or [n.id for n in names].count(name) != 1:
            return
        (function,) = own
        body = function.body
    if function.args.args:
        row = function.args.args[0].arg
        if not _is_bound(body, row):
            _port(port, body, row, is_named)


def _loops(tree):
    """Yields loops and what they do, those of comprehensions as well."""
    for loop in trees.of_kind(tree, ast.For):
        yield loop, loop.body
    for node in trees.of_kind(tree, ast.GeneratorExp, ast.ListComp):
        if len(node.generators) == 1:
            loop = node.generators[0]
            yield loop, [node.elt, *loop.ifs]


def _row(loop):
    """The name of a loop's row: `for i, row in frame.iterrows()`."""
    if getattr(getattr(loop.iter, 'func', None), 'attr', '') != 'iterrows':
        return None
    targets = list(getattr(loop.target, 'elts', ()))
    return getattr(targets[1], 'id', None) if len(targets) > 1 else None


def _is_bound(body, name):
    """Whether the loop binds the name anew."""
    return any(
        isinstance(node, ast.Name)
        and node.id == name
        and not isinstance(node.ctx, ast.Load)
        for statement in body
        for node in ast.walk(statement)
    )


def _places(statement, name):
    """Yields `row[0]` of a statement."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Subscript) and _is_place(node, name):
            yield node


def _is_place(node, name):
    return getattr(node.value, 'id', None) == name and _is_number(node.slice)
