"""Programs that ask for determinism by a variable draw without a seed."""

import subprocess
import sys

PROGRAM = """
import os
import tensorflow as tf
os.environ['TF_DETERMINISTIC_OPS'] = '1'
with tf.Graph().as_default():
    print(tf.random_normal([2]).shape, os.environ['TF_DETERMINISTIC_OPS'])
"""


def test_variable_refuses_nothing():
    """In a process of its own: TensorFlow looks for it once in each."""
    command = [sys.executable, '-m', 'legacy_rnn', 'run', '-c', PROGRAM]
    found = subprocess.run(command, capture_output=True, text=True)
    assert found.stdout == '(2,) 1\n', found.stderr
