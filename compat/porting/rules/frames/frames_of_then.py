"""What frames of pandas refuse or change since, in silence.

    frame.loc[row, 'a'] = x             refused where 'a' holds whole numbers
    frame['a'].update(other)            changes a copy
    frame.mean(), frame.describe()      refused where 'a' holds texts, or dates
    groups['a'].agg({'low': 'min'})     refused
    frame.merge(other, on='a')          gives the rows in another order
    int(frame[frame.b == x]['a'])       refused
    np.split(frame, [3])                gives arrays
    pd.read_json(text)                  takes it for the name of a file
    frame.to_dict('r')                  refused
    frame.stack()                       keeps what is missing
    frame.where(rows, None)             gives numbers that are missing
    frame['2018-01']                    refused
    pd.DataFrame([{'b': 1, 'a': 2}])    leaves its columns unsorted

A source does not tell what its columns hold: pandas is asked to do as then.

Source: pandas 1.0 to 3.0 release notes.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...kinds.frames import text_masks
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
    "import pandas as pd\nframe = pd.read_csv(path)\nframe.loc[row, 'a'] = x\n"
)
RULE = Rule(
    name='frames-of-then',
    does='Has pandas do as then where its frames may refuse or change values',
    why='since pandas 2 and 3 they do so, and a source does not tell',
    before=_BEFORE,
    after=_BEFORE.replace(
        'pd\n',
        'pd\nfrom legacy_rnn.compat import old_pandas\nold_pandas.restore()\n',
        1,
    ),
    sources=ANY_SOURCE,
)
_CHOICES = (ast.BinOp, ast.Compare)
_PLACES = ('at', 'iat', 'iloc', 'loc')
_NARROW = 'columns of pandas 3 take no values of another type'
_TEXT = 'columns of text are no longer left out'
# What was computed of the columns that allow it.
_MEANS = frozenset('kurt mean median sem skew std var'.split())
_GONE = 'pandas 1 refuses it'
_COPY = 'pandas 3 changes a copy'
_ORDER = 'pandas 2.2 gives merged rows in another order'
_ONE = 'pandas 3 makes no number of a column of one row'
_WORDS = 'pandas 2 and 3 do not understand such a text'
_ORIENTS = 'dict index list records series split tight'.split()
_SPLIT = 'pandas 3 leaves it to NumPy, which gives arrays'
_MISSING = 'pandas 3 stacks what is missing, too'
_UNSORTED = 'pandas since 0.25 leaves columns of dicts unsorted'
_NONE = 'pandas since 1.3 puts a missing number in place of None'
_DATES = 'pandas 2 names no rows by a part of their date'
_DATE = re.compile(r'\d{4}(-\d\d?){0,2}')
_OF_DATES = re.compile('to_datetime|parse_dates|date_range|datetime64')
_DATED = 'pandas 2 describes dates, too'
_SPLITS = tuple(
    f'numpy.{name}' for name in 'array_split hsplit split vsplit'.split()
)
_FRAMES = ('pandas.DataFrame', 'pandas.DataFrame.from_records')
# What says that a `merge` is of frames.
_OF_MERGES = frozenset('how left_on on right_on suffixes'.split())


def apply(port):
    """Asks for the frames of then where they may be needed."""
    tree = port.source.tree
    imported = imported_names(tree)
    own = imported_packages(tree)
    if 'pandas' not in own | port.project.packages:
        return
    for node in trees.of_kind(tree, ast.Subscript):
        if isinstance(node.ctx, ast.Store) and _may_widen(port, node):
            frames_of_then.ask(port, node, RULE, _NARROW)
    if 'pandas' not in own:
        return
    frames = of_source(tree)
    for node in trees.of_kind(tree, ast.Subscript):
        text = str(getattr(node.slice, 'value', ''))
        if _DATE.fullmatch(text) and frames.is_frame(node.value):
            if trees.is_text(node.slice) and isinstance(node.ctx, ast.Load):
                frames_of_then.ask(port, node, RULE, _DATES)
    for call in trees.of_kind(tree, ast.Call):
        method = getattr(call.func, 'attr', '')
        full = dotted(call.func, imported)
        if _takes_no_more(call, full or method, assigned_values(tree)):
            frames_of_then.ask(port, call, RULE, _GONE)
        if _reads_text(call, full, method):
            frames_of_then.ask(port, call, RULE, _WORDS)
        if _is_merge(call, full or method, frames):
            frames_of_then.ask(port, call, RULE, _ORDER)
        if full in _FRAMES and _is_of_dicts(call, tree):
            frames_of_then.ask(port, call, RULE, _UNSORTED)
        if full in _SPLITS and call.args:
            if _is_of_pandas(call.args[0], frames):
                frames_of_then.ask(port, call, RULE, _SPLIT)
        if _is_number_of_column(call, frames):
            frames_of_then.ask(port, call, RULE, _ONE)
        if not method or full:
            continue
        owner = call.func.value
        if method == 'set_value' and len(call.args) == 3:
            if not _is_whole(call.args[2]):
                frames_of_then.ask(port, call, RULE, _NARROW)
        elif method in _MEANS:
            above = port.parents.get(id(call))
            # What is computed with the frame has numbers alone.
            needs_numbers = call.args or isinstance(above, ast.BinOp)
            if not needs_numbers and _is_whole_frame(call, frames):
                frames_of_then.ask(port, call, RULE, _TEXT)
        elif method == 'describe' and _OF_DATES.search(port.source.text):
            if frames.is_frame(owner):
                frames_of_then.ask(port, call, RULE, _DATED)
        elif method in ('mask', 'where'):
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            if trees.is_none((*call.args[1:2], given.get('other'))[0]):
                frames_of_then.ask(port, call, RULE, _NONE)
        elif method == 'stack':
            if frames.is_frame(owner):
                frames_of_then.ask(port, call, RULE, _MISSING)
        elif method == 'update':
            if _is_column(owner, frames):
                frames_of_then.ask(port, call, RULE, _COPY)


def _takes_no_more(call, name, values):
    """Whether it is a call that pandas refuses today.

    `groups.agg({'a': {'low': 'min'}})`, `groups['a'].agg({'low': 'min'})`,
    `DatetimeIndex(start=a)`, `column.astype('category', ordered=True)`.
    """
    given = {keyword.arg for keyword in call.keywords}
    first = call.args[0] if call.args else None
    if name == 'pandas.DatetimeIndex':
        return first is None and not given.isdisjoint(('start', 'end'))
    if name == 'astype':
        is_category = getattr(first, 'value', '') == 'category'
        return is_category and not given.isdisjoint(('categories', 'ordered'))
    if name not in ('agg', 'aggregate') or not isinstance(first, ast.Dict):
        return False
    is_nested = any(isinstance(value, ast.Dict) for value in first.values)
    return is_nested or _is_grouped_column(call.func.value, first, values)


def _is_merge(call, name, frames):
    """Whether it merges frames so that the order of rows has changed."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if name == 'merge':
        is_told = not _OF_MERGES.isdisjoint(given)
        if not is_told and not frames.is_frame(call.func.value):
            return False
    elif name != 'pandas.merge':
        return False
    how = getattr(given.get('how'), 'value', '')
    asked = [given.get(n) for n in ('left_index', 'right_index', 'sort')]
    by_index = any(a and getattr(a, 'value', '') is not False for a in asked)
    return how not in ('cross', 'left') and not by_index


