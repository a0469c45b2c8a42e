"""Texts that name variables of cells tell their release."""

import pytest

from legacy_rnn.compat import dating

SOURCE = """
import tensorflow as tf
cell = tf.contrib.rnn.BasicLSTMCell(3)
x = tf.concat(values=[a, b], axis=1)
{}
"""


def assumed(line, source=SOURCE):
    return str(dating.date_text(source.format(line)).assumed)


@pytest.mark.parametrize(
    'line',
    [
        "w = [v for v in variables if 'lstm_cell/weights' in v.name]",
        "b = get_tensor_by_name('rnn/multi_rnn_cell/cell_%d/gru_cell/gates/'"
        "'biases:0' % i)",
        "name = f'{scope}/basic_lstm_cell/weights'",
    ],
)
def test_names_of_1_0_and_1_1_are_of_1_0(line):
    assert assumed(line) == '1.0'


def test_names_of_0_x_are_of_0_12():
    source = 'import tensorflow as tf\ncell = tf.nn.rnn_cell.GRUCell(3)\n{}\n'
    for line in (
        "w = get('RNN/GRUCell/Candidate/Linear/Matrix:0')",
        "w = [v for v in x if v.name.startswith(n + '/RNN/MultiRNNCell/')]",
        "w = get('model/lstm_0/LSTMCell/W_P_0:0')",
    ):
        assert assumed(line, source) == '0.12'
    assert assumed('', source) == '1.15'


@pytest.mark.parametrize(
    'line',
    [
        "w = get('rnn/basic_lstm_cell/kernel:0')",
        "rename({'lstm_cell/weights': 'lstm_cell/kernel'})",
        "w = get('weights')",
        "w = get('output/weights')",
        "read('models/GRUCell/weights.npy')",
        "class GRUCell: pass\nw = get('GRUCell/weights')",
        "class GRUCell: pass\nw = get('gru_cell/gates/weights')",
    ],
)
def test_other_texts_say_nothing(line):
    assert assumed(line) == '1.15'
