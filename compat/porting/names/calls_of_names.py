"""What a call calls, and what it hands to a function of its source."""

from __future__ import annotations

import ast

from ...sources import trees


def parameter_reads(tree, call, node):
    """Where a function of a source reads what a call hands to it.

    Args:
        tree: ast.Module.
        call: The call.
        node: One of its arguments.

    Returns:
        List of names; None where it is not known what is called, or the
        function binds the name anew.
    """
    called = getattr(getattr(call, 'func', None), 'id', None)
    found = [n for n in tree.body if getattr(n, 'name', None) == called]
    if len(found) != 1 or not isinstance(found[0], ast.FunctionDef):
        return None
    places = [i for i, given in enumerate(call.args) if given is node]
    names = [argument.arg for argument in found[0].args.args]
    if not places or places[0] >= len(names):
        return None
    name = names[places[0]]
    uses = [n for n in trees.of_kind(found[0], ast.Name) if n.id == name]
    read = all(isinstance(n.ctx, ast.Load) for n in uses)
    return uses if read else None


def dotted(call):
    """The name that a call calls, such as `np.load`; `''` for none."""
    function = getattr(call, 'func', None)
    parts = []
    while isinstance(function, ast.Attribute):
        parts.append(function.attr)
        function = function.value
    if isinstance(function, ast.Name):
        parts.append(function.id)
    elif function is not None:
        parts.append('')
    return '.'.join(reversed(parts))


def opens_plainly(call):
    """Whether it is `codecs.open` without an encoding, which is `open`."""
    given = [keyword.arg for keyword in call.keywords]
    is_plain = len(call.args) < 3 and 'encoding' not in given
    return is_plain and dotted(call) == 'codecs.open'


def opens_bytes(call):
    """Whether a call opens a file, `'rb'` or `'wb'`."""
    modes = [getattr(arg, 'value', '') for arg in trees.given(call)]
    return dotted(call).rpartition('.')[2] == 'open' and any(
        isinstance(mode, str) and mode in ('rb', 'wb') for mode in modes
    )
