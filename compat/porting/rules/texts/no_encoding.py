"""`codecs.open` whose encoding is None, which is `open`.

Python 2 read what stood in the file, in any encoding; Python 3 read it as the
machine has it, which on Windows takes any bytes, too. Today UTF-8 is read,
and refuses text in another encoding. What only Python 3 reads is left alone,
as nothing has changed for it.

Source: Python 3.6, `codecs.open`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import dialect, python2_bytes
from ...names.calls_of_names import dotted, opens_plainly
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='no-encoding',
    does='Opens files that nothing gives an encoding as UTF-8 with escapes',
    why='text in another encoding is refused',
    before=(
        'import codecs\n'
        'def read(path, encoding=None):\n'
        "    return codecs.open(path, 'r', encoding).read()\n"
    ),
    after=(
        'import codecs\n'
        'def read(path, encoding=None):\n'
        "    return (codecs.open(path, 'r', encoding) if encoding else "
        "open(path, 'r', encoding='utf-8', errors='surrogateescape')).read()\n"
    ),
    follows=('byte-files', 'old-library', 'text-files'),
    sources=ANY_SOURCE,
)
_WHY = 'without an encoding, it is read as UTF-8 today'
_ENCODING = 2  # Its place among the arguments of codecs.open.


def apply(port):
    """Opens what has no encoding by `open`."""
    is_python2 = port.project.python2
    if not is_python2 and dialect.of_text(port.source.text) == 3:
        return
    maybe_none = _maybe_none(port.source.tree)
    for call in port.calls.values():
        if dotted(call) != 'codecs.open' or not _reads_text(call):
            continue
        encoding = _encoding(call)
        if opens_plainly(call):
            if not is_python2:  # Else byte-files wrote it.
                _write(port, call, _opened(port, call))
        elif trees.last_name(encoding) in maybe_none and not _is_asked(
            port, call
        ):
            told = port.source.get(encoding)
            start, end = port.source.span(call)
            port.source.insert(start, '(')
            port.source.insert(end, f' if {told} else {_opened(port, call)})')
            port.changed(call, RULE, _WHY, f'... if {told} else open(...)')


def _write(port, call, new):
    port.source.replace(call, new)
    port.changed(call, RULE, _WHY, new)


def _opened(port, call):
    """The call of `open` that reads the same file."""
    path = port.source.get(call.args[0])
    return f"open({path}, 'r', {python2_bytes.OPTIONS})"


def _reads_text(call):
    """Whether it opens a file for nothing but to read text."""
    options = {k.arg: k.value for k in call.keywords}
    mode = [*call.args[1:2], options.get('mode', ast.Constant('r'))][0]
    text = getattr(mode, 'value', None)
    known = bool(call.args) and {*options} <= {'mode', 'encoding', 'errors'}
    return known and text in ('r', 'rt', 'rU', 'U')


def _encoding(call):
    named = [k.value for k in call.keywords if k.arg == 'encoding']
    return [*call.args[_ENCODING : _ENCODING + 1], *named, None][0]


def _is_asked(port, call):
    """Whether the program itself asks whether there is an encoding."""
    parent = port.parents.get(id(call))
    return isinstance(parent, ast.IfExp) and parent.test is not call


def _maybe_none(tree):
    """Parameters and attributes that are None where nothing is given."""
    found = set()
    for node in trees.of_kind(tree, ast.arguments, ast.Assign):
        if isinstance(node, ast.arguments):
            named = [*node.posonlyargs, *node.args][-len(node.defaults) :]
            pairs = [
                *zip(named, node.defaults, strict=False),
                *zip(node.kwonlyargs, node.kw_defaults, strict=True),
            ]
            found |= {a.arg for a, value in pairs if trees.is_none(value)}
        elif isinstance(node, ast.Assign) and trees.is_none(node.value):
            found |= {trees.last_name(target) for target in node.targets} - {
                ''
            }
    return found
