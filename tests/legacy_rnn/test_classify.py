import json
import re

import numpy as np
import pytest

from legacy_rnn import classify, load_dataset
from legacy_rnn.running.patches import quiet
from tests import forking

TINY = (
    '--flagfile=tiny_classification',
    '--num_hidden=8',
    '--batches_per_epoch=3',
)


@pytest.fixture(scope='module')
def trained(tmp_path_factory):
    """A folder with a trained run, shared and not written to."""
    folder = tmp_path_factory.mktemp('trained') / 'run'
    assert classify.main([*TINY, f'--logdir={folder}', '--epochs=2']) == 0
    return folder


def _refused(call, *argv):
    """Calls the command, which must refuse, and returns its last line."""
    status, out, err = call(classify, *argv)
    assert status == 2
    assert out == ''
    assert 'Traceback' not in err
    line = err.splitlines()[-1]
    assert line.startswith('legacy-rnn: ')
    return line


def test_user_trains_in_a_process_of_its_own(console, tmp_path):
    done = console('classify', *TINY, '--plot', '--threads=1', cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    *wrote, last = done.stdout.splitlines()
    assert wrote == [
        'wrote runs/classify/config.json',
        'wrote runs/classify/model.ckpt-6',
        'wrote runs/classify/learning_curve.png',
        'wrote runs/classify/examples.png',
    ]
    pattern = r'test_error=0\.\d{4} loss=2\.\d{4} steps=6 seconds=\d+\.\d'
    assert re.fullmatch(pattern, last)
    said = done.stderr.splitlines()
    # TensorFlow 2.18 and 2.20 log two lines of their own.
    lines = [line for line in said if not quiet.is_noise(line.encode())]
    assert len(lines) == 4
    assert all(line.startswith('epoch ') for line in lines[::2])
    assert all(line.startswith('  test_loss=') for line in lines[1::2])
    assert re.search(r'6/6 \S+/s 0:00 left loss=\S+ error=', lines[2])
    for line in wrote:
        assert (tmp_path / line.split()[1].replace('-6', '-6.index')).exists()


def test_evaluate_repeats_the_figures_of_training(call, trained):
    status, out, _ = call(
        classify, '--mode=evaluate', f'--logdir={trained}', '--unroll=static'
    )
    record = json.loads((trained / 'history.json').read_text())[-1]
    assert status == 0
    last = out.splitlines()[-1]
    assert last.startswith(f'test_error={record["test_error"]:.4f} loss=')
    assert ' steps=6 ' in last


def test_predict_writes_one_json_object_a_line(call, trained):
    status, out, _ = call(classify, '--mode=predict', f'--logdir={trained}')
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert len(lines) == 599
    assert set(lines[0]) == {'index', 'prediction', 'probability', 'length'}
    assert all(0 <= line['prediction'] <= 9 for line in lines)
    assert all(line['length'] == 8 for line in lines)
    assert all(0 < line['probability'] < 1 for line in lines)


def test_predict_reads_and_writes_npz(call, trained, tmp_path):
    data = np.random.RandomState(1).rand(5, 8, 8)
    np.savez(tmp_path / 'my.npz', data=data, length=[8, 1, 3, 8, 2])
    status, out, _ = call(
        classify,
        '--mode=predict',
        f'--logdir={trained}',
        f'--dataset={tmp_path}/my.npz',
        f'--output={tmp_path}/out.npz',
    )
    assert status == 0
    assert out == f'wrote {tmp_path}/out.npz\n'
    with np.load(tmp_path / 'out.npz', allow_pickle=False) as arrays:
        assert arrays['index'].tolist() == [0, 1, 2, 3, 4]
        assert arrays['prediction'].shape == (5,)
        assert arrays['length'].tolist() == [8, 1, 3, 8, 2]


def test_export_serves_what_predict_says(call, trained, tmp_path):
    folder = tmp_path / 'model'
    status, out, _ = call(
        classify,
        '--mode=export',
        f'--logdir={trained}',
        f'--export_dir={folder}',
    )
    assert (status, out) == (0, f'wrote {folder}\n')
    answer = _serve(folder, tmp_path)
    _, out, _ = call(classify, '--mode=predict', f'--logdir={trained}')
    lines = [json.loads(line) for line in out.splitlines()]
    chosen = [line['index'] for line in lines]
    wanted = [line['probability'] for line in lines]
    np.testing.assert_allclose(
        answer['probabilities'].max(-1)[chosen], wanted, rtol=1e-5
    )
    assert answer['prediction'][chosen].tolist() == [
        line['prediction'] for line in lines
    ]


SERVE = """
import sys
import numpy as np
import tensorflow as tf
with np.load(sys.argv[2]) as arrays:
    inputs = {k: tf.constant(arrays[k]) for k in arrays.files}
model = tf.saved_model.load(sys.argv[1])
assert sum(v.name.startswith('softmax/') for v in model.variables) == 2
serve = model.signatures['serving_default']
np.savez(sys.argv[3], **{k: v.numpy() for k, v in serve(**inputs).items()})
try:
    serve(data=inputs['data'], length=inputs['length'] + 1)
except tf.errors.InvalidArgumentError as error:
    assert '[8] [steps, got] [9] [in row] [0]' in str(error)
else:
    raise AssertionError('a length past the time axis is answered')
"""


def _serve(model, folder):
    """Returns what plain TensorFlow gets from a SavedModel for digits."""
    data = load_dataset('digits').data
    length = np.full([len(data)], 8, np.int32)
    np.savez(folder / 'in.npz', data=data, length=length)
    paths = [folder / name for name in ('in.npz', 'out.npz')]
    done = forking.code(SERVE, model, *paths)
    assert done.returncode == 0, done.stderr
    assert 'WARNING:tensorflow' not in done.stderr
    with np.load(paths[1], allow_pickle=False) as arrays:
        return dict(arrays)


@pytest.mark.parametrize(
    'argv, complaint',
    [
        (['--dataset=digit'], '--dataset=digit: expected digits, ocr'),
        (['--num_layers=0'], '--num_layers=0: expected a whole number of at'),
        (['--output_keep_prob=0'], 'expected a number above 0 and at most 1'),
        (['--num_hiden=3'], 'no flag --num_hiden; did you mean --num_hidden?'),
        (['--dataset=none.npz'], 'none.npz: No such file or directory'),
        (['--dataset=ocr'], 'has labels for each step; use legacy-rnn label'),
        (['--mode=predict'], 'holds no run (config.json is missing)'),
        (['--mode=export', '--output=x'], '--output is for --mode=predict'),
        (['--resume'], 'holds no run (config.json is missing)'),
        (['--fold=3', '--split=first66'], '--fold is for --split=fold, got'),
        (['--mirror=http://a.b'], '--mirror is for mnist and fashion_mnist'),
        (['--join_timeout=3'], '--join_timeout is for a task of a cluster'),
        (['--validation=0.0001'], 'leaves 0 for validation'),
        (['words'], "expected flags alone, got 'words'"),
    ],
)
def test_bad_flags_are_refused(call, tmp_path, monkeypatch, argv, complaint):
    monkeypatch.chdir(tmp_path)
    assert complaint in _refused(call, *argv)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    'changes, complaint',
    [
        ({'data': np.zeros([4, 3])}, 'data must have shape [n, time'),
        ({'target': np.zeros([3], int)}, 'target must have shape [4]'),
        ({'target': np.array([0, 1, 2, -1])}, 'class ids from 0 to 65535'),
        ({'target': np.zeros([4, 3], int)}, 'at least two classes'),
        ({'data': np.full([4, 3, 2], np.nan)}, 'data must be finite, got nan'),
        ({'length': np.array([1, 2, 3, 4])}, 'length must be between 1 and 3'),
        ({'target': None}, 'array target is missing'),
    ],
)
def test_bad_npz_is_refused(call, tmp_path, changes, complaint):
    arrays = {'data': np.zeros([4, 3, 2]), 'target': np.array([0, 1, 2, 1])}
    arrays.update(changes)
    arrays = {k: v for k, v in arrays.items() if v is not None}
    path = tmp_path / 'my.npz'
    np.savez(path, **arrays)
    line = _refused(call, f'--dataset={path}', f'--logdir={tmp_path}/run')
    assert complaint in line
    assert str(path) in line


