"""Files of text that are opened without a buffer, as Python 2 did.

f = open(path, 'w', 0)
sys.stdout = os.fdopen(sys.stdout.fileno(), 'w', 0)
"""

from __future__ import annotations

import ast

from ...names.local_names import assigned_values


def unbuffered(call, tree):
    """The size 0 of a text's buffer in a call that opens a file, or None.

    Args:
        call: The ast.Call, its arguments as those of `open`.
        tree: The source's ast.Module, whose names may hold the size.
    """
    options = {k.arg: k.value for k in call.keywords}
    mode = [*call.args[1:2], options.get('mode', ast.Constant('r'))][0]
    size = [*call.args[2:3], options.get('buffering')][0]
    mode = getattr(mode, 'value', None)
    if not isinstance(mode, str) or 'b' in mode:
        return None
    values = [size]
    if isinstance(size, ast.Name):
        values = assigned_values(tree).get(size.id, [])
    sizes = [getattr(value, 'value', None) for value in values]
    none = sizes and all(type(n) is int and n == 0 for n in sizes)
    return size if none else None
