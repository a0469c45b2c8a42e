"""What files tell of frames of pandas that other files have.

self.table = pd.read_csv(path)        in one file
env.table['label'][i] = 1             in another
scale(env.table.values)               of a function that changes what it gets
x = load()                            of one that returns values of a frame
x[0] = 1
"""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from ....sources import trees
from ...names.local_names import dotted, imported_names
from ..arrays import written_arrays
from .frames import OF_MARKETS, are_given, labels_by_days

# What gives rows other labels than their numbers.
_LABELLING = re.compile(
    r'\b(index_col|set_index|resample|pivot\w*|groupby|value_counts'
    r'|from_dict|\w*Index)\b|\bindex=|\.index = '
)
_NUMBERED = frozenset(
    f'pandas.{name}'
    for name in 'DataFrame concat merge read_csv read_excel read_table'.split()
)
_DISPLAYS = (ast.Dict, ast.DictComp, ast.List, ast.ListComp, ast.Tuple)


class Found(NamedTuple):
    """What files tell of their attributes.

    Attributes:
        frames: Attributes that are set to what pandas gives.
        others: Attributes that are set to what is no frame.
        labels_rows: Whether rows may have other labels than their numbers.
        writers: As `written_arrays.writers` finds them.
        changed: As `written_arrays.changed` finds it.
    """

    frames: frozenset = frozenset()
    others: frozenset = frozenset()
    labels_rows: bool = False
    writers: frozenset = frozenset()
    changed: frozenset = frozenset()

    def __or__(self, other):
        return Found(
            self.frames | other.frames,
            self.others | other.others,
            self.labels_rows or other.labels_rows,
            self.writers | other.writers,
            self.changed | other.changed,
        )

    def has(self, name):
        """Whether the attributes of a name are frames, as far as is told."""
        return name in self.frames and name not in self.others


def find(tree):
    """What a file tells of its attributes.

    Args:
        tree: Its ast.Module.

    Returns:
        Found.
    """
    imported = imported_names(tree)
    frames, others, is_plain = set(), set(), True
    for node in trees.of_kind(tree, ast.Assign):
        made = _made(node.value, imported)
        held = {t.attr for t in node.targets if isinstance(t, ast.Attribute)}
        if made.startswith('pandas.') or made in OF_MARKETS:
            frames |= held
            is_plain = is_plain and (not held or made in _NUMBERED)
        elif made:
            others |= held
    labels = are_given(imported) and _LABELLING.search(ast.unparse(tree))
    by_days = labels_by_days(tree, imported)
    labels = bool(labels) or by_days or not is_plain
    return Found(
        frozenset(frames),
        frozenset(others),
        labels,
        written_arrays.writers(tree),
        written_arrays.changed(tree),
    )


def _made(value, imported):
    """Of what a value is, `'pandas.read_csv'`; `''` where it may be any."""
    if isinstance(value, _DISPLAYS):
        # An empty list stands where nothing is held yet.
        return 'builtins' if getattr(value, 'elts', True) else ''
    if not isinstance(value, ast.Call):
        return ''
    if getattr(value.func, 'id', '') in ('dict', 'list', 'tuple'):
        return 'builtins'
    return dotted(value.func, imported)
