"""What only Python 2 had and fissix leaves: names, methods, escapes.

Source: Python 3.0, "What's New"; Python 2.7's `string`, `itertools`, `cmp`.
"""

from __future__ import annotations

import ast
import math

from ....sources import trees
from ....sources.python2 import caught, python2_types
from ...findings import CHECK
from ...names import calls_of_names
from ...names.local_names import assigned_values, is_module, storing
from ...names.shadows import is_builtin
from ...rule import ANY_SOURCE, Rule
from ...text import special_methods, statement_edits

RULE = Rule(
    name='python2-names',
    does="Writes Python 3's names for those of Python 2",
    why='they are gone',
    before='import string\nprint string.letters\n',
    after='import string\nprint(string.ascii_letters)\n',
    sources=ANY_SOURCE,
)
_WHY = 'Python 3 spells it this way'
_STRING = {
    'letters': 'string.ascii_letters',
    'lowercase': 'string.ascii_lowercase',
    'uppercase': 'string.ascii_uppercase',
    'maketrans': 'str.maketrans',
    'atoi': 'int',
    'atof': 'float',
}
_TYPES = {name: python2_types.written(name) for name in python2_types.TYPES}
_IMPORTED = {'string': _STRING, 'types': _TYPES}
_METHODS = frozenset(
    'capitalize center count expandtabs find index ljust lower lstrip '
    'replace rfind rindex rjust rstrip split splitfields strip swapcase '
    'upper zfill'.split()
)
_WITH_TEXT = frozenset(  # What Python raises with one string.
    'AssertionError AttributeError ImportError IndexError NameError '
    'NotImplementedError RuntimeError TypeError ValueError '
    'ZeroDivisionError'.split()
)
_GIVE_TEXT = ('format', 'join', 'str')
_AS_TEXT = (*_GIVE_TEXT, 'as_bytes', 'as_str', 'as_text')
_CMP = '(lambda a, b: (a > b) - (a < b))'
_OF_BYTES = 'BytesIO adler32 bytearray bytes crc32 hexlify'.split()


def apply(port):
    """Writes Python 3's names for those of Python 2."""
    if not port.project.python2:
        return
    for node in trees.walk(port.source.tree):
        if isinstance(node, ast.Attribute):
            _port_attribute(port, node)
        elif is_builtin(node, port.source.tree, 'cmp'):
            _replace(port, node, _CMP)
        elif isinstance(node, ast.ImportFrom) and node.module in _IMPORTED:
            _port_import(port, node)
        elif isinstance(node, ast.ClassDef):
            special_methods.port_class(port, node, RULE, _WHY)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            _port_message(port, node)
            _port_parts(port, node)
        elif isinstance(node, ast.Expr):
            _port_statement(port, node)
        elif isinstance(node, ast.Constant):
            _port_escapes(port, node)
        elif isinstance(node, ast.Call):
            _port_translate(port, node)


def _replace(port, node, new):
    port.source.replace(node, new)
    port.changed(node, RULE, _WHY, new)


def _port_attribute(port, node):
    owner = getattr(node.value, 'id', '')
    if not is_module(node.value, port.source.tree, owner):
        return
    if owner == 'itertools' and node.attr == 'izip_longest':
        _replace(port, node, 'itertools.zip_longest')
    if owner == 'types':
        _port_type(port, node, node.attr)
    if owner != 'string':
        return
    if node.attr in _STRING:
        _replace(port, node, _STRING[node.attr])
        return
    call = port.calls.get(id(node))
    if call is None or not call.args or call.keywords:
        return
    first, *rest = call.args
    if node.attr in ('join', 'joinfields'):
        separator = port.source.get(rest[0]) if rest else "' '"
        port.source.replace(call, f'({separator}).join(', first, ')')
        port.changed(call, RULE, _WHY, f'{separator}.join(...)')
    elif node.attr == 'translate' and (table := _table(port, *rest)):
        port.source.replace(call, '(', first, ').translate(', *table, ')')
        port.changed(call, RULE, _WHY, '(...).translate(...)')
    elif node.attr in _METHODS:
        attr = node.attr.removesuffix('fields')
        others = ', '.join(map(port.source.get, rest))
        is_number = attr == 'zfill' and not trees.is_text(first)
        start = 'str(' if is_number else '('  # It took numbers, too.
        port.source.replace(call, start, first, f').{attr}({others})')
        port.changed(call, RULE, _WHY, f'(...).{attr}({others})')


