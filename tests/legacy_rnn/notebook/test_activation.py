"""`legacy_rnn.activate` in programs that run already."""

import subprocess
import sys

import pytest

from tests import forking

PROGRAM = """
import tensorflow as today
import warnings
import legacy_rnn
with warnings.catch_warnings(record=True) as told:
    active = legacy_rnn.activate('1.4')
print(active, *(warning.message for warning in told))
import tensorflow as tf
import beside
import tensorboard  # An installed package.
print(tf.__version__, beside.tf.__version__, beside.late())
try:
    legacy_rnn.activate('1.5')
except RuntimeError as error:
    print(error)
active.close()
import tensorflow
print(tensorflow.__version__[:2])
"""
BESIDE = """
import tensorflow as tf
def late():
    from tensorflow.contrib import rnn
    return rnn.GRUCell.__name__
"""
LATE = """
import tensorflow as tf
print(tf.ones([2]).numpy().sum())
import legacy_rnn
try:
    legacy_rnn.activate('1.4')
except RuntimeError as error:
    print(error)
"""


@pytest.mark.deep
def test_module_and_those_beside_it_have_the_release(tmp_path):
    (tmp_path / 'beside.py').write_text(BESIDE)
    lines = _run(tmp_path, PROGRAM)
    assert lines == [
        "<TensorFlow 1.4, until its close()> today is today's: import it "
        'again for TensorFlow 1.4',
        '1.4.1 1.4.1 GRUCell',
        'TensorFlow 1.4 is active already; close() it to choose 1.5',
        '2.',
    ]


def test_tensors_that_were_computed_are_too_early(tmp_path):
    done = forking.code(LATE, cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert lines[0] == '2.0'
    assert lines[1].startswith('TensorFlow 2 has already computed')


def _run(folder, text):
    (folder / 'main.py').write_text(text)
    done = subprocess.run(
        [sys.executable, 'main.py'], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
