"""Interrupted runs end with the weights of an uninterrupted one."""

import ctypes
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import classify, label
from tests import forking

ROOT = Path(__file__).resolve().parents[3]
TINY = (
    '--flagfile=tiny_classification',
    '--num_hidden=8',
    '--output_keep_prob=0.5',
    '--validation=0.2',
    '--batches_per_epoch=10',
    '--epochs=12',
)
STEPS = 120


def _weights(folder, step=STEPS):
    reader = tf.train.load_checkpoint(str(folder / f'model.ckpt-{step}'))
    names = reader.get_variable_to_shape_map()
    return {name: reader.get_tensor(name) for name in names}


def _assert_same(folder, wanted, step=STEPS):
    got = _weights(folder, step)
    assert set(got) == set(wanted)
    for name, value in wanted.items():
        np.testing.assert_array_equal(got[name], value, err_msg=name)


def _start(*argv):
    return subprocess.Popen(
        [sys.executable, '-m', 'legacy_rnn', 'classify', *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, 'PYTHONPATH': str(ROOT)},
        # A background job ignores it, and so does what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def _wait_for(process, appears):
    """Waits until something appears while the process runs."""
    end = time.monotonic() + 300
    while not appears():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.001)


def _reached(folder, step):
    """Whether a checkpoint of a step stands, or is just being written."""
    found = (re.match(r'model\.ckpt-(\d+)', n) for n in os.listdir(folder))
    return any(match and int(match[1]) >= step for match in found)


@pytest.fixture(scope='module')
def uninterrupted(tmp_path_factory):
    folder = tmp_path_factory.mktemp('uninterrupted') / 'run'
    assert classify.main([*TINY, f'--logdir={folder}']) == 0
    return folder


def test_two_halves_make_a_whole(call, uninterrupted, tmp_path):
    folder = tmp_path / 'run'
    halves = (['--epochs=5'], ['--resume', '--epochs=12'])
    for extra in halves:
        flags = TINY if '--resume' not in extra else ()
        status, out, _ = call(classify, *flags, f'--logdir={folder}', *extra)
        assert status == 0
    assert re.search(r'^test_error=\S+ loss=\S+ steps=120 ', out, re.M)
    _assert_same(folder, _weights(uninterrupted))
    records = [
        json.loads((where / 'history.json').read_text())
        for where in (folder, uninterrupted)
    ]
    assert records[0] == records[1]
    status, out, err = call(classify, f'--logdir={folder}', '--resume')
    assert (status, 'ckpt' in out) == (0, False)
    assert 'model.ckpt-120 has all --epochs=12; more of them go on' in err
    best = [sorted(os.listdir(f / 'best')) for f in (folder, uninterrupted)]
    assert best[0] == best[1]


@pytest.mark.deep
@pytest.mark.parametrize('unroll', ['static', 'dynamic'])
def test_labelling_resumes_exactly_too(call, tmp_path, unroll):
    random = np.random.RandomState(1)
    np.savez(
        tmp_path / 'my.npz',
        data=random.rand(50, 3, 4),
        target=random.randint(3, size=[50, 3]),
        length=random.randint(1, 4, size=50),
    )
    tiny = (
        f'--dataset={tmp_path}/my.npz',
        f'--unroll={unroll}',
        '--num_hidden=4',
        '--num_layers=2',
        '--bidirectional',
        '--batch_size=10',
        '--state_keep_prob=0.8',
        '--optimizer=adam',
    )
    whole, halves = tmp_path / 'whole', tmp_path / 'halves'
    assert call(label, *tiny, f'--logdir={whole}', '--epochs=2')[0] == 0
    assert call(label, *tiny, f'--logdir={halves}', '--epochs=1')[0] == 0
    again = (f'--logdir={halves}', '--epochs=2', '--resume')
    assert call(label, *again)[0] == 0
    _assert_same(halves, _weights(whole, 8), 8)