def _table(port, table=None, deleted=None):
    """Pieces of the table for one and what is deleted; none if not sure."""
    if deleted is None:
        return [table] if table else []
    if trees.is_none(table):
        return ["str.maketrans('', '', ", deleted, ')']
    known = assigned_values(port.source.tree).get(trees.dotted(table))
    if {trees.called(value) for value in known or [table]} != {'maketrans'}:
        return []
    if len(trees.given(table)) == 2:
        old, new = table.args
        return ['str.maketrans(', old, ', ', new, ', ', deleted, ')']
    return ['{**', table, ', **dict.fromkeys(map(ord, ', deleted, '))}']


def _port_type(port, node, name):
    """`types.StringType`, which was that of all strings."""
    if name in _TYPES:
        _replace(port, node, _TYPES[name])
    else:
        _note_lost_type(port, node, name)


def _note_lost_type(port, node, name):
    if nearest := python2_types.NEAREST.get(name):
        why = f'Python 3 has no types.{name}: {nearest} comes nearest'
        port.note(node, CHECK, RULE, why)


def _port_import(port, node):
    """`from string import maketrans`, `from types import ListType`."""
    new = _IMPORTED[node.module]
    if node.module == 'types':
        for alias in node.names:
            _note_lost_type(port, node, alias.name)
    kept = [a for a in node.names if a.name not in new]
    if len(kept) == len(node.names):
        return
    lines = [
        f'{alias.asname or alias.name} = {new[alias.name]}'
        for alias in node.names
        if alias not in kept
    ]
    if any('string.' in line for line in lines):
        lines.insert(0, 'import string')
    if kept:
        names = ', '.join(map(ast.unparse, kept))
        lines.insert(0, f'from {node.module} import {names}')
    statement_edits.write(port, node, lines, RULE, _WHY)


def _port_message(port, handler):
    """`error.message`, what an error was raised with, if that is one thing."""
    if handler.type in port.names.resolved:
        return  # Those of TensorFlow have it today.
    name, kind = handler.name, getattr(handler.type, 'id', '')
    new = f"{name}.args[0] if len({name}.args) == 1 else ''"
    new = f"getattr({name}, 'message', {new})"
    if kind in _WITH_TEXT:
        new = f'str({name})'
    elif kind == 'KeyError':
        new = f'{name}.args[0]'
    for node in ast.walk(handler):
        if isinstance(node, ast.Attribute) and node.attr == 'message':
            if getattr(node.value, 'id', '') == name:
                _replace(port, node, new)


def _port_parts(port, handler):
    """`error[0]` and `number, text = error`, of what an error holds."""
    if getattr(handler.type, 'id', '') in _indexed_errors(port.source.tree):
        return
    stores = [n for name, n in storing(handler) if name == handler.name]
    ends = [port.source.span(n)[1] for n in stores if hasattr(n, 'lineno')]
    for node in caught.parts(handler):
        if port.source.span(node)[1] <= min(ends, default=math.inf):
            _replace(port, node.value, f'{handler.name}.args')


@trees.once
def _indexed_errors(tree):
    """Classes of a source that say themselves what an index gives."""
    return {
        node.name
        for node in trees.of_kind(tree, ast.ClassDef)
        if '__getitem__' in {getattr(s, 'name', '') for s in node.body}
    }


