"""Dates of pandas and spans between them, as far as a source tells.

frame['day'] = pd.to_datetime(frame['day'])
first = frame.day.min()                dates
x = pd.read_csv(path, parse_dates=['day']).day    dates as well
age = (frame['day'] - first).dropna()  spans
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.asked import Asked
from ...names.local_names import dotted, imported_names
from .frames import KEPT

DATES, SPANS = 'datetime64[ns]', 'timedelta64[ns]'
_MAKERS = {
    'DatetimeIndex': DATES,
    'bdate_range': DATES,
    'date_range': DATES,
    'to_datetime': DATES,
    'TimedeltaIndex': SPANS,
    'timedelta_range': SPANS,
    'to_timedelta': SPANS,
}
# Methods that give what they are of, or one of it.
_KEPT = KEPT - {'apply', 'astype', 'diff', 'map', 'replace'} | {
    *('ceil', 'floor', 'max', 'median', 'min', 'normalize', 'round'),
    *('to_series', 'unique'),
}
_ONE_DATE = ('Timestamp', 'datetime', 'datetime64', 'now', 'today')


@trees.once
def of_source(tree):
    """The `Dates` of a source, which rules share.

    Args:
        tree: Its ast.Module.
    """
    return Dates(tree)


class Dates:
    """What is dates, or spans between them, in a source.

    Args:
        tree: Its ast.Module.
    """

    def __init__(self, tree):
        self._imported = imported_names(tree)
        self._values: dict = {}
        self._asked = Asked('')
        for node in trees.of_kind(tree, ast.Assign):
            for target in node.targets:
                if name := _name(target):
                    self._values.setdefault(name, []).append(node.value)
        self._read = {
            f'.{getattr(label, "value", "index")}'
            for call in trees.of_kind(tree, ast.Call)
            for given in call.keywords
            if given.arg == 'parse_dates'
            for label in getattr(given.value, 'elts', [None])
        }

    def kind(self, node):
        """`DATES`, `SPANS`, or `''` where nothing says so.

        Args:
            node: An expression.
        """
        name = _name(node)
        if name in self._read:
            return DATES
        if values := self._values.get(name):
            found = self._asked.of(name, lambda: self._first(values))
            if found:
                return found
        if isinstance(node, ast.BinOp):
            return self._difference(node)
        if isinstance(node, ast.Subscript):
            is_part = isinstance(node.slice, (ast.Slice, ast.Compare))
            return self.kind(node.value) if is_part else ''
        if not isinstance(node, ast.Call):
            return ''
        full = dotted(node.func, self._imported)
        if full.startswith('pandas.'):
            return _MAKERS.get(full[len('pandas.') :], '')
        owner = getattr(node.func, 'value', None)
        method = getattr(node.func, 'attr', '')
        if method == 'diff' and self.kind(owner):
            return SPANS
        return self.kind(owner) if method in _KEPT else ''

    def _first(self, values):
        """What the first of some values is of which anything says so."""
        return next(filter(None, map(self.kind, values)), '')

    def _difference(self, node):
        """The kind of `dates - first`, or of `dates + span`."""
        left = self.kind(node.left)
        if not isinstance(node.op, ast.Sub) or left != DATES:
            return left if isinstance(node.op, (ast.Add, ast.Sub)) else ''
        right = node.right
        leaf = trees.dotted(getattr(right, 'func', None)).rpartition('.')[2]
        is_date = leaf in _ONE_DATE or self.kind(right) == DATES
        return SPANS if is_date else ''


def _name(node):
    """What a value is bound to: a name, or the label of a column."""
    if isinstance(node, ast.Subscript):
        label = getattr(node.slice, 'value', None)
        return f'.{label}' if isinstance(label, str) else ''
    if isinstance(node, ast.Attribute):
        return f'.{node.attr}'
    return getattr(node, 'id', '')
