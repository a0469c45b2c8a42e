"""What hangs on Python's version, above all what ends a program of then.

if sys.version_info[0] != 2:
    raise Exception('use Python 2')
assert sys.version_info < (3, 7)
if six.PY2:
    text = text.decode('utf-8')
"""

from __future__ import annotations

import ast
import collections
import types

from .. import trees

_Version = collections.namedtuple('_Version', 'major minor micro')
_THEN = ((2, 7), (3, 4), (3, 5), (3, 6), (3, 7))
_TODAY = ((3, 10), (3, 11), (3, 12), (3, 13))
_ENDS = ('sys.exit', 'exit', 'quit', 'os._exit')
_SAYS = ('print', 'sys.stderr.write', 'sys.stdout.write')
_READ = (
    ast.expr_context,
    ast.cmpop,
    ast.boolop,
    ast.unaryop,
    ast.Attribute,
    ast.BoolOp,
    ast.Compare,
    ast.Constant,
    ast.Name,
    ast.Slice,
    ast.Subscript,
    ast.Tuple,
    ast.UnaryOp,
)


def refuses_today(node):
    """Whether a statement ends a program in each of today's Pythons.

    Args:
        node: A statement; one that no Python of then got past is none.
    """
    return _ends_in(node, _TODAY) and not _ends_in(node, _THEN)


def refuses_3(node):
    """Whether a statement ends a program that is not run by Python 2."""
    return _ends_in(node, (*_THEN[1:], *_TODAY)) and not _ends_in(
        node, _THEN[:1]
    )


def taken_today(test):
    """What a condition is in all of today's Pythons: True, False or None."""
    held = {_holds(test, version) for version in _TODAY}
    return held.pop() if len(held) == 1 else None


@trees.once
def of_3(tree):
    """What a source of both Pythons has for Python 3 alone, a set of nodes.

    Args:
        tree: ast.Module.
    """
    found: set = set()
    for node in trees.of_kind(tree, ast.If):
        taken = taken_today(node.test)
        if taken is not None and _holds(node.test, _THEN[0]) is not taken:
            for statement in node.body if taken else node.orelse:
                found.update(ast.walk(statement))
    return found


def _ends_in(node, versions):
    """Whether a statement ends a program in all of some Pythons."""
    if isinstance(node, ast.Assert):
        return all(_holds(node.test, v) is False for v in versions)
    if isinstance(node, ast.If) and not node.orelse and _ends(node.body):
        return all(_holds(node.test, v) is True for v in versions)
    return False


def _ends(body):
    last = _called(body[-1])
    if not isinstance(body[-1], ast.Raise) and last not in _ENDS:
        return False
    return all(_called(statement) in _SAYS for statement in body[:-1])


def _called(statement):
    call = getattr(statement, 'value', None)
    return ast.unparse(call.func) if isinstance(call, ast.Call) else ''


def _holds(test, version):
    """What a condition is in a Python; None where it asks for other things."""
    names = {n.id for n in ast.walk(test) if isinstance(n, ast.Name)}
    known = names and names <= {'sys', 'six'}
    if not known or not all(isinstance(n, _READ) for n in ast.walk(test)):
        return None
    system = types.SimpleNamespace(
        version_info=_Version(version[0], version[1], 0),
        version='{}.{}.0 (default)'.format(*version),
    )
    six = types.SimpleNamespace(PY2=version[0] == 2, PY3=version[0] == 3)
    code = compile(ast.Expression(test), '<condition>', 'eval')
    given = {'__builtins__': {}, 'sys': system, 'six': six}
    try:
        return bool(eval(code, given))
    except (AttributeError, IndexError, TypeError):
        return None
