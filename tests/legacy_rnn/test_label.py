import json
import re

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import label
from tests import forking

TINY = (
    '--flagfile=tiny_labelling',
    '--num_hidden=8',
    '--batches_per_epoch=3',
)


@pytest.fixture(scope='module')
def trained(tmp_path_factory):
    """A folder with a trained run, shared and not written to."""
    folder = tmp_path_factory.mktemp('trained') / 'run'
    assert label.main([*TINY, f'--logdir={folder}', '--threads=1']) == 0
    return folder


@pytest.fixture
def words(tmp_path):
    """A .npz of six ragged sequences whose features tell the label."""
    random = np.random.RandomState(1)
    target = random.randint(3, size=[6, 4])
    path = tmp_path / 'words.npz'
    np.savez(
        path, data=np.eye(5)[target], target=target, length=[4, 1, 2, 3, 4, 4]
    )
    return path


@pytest.mark.deep
def test_user_trains_in_a_process_of_its_own(console, tmp_path):
    done = console('label', *TINY, '--validation=0.1', '--plot', cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    *wrote, best, last = done.stdout.splitlines()
    assert wrote == [
        'wrote runs/label/config.json',
        'wrote runs/label/model.ckpt-6',
        'wrote runs/label/best',
        'wrote runs/label/learning_curve.png',
        'wrote runs/label/examples.png',
    ]
    assert re.fullmatch(r'best_validation_error=0\.\d{4} best_step=[36]', best)
    pattern = r'test_error=0\.\d{4} loss=3\.\d{4} steps=6 seconds=\d+\.\d'
    assert re.fullmatch(pattern, last)
    # The held-out figures stand on a line of their own below each epoch.
    lines = [line.strip()[:7] for line in done.stderr.splitlines()]
    assert [line for line in lines if line.startswith('epoch')] == [
        'epoch 1',
        'epoch 2',
    ]
    for name in ('learning_curve.png', 'examples.png'):
        content = (tmp_path / 'runs' / 'label' / name).read_bytes()
        assert content.startswith(b'\x89PNG')


def test_predict_names_the_letters_of_each_word(call, trained):
    status, out, _ = call(label, '--mode=predict', f'--logdir={trained}')
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert len(lines) == 626
    for line in lines:
        assert len(line['prediction']) == line['length']
        assert len(line['probability']) == line['length']
        assert all('a' <= letter <= 'z' for letter in line['prediction'])


def test_events_hold_graph_curves_and_words(trained):
    from tensorboard.backend.event_processing import event_accumulator

    events = event_accumulator.EventAccumulator(str(trained))
    events.Reload()
    tags = events.Tags()
    assert tags['graph']
    assert not tags['scalars']
    # A chart for each name; both runs of the folder are in it.
    for part in ('train', 'test'):
        curves = event_accumulator.EventAccumulator(str(trained / part))
        curves.Reload()
        assert sorted(curves.Tags()['scalars']) == ['error', 'loss']
        assert [e.step for e in curves.Scalars('error')] == [3, 6]
    assert len(tags['images']) == 8
    word = events.Images('words/0')[0]
    assert word.encoded_image_string.startswith(b'\x89PNG')


@pytest.mark.deep
def test_padding_may_count_as_a_class(call, tmp_path):
    folder = tmp_path / 'run'
    flags = (*TINY, f'--logdir={folder}')
    status, out, _ = call(label, *flags, '--nomask_padding')
    assert status == 0
    *_, padded, last = out.splitlines()
    assert re.fullmatch(r'test_error_with_padding=0\.\d{4}', padded)
    assert last.startswith('test_error=')
    # Untrained, it takes all for padding: no letter is right, all padding is.
    figure = float(padded.partition('=')[2])
    assert figure < 0.6 < float(last.split()[0].partition('=')[2])
    status, out, _ = call(label, '--mode=predict', f'--logdir={folder}')
    first = json.loads(out.splitlines()[0])
    assert len(first['prediction']) == first['length'] == 9


def test_users_own_data_are_learned(call, words, tmp_path):
    flags = (
        f'--dataset={words}',
        f'--logdir={tmp_path}/run',
        '--num_hidden=8',
        '--num_layers=1',
        '--batch_size=5',
        '--epochs=60',
        '--learning_rate=0.05',
    )
    status, out, _ = call(label, *flags)
    assert status == 0
    assert out.splitlines()[-1].startswith('test_error=0.0000 ')
    status, out, _ = call(label, '--mode=predict', f'--logdir={tmp_path}/run')
    lines = [json.loads(line) for line in out.splitlines()]
    with np.load(words) as arrays:
        target, length = arrays['target'], arrays['length']
    assert [line['prediction'] for line in lines] == [
        row[:steps].tolist() for row, steps in zip(target, length, strict=True)
    ]


def test_longer_sequences_are_predicted_as_well(call, trained, tmp_path):
    path, out = tmp_path / 'long.npz', tmp_path / 'out.jsonl'
    np.savez(path, data=np.zeros([2, 20, 128]), length=[20, 3])
    status, said, _ = call(
        label,
        '--mode=predict',
        f'--logdir={trained}',
        f'--dataset={path}',
        f'--output={out}',
    )
    assert (status, said) == (0, f'wrote {out}\n')
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [len(line['prediction']) for line in lines] == [20, 3]


SERVE = """
import sys
import numpy as np
import tensorflow as tf
serve = tf.saved_model.load(sys.argv[1]).signatures['serving_default']
data = tf.ones([2, int(sys.argv[2]), 128])
answer = serve(data=data, length=tf.constant([2, 3]))
print(answer['prediction'].numpy().tolist())
print(answer['probabilities'].numpy().sum(-1).round(4).tolist())
"""


@pytest.mark.first(1)
@pytest.mark.parametrize('unroll, steps', [('dynamic', 5), ('static', 14)])
def test_export_masks_padding(call, trained, tmp_path, unroll, steps):
    folder = tmp_path / 'model'
    status, out, _ = call(
        label,
        '--mode=export',
        f'--logdir={trained}',
        f'--export_dir={folder}',
        f'--unroll={unroll}',
    )
    assert (status, out) == (0, f'wrote {folder}\n')
    assert sorted(path.name for path in tmp_path.iterdir()) == ['model']
    served = forking.code(SERVE, folder, steps)
    assert served.returncode == 0, served.stderr
    prediction, sums = map(json.loads, served.stdout.splitlines())
    for row, length in ((0, 2), (1, 3)):
        assert min(prediction[row][:length]) >= 0
        assert set(prediction[row][length:]) == {-1}
        assert sums[row] == [1] * length + [0] * (steps - length)


@pytest.mark.deep
def test_export_reads_padding_as_zeros(call, words, tmp_path):
    flags = (f'--logdir={tmp_path}/run', '--num_hidden=2', '--num_layers=1')
    learned = (f'--dataset={words}', '--epochs=1', '--bidirectional')
    assert call(label, *flags, *learned, '--nomask_padding')[0] == 0
    assert call(label, flags[0], '--mode=export')[0] == 0
    data = np.ones([2, 4, 5], np.float32)
    data[1, 2:] = [[0], [np.nan]]
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        loaded = tf.compat.v1.saved_model.load(
            session, ['serve'], f'{tmp_path}/run/export'
        )
        signature = loaded.signature_def['serving_default']
        feeds = {'data:0': data, 'length:0': [4, 2]}
        clean = {**feeds, 'data:0': np.nan_to_num(data)}
        fetch = signature.outputs['probabilities'].name
        np.testing.assert_array_equal(
            session.run(fetch, feeds), session.run(fetch, clean)
        )


def test_foreign_export_folder_is_refused(call, trained, tmp_path):
    (tmp_path / 'mine').write_text('')
    status, _, err = call(
        label, '--mode=export', f'--logdir={trained}', '--export_dir', tmp_path
    )
    assert status == 2
    assert 'holds something that is no SavedModel' in err.splitlines()[-1]
    assert (tmp_path / 'mine').exists()


@pytest.mark.parametrize(
    'argv, complaint',
    [
        (['--dataset=digits'], 'whole sequences; use legacy-rnn classify'),
        (['--fold=10'], "at most 9, got '10'"),
        (['--split=half'], "expected fold or first66, got 'half'"),
        (['--mode=evaluate'], 'holds no run'),
    ],
)
def test_bad_flags_are_refused(call, tmp_path, monkeypatch, argv, complaint):
    monkeypatch.chdir(tmp_path)
    status, out, err = call(label, *argv)
    assert (status, out) == (2, '')
    assert complaint in err.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_changed_data_are_refused(call, words, tmp_path):
    flags = (f'--logdir={tmp_path}/run', '--num_hidden=2', '--num_layers=1')
    status = call(label, *flags, f'--dataset={words}', '--epochs=1')[0]
    assert status == 0
    with np.load(words) as arrays:
        np.savez(words, **{**arrays, 'data': arrays['data'] * 2})
    for extra in ('--resume', '--mode=evaluate'):
        status, _, err = call(label, flags[0], extra)
        assert status == 2
        assert 'is not the one the run was trained on' in err


@pytest.mark.deep
def test_data_are_known_by_content_wherever_they_stand(call, words, tmp_path):
    run = f'--logdir={tmp_path}/run'
    tiny = ('--num_hidden=2', '--num_layers=1', '--epochs=1')
    _, trained, _ = call(label, run, *tiny, f'--dataset={words}')
    moved = words.rename(tmp_path / 'moved.npz')
    flags = (run, f'--dataset={moved}', '--fold=0')
    status, out, err = call(label, '--mode=evaluate', *flags)
    assert status == 0, err
    # On its test part, as training did.
    figures = trained.splitlines()[-1].split()[:2]
    assert out.split()[:2] == figures
    status, _, err = call(label, '--resume', '--epochs=2', *flags)
    assert status == 0, err
    assert call(label, '--mode=evaluate', run)[0] == 0
    other = ('--dataset=ocr', '--resume')
    assert '--dataset=ocr, but the run has ' in call(label, run, *other)[2]


@pytest.mark.deep
def test_one_class_may_be_used_but_not_learned(call, words, tmp_path):
    run = f'--logdir={tmp_path}/run'
    tiny = ('--num_hidden=2', '--num_layers=1', '--epochs=1')
    assert call(label, run, *tiny, f'--dataset={words}')[0] == 0
    single = tmp_path / 'single.npz'
    with np.load(words) as arrays:
        np.savez(single, data=arrays['data'], target=arrays['target'] * 0)
    for mode in ('evaluate', 'predict'):
        flags = (run, f'--mode={mode}', f'--dataset={single}')
        assert call(label, *flags)[0] == 0
    status, _, err = call(
        label, f'--logdir={tmp_path}/new', f'--dataset={single}'
    )
    assert status == 2
    assert 'at least two classes' in err


def test_run_of_the_other_command_is_refused(call, trained):
    from legacy_rnn import classify

    status, _, err = call(classify, '--mode=predict', f'--logdir={trained}')
    assert status == 2
    assert 'holds a run of label, not of classify' in err
