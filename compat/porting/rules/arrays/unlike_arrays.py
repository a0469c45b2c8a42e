"""Arrays that NumPy 1 did not refuse to compare, and numbers that it cut.

    y, p = y[y > 0], p[p > 0]
    right += np.sum(y == p)       ->  right += np.sum(old_arrays.alike(y, p))

    seed = np.uint32(hash(text))  ->  seed = old_arrays.sized(
                                          np.uint32, hash(text))

Arrays of other lengths were not equal up to 1.24, and are refused since. Two
that masks of their own cut may be such. Whole numbers wrapped around in types
too small for them; what Python's `hash` and `id` give has 64 bits.

Source: NumPy 1.25 and 2.0 release notes; run under 1.16.6.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import negated_masks
from ....sources.value_uses import Uses, imports
from ...names.local_names import dotted, names_of_numpy
from ...rule import ANY_SOURCE, Rule

_BEFORE = (
    'import numpy as np\ny = y[y > 0]\np = p[p > 0]\nn = np.sum(y == p)\n'
)
RULE = Rule(
    name='unlike-arrays',
    does='Compares arrays of unlike lengths, and cuts large numbers, as then',
    why='since NumPy 1.25 arrays of other lengths are not compared',
    before=_BEFORE,
    after=(
        'from legacy_rnn.compat import old_arrays\n'
        + _BEFORE.replace('y == p', 'old_arrays.alike(y, p)')
    ),
    sources=ANY_SOURCE,
)
_NEW = {ast.Eq: 'old_arrays.alike', ast.NotEq: 'old_arrays.unlike'}
_LARGE = frozenset(('hash', 'id'))
_NARROW = frozenset(
    f'numpy.{sign}int{bits}' for sign in ('', 'u') for bits in (8, 16, 32)
)


def apply(port):
    """Writes our functions."""
    tree = port.source.tree
    if not imports(tree, 'numpy'):
        return
    found = [n for n in trees.of_kind(tree, ast.Compare) if _is_asked(n)]
    cuts = _Cuts(tree)
    for node in found:
        masks = [cuts.masks(side) for side in (node.left, *node.comparators)]
        if all(masks) and masks[0] != masks[1]:
            _write(port, node, _NEW[type(node.ops[0])], RULE.why, node.left)
    names = names_of_numpy(tree)
    for call in port.calls.values():
        kind = dotted(call.func, names)
        if kind in _NARROW and len(call.args) == 1 and _is_large(call.args[0]):
            why = 'NumPy 2 refuses whole numbers that are too large for a type'
            _write(port, call, 'old_arrays.sized', why, call.func)


def _write(port, node, new, why, first):
    last = node.args[0] if isinstance(node, ast.Call) else node.comparators[0]
    port.source.replace(node, f'{new}(', first, ', ', last, ')')
    port.needs.add('legacy_rnn.compat:old_arrays')
    port.changed(node, RULE, why, new)


def _is_asked(node):
    return len(node.ops) == 1 and type(node.ops[0]) in _NEW


def _is_large(node):
    return any(
        getattr(call.func, 'id', '') in _LARGE
        for call in trees.of_kind(node, ast.Call)
    )


class _Cuts:
    """What masks cut the arrays of a module."""

    def __init__(self, tree):
        self._masks, self._uses = negated_masks.Masks(tree), Uses(tree)

    def masks(self, node):
        """The masks that cut an array, as texts; none if it may be whole."""
        if isinstance(node, ast.Subscript):
            is_mask = self._masks.is_mask(node.slice, compared=True)
            return {ast.dump(node.slice)} if is_mask else set()
        values = self._uses.values(node) if trees.dotted(node) else ()
        found: list[set] = [
            self.masks(value) if isinstance(value, ast.Subscript) else set()
            for value in values
        ]
        return set().union(*found) if all(found) else set()
