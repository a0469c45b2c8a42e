"""Imports from the package that 1.15 kept its names in."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.sources.programs import core_package
from legacy_rnn.running.imports.tensorflow import OldTensorFlow
from tests import forking


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('from tensorflow_core.x import y', 'from tensorflow.x import y'),
        ('  from tensorflow_core import y', '  from tensorflow import y'),
        ('import tensorflow_core.x as y', 'import tensorflow.x as y'),
        ('import tensorflow_core', None),
        (
            'import tensorflow._api.v2.compat.v1 as tf',
            'import tensorflow.compat.v1 as tf',
        ),
        (
            'from tensorflow._api.v2.compat import v1 as tf',
            'from tensorflow.compat import v1 as tf',
        ),
        (
            'from tensorflow_core._api.v1.nn import rnn_cell',
            'from tensorflow.nn import rnn_cell',
        ),
        ('import tensorflow._api.v2', None),
        ('from tensorflow._api_of_ours import x', None),
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


@pytest.mark.parametrize(
    'line',
    [
        'import tensorflow._api.v2.compat.v1 as tf',
        'from tensorflow._api.v2.compat import v1 as tf',
        'import tensorflow_core._api.v2.compat.v1 as tf',
    ],
)
def test_program_that_an_editor_had_import_from_within_runs(tmp_path, line):
    source = f"""{line}
tf.disable_v2_behavior()
cell = tf.nn.rnn_cell.GRUCell(5)
_, state = tf.nn.dynamic_rnn(cell, tf.zeros([2, 4, 3]), dtype=tf.float32)
print(state.shape)
"""
    (tmp_path / 'a.py').write_text(source, 'utf-8')
    run = forking.command(tmp_path, 'run', 'a.py')
    assert run.stdout == '(2, 5)\n', run.stderr
    ported = port_text(source, '1.15')
    assert ported.status == 'ported' and '_api' not in ported.text


def test_program_finds_what_its_release_had_of_the_next(tmp_path):
    source = """import tensorflow as tf
v2 = getattr(tf.compat, 'v2')
print(v2.image.ResizeMethod.BILINEAR, tf.placeholder(tf.float32).dtype)
"""
    (tmp_path / 'a.py').write_text(source, 'utf-8')
    run = forking.command(tmp_path, 'run', '--release=1.15', 'a.py')
    assert run.stdout == "bilinear <dtype: 'float32'>\n", run.stderr
