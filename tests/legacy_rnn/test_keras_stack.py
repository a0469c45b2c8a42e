"""Checkpoints of real 0.12.1 as Keras models."""

import subprocess
import sys
from pathlib import Path

import pytest

from legacy_rnn import keras_stack, stored

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / 'tests' / 'golden' / 'checkpoints' / '0.12.1'
# Keras needs eager mode, which other tests may have left: a process.
MEASURE = """
import os, sys
import numpy as np
from legacy_rnn import checkpoint
import keras
data = np.sin(np.arange(24)).reshape(2, 3, 4).astype('f')
length = np.array([1, 3])
real = np.arange(3) < length[:, None]
golden, folder = sys.argv[1:]
for case in 'basic_rnn', 'gru', 'basic_lstm', 'lstm', 'multi_gru':
    source = os.path.join(golden, case)
    wanted = np.load(source + '.npz')['output']
    for lengths in (False, True):
        path = os.path.join(folder, f'{case}{lengths}.keras')
        flags = ['--lengths'] if lengths else []
        arguments = ['keras', source + '.ckpt', path, *flags]
        assert checkpoint.main(arguments) == 0
        model = keras.models.load_model(path)
        got = model([data, real] if lengths else data)[0]
        expected = wanted * real[:, :, None] if lengths else wanted
        error = np.abs(np.asarray(got) - expected).max()
        print(case, lengths, error)
        assert error < 1e-6, (case, lengths, error)
assert checkpoint.main(['keras', source + '.ckpt', path]) == 2
print('all')
"""


def test_keras_gives_the_outputs_that_the_old_release_gave(tmp_path):
    done = subprocess.run(
        [sys.executable, '-c', MEASURE, GOLDEN, tmp_path],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith('all\n'), done.stdout
    assert '--overwrite' in done.stderr


@pytest.mark.parametrize(
    ('case', 'reason'),
    [
        ('lstm_full.ckpt', 'Keras has no p'),
        ('sharded.v1', 'Keras has no projection'),
        ('output_proj.ckpt', 'Keras has no OutputProjectionWrapper'),
        ('bistatic.ckpt', 'only one direction'),
    ],
)
def test_what_keras_lacks_is_refused_with_the_reason(case, reason):
    opened = stored.Stored(GOLDEN / case)
    with pytest.raises(ValueError, match=reason):
        keras_stack.read_layers(opened)


def test_cell_that_names_contradict_is_refused():
    opened = stored.Stored(GOLDEN / 'gru.ckpt')
    with pytest.raises(ValueError, match='cell must be one of GRUCell'):
        keras_stack.read_layers(opened, 'LSTMCell')
