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
