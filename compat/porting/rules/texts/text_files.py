"""Text that was read from a file and decoded.

A file opened as text gave bytes in Python 2, and so did `tf.gfile` up to 1.0
in Python 3. Today both give text, which has no `decode`.

Source: Python 3.0, "What's New"; TensorFlow 1.0 and 1.1, `FileIO.read`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import python2_bytes
from ...findings import CHECK
from ...kinds.frames import column_texts
from ...kinds.texts import encodings, read_bytes
from ...kinds.texts.byte_uses import Uses
from ...names import scopes
from ...names.calls_of_names import opens_plainly
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='text-files',
    does='Leaves text that was read from a file undecoded',
    why='text has no `decode` in Python 3',
    before=(
        'import tensorflow as tf\n'
        "text = tf.gfile.GFile(path).read().decode('utf-8')\n"
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'text = tf.gfile.GFile(path).read()\n'
    ),
    sources=ANY_SOURCE,
)
_WHY = 'what is read from a text file is text already'
_GFILES = frozenset(
    'gfile.GFile gfile.Open gfile.FastGFile io.gfile.GFile '
    'python.lib.io.file_io.FileIO'.split()
)
_READS = frozenset(['read', 'readline'])
_BYTES = frozenset('b64decode read readline recv tobytes tostring'.split())
_MAYBE = 'what was a string in Python 2 is text already, or bytes'
_UTF8 = python2_bytes.UTF8


def apply(port):
    """Takes `decode` from text that was read from a file."""
    texts, kept = _Texts(port), read_bytes.kept(port)
    for call in port.calls.values():
        if port.project.python2 and getattr(call.func, 'id', '') == 'str':
            _port_unicode(port, call, texts)
        if not _is_method(call, 'decode') or column_texts.recodes(port, call):
            continue
        if read_bytes.joined(call.func.value) in kept:
            continue
        if call in encodings.tested(port.source.tree):
            continue
        encoding = encodings.told(call, port.source.tree)
        if not texts.is_text(call.func.value):
            if port.project.python2 and encodings.is_told(call):
                _decode_bytes_alone(port, call, call.func.value, encoding)
            continue
        if encoding in _UTF8:
            is_old = port.project.python2
            rest = encodings.ignoring(call, encoding) if is_old else ''
            port.source.replace(call, port.source.owner(call.func), rest)
            new = f'{port.source.get(call.func.value)}{rest}'
            port.changed(call, RULE, _WHY, new)
        else:
            why = f'open the file with encoding={encoding!r} instead'
            port.note(call, CHECK, RULE, f'{_WHY}: {why}')


def _port_unicode(port, call, texts):
    """`unicode(value, 'utf-8')`, by now `str(value, 'utf-8')`."""
    options = {k.arg: k.value for k in call.keywords}
    if len(call.args) < 2 and not {'encoding', 'errors'} & set(options):
        return
    named = [*call.args[1:2], *filter(None, [options.get('encoding')])]
    encoding = getattr(named[0], 'value', None) if named else 'ascii'
    value, encoding = call.args[0], str(encoding).lower()
    if texts.is_text(value) and encoding in _UTF8:
        port.source.replace(call, value, encodings.ignoring(call, encoding))
        port.changed(call, RULE, _WHY, port.source.get(value))
    else:
        _decode_bytes_alone(port, call, value, encoding)


def _decode_bytes_alone(port, call, value, encoding):
    """Decodes what may be text already: only where it is bytes."""
    if trees.is_text(value):
        if value.value.isascii() and encoding in _UTF8:
            port.source.replace(call, value)
            port.changed(call, RULE, 'it is text', port.source.get(value))
            return
    if encoding in _UTF8 and _is_joined(value, port.source.tree):
        first, last = '()' if isinstance(value, ast.BinOp) else ('', '')
        last += encodings.ignoring(call, encoding)
        port.source.replace(call, first, value, last)
        port.changed(call, RULE, 'it is text', port.source.get(value))
        return
    if getattr(getattr(value, 'func', None), 'attr', '') in _BYTES:
        if getattr(call.func, 'attr', '') == 'decode':
            return
    plain = not call.keywords and len(call.args) < 2 + (
        call.args[:1] == [value]
    )
    known = encoding in _UTF8
    if (
        plain
        and encodings.is_told_ascii(call, encoding)
        and encodings.is_plain(value)
    ):
        # Whether it raises may tell a program what is ASCII.
        old = port.source.get(value)
        whole = f'({old})' if isinstance(value, ast.BinOp) else old
        data = f"{whole}.encode('utf-8', 'surrogateescape')"
        new = f'({old} if isinstance({old}, bytes) else {data})'
        port.source.replace(call, f"{new}.decode('ascii')")
        port.changed(call, RULE, _MAYBE, f"{new}.decode('ascii')")
    elif plain and known and port.names.imports and not port.halves.plain:
        as_text = f'{port.today("compat.as_text")}('
        port.source.replace(call, as_text, value, ')')
        port.changed(call, RULE, _MAYBE, f'{as_text}...)')
    elif known and encodings.is_plain(value):
        old = port.source.get(value)
        kept = port.source.get(call)
        whole = f'({old})' if isinstance(value, ast.BinOp) else old
        rest = encodings.ignoring(call, encoding)
        if rest and encoding == 'ascii':  # Untold, it is UTF-8 today.
            kept = f"{whole}.decode('ascii', 'ignore')"
        text = f'{whole}{rest}'
        new = f'({kept} if isinstance({old}, bytes) else {text})'
        port.source.replace(call, new)
        port.changed(call, RULE, _MAYBE, new)
    else:
        port.note(call, CHECK, RULE, f'{_MAYBE}: text has no decode')


def _is_joined(node, tree=None):
    """Whether text is made of plain text, in place or by a function.

    `'(' + x`, `'%s' % x`, `','.join(x)`, or what gives one of these alone.

    Args:
        node: An expression.
        tree: Where functions are looked up, or None.
    """
    texts = [n.value for n in trees.of_kind(node, ast.Constant)]
    if not all(str(text).isascii() for text in texts):
        return False
    if isinstance(node, ast.BinOp):
        sides = [node.left, node.right][: 1 + isinstance(node.op, ast.Add)]
        known = any(_is_ascii(side) or _is_joined(side) for side in sides)
        return known and isinstance(node.op, (ast.Add, ast.Mod))
    function = getattr(node, 'func', None)
    if isinstance(function, ast.Attribute):
        return function.attr == 'join' and _is_ascii(function.value)
    if tree is None or not isinstance(function, ast.Name):
        return False
    made = [n for n in trees.walk(tree) if _names(n) == function.id]
    if len(made) != 1 or not isinstance(made[0], ast.FunctionDef):
        return False
    given = [n.value for n in trees.of_kind(made[0], ast.Return)]
    return bool(given) and all(map(_is_joined, filter(None, given)))


def _is_ascii(node):
    value = getattr(node, 'value', None)
    return isinstance(value, str) and value.isascii()


def _names(node):
    """The name that a node binds, if any."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return node.id
    if isinstance(node, ast.alias):
        return node.asname or node.name
    named = (ast.FunctionDef, ast.ClassDef)
    return node.name if isinstance(node, named) else None


