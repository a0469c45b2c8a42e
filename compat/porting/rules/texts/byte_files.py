"""Files of a Python 2 program, whose strings were bytes and text at once.

A file that it opened as text gave what stood there, in any encoding; it is
read as UTF-8 with escapes, and written so. A file that it opened `'rb'` or
`'wb'` and used as text is opened as text, one of data stays, and so does one
of letters by `chr`, each of which was a byte; one of which nothing tells is a
check, as bytes are found in no vocabulary.

Source: Python 3.0, "What's New: Text vs. Data Instead of Unicode vs. 8-bit".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import python2_bytes, version_guards
from ...findings import CHECK
from ...kinds.texts import byte_uses, data_files, whole_files
from ...names import calls_of_names, scopes, shadows
from ...rule import ANY_SOURCE, Rule
from ...text import arguments

RULE = Rule(
    name='byte-files',
    does='Opens files of text as text',
    why=(
        'a string of Python 2 was bytes and text at once, and bytes '
        'equal no text today'
    ),
    before="print open('words.txt', 'rb').readlines()\n",
    after=(
        "print(open('words.txt', 'r', encoding='utf-8', "
        "errors='surrogateescape').readlines())\n"
    ),
    sources=ANY_SOURCE,
)
_WHY = 'Python 2 read and wrote bytes as text'
_UNSURE = (
    'Python 3 gives bytes here, which equal no text and are in no dictionary '
    "of text: open it as text, or decode('utf-8') what is read"
)
_ENCODED = ".encode('latin-1')"
_MIXED = 'Python 3 writes no bytes to a file of text, nor text to one of bytes'
_GFILES = frozenset(
    'gfile.GFile gfile.Open gfile.FastGFile io.gfile.GFile '
    'python.platform.gfile.GFile python.platform.gfile.Open '
    'python.platform.gfile.FastGFile python.lib.io.file_io.FileIO'.split()
)
# What opens files, with the place of the mode and the mode that goes without
# saying.
_OPENERS = {
    'open': (1, 'r'),
    'codecs.open': (1, 'r'),
    'io.open': (1, 'r'),
    'os.fdopen': (1, 'r'),
    'gzip.open': (1, 'rb'),
    'bz2.open': (1, 'rb'),
    'tempfile.NamedTemporaryFile': (0, 'w+b'),
    'tempfile.TemporaryFile': (0, 'w+b'),
}
_COMPRESSED = ('gzip.open', 'bz2.open')


def apply(port):
    """Opens files of text as text."""
    uses = data_files.Uses(port)
    if not port.project.python2:
        for call in port.calls.values():
            if _opener(port, call) == 'gfile':
                _port_data(port, uses, call)
        return
    of_3 = version_guards.of_3(port.source.tree)
    for call in port.calls.values():
        if call in of_3:
            continue
        if calls_of_names.dotted(call) == 'file' and not _is_own(port, call):
            port.source.replace(call.func, 'open')
            port.changed(call, RULE, 'Python 3 calls file open', 'open')
        name = _opener(port, call)
        if name:
            _port_call(port, uses, call, name)
        elif uses.wants_bytes(call):
            whole_files.as_bytes(port, call, RULE)


def _port_data(port, uses, call):
    """Opens a file of `tf.gfile` as bytes that data is read from.

    Up to 1.0 it gave bytes in Python 3, too, and in Python 2 always.
    """
    node = (*call.args[1:2], *_named(call, 'mode'), None)[0]
    mode = 'r' if node is None else getattr(node, 'value', None)
    if mode == 'r' and uses.holds_data(call) == {True}:
        _open_as_data(port, call, node, mode)


def _named(call, name):
    return [k.value for k in call.keywords if k.arg == name]


def _opener(port, call):
    """By what name a call opens a file, or `''`."""
    resolved, _ = port.names.resolved.get(call.func, ('', ''))
    if resolved in _GFILES:
        return 'gfile'
    name = calls_of_names.dotted(call)
    if name in ('open', 'file') and _is_own(port, call):
        return ''
    name = 'open' if name == 'file' else name
    return name if name in _OPENERS else ''


def _is_own(port, call):
    """Whether what a call names is something of the source's own."""
    tree, name = port.source.tree, call.func.id
    is_hidden = shadows.is_hidden(call.func)
    return is_hidden or name in _assigned(tree) | shadows.defined(tree)


