"""`legacy-rnn checkpoint` on checkpoints of real releases and damaged ones."""

import json
import os
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import checkpoint
from legacy_rnn.checkpointing import convert, reader
from tests import forking

GOLDEN = Path(__file__).parents[1] / 'golden' / 'checkpoints' / '0.12.1'
V1_FILE = GOLDEN / 'sharded.v1'
V2_PREFIX = GOLDEN / 'lstm_full.ckpt'
OLD_KERNEL = 'RNN/LSTMCell/W_0'


@pytest.fixture
def old(tmp_path):
    """A checkpoint of 0.12.1 in a folder of its own."""
    for path in GOLDEN.glob('lstm_full.ckpt.*'):
        shutil.copy(path, tmp_path)
    return tmp_path / 'lstm_full.ckpt'


def values(prefix):
    opened = reader.Stored(prefix)
    return {name: opened.tensor(name) for name in opened.shapes}


def made(prefix, **arrays):
    arrays = {name.replace('__', '/'): a for name, a in arrays.items()}
    convert.write(prefix, list(arrays), arrays.__getitem__)
    return prefix


def test_list_shows_cells_slots_and_releases(call):
    status, out, _ = call(checkpoint, 'list', V2_PREFIX, '--json')
    assert status == 0
    data = json.loads(out)
    assert data['format'] == 'V2'
    assert data['releases'][-1] == '0.12'
    rows = {row['name']: row for row in data['variables']}
    assert len(rows) == 19
    slot = rows[f'{OLD_KERNEL}/RMSProp']
    assert slot['slot_of'] == OLD_KERNEL
    assert slot['part'] == 'LSTMCell kernel RMSProp'
    assert rows['global_step']['part'] == 'other'
    assert rows['global_step']['dtype'] == 'int32'


def test_list_reads_the_single_file_of_v1(call):
    status, out, _ = call(checkpoint, 'list', V1_FILE)
    assert status == 0
    assert out.startswith('format V1, names of releases 0.5 to 0.12')


def test_convert_renames_and_keeps_every_bit(call, tmp_path):
    new = tmp_path / 'new'
    status, out, _ = call(checkpoint, 'convert', V2_PREFIX, new, '--json')
    data = json.loads(out)
    assert status == 0
    assert data['renamed'][OLD_KERNEL] == 'rnn/lstm_cell/kernel'
    assert data['kept'] == ['global_step']
    assert data['unknown'] == []
    before, after = values(V2_PREFIX), values(new)
    for name, value in before.items():
        moved = after[data['renamed'].get(name, name)]
        assert moved.dtype == value.dtype
        assert moved.tobytes() == value.tobytes(), name
    assert len(after) == len(before)


def test_there_and_back_gives_the_same_bytes(call, tmp_path):
    there, back = tmp_path / 'there', tmp_path / 'back'
    assert call(checkpoint, 'convert', V1_FILE, there)[0] == 0
    arguments = ('convert', there, back, '--to_release=0.12', '--shards=2')
    assert call(checkpoint, *arguments)[0] == 0
    before, after = values(V1_FILE), values(back)
    assert sorted(before) == sorted(after)
    for name, value in before.items():
        assert after[name].tobytes() == value.tobytes(), name


def test_shards_become_one_weight(call, tmp_path):
    assert call(checkpoint, 'convert', V1_FILE, tmp_path / 'new')[0] == 0
    before, after = values(V1_FILE), values(tmp_path / 'new')
    rows = [before[f'RNN/LSTMCell/W_{i}'] for i in (0, 1)]
    kernel = after['rnn/lstm_cell/kernel']
    np.testing.assert_array_equal(kernel, np.concatenate(rows))
    slots = [before[f'RNN/LSTMCell/W_{i}/Adam'] for i in (0, 1)]
    slot = after['rnn/lstm_cell/kernel/Adam']
    np.testing.assert_array_equal(slot, np.concatenate(slots))


def test_dry_run_writes_nothing(call, tmp_path):
    new = tmp_path / 'new'
    status, out, _ = call(checkpoint, 'convert', V2_PREFIX, new, '--dry_run')
    assert status == 0
    assert f'{OLD_KERNEL} -> rnn/lstm_cell/kernel' in out
    assert '18 renamed, 1 kept, 0 unknown' in out
    assert list(tmp_path.iterdir()) == []


