"""Lines and strings of which bytes do as well as text."""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...names.calls_of_names import dotted, opens_bytes
from ...names.local_names import assigned_values

_CUTS = frozenset('lstrip rsplit rstrip split strip'.split())
_NUMBERS = ('float', 'int')
# What programs call what the package requests gives.
_RESPONSES = ('r', 'req', 'resp', 'response')


def are_numbers(node, parent_of, uses_of, depth=4):
    """Whether nothing is made of a line but numbers and what is decoded.

    `rows, columns = map(int, file.readline().split())`, over names too.

    Args:
        node: The expression that gives the line, or a part of it.
        parent_of: Gives the node around one.
        uses_of: Gives the uses of the name that an expression gets.
        depth: Over how many names it is followed.
    """
    node = _cut(node, parent_of)
    uses = list(uses_of(node)) if depth else [None]
    return bool(uses) and all(
        use is not None
        and (
            _is_number(use, parent_of(use))
            if use is node
            else _is_number(*_with_parent(use, parent_of))
            or are_numbers(use, parent_of, uses_of, depth - 1)
        )
        for use in uses
    )


def _with_parent(use, parent_of):
    node = _cut(use, parent_of)
    return node, parent_of(node)


def _cut(node, parent_of):
    """The whole of `line.strip().split()[0]` around the line."""
    while True:
        around = parent_of(node)
        if isinstance(around, ast.Subscript) and around.value is node:
            node = around
        elif isinstance(around, ast.Attribute) and around.attr in _CUTS:
            call = parent_of(around)
            if not isinstance(call, ast.Call) or call.args:
                return node
            node = call
        else:
            return node


def _is_number(node, parent):
    if isinstance(parent, ast.Attribute):
        return parent.attr == 'decode'
    if not isinstance(parent, ast.Call) or node not in parent.args:
        return False
    name = getattr(parent.func, 'id', '')
    if name == 'map':
        return getattr(parent.args[0], 'id', '') in _NUMBERS
    return name in _NUMBERS


def is_read_through(parent, node):
    """Whether it is run over: `for line in node`."""
    if isinstance(parent, (ast.For, ast.comprehension)):
        return parent.iter is node
    return isinstance(parent, ast.Starred)


def is_from_net(node):
    """Whether it is `urllib.urlopen(url).read()`, `requests.get(url).content`.

    A response may go by its name, `response` or the like.
    """
    function = getattr(node, 'func', None)
    if getattr(node, 'attr', '') == 'content':
        asked = dotted(node.value).rpartition('.')[2]
        given = getattr(node.value, 'id', '')
        return asked in ('get', 'post') or given in _RESPONSES
    opened = getattr(getattr(function, 'value', None), 'func', None)
    is_read = getattr(function, 'attr', '') == 'read'
    return is_read and 'urlopen' in (
        getattr(opened, 'attr', ''),
        getattr(opened, 'id', ''),
    )


def is_bytes(node, scope, call=None):
    """Whether an expression, or all that a name gets, is surely bytes.

    Args:
        node: The expression.
        scope: The function or module around it.
        call: What it is given to.
    """
    if _copies(call, scope):
        return True
    if isinstance(node, ast.Name):
        values = [
            other.value
            for other in ast.walk(scope)
            if isinstance(other, ast.Assign)
            and any(getattr(t, 'id', '') == node.id for t in other.targets)
        ]
        chunks = [
            loop.iter
            for loop in ast.walk(scope)
            if isinstance(loop, (ast.For, ast.comprehension))
            and getattr(loop.target, 'id', '') == node.id
        ]
        return bool(values or chunks) and all(
            [
                *(_gives_bytes(value, scope) for value in values),
                *map(_gives_chunks, chunks),
            ]
        )
    return _gives_bytes(node, scope)


def has_bytes(node, scope):
    """Whether something is compared with, or added to, what is bytes.

    Args:
        node: The syntax node around it.
        scope: The function or module around that.
    """
    operands = {
        ast.Compare: lambda: [node.left, *node.comparators],
        ast.BinOp: lambda: [node.left, node.right],
    }.get(type(node), list)()
    return any(is_bytes(operand, scope) for operand in operands)


