import subprocess
import sys

import pytest

from legacy_rnn.datasets import load_dataset
from legacy_rnn.training.run_folder import Run, describe
from legacy_rnn.training.settings import Settings, contradictions


def test_config_is_read_back(tmp_path):
    settings = Settings('digits', cell='lstm', clip_norm=2.5)
    data = describe(load_dataset('digits'))
    run = Run(tmp_path / 'new', 'classify')
    assert not run.exists()
    run.write_config(settings, data)
    assert run.exists()
    assert run.read() == (settings, data)
    with pytest.raises(ValueError, match='holds a run already'):
        run.refuse_if_taken()
    with pytest.raises(ValueError, match='holds no checkpoint'):
        run.require_checkpoint()


def test_steps_are_of_checkpoints_alone_newest_first(tmp_path):
    for name in (
        'model.ckpt-5.index',
        'model.ckpt-40.index',
        'model.ckpt-7.data-00000-of-00001',
        'my-model.ckpt-9.index',
    ):
        (tmp_path / name).touch()
    assert Run(tmp_path, 'label').steps() == [40, 5]


def test_history_forgets_later_steps(tmp_path):
    run = Run(tmp_path, 'label')
    records = [{'step': step, 'test_error': 0.5} for step in (5, 10, 15)]
    assert run.read_history(10) == []
    run.write_history(records)
    assert run.read_history(10) == records[:2]
    for text in ('[', '[1]', '[{}]', '{"a": 1}', '1'):
        (tmp_path / 'history.json').write_text(text)
        with pytest.raises(ValueError, match='history.json is damaged'):
            run.read_history(10)


def test_one_process_trains_in_a_folder_at_a_time(tmp_path):
    run = Run(tmp_path, 'label')
    with run.alone():
        code = (
            'import sys; from legacy_rnn.training.run_folder import Run\n'
            'with Run(sys.argv[1], "label").alone(): pass'
        )
        other = subprocess.run(
            [sys.executable, '-c', code, str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert f'another process is training in {tmp_path}' in other.stderr
    with run.alone():
        assert list(tmp_path.iterdir()) == []


def test_leftovers_are_removed_and_files_are_not(tmp_path):
    kept = ['model.ckpt-5.index', 'checkpoint', 'history.json', '.mine.tmp']
    left = [
        'model.ckpt-7_temp12',
        'checkpoint.tmp34',
        '.history.json.legacy_rnn-x1234567.tmp',
        'model.ckpt-5.data-00000-of-00001.tempstate123',
    ]
    for name in kept + left[1:]:
        (tmp_path / name).touch()
    (tmp_path / left[0]).mkdir()
    (tmp_path / left[0] / 'part-0').touch()
    Run(tmp_path, 'label').remove_leftovers()
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(kept)


def test_description_changes_with_the_data():
    dataset = load_dataset('digits')
    before = describe(dataset)
    dataset.data[0, 0, 0] += 1
    after = describe(dataset)
    assert before.pop('sha256') != after.pop('sha256')
    assert before == after
    assert after['num_classes'] == 10


def test_only_given_flags_can_contradict():
    run = Settings('ocr', cell='lstm')
    given = {'cell': 'gru', 'epochs': 10, 'unroll': 'static'}
    assert contradictions(given, run, ('unroll',)) == [
        '--cell=gru, but the run has lstm'
    ]