@trees.once
def _assigned(tree):
    """Names that a module assigns; a loop's `file` cannot be called."""
    return {
        getattr(target, 'id', None)
        for node in scopes.own_nodes(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
    }


def _port_call(port, uses, call, name):
    place, usual = _OPENERS.get(name, (1, 'r'))
    options = {k.arg: k.value for k in call.keywords}
    if _encodes_data(uses, call, name):
        _open_without_encoding(port, call, place)
        return
    if 'encoding' in options or None in options or len(call.args) > place + 1:
        return
    node = options.get('mode')
    if node is None and len(call.args) > place:
        node = call.args[place]
    mode = usual if node is None else getattr(node, 'value', None)
    if not isinstance(mode, str):
        return
    if calls_of_names.opens_plainly(call):
        port.source.replace(call.func, 'open')
        port.changed(call, RULE, 'it has no encoding to read by', 'open')
    is_text = 't' in mode if name in _COMPRESSED else 'b' not in mode
    if is_text:
        plain = mode.replace('U', '') or 'r'
        if name == 'gfile':
            if set(uses.of_file(call)) == {byte_uses.DATA}:
                _open_as_data(port, call, node, mode)
        elif name not in _COMPRESSED:
            given, data = uses.gets_bytes(call), uses.holds_data(call)
            if given == {True} or data == {True}:
                _open_as_data(port, call, node, mode)
                return
            if True in given | data:
                port.note(call, CHECK, RULE, _MIXED)
            _open_as_text(port, call, node, mode, plain)
        return
    found = set(uses.of_file(call))
    csv = _feeds_csv(port, call)
    letters = uses.letters(call)
    if letters and found <= {byte_uses.DATA, byte_uses.LETTERS}:
        for node in letters:
            _write_as_bytes(port, node)
        return
    if not found or found <= {byte_uses.DATA, byte_uses.DECODED}:
        return
    if not uses.is_file_of_text(call) and not _is_beside_text(port, call):
        port.note(call, CHECK, RULE, _UNSURE)
        return
    plain = mode.replace('b', '').replace('U', '') or 'r'
    if name in _COMPRESSED:
        plain += 't'
    _open_as_text(port, call, node, mode, plain, name, csv)


def _is_beside_text(port, call):
    """Whether the same name is a file that was opened as text otherwise.

    `gzip.open(path, 'rb') if path.endswith('.gz') else open(path)`, or a
    function that returns the one or the other.
    """
    parent = port.parents.get(id(call))
    if isinstance(parent, ast.IfExp):
        other = parent.orelse if call is parent.body else parent.body
        return _opens_text(other)
    if not isinstance(parent, ast.Return):
        return False
    function = trees.above(parent, port.parents, ast.FunctionDef)
    return any(
        isinstance(node, ast.Return) and _opens_text(node.value)
        for node in ast.walk(function or ast.Module([], []))
    )


def _opens_text(node):
    """Whether an expression is `open(path)` of text."""
    if calls_of_names.dotted(node) not in ('open', 'file'):
        return False
    mode = [*trees.given(node)[1:2], ast.Constant('r')][0]
    return 'b' not in str(getattr(mode, 'value', 'b'))


def _open_as_text(port, call, node, mode, plain, name='open', csv=False):
    """Writes the mode of text, and how it is encoded."""
    new = '' if name == 'gfile' else f', {python2_bytes.OPTIONS}'
    if csv and name != 'gfile':
        new += ", newline=''"
    if node is None and plain != 'r':
        arguments.add(port.source, call, f'mode={plain!r}{new}')
    else:
        if node is not None and mode != plain:
            quoted = port.source.get(node)
            port.source.replace(node, quoted.replace(mode, plain))
        last = [*call.args, *(k.value for k in call.keywords)][-1]
        if new:
            port.source.insert(port.source.whole(last)[1], new)
    port.changed(call, RULE, _WHY, f'{plain!r}{new}')


def _write_as_bytes(port, node):
    """Encodes letters of `chr`, each of which was a byte."""
    start, end = port.source.whole(node)
    if not isinstance(node, ast.Call):
        port.source.insert(start, '(')
    close = '' if isinstance(node, ast.Call) else ')'
    port.source.insert(end, f'{close}{_ENCODED}')
    port.changed(node, RULE, 'each letter of chr was a byte', _ENCODED)


def _encodes_data(uses, call, name):
    """Whether it is `codecs.open` of a file that holds a pickle.

    Python 2's pickles were ASCII, which its encoders left as it was.
    """
    return (
        name == 'codecs.open'
        and len(call.args) > 1
        and isinstance(getattr(call.args[1], 'value', None), str)
        and not calls_of_names.opens_plainly(call)
        and set(uses.of_file(call)) == {byte_uses.DATA}
    )


def _open_without_encoding(port, call, place):
    """Writes `open` of bytes for `codecs.open`."""
    mode = call.args[place].value.replace('U', '').replace('t', '')
    mode = mode if 'b' in mode else f'{mode}b'
    port.source.replace(call, 'open(', call.args[0], f', {mode!r})')
    port.changed(call, RULE, 'it holds data', repr(mode))


def _open_as_data(port, call, node, mode):
    """Writes the mode of bytes."""
    if node is None:
        arguments.add(port.source, call, "mode='rb'")
    else:
        quoted = port.source.get(node)
        port.source.replace(node, quoted.replace(mode, f'{mode}b'))
    port.changed(call, RULE, 'it holds data', repr(f'{mode}b'))


def _feeds_csv(port, call):
    """Whether a table is read from the file or written to it."""
    parent = port.parents.get(id(call))
    names = [call]
    if isinstance(parent, ast.withitem):
        names = [parent.optional_vars]
    elif isinstance(parent, ast.Assign):
        names = parent.targets
    wanted = {getattr(name, 'id', None) for name in names} - {None}
    for other in port.calls.values():
        if calls_of_names.dotted(other).startswith('csv.') and other.args:
            first = other.args[0]
            if first is call or getattr(first, 'id', None) in wanted:
                return True
    return False
