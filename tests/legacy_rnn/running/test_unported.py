"""Programs of TensorFlow 2, which Python runs as they are."""

import os

import pytest

from legacy_rnn.compat.porting.keras_variable import NAME
from legacy_rnn.running import programs, unported

CELL = (
    'import tensorflow as tf\n'
    'class Cell(tf.keras.layers.AbstractRNNCell):\n'
    '    pass\n'
)


@pytest.mark.parametrize(
    ('source', 'asked'),
    [
        ('import cells\n', True),
        ('import tensorflow as tf\nx = tf.keras.layers.Dense(2)\n', False),
        (f'import os\nos.environ["{NAME}"] = "0"\nimport cells\n', False),
    ],
)
def test_keras_2_stands_beside_a_program_that_takes_its_names(
    source, asked, monkeypatch, tmp_path
):
    monkeypatch.setenv(NAME, '')
    monkeypatch.delenv(NAME)
    (tmp_path / 'cells.py').write_text(CELL)
    script = tmp_path / 'main.py'
    script.write_text(source)
    program = programs.from_script(str(script), [])
    assert unported.sets_keras_2(program) == asked
    assert os.environ.get(NAME) == ('1' if asked else None)
    monkeypatch.setenv(NAME, '0')
    assert not unported.sets_keras_2(program)
