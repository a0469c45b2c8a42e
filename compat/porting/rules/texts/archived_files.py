"""Files of text in archives, which Python 2 read and wrote as text.

    for line in tar.extractfile(name):
    ->  for line in TextIOWrapper(tar.extractfile(name), encoding='utf-8', ...)

So it is with the files of `zipfile`, `gzip.GzipFile` and `bz2.BZ2File`. One
that is used as data stays.

Source: Python 3.0, "What's New: Text vs. Data Instead of Unicode vs. 8-bit".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.python2 import python2_bytes, version_guards
from ...findings import CHECK
from ...kinds.texts import byte_uses
from ...names.local_names import dotted, imported_names, imported_packages
from ...rule import ANY_SOURCE, Rule

_BEFORE = (
    'import tarfile\n'
    'for line in tarfile.open(path).extractfile(name):\n'
    '    print line.split()\n'
)
RULE = Rule(
    name='archived-files',
    does='Reads files of text in archives as text',
    why='Python 3 gives bytes, which equal no text',
    before=_BEFORE,
    after=(
        'from io import TextIOWrapper\n'
        'import tarfile\n'
        'for line in TextIOWrapper(tarfile.open(path).extractfile(name), '
        f'{python2_bytes.OPTIONS}):\n'
        '    print(line.split())\n'
    ),
    sources=ANY_SOURCE,
)
_FILES = ('bz2.BZ2File', 'gzip.GzipFile')
_BOTH = 'it is used as text and as data: decode what is text'


def apply(port):
    """Reads as text what is used so."""
    if not port.project.python2:
        return
    uses = byte_uses.Uses(port)
    of_3 = version_guards.of_3(port.source.tree)
    for call in port.calls.values():
        if call in of_3 or not _opens(port, call):
            continue
        found = set(uses.of_file(call))
        if byte_uses.TEXT not in found:
            continue
        if byte_uses.DATA in found:
            port.note(call, CHECK, RULE, f'{RULE.why}: {_BOTH}')
            continue
        end = f', {python2_bytes.OPTIONS})'
        port.source.insert(port.source.span(call)[0], 'TextIOWrapper(')
        port.source.insert(port.source.span(call)[1], end)
        port.needs.add('io:TextIOWrapper')
        port.changed(call, RULE, RULE.why, f'TextIOWrapper(...{end}')


def _opens(port, call):
    """Whether a call gives a file of an archive, or a compressed one."""
    name = getattr(call.func, 'attr', '')
    imported = imported_names(port.source.tree)
    if dotted(call.func, imported) in _FILES:
        return True
    packages = imported_packages(port.source.tree)
    if name == 'extractfile':
        return 'tarfile' in packages
    if name != 'open' or 'zipfile' not in packages:
        return False
    owner = call.func.value
    if trees.called(owner) == 'ZipFile':
        return True
    return isinstance(owner, ast.Name) and any(
        _is_named(port, made, owner.id)
        for made in port.calls.values()
        if trees.called(made) == 'ZipFile'
    )


def _is_named(port, made, name):
    """Whether what a call makes has a name."""
    above = port.parents.get(id(made))
    target = getattr(above, 'optional_vars', None)
    targets = [target] if target else getattr(above, 'targets', [])
    return any(getattr(target, 'id', '') == name for target in targets)
