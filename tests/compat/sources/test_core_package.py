"""Imports from the package that 1.15 kept its names in."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.sources import core_package
from legacy_rnn.running.imports.tensorflow import OldTensorFlow


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('from tensorflow_core.x import y', 'from tensorflow.x import y'),
        ('  from tensorflow_core import y', '  from tensorflow import y'),
        ('import tensorflow_core.x as y', 'import tensorflow.x as y'),
        ('import tensorflow_core', None),
        ('from tensorflow_core_api import y', None),
        ("# tensorflow_core\nx = 'from tensorflow_core.x'", None),
    ],
)
def test_imports_of_the_core_take_from_tensorflow(before, after):
    assert core_package.plain(before) == (after or before)


def test_port_takes_from_where_tensorflow_has_its_names():
    ported = port_text(
        'from tensorflow_core.contrib.rnn.python.ops.core_rnn_cell import '
        '_Linear\nfrom tensorflow_core.python.ops import math_ops\n',
        '1.15',
    )
    assert 'tensorflow_core' not in ported.text
    assert 'compat.r1_15.contrib.rnn.python.ops.core_rnn_cell' in ported.text


def test_program_finds_the_core_of_its_release(tmp_path):
    old = OldTensorFlow('1.15', str(tmp_path), None, lambda: None)
    name = 'contrib.rnn.python.ops.core_rnn_cell'
    module = old.get(f'tensorflow_core.{name}')
    assert module is old.get(f'tensorflow.{name}')
