"""What protoc of before 3.19 wrote, as today's protobuf reads it."""

import ast

import pytest
from google.protobuf import descriptor_pb2

from legacy_rnn.compat.sources.programs import protocols

HEAD = """
import sys
_b=sys.version_info[0]<3 and (lambda x:x) or (lambda x:x.encode('latin1'))
from google.protobuf import descriptor as _descriptor
from google.protobuf import reflection as _reflection
"""
FILE = """
DESCRIPTOR = _descriptor.FileDescriptor(
  name='{0}.proto', package='{0}', syntax='proto3', serialized_pb={1})
_POINT = _descriptor.Descriptor(name='Point', file=DESCRIPTOR)
Point = _reflection.GeneratedProtocolMessageType('Point', (), dict(
  DESCRIPTOR = _POINT))
"""


def serialized(package):
    file = descriptor_pb2.FileDescriptorProto()
    file.name, file.package = f'{package}.proto', package
    file.syntax = 'proto3'
    point = file.message_type.add(name='Point')
    point.field.add(name='x', number=1, label=1, type=5, json_name='x')
    return file.SerializeToString()


@pytest.mark.parametrize('form', ['_b({!r})', '{!r}', 'b'])
def test_messages_are_those_of_the_file(form):
    package = {'_b({!r})': 'called', '{!r}': 'text', 'b': 'plain'}[form]
    raw = serialized(package)
    text = repr(raw) if form == 'b' else form.format(raw.decode('latin1'))
    tree = protocols.renew(ast.parse(HEAD + FILE.format(package, text)))
    names = {'__name__': package}
    exec(compile(tree, package, 'exec'), names)
    assert names['Point'](x=3).SerializeToString() == b'\x08\x03'
    assert names['_POINT'].full_name == f'{package}.Point'


def test_other_files_are_imported_first():
    source = HEAD + 'from a.b import c_pb2 as c__pb2\n'
    lines = protocols.renewed(ast.parse(source + FILE.format('d', "b''")))
    assert lines.index('from a.b import c_pb2 as c__pb2') == 2


@pytest.mark.parametrize(
    'source',
    [
        'from google.protobuf import descriptor_pool as p\n'
        "DESCRIPTOR = p.Default().AddSerializedFile(b'')\n",
        'x = FileDescriptor(serialized_pb=b"")\n',
        'import tensorflow as tf\n',
    ],
)
def test_other_modules_are_left_alone(source):
    tree = ast.parse(source)
    assert protocols.renewed(tree) is None
    assert protocols.renew(tree) is tree
