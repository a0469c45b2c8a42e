"""NumPy's means and extremes of a frame of pandas, which were of its columns.

    np.mean(frame)          ->  np.mean(frame, axis=0)
    np.max(frame)[0]        ->  np.max(frame, axis=0).iloc[0]
    frame.groupby('a').mean()
                            ->  frame.groupby('a').mean(numeric_only=True)
    frame.resample('D').mean()
                        ->  frame.resample('D').mean(numeric_only=True)

Up to pandas 1.5 these gave one number a column; from 2.0 on they give one of
the whole frame, without a word. What is indexed can have been no single
number. Where the columns may be named by numbers themselves, the number was
such a name first: `(m := np.max(x, axis=0))[0 if 0 in m else m.index[0]]`.
Means of groups and correlations left out columns of text, and end there today.
So did sums, but for frames of texts alone: pandas is asked to do as then.

Source: pandas 2.0 release notes, "axis=None" of reductions, "numeric_only".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.old_values import NUMBERS_OF_GROUPS, TEXTS_OF_GROUPS
from ...kinds.frames.frame_labels import has_header
from ...kinds.frames.frames import KEPT, of_source
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

RULE = Rule(
    name='frame-reductions',
    does='Reduces frames of pandas by columns where NumPy did',
    why='from pandas 2.0 on it is one number of the whole frame',
    before=(
        'import numpy as np\nimport pandas as pd\n'
        'frame = pd.read_csv(path)\nx = np.mean(frame)\n'
    ),
    after=(
        'import numpy as np\nimport pandas as pd\n'
        'frame = pd.read_csv(path)\nx = np.mean(frame, axis=0)\n'
    ),
    sources=ANY_SOURCE,
)
NAMES = frozenset('amax amin max mean min prod std sum var'.split())
# Methods of a frame that left out what is no number.
_OF_FRAMES = frozenset(['corr', 'cov'])
# Those that give one of the same columns, or of fewer.
_GROUPING = frozenset('count first groupby last max mean min sum'.split())


def apply(port):
    """Writes the axis of what is surely a frame."""
    tree = port.source.tree
    imported = imported_names(tree)
    if not any(full.startswith('pandas') for full in imported.values()):
        return
    frames = of_source(tree)
    free = _free_name(tree)
    for call in trees.of_kind(tree, ast.Call):
        if _leaves_out(call, frames, imported):
            _leave_out(port, call)
        if not _is_reduction(call, imported):
            continue
        item = _item(port, call)
        if item is None and not frames.is_surely_frame(call.args[0]):
            continue
        port.source.insert(port.source.whole(call.args[0])[1], ', axis=0')
        if item is not None:
            _write_item(port, call, item, free)
        port.changed(call, RULE, RULE.why, 'axis=0')


def _leave_out(port, call):
    """Leaves out columns of text, by an argument where that does it."""
    why = 'columns of text are no longer left out'
    if call.func.attr in TEXTS_OF_GROUPS:
        frames_of_then.ask(port, call, RULE, why)
        return
    end = port.source.span(call)[1] - 1
    port.source.insert(end, 'numeric_only=True')
    port.changed(call, RULE, why, 'numeric_only=True')


def _leaves_out(call, frames, imported):
    """Whether it is `frame.groupby('a').mean()` or `frame.corr()`."""
    owner = getattr(call.func, 'value', None)
    method = getattr(call.func, 'attr', '')
    if call.args or call.keywords or owner is None:
        return False
    if method in _OF_FRAMES and not isinstance(owner, ast.Call):
        return not dotted(owner, imported)  # A column takes another one.
    if method in _OF_FRAMES:
        return frames.is_surely_frame(owner)
    made = getattr(owner, 'func', None)
    is_grouped = frames.is_grouped(owner)
    if getattr(made, 'attr', '') == 'resample':
        is_grouped = frames.is_surely_frame(getattr(made, 'value', None))
    return (
        is_grouped
        and method in NUMBERS_OF_GROUPS
        and not dotted(made, imported)
    )


def _is_reduction(call, imported):
    """Whether it is `np.mean(x)`, with no other argument."""
    if call.keywords or len(call.args) != 1:
        return False
    package, _, name = dotted(call.func, imported).rpartition('.')
    return package == 'numpy' and name in NAMES


def _item(port, call):
    """The item that is taken of it by a number, as in `np.max(x)[0]`."""
    above = port.parents.get(id(call))
    if not isinstance(above, ast.Subscript) or above.value is not call:
        return None
    is_number = isinstance(getattr(above.slice, 'value', None), int)
    return above if is_number else None


def _write_item(port, call, item, free):
    """Takes the item by its name where it is one, else by its place."""
    end = port.source.span(call)[1]
    if has_header(_source(call.args[0]), port.source.tree):
        port.source.insert(end, '.iloc')
        return
    place = item.slice.value
    port.source.insert(port.source.span(call)[0], f'({free} := ')
    port.source.insert(end, ')')
    label = f'{place} if {place} in {free} else {free}.index[{place}]'
    port.source.replace(item.slice, label)


def _source(frame):
    """The frame that methods made one of the same columns of."""
    while isinstance(frame, (ast.Call, ast.Subscript)):
        if isinstance(frame, ast.Subscript):
            frame = frame.value
        elif getattr(frame.func, 'attr', '') in KEPT | _GROUPING:
            frame = getattr(frame.func, 'value', None)
        else:
            break
    return frame


def _free_name(tree):
    taken = {n.id for n in trees.of_kind(tree, ast.Name)}
    return next(n for n in ('m', 'columns', '_columns') if n not in taken)