class _Texts:
    """Which expressions of a source are text read from a file."""

    def __init__(self, port):
        self._port = port
        self._uses = Uses(port)
        tree = port.source.tree
        inner = trees.of_kind(tree, scopes.KINDS)
        self._bound = {scope: _bindings(scope) for scope in (tree, *inner)}
        pairs = [
            ((scope, name), values)
            for scope, table in self._bound.items()
            for name, values in table.items()
        ]
        self._files = {
            key
            for key, values in pairs
            if all(kind == '=' and self._opens(v) for kind, v in values)
        }
        self._names = set()
        found = None
        while found != self._names:
            found = set(self._names)
            for key, values in pairs:
                if all(self._gives(kind, v, key[1]) for kind, v in values):
                    self._names.add(key)

    def _key(self, node):
        """Scope and name of a name's bindings."""
        name = getattr(node, 'id', None)
        while node is not None and name not in self._bound.get(node, ()):
            node = self._port.parents.get(id(node))
        return node, name

    def is_text(self, node):
        """Whether an expression is text of a file."""
        if isinstance(node, ast.Name):
            return self._key(node) in self._names
        if not isinstance(node, ast.Call):
            return False
        if not isinstance(node.func, ast.Attribute):
            return False
        owner, attr = node.func.value, node.func.attr
        if attr in _READS:
            return self._is_file(owner)
        return attr in encodings.KEEPS and self.is_text(owner)

    def _gives(self, kind, node, name):
        """Whether a binding gives text: an assignment, a loop over lines."""
        if kind == 'in':
            lines = _is_method(node, 'readlines')
            return self._is_file(node.func.value if lines else node)
        if kind == '=' and _is_method(node, 'decode'):
            node = node.func.value
            return getattr(node, 'id', '') == name or self.is_text(node)
        return kind == '=' and self.is_text(node)

    def _is_file(self, node):
        return self._key(node) in self._files or self._opens(node)

    def _opens(self, node):
        """Whether it opens a file as text, or is `sys.stdin`."""
        if not isinstance(node, ast.Call):
            is_input = trees.dotted(node) == 'sys.stdin'
            return is_input and self._port.project.python2
        modes = [k.value for k in node.keywords if k.arg == 'mode']
        mode = [*node.args[1:2], *modes, ast.Constant('r')][0]
        if not isinstance(mode, ast.Constant):
            return False
        python2 = self._port.project.python2
        if 'b' in str(mode.value):  # Which is opened as text where it is.
            if not (python2 and self._uses.is_file_of_text(node)):
                return False
        name, _ = self._port.names.resolved.get(node.func, ('', ''))
        if name in _GFILES:
            return True
        own = self._key(node.func) == (None, 'open') or opens_plainly(node)
        return own and python2


def _is_method(node, name):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
    )


def _bindings(scope):
    """Names of a scope, and how each of their bindings gives its value.

    Returns:
        Dict from names to pairs of a kind and a node: `'='` is bound to the
        node, `'in'` runs over it, and `''` is anything else.
    """
    found: dict = {name: [('', None)] for name in scopes.parameters(scope)}
    known = {}
    for node in scopes.own_nodes(scope):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            known[id(node.targets[0])] = '=', node.value
        elif isinstance(node, ast.withitem):
            known[id(node.optional_vars)] = '=', node.context_expr
        elif isinstance(node, ast.For):
            known[id(node.target)] = 'in', node.iter
        if isinstance(node, ast.alias):
            name = (node.asname or node.name).split('.')[0]
            found.setdefault(name, []).append(('', node))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            value = known.get(id(node), ('', node))
            found.setdefault(node.id, []).append(value)
    return found