@pytest.mark.deep
def test_ctrl_c_writes_a_checkpoint_and_says_how_to_go_on(
    call, uninterrupted, tmp_path
):
    folder = tmp_path / 'run'
    process = _start(*TINY, f'--logdir={folder}')
    _wait_for(process, (folder / 'model.ckpt-10.index').exists)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 130, err
    assert out == ''
    line = err.splitlines()[-1]
    match = re.fullmatch(
        r'legacy-rnn: interrupted at step (\d+) of 120; go on by: '
        r'legacy-rnn classify --logdir=(\S+) --resume',
        line,
    )
    assert match[2] == str(folder)
    assert (folder / f'model.ckpt-{match[1]}.index').exists()
    assert call(classify, f'--logdir={match[2]}', '--resume')[0] == 0
    _assert_same(folder, _weights(uninterrupted))
    assert not (folder / 'epoch.json').exists()
    records = (folder / 'history.json').read_text()
    assert records == (uninterrupted / 'history.json').read_text()


@pytest.mark.deep
def test_kill_leaves_whole_checkpoints(call, uninterrupted, tmp_path):
    folder = tmp_path / 'run'
    moments = (
        (TINY, (folder / 'config.json').exists),
        (('--resume',), lambda: _reached(folder, 20)),
        (('--resume',), lambda: _reached(folder, 50)),
    )
    for flags, appears in moments:
        process = _start(*flags, f'--logdir={folder}')
        _wait_for(process, appears)
        process.kill()
        process.communicate()
    assert call(classify, f'--logdir={folder}', '--resume')[0] == 0
    _assert_same(folder, _weights(uninterrupted))
    assert not list(folder.glob('*temp*')) + list(folder.glob('.*'))


@pytest.mark.deep
def test_damaged_checkpoint_is_passed_over(call, uninterrupted, tmp_path):
    folder = tmp_path / 'run'
    flags = (*TINY, f'--logdir={folder}')
    assert call(classify, *flags, '--epochs=3')[0] == 0
    index = folder / 'model.ckpt-30.index'
    index.write_bytes(index.read_bytes()[:100])
    assert call(classify, *flags, '--resume')[0] == 0
    _assert_same(folder, _weights(uninterrupted))


def test_no_whole_checkpoint_is_an_error(call, uninterrupted, tmp_path):
    folder = tmp_path / 'run'
    folder.mkdir()
    (folder / 'model.ckpt-9.index').write_bytes(b'')
    config = (uninterrupted / 'config.json').read_bytes()
    (folder / 'config.json').write_bytes(config)
    status, _, err = call(classify, '--mode=evaluate', f'--logdir={folder}')
    assert status == 2
    assert 'no checkpoint in' in err.splitlines()[-1]


def test_old_checkpoints_are_removed(uninterrupted):
    kept = sorted(path.name for path in uninterrupted.glob('model*.index'))
    assert kept == ['model.ckpt-110.index', 'model.ckpt-120.index']
    latest = tf.train.latest_checkpoint(str(uninterrupted))
    assert latest == str(uninterrupted / 'model.ckpt-120')


def test_best_is_a_run_of_its_own(call, uninterrupted):
    history = json.loads((uninterrupted / 'history.json').read_text())
    best = min(history, key=lambda record: record['validation_error'])
    status, out, _ = call(
        classify, '--mode=evaluate', f'--logdir={uninterrupted}/best'
    )
    assert status == 0
    assert f' steps={best["step"]} ' in out


# A limit on the size of files stands in for a full disk.
ON_A_FULL_DISK = """
import resource, sys
from legacy_rnn import classify
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
sys.exit(classify.main(sys.argv[1:]))
"""


@pytest.mark.deep
def test_full_disk_leaves_nothing_half_written(tmp_path):
    done = forking.code(
        ON_A_FULL_DISK,
        '--flagfile=tiny_classification',
        '--num_hidden=200',
        f'--logdir={tmp_path}',
    )
    assert done.returncode == 2
    assert done.stdout == ''
    last = done.stderr.splitlines()[-1]
    assert last.startswith(
        f'legacy-rnn: could not write {tmp_path}/model.ckpt-5: File too large'
    )
    assert not list(tmp_path.glob('model*'))


@pytest.mark.deep
def test_folder_that_cannot_be_written_is_refused(console, tmp_path):
    folder = tmp_path / 'closed'
    folder.mkdir(mode=0o555)

    def be_no_root():
        """Drops root's right to write anywhere, for good."""
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability)  # PR_CAPBSET_DROP

    for logdir in (folder, folder / 'new'):
        done = console('classify', f'--logdir={logdir}', preexec_fn=be_no_root)
        assert done.returncode == 2, done.stderr
        assert done.stderr.startswith(f'legacy-rnn: {logdir}: Permission')
        assert done.stderr.count('\n') == 1
