"""Sources of TensorFlow 2 that end on today's TensorFlow."""

import pytest

from legacy_rnn.compat.porting import engine
from legacy_rnn.compat.porting.findings import STOP

START = 'import tensorflow as tf\n@tf.function\ndef f(x):\n    return x\n'


def _stops(text):
    ported = engine.port_text(text, '1.15')
    assert ported.text == text
    assert all(f.severity == STOP for f in ported.findings)
    return ported, [(f.line, f.why) for f in ported.findings]


@pytest.mark.parametrize(
    'line, told',
    [
        ('tf.estimator.Estimator(f)', 'no estimator.Estimator. Estimators'),
        ('tf.compat.v2.estimator.Estimator(f)', 'Estimators left it in 2.16'),
        ('tf.keras.backend.learning_phase()', 'set TF_USE_LEGACY_KERAS=1'),
        ('import tensorflow.compat.v1.keras.layers as l', 'Keras 3 lacks it'),
        ('from tensorflow.compat.v2.keras import layers', 'Keras 3 lacks it'),
        ('from tensorflow.keras.losses import mean_squared_error', 'Keras 3'),
        ('tf.compat.v1.nn.rnn_cell.GRUCell(3)', 'nn.rnn_cell.GRUCell'),
    ],
)
def test_what_ends_today_is_a_stop(line, told):
    ported, ((number, why),) = _stops(f'{START}{line}\n')
    assert number == 5 and told in why
    assert ported.status == engine.FAILED


@pytest.mark.parametrize(
    'line',
    [
        'tf.estimator = None\ntf.estimator.x',
        'try:\n    tf.estimator.x\nexcept AttributeError:\n    pass',
        "if hasattr(tf, 'estimator'):\n    tf.estimator.x",
        'tf.compat.v1.global_variables',
        'from tensorflow.compat.v2 import keras\nkeras.layers.LSTM',
        'from tensorflow.compat.v1.nn.rnn_cell import RNNCell\nRNNCell',
        'from tensorflow.python.training.checkpoint_management import x',
        'tf.keras.layers.LSTM(3)\ntf.keras.__version__',
        'from tensorflow.keras.layers import LSTM\nLSTM.x',
    ],
)
def test_what_runs_or_is_asked_for_is_none(line):
    ported, stops = _stops(f'{START}{line}\n')
    assert stops == [] and ported.status == engine.ALREADY


def test_keras_2_has_what_a_source_takes_of_it():
    end = f'{START}tf.keras.backend.learning_phase()\n'
    end += 'from tensorflow.compat.v1.keras.layers import LSTM\n'
    start = "import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\n"
    assert _stops(end)[1] and not _stops(start + end)[1]


def test_an_import_is_told_and_not_its_uses():
    line = 'from tensorflow.keras.backend import learning_phase as p\np()\np()'
    assert [n for n, _ in _stops(f'{START}{line}\n')[1]] == [5]
