"""Strings of a Python 2 program that Python 3 makes bytes of.

`text.encode('utf-8')` was a key beside plain strings; in Python 3 it is found
in no dictionary of these. It is written as the text itself, unless it goes to
what takes bytes. What processes, archives and the net give is decoded, or a
check. Pickles that may hold more than ASCII are read by `compat.old_pickles`.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ....sources.python2 import python2_bytes, version_guards
from ...findings import CHECK
from ...kinds.frames import column_texts
from ...kinds.tensors import graph_strings
from ...kinds.texts import (
    byte_uses,
    encodings,
    read_bytes,
    received,
    text_pickles,
)
from ...names import calls_of_names
from ...names.local_names import full_name, module_names, short_name
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='byte-strings',
    does='Leaves text unencoded unless it goes to what takes bytes',
    why='in Python 3 encoded text is found in no dictionary of text',
    before="print word.encode('utf-8')\n",
    after='print(word)\n',
    sources=ANY_SOURCE,
)
# Names that scripts give to text: article_text, captions.
_TEXTS = re.compile(
    r'(^|_)(text|sentence|caption|title|article|abstract|summary)s?(_|$)'
)
_ENCODED = 'encoded text was text to Python 2, and is bytes today'
_BYTES = (
    'this gives bytes, which equal no text and are in no dictionary of text: '
    "decode('utf-8') where text is meant"
)
_PACKED = 'no text can be added to bytes, which this gives'
_PACKERS = frozenset(
    'base64.b64decode base64.b64encode binascii.hexlify binascii.unhexlify '
    'struct.pack zlib.compress zlib.decompress'.split()
)
_LITERALS = re.compile(r'[bB][rR]?[\'"]')
_PROCESSES = frozenset(['check_output', 'Popen', 'run'])
_TOLD = frozenset('encoding errors text universal_newlines'.split())
# What of TensorFlow gives strings, as bytes, when a session runs it.
_STRINGS = frozenset(
    'as_string contrib.lookup.index_to_string '
    'contrib.lookup.index_to_string_table_from_file '
    'contrib.lookup.index_to_string_table_from_tensor '
    'python.ops.lookup_ops.index_to_string_table_from_file '
    'python.ops.lookup_ops.index_to_string_table_from_tensor reduce_join '
    'string_join string_split'.split()
)


def apply(port):
    """Keeps the strings of Python 2 text."""
    if not port.project.python2:
        return
    uses = byte_uses.Uses(port)
    for call in port.calls.values():
        leaf = calls_of_names.dotted(call).rpartition('.')[2]
        if leaf == 'encode' and not column_texts.recodes(port, call):
            _port_encode(port, uses, call)
        elif leaf in _PROCESSES:
            _port_process(port, call)
        elif leaf == 'BytesList':
            _port_list(port, call)
        elif leaf == 'as_bytes':
            _port_as_bytes(port, uses, call)
        elif leaf in ('recv', 'recvfrom', 'urlopen', 'read'):
            _port_given(port, uses, call, leaf)
    kept = read_bytes.kept(port)
    for node in read_bytes.added(port):
        port.note(node, CHECK, RULE, _BYTES)
    for node in trees.walk(port.source.tree):
        if node in kept:
            read_bytes.write(port, node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, bytes):
            _port_literal(port, uses, node)
        elif isinstance(node, ast.Attribute) and node.attr == 'value':
            _port_value(port, uses, node)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = node.left, node.right
            packed = [side for side in sides if _is_packed(side)]
            # A literal beside what may be text becomes text itself.
            if len(packed) == 1 and not isinstance(packed[0], ast.Constant):
                port.note(node, CHECK, RULE, _PACKED)
    for call in port.calls.values():
        if text_pickles.reads_old(port, call):
            new = f'old_pickles.{call.func.attr}'
            port.source.replace(call, f'{new}(', call.args[0], ')')
            port.needs.add('legacy_rnn.compat:old_pickles')
            port.changed(call, RULE, 'text may be beyond ASCII', new)
    for node in port.uses(*_STRINGS):
        if not graph_strings.stay(port, node):
            port.note(node, CHECK, RULE, f'a session run on {_BYTES}')


def _port_encode(port, uses, call):
    values = [*call.args, *(k.value for k in call.keywords)]
    is_ours = values or uses.is_text(call)  # Models may encode, too.
    if not isinstance(call.func, ast.Attribute) or not is_ours:
        return
    if call in version_guards.of_3(port.source.tree):
        return
    if call in encodings.tested(port.source.tree):
        return
    given = [getattr(value, 'value', None) for value in values] or ['utf-8']
    if values and encodings.is_named(values[0]):
        given[0] = encodings.of(port.source.tree, short_name(values[0]))
    if str(given[0]).lower().replace('_', '-') not in python2_bytes.UTF8:
        if isinstance(given[0], str) and not uses.wants_bytes(call):
            port.note(call, CHECK, RULE, _ENCODED)
        return
    if uses.wants_bytes(call):
        return
    if given[1:] in ([], ['strict']):
        start, end = port.source.span(call.func)
        new = port.source.text[start:end].rpartition('.')[0].rstrip()
        span = start, start + len(new)  # With the brackets around a sum.
        port.source.replace_span(*port.source.span(call), span)
    else:
        end = port.source.span(call)[1]
        port.source.insert(end, f'.decode({given[0]!r})')
        new = f'{port.source.get(call)}.decode({given[0]!r})'
    port.changed(call, RULE, _ENCODED, new)


def _port_process(port, call):
    """What `subprocess` reads from a process."""
    name = full_name(call, port.source.tree)
    options = {k.arg for k in call.keywords}
    piped = any('PIPE' in ast.unparse(k.value) for k in call.keywords)
    if name.rpartition('.')[2] != 'check_output' and not piped:
        return
    is_told = options & {*_TOLD, None} or not call.args
    if is_told or name.partition('.')[0] != 'subprocess':
        return
    values = [*call.args, *(k.value for k in call.keywords)]
    end = port.source.whole(values[-1])[1]
    new = f', {python2_bytes.OPTIONS}'
    port.source.insert(end, new)
    port.changed(call, RULE, 'Python 2 read text from processes', new)


def _port_list(port, call):
    """`BytesList(value=[text])`, which takes bytes."""
    for keyword in call.keywords:
        value = keyword.value
        if keyword.arg != 'value':
            continue
        items = [value.elt] if isinstance(value, ast.ListComp) else []
        if isinstance(value, (ast.List, ast.Tuple)):
            items = value.elts
        for item in items:
            if not _is_bytes(item) and not isinstance(item, ast.Starred):
                port.source.replace(
                    item, f'{port.today("compat.as_bytes")}(', item, ')'
                )
                port.changed(item, RULE, 'it takes bytes', 'as_bytes')
        if not items and not isinstance(value, ast.List):
            as_bytes = port.today('compat.as_bytes')
            port.source.replace(value, f'[{as_bytes}(v) for v in ', value, ']')
            port.changed(value, RULE, 'it takes bytes', 'as_bytes')


def _is_bytes(node):
    """Whether an expression surely gives bytes, or text made bytes."""
    leaf = calls_of_names.dotted(node).rpartition('.')[2]
    known = ('tostring', 'tobytes', 'as_bytes', 'SerializeToString')
    return leaf in known or isinstance(getattr(node, 'value', None), bytes)


def _is_packed(node):
    """Whether an expression is bytes that `struct` packed."""
    if isinstance(node, ast.BinOp):
        return _is_packed(node.left) and _is_packed(node.right)
    return _is_bytes(node) or calls_of_names.dotted(node) in _PACKERS


def _port_as_bytes(port, uses, call):
    """`tf.compat.as_bytes(text)`, a plain string in Python 2."""
    resolved, _ = port.names.resolved.get(call.func, ('', ''))
    if resolved != 'compat.as_bytes' or uses.wants_bytes(call):
        return
    start, end = port.source.span(call.func)
    port.source.replace_span(end - len('as_bytes'), end, 'as_text')
    port.changed(call, RULE, _ENCODED, 'as_text')


def _port_given(port, uses, call, leaf):
    """What comes from sockets, the net and archives."""
    if uses.wants_bytes(call) or uses.goes_to(call, 'as_str', 'as_text'):
        return
    parent = port.parents.get(id(call))
    attribute = getattr(parent, 'attr', '')
    if leaf == 'read':
        owner = getattr(call.func, 'value', None)
        if _comes_of(port, owner, ('ZipFile',)) and attribute != 'decode':
            end = port.source.span(call)[1]
            new = ".decode('utf-8', 'surrogateescape')"
            if uses.is_text(call):
                port.source.insert(end, new)
                port.changed(call, RULE, _BYTES, new)
            else:
                port.note(call, CHECK, RULE, _BYTES)
        return
    if leaf == 'urlopen':
        if set(uses.of_file(call)) <= {byte_uses.DATA, byte_uses.DECODED}:
            return
        if attribute == 'read':
            call = port.parents[id(parent)]
            taking = ('loads', 'as_str', 'as_text')
            if uses.wants_bytes(call) or uses.goes_to(call, *taking):
                return
        port.note(call, CHECK, RULE, _BYTES)
    elif attribute != 'decode' and module_names(port.source.tree, 'socket'):
        known = received.is_decoded, received.fills_bytes
        if not any(is_known(port, call) for is_known in known):
            port.note(call, CHECK, RULE, _BYTES)


def _comes_of(port, node, kinds):
    """Whether a name holds what a call of one of these gave."""
    if not isinstance(node, ast.Name):
        return calls_of_names.dotted(node).rpartition('.')[2] in kinds
    for call in port.calls.values():
        if calls_of_names.dotted(call).rpartition('.')[2] in kinds:
            parent = port.parents.get(id(call))
            target = getattr(parent, 'optional_vars', None)
            targets = [target] if target else getattr(parent, 'targets', [])
            if any(getattr(t, 'id', '') == node.id for t in targets):
                return True
    return False


def _port_literal(port, uses, node):
    """`b'the'`, which was `'the'`."""
    if uses.wants_bytes(node) or _is_added_to_bytes(port, node):
        return
    if not node.value.isascii() or b'\0' in node.value:
        function = getattr(port.parents.get(id(node)), 'func', None)
        if function not in port.names.resolved:  # TensorFlow takes bytes.
            port.note(node, CHECK, RULE, 'in Python 2 this was a plain string')
        return
    old = port.source.get(node)
    prefix = old[: min(old.find(q) for q in '\'"' if q in old)]
    if len(_LITERALS.findall(old)) > 1:
        port.note(node, CHECK, RULE, 'in Python 2 this was a plain string')
        return
    new = prefix.replace('b', '').replace('B', '') + old[len(prefix) :]
    port.source.replace(node, new)
    port.changed(node, RULE, 'in Python 2 this was a plain string', new)


def _is_added_to_bytes(port, node):
    """Whether it is a term of a sum with what surely gives bytes."""
    parent = port.parents.get(id(node))
    if not isinstance(parent, ast.BinOp):
        return False
    return any(
        not isinstance(side, ast.Constant) and _is_packed(side)
        for side in (parent.left, parent.right)
    )


def _port_value(port, uses, node):
    """`feature.bytes_list.value`, which holds bytes."""
    if getattr(node.value, 'attr', '') != 'bytes_list':
        return
    item = port.parents.get(id(node))
    item = item if isinstance(item, ast.Subscript) else node
    after = getattr(port.parents.get(id(item)), 'attr', '')
    if after in ('decode', 'append', 'extend') or uses.wants_bytes(item):
        return
    target = getattr(port.parents.get(id(item)), 'targets', [None])[0]
    is_named = _TEXTS.search(short_name(target))
    if item is not node and (uses.is_text(item) or is_named):
        new = ".decode('utf-8', 'surrogateescape')"
        port.source.insert(port.source.span(item)[1], new)
        port.changed(item, RULE, _BYTES, new)
        return
    port.note(node, CHECK, RULE, _BYTES)