def _port_statement(port, node):
    """`reload(sys)` and `sys.setdefaultencoding('utf8')`."""
    name = calls_of_names.dotted(node.value)
    arguments = getattr(node.value, 'args', [])
    reloads = name in ('reload', 'imp.reload', 'importlib.reload')
    is_sys = [getattr(a, 'id', '') for a in arguments] == ['sys']
    if name == 'sys.setdefaultencoding' or reloads and is_sys:
        why = 'text needs no encoding in Python 3'
        statement_edits.write(port, node, [], RULE, why)


def _port_escapes(port, node):
    r"""`'\xc3\xa9'`, which is UTF-8."""
    value = node.value
    if not isinstance(value, str) or value.isascii() or max(value) > '\xff':
        return
    parent = port.parents.get(id(node))
    if isinstance(parent, (ast.JoinedStr, ast.FormattedValue)):
        return
    if not port.source.get(node).isascii():
        return
    try:
        text = value.encode('latin-1').decode('utf-8')
    except UnicodeDecodeError:
        return
    new = ascii(text)
    port.source.replace(node, new)
    why = 'in Python 2 these were the bytes of UTF-8'
    port.changed(node, RULE, why, new)


def _port_translate(port, call):
    """`text.translate(None, deleted)`, and what takes bytes alone."""
    leaf = getattr(call.func, 'attr', '')
    if leaf == 'translate' and len(call.args) == 2:
        if is_module(call.func.value, port.source.tree, 'string'):
            return
        if table := _table(port, *call.args):
            start = port.source.span(call.args[0])[0]
            end = port.source.whole(call)[1] - 1
            port.source.replace_span(start, end, *table)
            port.changed(call, RULE, _WHY, 'translate(...)')
        elif trees.is_text(call.args[1]) or 'maketrans' in port.source.text:
            port.note(call, CHECK, RULE, 'translate takes one table')
        return
    name = calls_of_names.dotted(call)
    wanted = call.args[1:2] if name == 'os.write' else call.args[:1]
    if len(call.args) == 1 and (leaf or name) in _OF_BYTES:
        _give_text_as_bytes(port, call.args[0])
    hashes = name.partition('.')[0] in ('hashlib', 'md5', 'sha')
    given = leaf in ('b64encode', 'encodestring', 'send', 'sendall')
    if name != 'hashlib.new' and (given or hashes or name == 'os.write'):
        for value in wanted:
            _give_bytes(port, value)


def _give_text_as_bytes(port, value):
    """An argument that may be text, numbers, or a size."""
    new = ".encode('utf-8')"
    leaf = calls_of_names.dotted(value).rpartition('.')[2]
    kinds = ast.Name, ast.Attribute, ast.Subscript
    if isinstance(value, kinds) and not any(trees.of_kind(value, ast.Call)):
        old = port.source.get(value)
        new = f'{new} if isinstance({old}, str) else {old}'
        port.source.replace(value, old, new)
    elif leaf in _AS_TEXT or _is_text(value):
        port.source.replace(value, '(', value, f'){new}')
    else:
        return
    port.changed(value, RULE, 'text has no bytes of its own', new)


def _is_text(value):
    """Whether it is a string, or one that is formatted by `%`."""
    text = value.left if isinstance(value, ast.BinOp) else value
    return isinstance(getattr(text, 'value', None), str)


def _give_bytes(port, value):
    """An argument that has to be bytes."""
    leaf = calls_of_names.dotted(value).rpartition('.')[2]
    if leaf in ('encode', 'read', 'as_bytes', 'tobytes', 'tostring', 'pack'):
        return
    if isinstance(value, ast.Constant) and not isinstance(value.value, str):
        return
    if port.names.imports:
        as_bytes = port.today('compat.as_bytes')
        port.source.replace(value, f'{as_bytes}(', value, ')')
        port.changed(value, RULE, 'it takes bytes', as_bytes)
    elif isinstance(value, (ast.Constant, ast.BinOp)) or leaf in _GIVE_TEXT:
        new = ".encode('utf-8')"
        port.source.replace(value, '(', value, f'){new}')
        port.changed(value, RULE, 'it takes bytes', new)
    else:
        port.note(value, CHECK, RULE, 'it takes bytes, which text is not')
