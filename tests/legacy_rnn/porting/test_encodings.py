"""Files in every encoding, as bytes."""

import pytest

from legacy_rnn import port
from legacy_rnn.porting.files import port_file

OLD = 'import tensorflow as tf\nx = tf.pack([1])  # \xe9\n'
NEW = OLD.replace('tensorflow as', 'tensorflow.compat.v1 as').replace(
    'pack', 'stack'
)


def ported(tmp_path, data):
    path = tmp_path / 'x.py'
    path.write_bytes(data)
    return port_file(path, '0.8')


@pytest.mark.parametrize('ends', ['\n', '\r\n', '\r'])
@pytest.mark.parametrize('name', ['latin-1', 'cp1252', 'utf-8', 'koi8-r'])
def test_declared_encoding_is_found_whatever_ends_its_line(
    tmp_path, name, ends
):
    head = f'# coding: {name}\n'
    letter = '\u0436' if name == 'koi8-r' else '\xe9'
    text = (head + OLD).replace('\xe9', letter).replace('\n', ends)
    result = ported(tmp_path, text.encode(name))
    want = (head + NEW).replace('\xe9', letter)
    lines = want.split('\n')
    lines.insert(2, 'tf.disable_v2_behavior()')
    assert result.data.decode(name) == ends.join(lines)


@pytest.mark.parametrize('name', ['idna', 'punycode', 'rot13', 'undefined'])
def test_what_no_source_can_be_written_in_is_left_alone(tmp_path, name):
    data = f'# coding: {name}\n{OLD}'.encode() + b'.' * 200
    result = ported(tmp_path, data)
    assert result.status == 'left alone'
    assert result.error.startswith('left alone, it cannot be read: ')


def test_a_port_that_its_encoding_does_not_write_is_left_alone(tmp_path, call):
    """No word between dots may be longer than 63 letters."""
    path = tmp_path / 'x.py'
    path.write_text(
        '# vim: set fileencoding=idna :\n'
        'import tensorflow as tf\n'
        'r0 = tf.batch_self_adjoint_eig(square)[0]\n'
        'print >>sys.stderr, x\n'
    )
    status, _, said = call(port, path)
    assert status == 2
    assert 'x.py: left alone, it cannot be written: ' in said


def test_bytes_that_would_be_written_otherwise_are_left_alone(tmp_path):
    data = b"# coding: utf-7\nimport tensorflow as tf\ns = 'a+ACE-'\n"
    result = ported(tmp_path, data)
    assert result.status == 'left alone' and 'utf-7' in result.error


def test_notebook_that_is_no_utf_8_is_left_alone(tmp_path):
    path = tmp_path / 'x.ipynb'
    path.write_bytes(b'{"cells": [], "nbformat": 4, "x": "\xff"}')
    result = port_file(path, '0.8')
    assert result.status == 'left alone'
    assert result.error.endswith('it is no UTF-8, as a notebook is')


@pytest.mark.parametrize(
    ('line', 'taken'),
    [
        ('x = tf.pack([1])  # \u4e2d\u6587', True),
        ('"""\u4e2d\n\u6587"""', True),
        ("print 'a'  # \u4e2d\u6587", True),
        ("s = '\u4e2d\u6587'", False),
        ("s = '\u4e2d\u6587'  # \u4e2d", False),
        ('s = ("a"\n\'\u4e2d\u6587\')', False),
    ],
)
def test_comments_may_be_in_another_encoding_than_their_file(
    tmp_path, line, taken
):
    head = '# -*- coding: utf-8 -*-\n# \xe9\nimport tensorflow as tf\n'
    data = head.encode() + f'{line}\n'.encode('gb18030')
    result = ported(tmp_path, data)
    assert (result.status == 'ported') == taken
    if taken:
        assert '\u6587' in result.data.decode() and result.changed
