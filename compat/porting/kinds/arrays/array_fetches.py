"""Whether what a session fetches is an array, by what it was made of."""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ....sources.asked import Asked

# Fetches that seldom are numbers without a dimension.
_ARRAYS = re.compile(r'arg_?max|multinomial|pred|sample|index|_ids?\b', re.I)
# Of these, those whose items are numbers.
_FLAT = re.compile(r'arg_?max|multinomial|index|_ids?\b', re.I)
# Fetches that mostly are one number.
NUMBERS = re.compile(
    r'loss|cost|err|acc|perplex|correct|count|num|mse|mae|reward|sum|total|'
    r'mean|average|norm|entropy|likelihood',
    re.I,
)
_COUNTS = re.compile(rf'{NUMBERS.pattern}|epoch|lr|ppl|rate|step', re.I)
# Functions of TensorFlow whose results have a dimension.
_ROWS = frozenset(
    'concat dense expand_dims fully_connected matmul pack '
    'sigmoid_cross_entropy_with_logits softmax '
    'softmax_cross_entropy_with_logits '
    'sparse_softmax_cross_entropy_with_logits stack xw_plus_b'.split()
)
# Functions whose results have the shape of their arguments, joined.
_ELEMENTWISE = frozenset(
    'abs add div divide exp identity log maximum minimum mul multiply neg '
    'negative pow relu round sigmoid sign sqrt square sub subtract tanh '
    'truediv'.split()
)
# Functions of a shape, and those that are given it after a name or value.
_FILLED = frozenset(
    'ones placeholder random_normal random_uniform truncated_normal '
    'zeros'.split()
)
_SHAPED = frozenset(['fill', 'get_variable', 'placeholder', 'reshape'])


def is_named_one(text):
    """Whether a name, or the text of a fetch, mostly is that of one number."""
    return bool(_COUNTS.search(text))


class ArrayFetches:
    """What a source says of the shapes of its tensors.

    Args:
        tree: ast.Module.
    """

    def __init__(self, tree):
        self._made: dict = {}
        self._asked = Asked()
        for node in trees.of_kind(tree, ast.Assign):
            for target in node.targets:
                name = ast.unparse(target)
                self._made.setdefault(name, []).append(node.value)

    def is_scalar(self, fetch):
        """Whether a fetch is a sum or mean over everything."""
        return any(
            isinstance(value, ast.Call)
            and getattr(value.func, 'attr', '').startswith('reduce_')
            and len(value.args) + len(value.keywords) == 1
            for value in self._made.get(fetch, ())
        )

    def has_rows(self, fetch):
        """Whether the items of a fetch may be arrays: no name tells it.

        Args:
            fetch: Its text.
        """
        return not _ARRAYS.search(fetch)

    def has_items_of_rows(self, fetch):
        """Whether an item by its place may be an array: no name tells it.

        Args:
            fetch: Its text.
        """
        return not _FLAT.search(fetch) and not self._is_flat(fetch)

    def is_array(self, fetch):
        """Whether a fetch seldom is a number without a dimension.

        Args:
            fetch: Its text.
        """
        made = self._made.get(fetch, [])
        if not made and ' ' not in fetch.replace(', ', ','):
            made = [ast.parse(fetch, mode='eval').body]
        is_array = bool(made) and all(map(self._gives_array, made))
        return is_array or bool(_ARRAYS.search(fetch))

    def _is_flat(self, fetch):
        """Whether a tensor is shown to have one axis."""
        return any(
            _length(part) == 1
            for value in self._made.get(fetch, ())
            for call in ast.walk(value)
            if isinstance(call, ast.Call)
            for part in [*call.args, *(k.value for k in call.keywords)]
        )

    def _gives_array(self, value):
        """Whether a value has a dimension."""
        if isinstance(value, (ast.Name, ast.Attribute)):
            name = ast.unparse(value)
            made = self._made.get(name, ())
            return bool(made) and self._asked.of(
                name, lambda: all(map(self._gives_array, made))
            )
        if isinstance(value, ast.BinOp):
            parts = value.left, value.right
            return any(map(self._gives_array, parts))
        if not isinstance(value, ast.Call):
            return False
        name = trees.last_name(value.func)
        if name.startswith('reduce_'):
            keys = {k.arg for k in value.keywords}
            over = keys & {
                'axis',
                'reduction_indices',
                'keep_dims',
                'keepdims',
            }
            return bool(over) or len(value.args) > 1
        if name in _ELEMENTWISE:
            return any(map(self._gives_array, value.args))
        known = name in _ROWS or bool(_ARRAYS.search(name))
        return known or _has_shape(value, name)


def _has_shape(call, name):
    """Whether a call shows a shape that is not that of one number."""
    given = {k.arg: k.value for k in call.keywords}
    if 'shape' in given:
        return _is_full(given['shape'])
    if name in ('Variable', 'constant'):
        first = call.args[0] if call.args else None
        if _is_full(first):
            return True
        inner = getattr(getattr(first, 'func', None), 'attr', '')
        return inner in _FILLED and _has_shape(first, inner)
    if name in _SHAPED and len(call.args) > 1:
        return _is_full(call.args[1])
    return name in _FILLED and bool(call.args) and _is_full(call.args[0])


def _length(node):
    """How much stands in a list or tuple, 0 of anything else."""
    return len(getattr(node, 'elts', ()))


def _is_full(node):
    """Whether a node is a list or tuple with something in it."""
    return isinstance(node, (ast.List, ast.Tuple)) and bool(node.elts)
