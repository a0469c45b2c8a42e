"""Where a single number is wanted: `float(x)`, `math.sqrt(x)`, `'%d' % x`."""

from __future__ import annotations

import ast
import re

# What `'%5.2f'` wants: the letter at its end.
_KINDS = re.compile(r'%[-+ #0]*(?:\d+|\*)?(?:\.\d+)?([a-zA-Z%])')
_NUMBERS = ('complex', 'float', 'int')
_DRAWS = ('random.randint', 'random.randrange')


def of(node):
    """Expressions in a node that must be numbers, a list.

    Args:
        node: Any node.
    """
    if isinstance(node, ast.Call):
        if summed := [k for k in node.keywords if k.arg == 'simple_value']:
            return [summed[0].value]  # Of a summary.
        name = ast.unparse(node.func)
        is_number = name in _NUMBERS or name.startswith('math.')
        is_number = is_number and len(node.args) == 1
        is_draw = name in _DRAWS and len(node.args) == 2  # No size behind.
        wanted = (is_number or is_draw) and not node.keywords
        return node.args if wanted else []
    is_text = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)
    pattern = getattr(node.left, 'value', None) if is_text else None
    if not isinstance(pattern, str):
        return []
    many = isinstance(node.right, ast.Tuple)
    values = node.right.elts if many else [node.right]
    kinds = [k for k in _KINDS.findall(pattern) if k != '%']
    if len(kinds) != len(values):
        return []
    pairs = zip(kinds, values, strict=True)
    return [value for kind, value in pairs if kind in 'dieEfFgGxX']
