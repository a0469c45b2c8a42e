"""Modules of protocol buffers that protoc wrote before 3.19.

    DESCRIPTOR = _descriptor.FileDescriptor(serialized_pb=b'...', ...)

Source: `legacy_rnn.compat.sources.programs.protocols`.
"""

from __future__ import annotations

import ast

from ....sources.programs import protocols
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='old-protocols',
    does='Writes what protoc of before 3.19 generated as of today',
    why='protobuf refuses descriptors that a module builds by itself',
    before=(
        'from google.protobuf import descriptor as _descriptor\n'
        "DESCRIPTOR = _descriptor.FileDescriptor(serialized_pb=b'')\n"
    ),
    after=(
        'from google.protobuf import descriptor_pool as _descriptor_pool\n'
        'from google.protobuf.internal import builder as _builder\n'
        'DESCRIPTOR = _descriptor_pool.Default().AddSerializedFile(\n'
        "    b'')\n"
        '_builder.BuildMessageAndEnumDescriptors(DESCRIPTOR, globals())\n'
        '_builder.BuildTopDescriptorsAndMessages(\n'
        '    DESCRIPTOR, __name__, globals())\n'
    ),
    sources=ANY_SOURCE,
    styles=('full', 'safe'),
)


def apply(port):
    """Writes the whole module, if it is one."""
    lines = protocols.renewed(port.source.tree)
    if lines is None:
        return
    body = port.source.tree.body
    first = next(s for s in body if not isinstance(s, ast.Expr))
    start, _ = port.source.span(first)
    _, end = port.source.span(body[-1])
    port.source.replace_span(start, end, '\n'.join(lines))
    port.changed(first, RULE, RULE.why, lines[0])
