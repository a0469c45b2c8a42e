"""Frames of pandas and their columns, as far as a source tells.

frame = pd.read_csv(path)
part = frame[frame.a > 3].dropna()   a frame as well
column = frame['a']          one, and so are frame.a and frame.iloc[:, 0]
part = frame.iloc[:, 2:]     a frame
scaled = column / 3          another
"""

from __future__ import annotations

import ast
import functools

from ....sources import trees
from ....sources.asked import Asked
from ...names.local_names import assigned_values, dotted, imported_names
from .frame_labels import placed_frame

# What makes frames, and what may.
_SURE = frozenset(
    'DataFrame crosstab get_dummies melt merge pivot_table read_csv '
    'read_excel read_table'.split()
)
_MAKERS = _SURE | {'concat'}
# What other packages give frames by, whose rows are labelled by days.
OF_MARKETS = frozenset(
    'fix_yahoo_finance.download pandas.io.data.DataReader '
    'pandas.io.data.get_data_yahoo pandas_datareader.DataReader '
    'pandas_datareader.data.DataReader '
    'pandas_datareader.data.get_data_google '
    'pandas_datareader.data.get_data_yahoo pandas_datareader.get_data_yahoo '
    'quandl.get tushare.get_hist_data yfinance.download'.split()
)
_GIVERS = {'pandas', *(name.partition('.')[0] for name in OF_MARKETS)}
# Methods of a frame that give a frame, and of a column that give a column.
KEPT = frozenset(
    'abs assign astype bfill clip copy diff drop drop_duplicates dropna ffill '
    'fillna head interpolate join merge pct_change query reindex rename '
    'replace reset_index round sample set_index shift sort_index sort_values '
    'tail where'.split()
)
_MAY_KEEP = KEPT | {'apply', 'map', 'rolling'}
_REDUCED = frozenset('max mean min std sum var'.split())
# Functions of NumPy and operators that give a frame of a frame.
_UFUNCS = frozenset(
    'abs absolute exp fabs log log10 log1p log2 sign sqrt square'.split()
)
_ARITHMETIC = ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow
# Attributes of a frame or a column that are none.
_OTHERS = frozenset(
    'T at columns dtype dtypes iat iloc ix loc ndim shape size values'.split()
)


def makes_frame(value, imported, surely=False):
    """Whether a value is what a function of pandas gives a frame by.

    Args:
        value: An expression.
        imported: As `imported_names` gives it.
        surely: Whether it must not give a column either.
    """
    full = dotted(getattr(value, 'func', None), imported)
    module, _, function = full.rpartition('.')
    if full in OF_MARKETS:
        return not surely
    if module == 'pandas.DataFrame':  # `pd.DataFrame.from_dict(...)`
        return function.startswith('from_')
    if module != 'pandas':
        return False
    if surely:
        squeezes = any(k.arg == 'squeeze' for k in value.keywords)
        return function in _SURE and not squeezes
    return function in _MAKERS or function.startswith('read_')


def are_given(imported):
    """Whether a source imports a package that gives frames.

    Args:
        imported: As `imported_names` gives it.
    """
    packages = {full.partition('.')[0] for full in imported.values()}
    return not packages.isdisjoint(_GIVERS)


def labels_by_days(tree, imported):
    """Whether a source asks a market for a frame, whose rows are of days.

    Args:
        tree: Its ast.Module.
        imported: As `imported_names` gives it.
    """
    calls = trees.of_kind(tree, ast.Call)
    return any(dotted(call.func, imported) in OF_MARKETS for call in calls)


@trees.once
def of_source(tree):
    """The `Frames` of a source, which rules share.

    Args:
        tree: Its ast.Module.
    """
    return Frames(tree)


