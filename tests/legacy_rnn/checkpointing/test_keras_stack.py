"""Checkpoints of real releases as Keras models, on each backend there is."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from legacy_rnn import checkpoint
from legacy_rnn.checkpointing import convert, keras_stack, reader
from tests.golden import whole_models

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / 'tests' / 'golden' / 'checkpoints'
RELEASES = ('0.12.1', '1.0.1')
BACKENDS = ('tensorflow', 'jax', 'torch')
# Keras on TensorFlow needs eager mode, which other tests turned off.
MEASURE = 'from tests.golden import keras_table; keras_table.main()'


def measured(backend, releases, before='', **environment):
    """Largest differences by release, stack and lengths, on a backend."""
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f'{backend} is not installed')
    environment |= {
        'KERAS_BACKEND': backend,
        'TF_CPP_MIN_LOG_LEVEL': '3',
        'PYTHONPATH': str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, '-c', before + MEASURE, *releases],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    found = {tuple(row[1:4]): float(row[4]) for row in rows if len(row) == 5}
    both_ways = sum('both' in name for name in whole_models.STACKS)
    expected = 2 * len(whole_models.STACKS) - both_ways
    assert len(found) == len(releases) * expected
    return found


@pytest.mark.deep
@pytest.mark.parametrize('backend', BACKENDS)
@pytest.mark.parametrize(
    'release',
    [RELEASES[0], pytest.param(RELEASES[1], marks=pytest.mark.rare)],
)
def test_keras_gives_the_outputs_that_old_releases_gave(backend, release):
    errors = measured(backend, [release])
    assert not {key: e for key, e in errors.items() if not e < 1e-6}


@pytest.fixture(scope='module')
def files(tmp_path_factory):
    """Folder of the files that Keras on TensorFlow wrote."""
    folder = str(tmp_path_factory.mktemp('keras'))
    measured('tensorflow', RELEASES[:1], KERAS_FILES=folder)
    return folder


@pytest.mark.parametrize('backend', BACKENDS[1:])
def test_file_that_tensorflow_wrote_needs_no_tensorflow(backend, request):
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f'{backend} is not installed')
    folder = request.getfixturevalue('files')
    without = 'import sys; sys.modules["tensorflow"] = None; '
    errors = measured(backend, RELEASES[:1], without, KERAS_FILES=folder)
    assert not {key: e for key, e in errors.items() if not e < 1e-6}


@pytest.fixture(scope='module')
def wrapped():
    return reader.Stored(GOLDEN / '0.12.1' / 'wrappers.ckpt')


@pytest.mark.parametrize(
    ('scope', 'reason'),
    [
        ('InputProjectionWrapper.gru', 'Keras has no InputProjectionWrapper'),
        ('AttentionCellWrapper.input_size', 'has no AttentionCellWrapper'),
        ('RNNCell.linear_in_a_stack', 'plain.*: Keras has no cell for a pro'),
        ('', 'Keras has no AttentionCellWrapper'),
        ('no_such_scope', 'scope must be one of the checkpoint'),
    ],
)
def test_what_keras_lacks_is_refused_with_the_reason(wrapped, scope, reason):
    with pytest.raises(ValueError, match=reason):
        keras_stack.read_stack(wrapped, scope=scope)


@pytest.mark.parametrize('own', [0, 1])
def test_programs_own_cell_in_a_stack_of_1_15_is_refused(tmp_path, own):
    scope = 'rnn/multi_rnn_cell/cell_{}/{}'
    ones = {
        scope.format(own, 'mine/weights'): np.ones([6, 3], 'f'),
        scope.format(1 - own, 'basic_rnn_cell/kernel'): np.ones([6, 3], 'f'),
        scope.format(1 - own, 'basic_rnn_cell/bias'): np.ones([3], 'f'),
    }
    convert.write(tmp_path / 'own', list(ones), ones.__getitem__)
    with pytest.raises(ValueError, match='mine/weights: Keras has no cell'):
        keras_stack.read_stack(reader.Stored(tmp_path / 'own'))


def test_cell_that_names_contradict_is_refused():
    opened = reader.Stored(GOLDEN / '0.12.1' / 'stacks.ckpt')
    with pytest.raises(ValueError, match='cell must be one of GRUCell'):
        keras_stack.read_stack(opened, 'LSTMCell', scope='on.gru')


def test_variable_that_is_missing_is_named(tmp_path):
    ones = {'rnn/gru_cell/gates/kernel': np.ones([5, 4], 'f')}
    convert.write(tmp_path / 'old', list(ones), ones.__getitem__)
    opened = reader.Stored(tmp_path / 'old')
    with pytest.raises(ValueError, match='must have the variables'):
        keras_stack.read_stack(opened)


@pytest.mark.parametrize(
    ('flags', 'complaint'),
    [
        (['--scope=on.gru', '--cell=LSTMCell'], 'cell must be one of'),
        ([], 'must hold one recurrent stack'),
    ],
)
def test_command_refuses_in_one_line(call, tmp_path, flags, complaint):
    source, out = GOLDEN / '0.12.1' / 'stacks.ckpt', tmp_path / 'out.keras'
    status, _, err = call(checkpoint, 'keras', source, out, *flags)
    assert status == 2 and complaint in err
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_existing_model_is_only_replaced_on_demand(call, tmp_path):
    out = tmp_path / 'out.keras'
    out.write_text('mine')
    source = GOLDEN / '0.12.1' / 'stacks.ckpt'
    status, _, err = call(checkpoint, 'keras', source, out)
    assert status == 2 and '--overwrite' in err
    assert out.read_text() == 'mine'
