"""Sources that are run and name no TensorFlow, as far as a source tells.

eval(FLAGS.sizes)                a setting, which a user types
eval(open(path).read())          text of a file, and so are its lines
eval(table['sizes'][3])          a cell of a table
eval('self.' + name)             a name of the object at hand
try: x = eval(text)              a number or, if it is none, the text:
except NameError: x = text       data or what a user types
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import assigned_values

# What gives what a user types: `input()` of Python 2 evaluated it.
_ASKS = ('input', 'raw_input')
# What holds a setting's text, as in `eval(FLAGS.sizes)`.
_SETTINGS = frozenset(
    'args cfg conf config flags hparams options opts params'.split()
)
# What reads a text, and what is called on it.
_READERS = frozenset('read readline recv'.split())
_TRIMS = frozenset('decode rstrip strip'.split())
_LINES = frozenset('open readlines splitlines'.split())
_OWN = 'self.'


def is_data(call, tree):
    """Whether what `eval` is given holds no name of TensorFlow.

    Args:
        call: The call.
        tree: The source's ast.Module.
    """
    text = call.args[0]
    owner = getattr(text, 'value', None)
    is_setting = str(getattr(owner, 'id', '')).lower() in _SETTINGS
    is_typed = getattr(getattr(text, 'func', None), 'id', '') in _ASKS
    return (
        is_setting
        or is_typed
        or _is_cell(text)
        or _begins(text).startswith(_OWN)
        or _has_plain_names(call.args[1:])
        or _is_of_a_file(text, tree)
        or _is_tried(call, tree)
    )


def _is_cell(node):
    """Whether it is `table['a'][3]`."""
    column = node.value if isinstance(node, ast.Subscript) else None
    return isinstance(column, ast.Subscript) and trees.is_text(column.slice)


def _begins(node):
    """The text that a sum or a format begins with."""
    while isinstance(node, (ast.BinOp, ast.Call, ast.Attribute)):
        if isinstance(node, ast.BinOp):
            node = node.left
        else:
            node = node.func if isinstance(node, ast.Call) else node.value
    return str(node.value) if isinstance(node, ast.Constant) else ''


def _has_plain_names(scopes):
    """Whether all that a source can name are values of literals."""
    return bool(scopes) and all(
        isinstance(scope, ast.Dict)
        and all(isinstance(v, ast.Constant) for v in scope.values)
        and None not in scope.keys
        for scope in scopes
    )


def _is_of_a_file(node, tree):
    """Whether it is text of a file or the net, which is no source of ours."""
    name = getattr(node, 'id', '')
    values = assigned_values(tree).get(name)
    if {_reader(value) for value in values or [node]} <= _READERS:
        return True
    loops = [
        loop.iter
        for loop in trees.of_kind(tree, ast.For, ast.comprehension)
        if name and getattr(loop.target, 'id', '') == name
    ]
    opened = {
        item.optional_vars.id
        for statement in trees.of_kind(tree, ast.With)
        for item in statement.items
        if isinstance(item.optional_vars, ast.Name)
        and trees.called(item.context_expr) == 'open'
    }
    return bool(loops) and all(
        getattr(rows, 'id', '') in opened or trees.called(rows) in _LINES
        for rows in loops
    )


def _reader(node):
    """Method that read a text, before it was decoded and stripped."""
    function = getattr(node, 'func', None)
    if not isinstance(function, ast.Attribute):
        return ''
    is_trim = function.attr in _TRIMS
    return _reader(function.value) if is_trim else function.attr


def _is_tried(call, tree):
    """Whether the text itself is taken where it is nothing to evaluate."""
    name = getattr(call.args[0], 'id', None)
    kinds = ast.Try, ast.FunctionDef, ast.Lambda
    attempt = trees.above(call, trees.parents(tree), kinds)
    if name is None or not isinstance(attempt, ast.Try):
        return False
    return any(
        isinstance(statement, (ast.Assign, ast.Return))
        and getattr(statement.value, 'id', '') == name
        for handler in attempt.handlers
        for statement in handler.body
    )