def _gives_bytes(node, scope):
    """Whether it is `x.tostring()`, `pickle.dumps(x)` or `struct.pack(x)`.

    Or what a response of the net holds, or a picture that a graph encodes.
    """
    if _is_content(node, scope) or _is_picture(node, scope):
        return True
    owner, _, name = trees.dotted(getattr(node, 'func', None)).rpartition('.')
    if name == 'dumps':
        return any(word in owner for word in ('marshal', 'pickle', 'pkl'))
    if (owner, name) == ('struct', 'pack'):
        return True
    name = getattr(getattr(node, 'func', None), 'attr', '')
    known = ('tostring', 'tobytes', 'SerializeToString')
    return name in known or is_from_net(node)


def _is_content(node, scope):
    """Whether it is `got.content` of `got = requests.get(url)`."""
    if getattr(node, 'attr', '') != 'content':
        return False
    got = assigned_values(scope).get(getattr(node.value, 'id', None))
    return bool(got) and all(
        dotted(value).startswith('requests.') for value in got
    )


def _is_picture(node, scope):
    """Whether it is `session.run(tf.image.encode_png(x))`, by names, too."""
    called = getattr(getattr(node, 'func', None), 'attr', '')
    if called == 'run' and node.args:
        asked = node.args[0]
    elif called == 'eval':
        asked = node.func.value
    else:
        return False
    values = assigned_values(scope).get(getattr(asked, 'id', None)) or [asked]
    leaves = [dotted(value).rpartition('.')[2] for value in values]
    return all(leaf.startswith('encode_') for leaf in leaves)


def _gives_chunks(node):
    """Whether it is `tqdm(response.iter_content(size))`."""
    calls = [n for n in ast.walk(node) if isinstance(n, ast.Call)]
    return any(getattr(c.func, 'attr', '') == 'iter_content' for c in calls)


def is_copied(loop, around):
    """Whether a loop writes all lines of one file of bytes to another."""
    body = getattr(loop, 'body', [])
    call = getattr(body[0], 'value', None) if len(body) == 1 else None
    function, args = getattr(call, 'func', None), getattr(call, 'args', [])
    if getattr(function, 'attr', '') != 'write' or len(args) != 1:
        return False
    line, files = args[0], (loop.iter, getattr(function, 'value', None))
    copied = ast.dump(line).replace('Load', 'Store')
    if copied != ast.dump(loop.target):
        return False
    opened = _opened_by_with(around)
    names = [getattr(file, 'id', '') for file in files]
    return all(opens_bytes(opened.get(name, [None])[-1]) for name in names)


def _opened_by_with(scope):
    """What `with` statements bind names to, a dict to lists."""
    found: dict = {}
    for item in trees.of_kind(scope, ast.withitem):
        name = getattr(item.optional_vars, 'id', None)
        found.setdefault(name, []).append(item.context_expr)
    return found


def keeps_bytes(call, scope):
    """Whether a file of bytes is given bytes, by a copy or by an array.

    Args:
        call: ast.Call, or None.
        scope: The function or module around it.
    """
    if _copies(call, scope):
        return True
    if call is None or not dotted(call).endswith('.dump'):
        return False
    owner = call.func.value
    named = assigned_values(scope).get(getattr(owner, 'id', None))
    return len(call.args) == 1 and all(
        re.match(r'(np|numpy)\.', dotted(value)) for value in named or [owner]
    )


def _copies(call, scope):
    """Whether `out.write(data)` writes what files of bytes gave, as it is.

    All that is written there is, and nothing else is made of it.
    """
    if call is None or not dotted(call).endswith('.write'):
        return False
    out = getattr(call.func.value, 'id', '')
    named = assigned_values(scope)
    withs = _opened_by_with(scope)

    def is_opened(node):
        name = getattr(node, 'id', None)
        values = [*named.get(name, ()), *withs.get(name, ())]
        return bool(values) and all(map(opens_bytes, values))

    def is_read(node):
        return getattr(
            getattr(node, 'func', None), 'attr', ''
        ) == 'read' and is_opened(node.func.value)

    calls = [n for n in ast.walk(scope) if isinstance(n, ast.Call)]
    writes = [c for c in calls if dotted(c) == f'{out}.write']
    data = [arg for write in writes for arg in write.args]
    held = {arg.id for arg in data if isinstance(arg, ast.Name)}
    values = [v for name in held for v in named.get(name, [None])]
    values += [arg for arg in data if not isinstance(arg, ast.Name)]
    asked = {
        id(node.operand)
        for node in ast.walk(scope)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    }
    known = asked | {id(arg) for arg in data}
    others = any(
        isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Load)
        and node.id in held
        and id(node) not in known
        for node in ast.walk(scope)
    )
    opened = is_opened(call.func.value)
    return opened and not others and all(map(is_read, values))