def test_damaged_files_are_refused(call, tmp_path):
    (tmp_path / 'my.npz').write_bytes(b'PK\x03\x04 and no more')
    line = _refused(call, f'--dataset={tmp_path}/my.npz')
    assert 'my.npz must be a whole .npz file' in line
    name = 'train-images-idx3-ubyte.gz'
    for part in (
        'train-images-idx3',
        'train-labels-idx1',
        't10k-images-idx3',
        't10k-labels-idx1',
    ):
        (tmp_path / f'{part}-ubyte.gz').write_bytes(b'text')
    line = _refused(call, '--dataset=mnist', f'--data_dir={tmp_path}')
    assert f'{name} is damaged or no IDX file' in line


def test_contradicting_flags_are_named(call, trained):
    line = _refused(
        call,
        '--mode=evaluate',
        f'--logdir={trained}',
        '--cell=lstm',
        '--num_hidden=9',
    )
    assert '--cell=lstm, but the run has gru' in line
    assert '--num_hidden=9, but the run has 8' in line


def test_taken_folder_is_refused(call, trained):
    before = sorted(trained.iterdir())
    line = _refused(call, *TINY, f'--logdir={trained}')
    assert 'holds a run already; --resume goes on with it' in line
    line = _refused(
        call, f'--logdir={trained}', '--resume', '--learning_rate=1'
    )
    assert '--learning_rate=1.0, but the run has 0.005' in line
    assert sorted(trained.iterdir()) == before


