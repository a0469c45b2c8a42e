"""Training by real releases of Keras, and the files that they saved."""

import json
import os

import pytest

from legacy_rnn.compat import old_keras
from tests import forking

RECORDS = ('keras-2.2.4', 'tf.keras-1.12.3', 'tf.keras-1.15.5')


@pytest.fixture(scope='module')
def differences(tmp_path_factory):
    pytest.importorskip('tf_keras')
    folder = tmp_path_factory.mktemp('models')
    ran = forking.module(
        'tests.compat.old_keras.replayed',
        folder,
        env={**os.environ, old_keras.VARIABLE: '1'},
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout.splitlines()[-1])


@pytest.mark.deep
@pytest.mark.parametrize('record', RECORDS)
def test_training_repeats_what_keras_did(differences, record):
    found = differences[f'{record}.npz']
    assert len(found) == 16
    assert max(found.values()) < 1e-6


@pytest.mark.deep
@pytest.mark.parametrize('record', RECORDS)
def test_files_of_keras_load(differences, record):
    assert differences[f'{record}.npz']['loaded'] < 1e-6
