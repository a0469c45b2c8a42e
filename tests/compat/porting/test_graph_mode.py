"""Where a half-ported source turns on what it needs of TensorFlow 1."""

import ast

import pytest

from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.names import exports
from legacy_rnn.compat.porting.project import Project
from tests import forking

AFTER_TENSORFLOW = """import tensorflow as tf
import numpy as np
from shared import tfv1
cell = tfv1.nn.rnn_cell.GRUCell(3)
"""
AFTER_A_MODULE = """from tensorflow.python.ops import array_ops
import numpy as np
from shared import tfv1 as tf
cell = tf.nn.rnn_cell.GRUCell(3)
"""


@pytest.mark.parametrize('source', [AFTER_TENSORFLOW, AFTER_A_MODULE])
def test_a_name_of_the_project_is_not_asked_before_its_import(source):
    shared = ast.parse('import tensorflow as tf\ntfv1 = tf.compat.v1\n')
    project = Project(
        exports={'shared': exports.of_module(shared)},
        generation=generation.HALF,
        behaviour=('enable_resource_variables',),
    )
    lines = port_text(source, '1.15', project=project).text.splitlines()
    [called] = [n for n in lines if n.endswith('enable_resource_variables()')]
    name = called.partition('.')[0]
    before = lines[: lines.index(called)]
    assert before.index(
        'import tensorflow' + ' as tf' * (name == 'tf')
    ) < lines.index('import numpy as np')


def test_a_file_of_old_names_leaves_on_what_its_half_ported_program_keeps():
    source = 'import tensorflow as tf\nx = tf.random_uniform([2])\n'
    keeps = ('enable_v2_tensorshape',)
    told = Project(generation=generation.HALF, behaviour=keeps)
    assert port_text(source, '1.15', project=told).text.startswith(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'tf.enable_v2_tensorshape()\n'
    )


def test_import_within_a_function_gives_no_name_to_lines_above_it():
    source = (
        'from tensorflow.python.ops import math_ops\n\n\n'
        'def mean(x):\n'
        '    x = math_ops.reduce_mean(x)\n'
        '    import tensorflow as tf\n'
        '    return tf.compat.v1.identity(x)\n'
    )
    text = port_text(source, '1.15').text
    assert '    x = tf1.reduce_mean(x)\n' in text
    assert 'import tensorflow.compat.v1 as tf1\n' in text


def test_calls_on_a_name_that_is_bound_below_import_it_themselves():
    """A nested import of it counted: the port ended with a NameError."""
    source = (
        'from tensorflow.keras import backend as K\n\n'
        'if __name__ == "__main__":\n'
        '    import tensorflow as tf\n'
        '    K.set_learning_phase(True)\n'
        '    x = tf.compat.v1.placeholder(tf.float32)\n'
    )
    told = Project(behaviour=('enable_v2_tensorshape',))
    text = port_text(source, '1.15', project=told).text
    done = forking.code(text)
    assert not done.returncode, done.stderr
    called = 'tensorflow.compat.v1.enable_v2_tensorshape()\n'
    assert f'import tensorflow\n{called}' in text


@pytest.mark.parametrize(
    ('layer', 'is_off'), [('LSTM(3)', True), ('Flatten()', False)]
)
def test_loops_of_keras_layers_are_those_of_1(layer, is_off):
    source = (
        'import tensorflow as tf\n'
        'tf.compat.v1.disable_eager_execution()\n'
        f'x = tf.keras.layers.{layer}(y)\n'
    )
    text = port_text(source, '1.15').text
    line = 'import tensorflow as tf\ntf.compat.v1.disable_v2_behavior()\n'
    assert (line in text) == is_off
    assert port_text(text, '1.15').text == text