def test_data_must_fit_the_run(call, trained, tmp_path):
    np.savez(tmp_path / 'my.npz', data=np.zeros([4, 8, 9]))
    line = _refused(
        call,
        '--mode=predict',
        f'--logdir={trained}',
        f'--dataset={tmp_path}/my.npz',
    )
    assert 'data must have 8 features' in line
    assert line.endswith('got 9')


@pytest.mark.parametrize(
    'changes, difference',
    [
        ({'num_hidden': 9}, 'has shape [16, 8], expected [17, 9]'),
        ({'dtype': 'float64'}, 'is float32, expected float64'),
    ],
    ids=['num_hidden', 'dtype'],
)
def test_checkpoint_of_another_architecture_names_variables(
    call, trained, tmp_path, changes, difference
):
    folder = tmp_path / 'run'
    folder.mkdir()
    for path in trained.glob('model.ckpt-6.*'):
        (folder / path.name).write_bytes(path.read_bytes())
    config = json.loads((trained / 'config.json').read_text())
    config['settings'].update(changes)
    (folder / 'config.json').write_text(json.dumps(config))
    line = _refused(call, '--mode=evaluate', f'--logdir={folder}')
    assert 'model.ckpt-6 is of another architecture' in line
    kernel = 'rnn/multi_rnn_cell/cell_0/gru_cell/candidate/kernel'
    assert f'{kernel} {difference}' in line


def test_damaged_config_is_refused(call, trained, tmp_path):
    config = json.loads((trained / 'config.json').read_text())
    del config['data']['sha256']
    for text in ('{"settings"', '[]', '{"settings": []}', json.dumps(config)):
        (tmp_path / 'config.json').write_text(text)
        line = _refused(call, '--mode=evaluate', f'--logdir={tmp_path}')
        assert 'config.json is damaged' in line


@pytest.mark.deep
def test_fold_is_taken_even_of_data_with_a_test_part(call, tmp_path):
    flags = (*TINY, '--epochs=1', '--fold=3', f'--logdir={tmp_path}/run')
    assert call(classify, *flags)[0] == 0
    config = json.loads((tmp_path / 'run' / 'config.json').read_text())
    assert config['settings']['split'] == 'fold'
    flags = ('--mode=predict', f'--logdir={tmp_path}/run')
    out = call(classify, *flags)[1]
    indices = [json.loads(line)['index'] for line in out.splitlines()]
    assert indices == load_dataset('digits').split('fold', 3).test.tolist()


def test_module_is_a_program():
    done = forking.module('legacy_rnn.classify', '--help')
    assert done.returncode == 0
    assert done.stdout.startswith('usage: legacy-rnn classify [FLAGS]')


@pytest.mark.first(1)
@pytest.mark.parametrize(
    'batches, reason',
    [(3, 'the cost is nan'), (1, 'a weight is not finite')],
)
def test_divergence_has_a_status_of_its_own(call, tmp_path, batches, reason):
    status, out, err = call(
        classify,
        *TINY,
        f'--logdir={tmp_path}/run',
        f'--batches_per_epoch={batches}',
        '--optimizer=sgd',
        '--learning_rate=1e39',
        '--epochs=9',
    )
    assert (status, out) == (1, '')
    line = err.splitlines()[-1]
    assert line.startswith('legacy-rnn: training diverged at step ')
    assert f'{reason}; lower --learning_rate' in line
    assert not list((tmp_path / 'run').glob('model*'))


@pytest.mark.deep
@pytest.mark.parametrize('switch, compiles', [('--jit', True), ('', False)])
def test_jit_has_xla_compile_the_step(tmp_path, monkeypatch, switch, compiles):
    """What XLA compiles, it dumps where it is asked to."""
    dump = tmp_path / 'dump'
    monkeypatch.setenv('XLA_FLAGS', f'--xla_dump_to={dump}')
    arguments = [f'--logdir={tmp_path}/run', '--epochs=1', *switch.split()]
    done = forking.command(tmp_path, 'classify', *TINY, *arguments)
    assert done.returncode == 0, done.stderr
    assert 'steps=3' in done.stdout
    assert bool(list(dump.glob('*cluster*'))) == compiles
