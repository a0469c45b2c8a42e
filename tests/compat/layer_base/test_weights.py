"""Weights in models of Keras of the time."""

import subprocess
import sys

import pytest

MODEL = """
import os
os.environ['TF_USE_LEGACY_KERAS'] = '1'
import numpy as np
import tensorflow as tf
from legacy_rnn.compat import r1_15
tf.compat.v1.disable_eager_execution()


class Encoder(tf.keras.layers.Layer):
    def call(self, rows):
        cell = r1_15.nn.rnn_cell.BasicLSTMCell(3)
        found, state = r1_15.nn.dynamic_rnn(cell, rows, dtype=tf.float32)
        return r1_15.layers.dense(found[:, -1], 1)


rows = tf.keras.layers.Input((2, 3))
model = tf.keras.models.Model(rows, Encoder()(rows))
print(model.predict(np.ones((4, 2, 3), np.float32)).shape)
"""


def test_keras_initializes_weights_of_cells_within_its_layers():
    """In a process of its own: Keras is chosen once in each."""
    pytest.importorskip('tf_keras')
    command = [sys.executable, '-c', MODEL]
    found = subprocess.run(command, capture_output=True, text=True)
    assert found.stdout.endswith('(4, 1)\n'), found.stderr


KINDS = """
import os
os.environ['TF_USE_LEGACY_KERAS'] = '1'
import tensorflow as tf
from legacy_rnn.compat import r1_15
cells = r1_15.nn.rnn_cell


class Encoder(tf.keras.layers.Layer):
    def __init__(self, make):
        super().__init__()
        self.cell = make()

    def call(self, rows):
        cell = self.cell[0] if isinstance(self.cell, list) else self.cell
        return r1_15.nn.dynamic_rnn(cell, rows, dtype=tf.float32)[0]


for make in (
    lambda: cells.GRUCell(3),
    lambda: [cells.GRUCell(3)],
    lambda: cells.MultiRNNCell([cells.GRUCell(3)]),
):
    tf.compat.v1.reset_default_graph()
    encoder = Encoder(make)
    encoder(tf.zeros([2, 4, 3]))
    (kind,) = {type(w).__name__ for w in tf.compat.v1.trainable_variables()}
    print(kind, len(encoder.trainable_weights))
"""


def test_layers_that_layers_of_keras_hold_have_resources_for_weights():
    """As TensorFlow 2.11 gave them under `disable_v2_behavior`."""
    pytest.importorskip('tf_keras')
    command = [sys.executable, '-c', KINDS]
    found = subprocess.run(command, capture_output=True, text=True)
    assert found.stdout.split('\n')[:3] == [
        'ResourceVariable 4',
        'ResourceVariable 4',
        'RefVariable 4',
    ], found.stderr
