"""Defaults of flags that absl refuses or converts.

Up to 1.4 a default kept its type, whatever the flag was called: a rate in a
string flag was a float, and text where the command line gave it. absl takes
text alone for a string flag, and makes a float of what a float flag is given.

Source: TensorFlow 1.4.1 and 1.5.1, as they ran; absl-py.
"""

from __future__ import annotations

import ast

from ..dating import flag_values
from ..sources import trees
from .findings import CHECK
from .project import TAKEN, flag_of

RULE = 'flags'
_WHY = 'the default keeps its type, as up to 1.4'
_APART = (
    'absl takes --{0} alone for true, whatever the next word, which a README '
    'or shell script here gives it: write --{0}=False there'
)
_OF_WHOLE = ('range', 'xrange', 'python2.divide')


def port_defaults(port, is_absls):
    """Keeps the types of defaults.

    Args:
        port: The Port.
        is_absls: Whether the port says `flags` for TensorFlow's.
    """
    if port.release >= '1.5':
        return  # absl refused them then, too.
    whole = _whole_flags(port.source.tree)
    for call in port.calls.values():
        kind = flag_values.kind_of(getattr(call.func, 'attr', ''))
        default = flag_values.default_of(call) if kind else None
        flag = flag_of(call)
        if default is None or flag is None:
            continue
        if kind == 'bool' and flag in port.project.given_false:
            port.note(call, CHECK, RULE, _APART.format(flag), '', '1.5')
        value = flag_values.literal(default)
        if flag_values.is_refused(kind, default):
            if isinstance(value, str):  # Only `true`, `t` and `1` were true.
                port.source.replace(default, 'False')
                port.changed(call, RULE, _WHY, 'False', '1.5')
            else:
                _set_value(port, call, flag, default, is_absls)
        elif flag_values.is_count(call) or (
            kind == 'float' and type(value) is int and flag in whole
        ):
            _set_value(port, call, flag, default, is_absls)


def _set_value(port, call, flag, default, is_absls):
    """Sets the value after a definition whose default absl would not keep."""
    statement = port.parents.get(id(call))
    start, end = port.source.span(statement)
    before = port.source.text[port.source.line_start(start) : start]
    after = port.source.text[end : port.source.line_end(end)]
    if not isinstance(statement, ast.Expr) or before.strip() or ';' in after:
        why = f'absl converts this default of {flag}: give one of its type'
        port.note(call, CHECK, RULE, why, '', '1.5')
        return
    flag = f'own_{flag}' if flag in TAKEN else flag
    base = port.source.get(call.func.value)
    if is_absls and call.func in port.names.resolved and '.' in base:
        base = 'flags'
    new = f'{base}.FLAGS[{flag!r}].value = '
    span, end = port.source.span(default), port.source.line_end(end)
    port.source.replace_span(*span, 'None', owner=call)
    port.source.replace_span(end, end, f'\n{before}{new}', default, owner=call)
    new += port.source.get(default)
    port.changed(statement, RULE, _WHY, new, '1.5')


def _whole_flags(tree):
    """Flags that stand where a whole number is not as a real one is."""
    found = set()
    for node in trees.walk(tree):
        for part in _whole_places(node):
            if isinstance(part, ast.Attribute):
                owner = part.value
                if getattr(owner, 'id', getattr(owner, 'attr', '')) == 'FLAGS':
                    found.add(part.attr)
    return found


def _whole_places(node):
    """Expressions that a node needs to be whole, or treats otherwise then."""
    if isinstance(node, ast.Call):
        if trees.dotted(node.func) in _OF_WHOLE:
            yield from node.args
    elif isinstance(node, ast.Subscript):
        bounds = node.slice
        if isinstance(bounds, ast.Slice):
            yield from filter(None, (bounds.lower, bounds.upper))
        else:
            yield bounds
    elif isinstance(node, (ast.List, ast.Tuple)):
        yield from node.elts  # A shape.
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        if any(isinstance(s, ast.List) for s in (node.left, node.right)):
            yield from (node.left, node.right)


def set_by_name(tree):
    """Yields calls that may set a flag by a name that is no constant.

    Args:
        tree: ast.Module. `setattr` of what is called flags counts, and
            `x.__setattr__` of anything but `self` and `super()`. One that
            `getattr` reads by the same words is defined.
    """
    read = {
        ast.unparse(call.args[1])
        for call in trees.of_kind(tree, ast.Call)
        if getattr(call.func, 'id', '') == 'getattr' and len(call.args) == 2
    }
    for call in trees.of_kind(tree, ast.Call):
        function, arguments = call.func, call.args
        if getattr(function, 'attr', '') == '__setattr__':
            found = [getattr(function, 'value', call), *arguments[:1]]
            known = isinstance(found[0], (ast.Name, ast.Attribute))
            known = known and ast.unparse(found[0]) not in ('self', 'object')
        else:
            found = arguments[:2]
            known = getattr(function, 'id', '') == 'setattr' and (
                getattr(arguments[0], 'id', '').upper() == 'FLAGS'
                if arguments
                else False
            )
        if known and not isinstance(found[-1], ast.Constant):
            if ast.unparse(found[-1]) not in read:
                yield call
