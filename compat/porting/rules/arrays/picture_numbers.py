"""Numbers that are too large for a picture, or below 0.

    label[label == 255] = -1         label[label == 255] = np.asarray(-1, int)
    edges = picture * -1         ->  edges = picture * np.int16(-1)
    np.where(label > 20, -1, label)  np.where(label > 20, np.int16(-1), label)

Up to 1.26 they wrapped around where they were stored, and sums had the least
type that held both; since 2.0 they end with an OverflowError, or `np.where`
wraps them around.

Source: NumPy 2.0 release notes, "NEP 50"; run under 1.16.6 and 2.4.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.arrays.pictures import Pictures
from ...names import visible
from ...names.local_names import assigned_values, dotted, imported_names
from ...rule import ANY_SOURCE, Rule

_BEFORE = (
    'import numpy as np\nfrom PIL import Image\n'
    'label = np.array(Image.open(path))\nlabel[label == 255] = -1\n'
)
RULE = Rule(
    name='picture-numbers',
    does='Stores numbers in pictures, and adds them, that are too large',
    why='NumPy 2 refuses whole numbers that are too large for an array',
    before=_BEFORE,
    after=_BEFORE.replace('= -1', '= np.asarray(-1, int)'),
    sources=ANY_SOURCE,
)
_SHARES = ast.FloorDiv, ast.Mod
_ARITHMETIC = ast.Add, ast.Mult, ast.Sub, *_SHARES
# Functions of NumPy, to the place of the first of two that they join.
_JOINING = {
    **dict.fromkeys('add maximum minimum multiply subtract'.split(), 0),
    'where': 1,
}
# Of those that hold a number sums took the first without a sign; shares, and
# all of a number below 0, the first.
_TYPES = ('int16', 'uint16', 'int32', 'uint32')


def apply(port):
    """Has numbers wrap around, and sums hold them."""
    tree = port.source.tree
    if 'imread' not in port.source.text and 'Image' not in port.source.text:
        return
    pictures, imported = Pictures(tree), imported_names(tree)
    for node in trees.of_kind(tree, ast.Assign, ast.BinOp, ast.Call):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                whole = target
                while isinstance(whole, ast.Subscript):
                    whole = whole.value
                if whole is not target and pictures.are(whole):
                    _port(port, node.value, 'asarray', ', int')
        elif isinstance(node, ast.BinOp):
            if isinstance(node.op, _ARITHMETIC):
                are_shares = isinstance(node.op, _SHARES)
                _port_pair(port, node.left, node.right, pictures, are_shares)
        else:
            package, _, name = dotted(node.func, imported).rpartition('.')
            if package == 'numpy' and name in _JOINING:
                both = node.args[_JOINING[name] :]
                if len(both) == 2:
                    _port_pair(port, both[0], both[1], pictures)


def _port_pair(port, left, right, pictures, are_shares=False):
    for number, other in [(left, right), (right, left)]:
        value = _number(port, number)
        if value is not None and pictures.are(other):
            signed = are_shares or value < 0
            fits = [n for n in _TYPES if signed or n[0] == 'u']
            made = next((n for n in fits if _holds(n, value)), None)
            if made is not None:
                _port(port, number, made)


def _holds(name, number):
    """Whether a type holds a number."""
    size = 2 ** int(name[-2:])
    least = 0 if name[0] == 'u' else -size // 2
    return least <= number < least + size


def _port(port, node, made, rest=''):
    """Writes a number that is too large for a picture by a wider type."""
    number = _number(port, node)
    if number is None or 0 <= number < 256:
        return
    new = f'{visible.name_of(port, node)}.{made}('
    port.source.replace(node, new, node, f'{rest})')
    port.changed(node, RULE, RULE.why, f'{new}...)')


def _number(port, node):
    """The whole number that an expression or the value of a name is."""
    if isinstance(node, ast.Name):
        values = assigned_values(port.source.tree).get(node.id, [])
        if len(values) != 1:
            return None
        node = values[0]
    try:
        value = ast.literal_eval(node)
    except (TypeError, ValueError):
        return None
    return value if type(value) is int else None