class Frames:
    """What may be frames and columns in a source.

    Args:
        tree: Its ast.Module.
    """

    def __init__(self, tree):
        self._imported = imported_names(tree)
        self._alone = assigned_values(tree)
        self._values: dict = {}
        self._returned = trees.returned(tree)
        self._asked = Asked()
        self._surely = Asked(True)  # As in `frame = frame.dropna()`.
        for node in trees.of_kind(tree, ast.Assign):
            for target in node.targets:
                if name := trees.dotted(target):  # '' of `a, b = c`
                    self._values.setdefault(name, []).append(node.value)

    @functools.cached_property
    def names(self):
        """Set of the names, dotted ones as well, that may be frames."""
        return {
            name for name in self._values if self._may_be(name, self.is_frame)
        }

    def is_column(self, node):
        """Whether something says that a value is a column, or an index.

        Args:
            node: An expression.
        """
        if self._may_be(trees.dotted(node), self.is_column):
            return True
        if isinstance(node, ast.BinOp):
            sides = node.left, node.right
            return any(self.is_column(side) for side in sides)
        if isinstance(node, ast.UnaryOp):
            return self.is_column(node.operand)
        if isinstance(node, ast.Attribute):
            is_plain = node.attr not in _OTHERS
            return is_plain and self.is_frame(node.value)
        if isinstance(node, ast.Subscript):
            return self._is_taken(node)
        if isinstance(node, ast.Call):
            if dotted(node.func, self._imported) == 'pandas.Series':
                return True
            return self._is_kept(node, self.is_column)
        return False

    def is_frame(self, node):
        """Whether something says that a value is a frame.

        Args:
            node: An expression.
        """
        if self._may_be(trees.dotted(node), self.is_frame):
            return True
        if isinstance(node, ast.Subscript):
            if placed := placed_frame(node):
                return self.is_frame(placed)
            return _is_part(node) and self.is_frame(node.value)
        if not isinstance(node, ast.Call):
            return False
        full = dotted(node.func, self._imported)
        if full.startswith('pandas.') or full in OF_MARKETS:
            return makes_frame(node, self._imported)
        if self._gives(node):
            return True
        return self._is_kept(node, self.is_frame)

    def is_surely_frame(self, node):
        """Whether all that is known of a value says that it is a frame.

        Args:
            node: An expression.
        """
        if isinstance(node, (ast.Attribute, ast.Name)):
            name = trees.dotted(node)
            known = self._alone if '.' not in name else self._values
            return self._are_surely(name, known.get(name, ()))
        if isinstance(node, ast.BinOp):
            sides = node.left, node.right
            return isinstance(node.op, _ARITHMETIC) and any(
                self.is_surely_frame(side) for side in sides
            )
        if isinstance(node, ast.Subscript):
            if _has_columns(node):
                return True
            return _is_part(node) and self.is_surely_frame(node.value)
        if not isinstance(node, ast.Call):
            return False
        if makes_frame(node, self._imported, surely=True):
            return True
        called = getattr(node.func, 'id', '')
        if given := self._returned.get(called):
            return self._are_surely(f'{called}()', given)
        package, _, name = dotted(node.func, self._imported).rpartition('.')
        if package == 'numpy':
            return name in _UFUNCS and self.is_surely_frame(
                node.args[0] if len(node.args) == 1 else None
            )
        owner = getattr(node.func, 'value', None)
        is_kept = getattr(node.func, 'attr', '') in KEPT
        return is_kept and self.is_surely_frame(owner)

    def is_grouped(self, node):
        """Whether it is `frame.groupby('a')`; not `frame['b'].groupby(x)`.

        Args:
            node: An expression, or None.
        """
        made = getattr(node, 'func', None)
        if not isinstance(made, ast.Attribute) or made.attr != 'groupby':
            return False
        if any(keyword.arg == 'axis' for keyword in node.keywords):
            return False
        if any(map(trees.is_text, node.args)):  # The name of a column.
            return True
        label = getattr(made.value, 'slice', None)
        return not (trees.is_text(label) or self.is_column(made.value))

    def _are_surely(self, name, values):
        """Whether all that a name stands for are frames, and if anything."""
        return bool(values) and self._surely.of(
            name, lambda: all(map(self.is_surely_frame, values))
        )

    def _gives(self, call):
        """Whether it calls a function of the source that gives a frame."""
        name = trees.dotted(call.func).removeprefix('self.')
        given = self._returned.get(name, ())
        return bool(given) and self._asked.of(
            f'{name}()', lambda: any(map(self.is_frame, given))
        )

    def _may_be(self, name, ask):
        """Whether any value of a name is one."""
        values = self._values.get(name, ())
        return bool(values) and self._asked.of(
            (name, ask.__name__), lambda: any(map(ask, values))
        )

    def _is_taken(self, node):
        """Whether it is `frame['a']`, `frame.iloc[:, 0]` or `column[2:]`."""
        key, owner = node.slice, node.value
        if getattr(owner, 'attr', '') in ('iloc', 'ix', 'loc'):
            parts = getattr(key, 'elts', [])
            one = len(parts) == 2 and not isinstance(
                parts[1], (ast.Slice, ast.List)
            )
            return one and self.is_frame(owner.value)
        if _is_part(node):
            return self.is_column(owner)
        is_label = isinstance(getattr(key, 'value', None), str)
        return is_label and self.is_frame(owner)

    def _is_kept(self, call, ask):
        """Whether a call of a method gives what its owner is."""
        owner = getattr(call.func, 'value', None)
        method = getattr(call.func, 'attr', '')
        if method in _REDUCED:  # column.rolling(3).mean()
            made = getattr(getattr(owner, 'func', None), 'attr', '')
            return made == 'rolling' and ask(owner)
        return owner is not None and method in _MAY_KEEP and ask(owner)


def _has_columns(node):
    """Whether it is `frame[['a', 'b']]` or `frame.loc[rows, ['a', 'b']]`."""
    labels = node.slice
    if getattr(node.value, 'attr', '') in ('ix', 'loc'):
        labels = (*getattr(labels, 'elts', ()), None)[1]
    names = labels.elts if isinstance(labels, ast.List) else ()
    return bool(names) and all(map(trees.is_text, names))


def _is_part(node):
    """Whether it is `frame[:3]`, `frame[['a']]` or `frame[a & (b > 3)]`."""
    key = node.slice
    if isinstance(key, ast.BinOp):
        return isinstance(key.op, (ast.BitAnd, ast.BitOr))
    return isinstance(key, (ast.Compare, ast.List, ast.Slice))
