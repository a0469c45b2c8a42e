"""What a verified port has loaded before its first line."""

import sys

import pytest

from legacy_rnn.running import programs
from legacy_rnn.verifying import record


def test_modules_that_came_with_keras_are_loaded():
    pytest.importorskip('PIL')
    record.load_beside_keras()
    assert 'PIL.Image' in sys.modules


ASKS = "import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\n"


@pytest.mark.parametrize('other', [ASKS, ''])
def test_another_file_may_ask_for_tf_keras_before_tensorflow(tmp_path, other):
    loads = 'import tensorflow as tf\n'
    (tmp_path / 'layers_of_mine.py').write_text(ASKS + loads)
    (tmp_path / 'tools_of_mine.py').write_text(other + loads)
    script = tmp_path / 'old.py'
    script.write_text('import tools_of_mine\nimport layers_of_mine\n')
    program = programs.from_script(str(script), [])
    assert record.asks_for_tf_keras(program) == bool(other)


@pytest.mark.parametrize('layer', ['layers.LSTM(2)', 'utils.plot_model'])
def test_original_has_the_keras_that_runs_give_it(tmp_path, layer):
    """TensorFlow is loaded first, and packages take its Keras from it."""
    script = tmp_path / 'old.py'
    script.write_text(
        'import tensorflow as tf\n'
        'x = tf.compat.v1.placeholder(tf.float32, [2, 3, 1])\n'
        f'y = tf.keras.{layer}\n'
    )
    program = programs.from_script(str(script), [])
    request = {'release': 'auto', 'python': None}
    needed = layer == 'layers.LSTM(2)'
    assert record.needs_tf_keras(request, program) == needed