def test_unknown_variable_stops_unless_allowed(call, tmp_path):
    weights = np.ones([3, 4], 'f')
    old = made(
        tmp_path / 'old',
        RNN__BasicRNNCell__Linear__Matrix=weights,
        RNN__MyCell__W=weights,
    )
    new = tmp_path / 'new'
    status, out, err = call(checkpoint, 'convert', old, new)
    assert status == 1 and '1 variable unknown' in err
    assert 'unknown RNN/MyCell/W:' in out
    assert not reader.exists(new)
    status, *_ = call(checkpoint, 'convert', old, new, '--allow_unknown')
    assert status == 0
    assert sorted(values(new)) == [
        'RNN/MyCell/W',
        'rnn/basic_rnn_cell/kernel',
    ]


def test_map_names_what_is_unknown(call, tmp_path):
    weights = np.ones([3, 4], 'f')
    old = made(
        tmp_path / 'old',
        RNN__BasicRNNCell__Linear__Matrix=weights,
        RNN__MyCell__W=weights,
    )
    new = tmp_path / 'new'
    mapped = '--map=RNN/MyCell=rnn/my_cell'
    assert call(checkpoint, 'convert', old, new, mapped)[0] == 0
    assert 'rnn/my_cell/W' in values(new)


def test_checkpoint_without_recurrent_cells_is_refused(call, tmp_path):
    old = made(tmp_path / 'old', conv__weights=np.ones([2, 2], 'f'))
    status, out, err = call(checkpoint, 'convert', old, tmp_path / 'new')
    assert status == 1
    assert 'no recurrent cell' in out
    assert not reader.exists(tmp_path / 'new')
    status, out, _ = call(checkpoint, 'list', old)
    assert status == 0 and 'releases none' in out


def test_order_that_names_do_not_tell_is_asked_for(call, tmp_path):
    ones = np.ones([2, 2], 'f')
    old = made(
        tmp_path / 'old',
        RNN__InputProjectionWrapper__Linear__Matrix=ones,
        RNN__OutputProjectionWrapper__Linear__Matrix=ones,
        RNN__BasicRNNCell__Linear__Matrix=ones,
    )
    status, _, err = call(checkpoint, 'convert', old, tmp_path / 'new')
    assert status == 1 and '--nesting' in err
    order = '--nesting=OutputProjectionWrapper,InputProjectionWrapper'
    assert call(checkpoint, 'convert', old, tmp_path / 'new', order)[0] == 0


def test_existing_output_is_only_replaced_on_demand(call, tmp_path):
    new = made(tmp_path / 'new', w=np.zeros(2, 'f'))
    status, _, err = call(checkpoint, 'convert', V2_PREFIX, new)
    assert status == 2 and '--overwrite' in err
    assert list(values(new)) == ['w']
    assert call(checkpoint, 'convert', V2_PREFIX, new, '--overwrite')[0] == 0
    assert 'rnn/lstm_cell/kernel' in values(new)


def test_checkpoint_may_be_overwritten_by_itself(call, old):
    assert call(checkpoint, 'convert', old, old, '--overwrite')[0] == 0
    assert 'rnn/lstm_cell/kernel' in values(old)
    assert len(list(old.parent.iterdir())) == 2


@pytest.mark.parametrize('moved', [0, 1])
def test_ended_overwriting_is_finished(call, old, monkeypatch, moved):
    """A conversion in place that was ended as it moved its files."""
    real, count = os.replace, []

    def replace(source, target):
        count.append(target)
        if len(count) > moved:
            raise KeyboardInterrupt
        real(source, target)

    before = values(old)
    with monkeypatch.context() as patch:
        patch.setattr(convert.os, 'replace', replace)
        status = call(checkpoint, 'convert', old, old, '--overwrite')[0]
    assert status == 130
    assert call(checkpoint, 'convert', old, old, '--overwrite')[0] == 0
    assert 'rnn/lstm_cell/kernel' in values(old)
    assert len(values(old)) == len(before)
    assert len(list(old.parent.iterdir())) == 2


def test_folder_means_its_newest_checkpoint(call, old):
    state = old.parent / 'checkpoint'
    state.write_text('model_checkpoint_path: "/gone/lstm_full.ckpt"\n')
    assert call(checkpoint, 'list', old.parent)[0] == 0
    state.unlink()
    assert call(checkpoint, 'list', old.parent)[0] == 0
    made(old.parent / 'other', w=np.zeros(2, 'f'))
    status, _, err = call(checkpoint, 'list', old.parent)
    assert status == 2 and 'lstm_full.ckpt, other' in err


def test_folder_without_checkpoint_is_refused(call, tmp_path):
    status, _, err = call(checkpoint, 'convert', tmp_path, tmp_path / 'new')
    assert status == 2 and 'holds no checkpoint' in err


def test_wrong_prefix_names_what_there_is(call, old):
    status, _, err = call(checkpoint, 'list', old.parent / 'lstm')
    assert status == 2 and 'the folder holds lstm_full.ckpt' in err


