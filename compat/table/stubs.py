"""Type stubs of the namespaces, for editors and type checkers.

`setup.py` writes them into the wheel: of `v0` and `v1` every name that works,
with its arguments; of one release's module that it holds what you ask for.

Source: PEP 561, "Partial Stub Packages"; PEP 484, "Stub Files".
"""

from __future__ import annotations

import keyword
from pathlib import Path

from .. import history
from ..releases import RELEASES
from .resolution import resolve

# Top folder of the stubs, beside the package that they are of.
FOLDER = 'legacy_rnn-stubs'
MAJORS = {'v0': 0, 'v1': 1}
# Modules that recurrent code imports by themselves.
_IMPORTED = (
    'models.rnn.rnn models.rnn.rnn_cell models.rnn.seq2seq nn.rnn_cell '
    'nn.seq2seq contrib.rnn contrib.seq2seq contrib.legacy_seq2seq '
    'contrib.layers contrib.crf contrib.lookup'
).split()
_ANY = 'from typing import Any\n'
_OPEN = f'{_ANY}\ndef __getattr__(name: str) -> Any: ...\n'
_OBJECT = """class Object:
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...
    def __enter__(self) -> Any: ...
    def __exit__(self, *args: Any) -> None: ...
"""
_BINARY = (
    'add sub mul truediv floordiv mod pow matmul and or xor radd rsub rmul '
    'rtruediv rfloordiv rmod rpow rmatmul rand ror rxor lt le gt ge getitem'
).split()
_UNARY = 'neg abs invert iter'.split()


def write(folder):
    """Writes the stubs.

    Args:
        folder: Where the package `legacy_rnn` is installed.

    Returns:
        The paths of the files.
    """
    root = Path(folder, FOLDER)
    texts = {'py.typed': 'partial\n'}
    for release in RELEASES:
        for module in _imported(release):
            place = '/'.join([release.module, *module.split('.')])
            texts[f'compat/{place.rstrip("/")}/__init__.pyi'] = _OPEN
    for name, major in MAJORS.items():
        texts[f'compat/{name}/_objects.pyi'] = _objects()
        for module, text in modules(major).items():
            place = '/'.join([f'compat/{name}', *module.split('.')])
            texts[f'{place.rstrip("/")}/__init__.pyi'] = text
    paths = []
    for name, text in sorted(texts.items()):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, 'utf-8')
        paths.append(path)
    return paths


def _imported(release):
    """Names of a release's modules that are imported by themselves."""
    found = {''}
    for name in _IMPORTED:
        symbol = history.find(name)
        if symbol and not symbol.exists(release):
            continue
        while name:
            found.add(name)
            name = name.rpartition('.')[0]
    return found


def modules(major):
    """The stubs of all public modules of the releases 0.x or 1.x.

    Args:
        major: 0 or 1.

    Returns:
        Dict from a module's name, `''` for the top, to its text.
    """
    lines: dict[str, list[str]] = {'': []}
    for name in history.names():
        symbol = history.find(name)
        had = [r for r in symbol.releases if r.major == major]
        hidden = any(part.startswith('_') for part in name.split('.'))
        if not had or hidden or name.startswith('python.'):
            continue
        if symbol.kind == 'module':
            _open_module(lines, name)
        elif symbol.kind not in ('method', 'property'):
            found = resolve(name, had[-1])
            if found.works:
                parent, _, leaf = name.rpartition('.')
                if history.is_module(parent) or not parent:
                    _open_module(lines, parent)
                    lines[parent].append(_line(leaf, symbol.kind, found))
    depth = {name: name.count('.') + bool(name) for name in lines}
    return {
        name: _text(name, depth[name], own, lines)
        for name, own in lines.items()
    }


def _open_module(lines, name):
    """Makes room for a module and those that it lies in."""
    while name:
        lines.setdefault(name, [])
        name = name.rpartition('.')[0]


def _text(name, depth, own, lines):
    start = f'{name}.' if name else ''
    below = sorted(
        other[len(start) :]
        for other in lines
        if other.startswith(start) and other != name
        if '.' not in other[len(start) :]
    )
    taken = {line.split('(')[0].split(':')[0].split()[-1] for line in own}
    head = [f'from {"." * (depth + 1)}_objects import Object as _Object\n']
    head += [f'from . import {b} as {b}\n' for b in below if b not in taken]
    return ''.join([_ANY, *head, '\n', *own])


def _line(leaf, kind, found):
    """The stub of one name."""
    if keyword.iskeyword(leaf):
        return ''
    if kind == 'function':
        return f'def {leaf}({_arguments(found)}) -> Any: ...\n'
    if kind == 'class':
        inner = ', '.join(filter(None, ['self', _arguments(found)]))
        return (
            f'class {leaf}(_Object):\n    def __init__({inner}) -> None: ...\n'
        )
    return f'{leaf}: Any\n'


def _arguments(found):
    """An argument list; whatever it takes where that is not known."""
    anything = '*args: Any, **kwargs: Any'
    names = [a.name for a in found.arguments or ()]
    if found.arguments is None or any(
        not name.lstrip('*').isidentifier() or keyword.iskeyword(name)
        for name in names
    ):
        return anything
    told, optional = [], False
    for argument in found.arguments:
        if argument.name == 'self':
            continue
        stars = argument.name.startswith('*')
        optional |= argument.default is not None and not stars
        default = ' = ...' if optional and not stars else ''
        told.append(f'{argument.name}: Any{default}')
    return ', '.join(told)


def _objects():
    binary = ''.join(
        f'    def __{name}__(self, other: Any) -> Any: ...\n'
        for name in _BINARY
    )
    unary = ''.join(
        f'    def __{name}__(self) -> Any: ...\n' for name in _UNARY
    )
    return f'{_ANY}\n{_OBJECT}{binary}{unary}'
