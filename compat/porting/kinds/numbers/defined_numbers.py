"""The numbers that a program is given by flags and arguments."""

from __future__ import annotations

import ast

from ....dating import flag_values
from ....sources import trees
from . import whole_numbers

# What holds the flags or arguments of a program.
_OWNERS = ('FLAGS', 'args')
_TYPES = {'int': 'whole', 'float': 'real'}
_FLAGS = {'DEFINE_integer': 'whole', 'DEFINE_float': 'real'}
_WRITTEN = (ast.BinOp, ast.Constant, ast.UnaryOp)


def find(tree):
    """Kinds of the numbers that a program is given by flags and arguments.

    Args:
        tree: ast.Module.

    Returns:
        Dict from names to `'whole'` or `'real'`.
    """
    found = {}
    for call in trees.of_kind(tree, ast.Call):
        if not call.args:
            continue
        name = getattr(call.args[0], 'value', None)
        kind = _defined_kind(call)
        if kind and isinstance(name, str):
            name = name.lstrip('-').replace('-', '_')
            found.setdefault(name, set()).add(kind)
    return {name: k.pop() for name, k in found.items() if len(k) == 1}


def of_names(tree, defined):
    """Kinds of the names that stand for flags and arguments alone.

    `EPOCH = config.FLAGS.epoch`, say.

    Args:
        tree: ast.Module.
        defined: Dict from flags and arguments to their kinds.
    """
    found = {}
    for name, given in whole_numbers.values(tree).items():
        kinds = {defined.get(_flag(value)) for value in given}
        if len(kinds) == 1 and None not in kinds:
            found[name] = kinds.pop()
    return found


def _flag(value):
    """Name of a flag or an argument that an expression reads, or None."""
    owner = trees.dotted(getattr(value, 'value', None))
    is_owner = owner.rpartition('.')[2] in _OWNERS
    return (
        value.attr if isinstance(value, ast.Attribute) and is_owner else None
    )


def _defined_kind(call):
    function = trees.last_name(call.func)
    if function == 'add_argument':
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        kind = _TYPES.get(getattr(given.get('type'), 'id', ''))
        default = given.get('default')
    else:
        kind = _FLAGS.get(function)
        default = flag_values.default_of(call)
    # A default that is no text stays as it is; of flags it did up to 1.4.
    return kind if _literal_kind(default) in (kind, None) else None


def _literal_kind(node):
    """The kind of a number that is written out, such as `-7` or `4 * 7`."""
    nodes = [] if node is None else list(ast.walk(node))
    parts = [n for n in nodes if isinstance(n, ast.expr)]
    types = {type(n.value) for n in parts if isinstance(n, ast.Constant)}
    if not types or types - {int, float}:
        return None
    if not all(isinstance(part, _WRITTEN) for part in parts):
        return None
    return 'real' if float in types else 'whole'