@pytest.mark.parametrize('end', ['.index', '.data-00000-of-00001'])
@pytest.mark.parametrize('damage', ['short', 'flipped', 'empty'])
def test_damaged_file_ends_in_one_line(call, old, end, damage):
    path = Path(f'{old}{end}')
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle] ^= 255
    changed = {'short': data[:middle], 'flipped': data, 'empty': b''}
    path.write_bytes(bytes(changed[damage]))
    new = old.parent / 'new'
    status, _, err = call(checkpoint, 'convert', old, new)
    assert status == 2
    assert 'must be a whole checkpoint' in err
    assert 'Traceback' not in err
    assert not reader.exists(new)
    assert len(list(old.parent.iterdir())) == 2


@pytest.mark.parametrize('damage', ['short', 'text', 'empty'])
def test_damaged_v1_file_ends_in_one_line(call, tmp_path, damage):
    path = tmp_path / 'old'
    data = V1_FILE.read_bytes()
    changed = {'short': data[: len(data) // 2], 'text': b'x' * 99}
    path.write_bytes(changed.get(damage, b''))
    status, _, err = call(checkpoint, 'convert', path, tmp_path / 'new')
    assert status == 2 and 'must be a whole checkpoint' in err
    assert [p.name for p in tmp_path.iterdir()] == ['old']


def test_missing_data_file_is_named(call, old):
    data = Path(f'{old}.data-00000-of-00001')
    data.rename(f'{old}.data-00000-of-00002')
    status, _, err = call(checkpoint, 'list', old)
    assert status == 2 and '.data-00001-of-00002' in err
    Path(f'{old}.data-00000-of-00002').unlink()
    status, _, err = call(checkpoint, 'list', old)
    assert status == 2 and 'data files are missing' in err


@pytest.mark.parametrize('end', ['9999999999', 'x', '.tmp'])
def test_files_beside_the_data_are_none_of_it(end, call, old):
    stray = Path(f'{old}.data-00000-of-00001{end}')
    stray.write_bytes(b'')
    status, out, _ = call(checkpoint, 'list', old)
    assert status == 0 and 'variables' in out
    Path(f'{old}.data-00000-of-00001').unlink()
    status, _, err = call(checkpoint, 'list', old)
    assert status == 2 and 'data files are missing' in err


def test_meta_alone_is_listed_and_not_converted(call, tmp_path):
    with tf.Graph().as_default():
        tf.compat.v1.get_variable('RNN/BasicRNNCell/Linear/Bias', [4])
        tf.compat.v1.train.export_meta_graph(str(tmp_path / 'm.meta'))
    status, out, _ = call(checkpoint, 'list', tmp_path / 'm.meta')
    assert status == 0
    assert 'RNN/BasicRNNCell/Linear/Bias [4] float32: BasicRNNCell' in out
    status, _, err = call(checkpoint, 'convert', tmp_path / 'm', 'new')
    assert status == 2 and 'holds no weights' in err
    (tmp_path / 'm.meta').write_bytes(b'no graph')
    status, _, err = call(checkpoint, 'list', tmp_path / 'm.meta')
    assert status == 2 and 'must be a MetaGraph' in err


@pytest.mark.skipif(sys.platform == 'win32', reason='limits of Unix')
def test_full_disk_leaves_nothing(call, tmp_path):
    import resource
    import signal

    large = {f'RNN__BasicRNNCell__x{i}': np.ones(9000) for i in range(3)}
    old = made(tmp_path / 'old', **large)
    (tmp_path / 'out').mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        status, _, err = call(
            checkpoint,
            *('convert', old, tmp_path / 'out' / 'new', '--allow_unknown'),
        )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert status == 2
    assert 'could not write' in err and 'File too large' in err
    assert list((tmp_path / 'out').iterdir()) == []


@pytest.mark.deep
@pytest.mark.skipif(sys.platform == 'win32', reason='limits of Unix')
def test_full_disk_leaves_no_keras_file(tmp_path):
    source = (
        'import resource, signal, sys\n'
        'from legacy_rnn import checkpoint\n'
        'signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n'
        'resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))\n'
        'sys.exit(checkpoint.main(sys.argv[1:]))\n'
    )
    target = tmp_path / 'x.keras'
    done = forking.code(source, 'keras', V2_PREFIX, target)
    assert done.returncode == 2, done.stderr
    assert done.stderr.splitlines()[-1] == (
        f'legacy-rnn: {target}: File too large'
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize('action', ['convert', 'keras'])
@pytest.mark.parametrize(
    ('name', 'complaint'),
    [
        ('folder.keras', 'got a folder; pass'),
        ('file/x.keras', 'file is none'),
        ('file/deeper/x.keras', 'file is none'),
        ('pipe.keras', 'must be a file, got a device'),
    ],
)
def test_output_that_is_no_file_is_refused(
    call, tmp_path, action, name, complaint
):
    (tmp_path / 'folder.keras').mkdir()
    (tmp_path / 'file').touch()
    os.mkfifo(tmp_path / 'pipe.keras')
    arguments = (action, V2_PREFIX, tmp_path / name, '--overwrite')
    status, out, err = call(checkpoint, *arguments)
    assert status == 2 and complaint in err
    assert out == '' and len(err.splitlines()) == 1
    assert len(list(tmp_path.iterdir())) == 3


def test_data_that_is_short_is_found_without_reading_it(call, old):
    data = Path(f'{old}.data-00000-of-00001')
    data.write_bytes(data.read_bytes()[:-100])
    status, _, err = call(checkpoint, 'list', old)
    assert status == 2
    assert 'data files that are 100 of' in err


def test_large_checkpoint_is_written_in_parts(call, tmp_path, monkeypatch):
    monkeypatch.setattr(convert, 'PART_BYTES', 100)
    new = tmp_path / 'new'
    assert call(checkpoint, 'convert', V2_PREFIX, new)[0] == 0
    assert len(list(tmp_path.glob('new.data-*'))) > 5
    assert len(values(new)) == 19


@pytest.mark.parametrize(
    ('arguments', 'complaint'),
    [
        ([], 'action must be one of'),
        (['show', 'x'], "got 'show'"),
        (['list'], 'must have the arguments PATH'),
        (
            ['list', 'x', '--to_release=1.0'],
            '--to_release is for convert, got',
        ),
        (['keras', 'x', 'y.keras', '--dry_run'], '--dry_run is for convert'),
        (['keras', 'x', 'y.h5'], 'name it y.keras'),
        (['convert', 'x'], 'must have the arguments FROM TO'),
        (['convert', 'x', 'y', '--to_release=2.0'], 'to_release must be'),
        (['convert', 'x', 'y', '--from_release=z'], 'from_release must be'),
        (['convert', 'x', 'y', '--map=a'], 'map must be OLD=NEW'),
        (['convert', 'x', 'y', '--shards=0'], 'shards must be N or SCOPE=N'),
        (['convert', 'x', 'y', '--shards=a=b'], 'shards must be N or SCOPE'),
        (['convert', 'x', 'y', '--map=a=b//c'], 'map must be OLD=NEW'),
        (['convert', 'x', 'y', '--nesting=A'], 'nesting must be one of'),
        (['convert', 'x', 'y', '--cell=a=B'], 'cell must be one of'),
        (['convert', V2_PREFIX, 'y', '--map=no=b'], 'map must start with'),
        (['convert', V2_PREFIX, 'y', '--linear=no'], 'linear must name a s'),
        (['convert', V2_PREFIX, 'y', '--shards=no=2'], 'shards must name a '),
    ],
)
def test_wrong_arguments_end_in_one_line(call, arguments, complaint):
    status, _, err = call(checkpoint, *arguments)
    assert status == 2
    assert complaint in err
    assert len(err.splitlines()) == 1


def test_what_names_do_not_tell_is_told_scope_by_scope(call, tmp_path):
    old = made(
        tmp_path / 'old',
        a__rnn__lstm_cell__kernel=np.ones([7, 16], 'f'),
        b__rnn__lstm_cell__kernel=np.ones([7, 16], 'f'),
        multi_rnn_cell__cell_1__mine__kernel=np.ones([7, 4], 'f'),
    )
    new = tmp_path / 'new'
    flags = [
        '--to_release=0.12',
        '--shards=a=2',
        '--linear=multi_rnn_cell/cell_1/mine',
    ]
    flags += ['--cell=b/rnn=LSTMBlockCell,a=LSTMCell']
    status, out, err = call(checkpoint, 'convert', old, new, *flags)
    assert status == 0, out + err
    assert 'note: LSTMCell or' not in err
    assert {name: len(value) for name, value in values(new).items()} == {
        'a/RNN/LSTMCell/W_0': 4,
        'a/RNN/LSTMCell/W_1': 3,
        'b/RNN/LSTMBlockCell/W': 7,
        'MultiRNNCell/Cell1/mine/Linear/Matrix': 7,
    }


def test_keras_file_needs_its_ending(call):
    status, _, err = call(checkpoint, 'keras', V2_PREFIX, 'x')
    assert status == 2 and 'OUT must end in .keras' in err
