"""Modules that protoc wrote before 3.19, as today's protobuf reads them.

Such a module builds each descriptor by itself, which protobuf 4 refuses. All
of them stand in its serialized text as well.

Source: protobuf's `google/protobuf/internal/builder.py`.
"""

from __future__ import annotations

import ast

_PACKAGES = ('google', 'google.protobuf', 'google.protobuf.internal')
_LINES = (
    'from google.protobuf import descriptor_pool as _descriptor_pool',
    'from google.protobuf.internal import builder as _builder',
)
_BUILT = (
    'DESCRIPTOR = _descriptor_pool.Default().AddSerializedFile(\n    {})',
    '_builder.BuildMessageAndEnumDescriptors(DESCRIPTOR, globals())',
    '_builder.BuildTopDescriptorsAndMessages(\n'
    '    DESCRIPTOR, __name__, globals())',
)


def renewed(tree):
    """What a module says for today's protobuf.

    Args:
        tree: ast.Module.

    Returns:
        List of lines, each a statement; None for any other module.
    """
    text = _serialized(tree)
    if text is None:
        return None
    kept = [ast.unparse(s) for s in tree.body if _is_kept(s)]
    return [*_LINES, *kept, _BUILT[0].format(repr(text)), *_BUILT[1:]]


def renew(tree):
    """The tree of `renewed`, or the one that was given."""
    lines = renewed(tree)
    return tree if lines is None else ast.parse('\n'.join(lines))


def _serialized(tree):
    """The bytes that describe a module's file, or None."""
    for statement in tree.body:
        if not isinstance(statement, ast.Assign):
            continue
        call = statement.value
        if not isinstance(call, ast.Call) or not _is_file(call):
            continue
        for keyword in call.keywords:
            if keyword.arg == 'serialized_pb':
                return _bytes(keyword.value)
    return None


def _is_file(call):
    """Whether a call makes the FileDescriptor of a module."""
    return getattr(call.func, 'attr', '') == 'FileDescriptor'


def _bytes(value):
    """`b'...'`, `_b('...')` or Python 2's `'...'` as bytes, or None."""
    if isinstance(value, ast.Call) and len(value.args) == 1:
        value = value.args[0]
    text = getattr(value, 'value', None)
    if isinstance(text, str):
        text = text.encode('latin1')
    return text if isinstance(text, bytes) else None


def _is_kept(statement):
    """Whether a statement imports another file's module."""
    if not isinstance(statement, (ast.Import, ast.ImportFrom)):
        return False
    module = getattr(statement, 'module', '')
    names = [f'{module}.{alias.name}' for alias in statement.names]
    if any(n.endswith('_pb2') for n in (module, *names)):
        return True
    return module not in (*_PACKAGES, '')