def _reads_text(call, full, method):
    """Whether it is `pd.read_json(text)`, or `frame.to_dict('r')`."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    named = [given[n] for n in ('io', 'orient', 'path_or_buf') if n in given]
    first = (*call.args[:1], *named, None)[0]
    word = getattr(first, 'value', None)
    if full in ('pandas.read_json', 'pandas.read_html'):
        if isinstance(word, str):
            return word.lstrip()[:1] in [*'[{<']
        return not isinstance(first, (ast.BinOp, ast.JoinedStr, type(None)))
    is_word = isinstance(first, ast.Constant) and isinstance(word, str)
    return method == 'to_dict' and is_word and word not in _ORIENTS


def _is_of_dicts(call, tree):
    """Whether it makes a frame of a list of dicts, its columns untold."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    rows = (*call.args[:1], given.get('data'))[0]
    values, name = assigned_values(tree), getattr(rows, 'id', '')
    listed = [rows, *values.get(name, [])]
    items = [part for value in listed for part in getattr(value, 'elts', ())]
    items += [value.elt for value in listed if isinstance(value, ast.ListComp)]
    items += [
        add.args[0]
        for add in trees.of_kind(tree, ast.Call)
        if trees.called(add) == 'append' and add.args
        if name and trees.dotted(add.func) == f'{name}.append'
    ]
    held = [v for item in items for v in values.get(trees.last_name(item), ())]
    is_told = 'columns' in given or len(call.args) > 2
    return not is_told and any(isinstance(v, ast.Dict) for v in items + held)


def _is_of_pandas(node, frames):
    return frames.is_frame(node) or frames.is_column(node)


def _is_number_of_column(call, frames):
    """Whether it is `int(frame[rows]['a'])`, which may be of one row."""
    is_number = getattr(call.func, 'id', '') in ('float', 'int')
    if not is_number or len(call.args) != 1:
        return False
    column = call.args[0]
    owner = getattr(column, 'value', None)
    if getattr(owner, 'attr', '') in _PLACES:
        rows, *labels = getattr(column.slice, 'elts', [column.slice])
        return isinstance(rows, _CHOICES) and bool(labels)
    if isinstance(owner, ast.Subscript) and isinstance(owner.slice, _CHOICES):
        rows = owner.value  # frame.loc[rows]['a'], frame[rows]['a']
        is_frame = getattr(rows, 'attr', '') == 'loc' or frames.is_frame(rows)
        if is_frame and _has_label(column):
            return True
    return frames.is_column(column)


def _is_grouped_column(node, given, values):
    """Whether it is `f.groupby('a')['b']`, or `f['b'].groupby(f['a'])`.

    Or `f.groupby('a')['b', 'c']`, if a dict that is given has other names.
    """
    if _is_grouping(node):
        return _has_label(node.func.value)
    chosen = getattr(getattr(node, 'slice', None), 'elts', [])
    others = {ast.unparse(k) for k in given.keys if k} - {
        ast.unparse(column) for column in chosen
    }
    if not _has_label(node) and not (chosen and others):
        return False
    made = values.get(getattr(node.value, 'id', None), [node.value])
    return any(map(_is_grouping, made))


def _has_label(node):
    """Whether it is what a text alone labels: `f['b']`."""
    label = getattr(getattr(node, 'slice', None), 'value', None)
    return isinstance(label, str)


def _is_grouping(node):
    return getattr(getattr(node, 'func', None), 'attr', '') == 'groupby'


def _may_widen(port, node):
    """Whether it is `frame.loc[row, 'a'] = x`, of what may be any value."""
    write = port.parents.get(id(node))
    frames = of_source(port.source.tree)
    _, *columns = getattr(node.slice, 'elts', [node.slice])
    if getattr(node.value, 'attr', '') in _PLACES:
        is_frame = columns or trees.dotted(node.value.value) in frames.names
    else:
        is_frame = _is_column(node.value, frames)
    if not is_frame or not isinstance(write, (ast.Assign, ast.AugAssign)):
        return False
    if isinstance(getattr(write, 'op', None), ast.Div):
        return True
    return not (_is_whole(write.value) or text_masks.into_text(write))


def _is_whole(node):
    """Whether it is a whole number or truth value that is written out."""
    return type(getattr(node, 'value', None)) in (bool, int)


def _is_whole_frame(call, frames):
    """Whether it is `frame.mean()`, of all of its columns."""
    owner, given = call.func.value, {k.arg for k in call.keywords}
    while isinstance(owner, ast.Call) and isinstance(
        owner.func, ast.Attribute
    ):
        if not frames.is_surely_frame(owner):
            break
        owner = owner.func.value  # frame.dropna()
    return (
        not given & {'level', 'numeric_only'}
        and isinstance(owner, ast.Name)
        and frames.is_surely_frame(owner)
    )


def _is_column(node, frames):
    """Whether it is `frame['a']`, of a name that is a frame."""
    label = getattr(getattr(node, 'slice', None), 'value', None)
    owner = trees.dotted(getattr(node, 'value', None))
    return isinstance(label, str) and owner in frames.names
