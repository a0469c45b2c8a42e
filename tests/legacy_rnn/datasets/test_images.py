import gzip
import json
import struct

import numpy as np
import pytest

from legacy_rnn import classify
from legacy_rnn.datasets import download, idx, images, load_dataset


def _write(path, array):
    header = bytes([0, 0, 8, array.ndim])
    header += struct.pack(f'>{array.ndim}I', *array.shape)
    path.write_bytes(gzip.compress(header + array.tobytes()))


@pytest.fixture
def folder(tmp_path):
    random = np.random.RandomState(1)
    for count, part in ((30, 'train'), (7, 't10k')):
        pixels = random.randint(256, size=[count, 5, 4]).astype(np.uint8)
        labels = (np.arange(count) % 10).astype(np.uint8)
        _write(tmp_path / f'{part}-images-idx3-ubyte.gz', pixels)
        _write(tmp_path / f'{part}-labels-idx1-ubyte.gz', labels)
    return tmp_path


def test_rows_are_steps_and_test_part_comes_last(folder):
    dataset = load_dataset('mnist', data_dir=folder)
    train, validation, test = dataset.split()
    pixels = idx.read(folder / 't10k-images-idx3-ubyte.gz', 3)
    assert dataset.data.shape == (37, 5, 4)
    assert (len(train), len(validation)) == (30, 0)
    np.testing.assert_array_equal(test, np.arange(30, 37))
    np.testing.assert_allclose(dataset.data[test], pixels / 255, rtol=1e-6)
    assert dataset.labels[test].tolist() == list(range(7))


def test_fashion_mnist_has_class_names(folder):
    dataset = load_dataset('fashion_mnist', data_dir=folder)
    assert dataset.class_names[9] == 'Ankle boot'


def test_truncated_file_is_named(folder):
    path = folder / 'train-images-idx3-ubyte.gz'
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ValueError, match='train-images.* is damaged'):
        load_dataset('mnist', data_dir=folder)


# Ids are given: gzip.compress writes the time into its bytes, and processes
# that collect the tests at different seconds must agree on their names.
@pytest.mark.parametrize(
    'content, reason',
    [
        pytest.param(b'no gzip', 'gzipped', id='not gzipped'),
        pytest.param(
            gzip.compress(b'\0\0\x08'),
            'expected IDX header 00000803',
            id='cut header',
        ),
        pytest.param(
            gzip.compress(b'\0\0\x0d\x03' + b'\0' * 12),
            'got 00000d03',
            id='other header',
        ),
        pytest.param(
            gzip.compress(b'\0\0\x08\x03' + struct.pack('>3I', 9, 5, 4)),
            'expected 180 values, got 0',
            id='no values',
        ),
        pytest.param(
            gzip.compress(
                b'\0\0\x08\x03' + struct.pack('>3I', 1, 1, 1) + b'ab'
            ),
            'expected 1 values, got more',
            id='too many values',
        ),
        pytest.param(
            gzip.compress(b'\0\0\x08\x03' + b'\xff' * 12),
            'implausibly large',
            id='huge',
        ),
    ],
)
def test_wrong_content_is_explained(folder, content, reason):
    path = folder / 't10k-images-idx3-ubyte.gz'
    path.write_bytes(content)
    with pytest.raises(ValueError, match=reason) as caught:
        load_dataset('mnist', data_dir=folder)
    assert str(path) in str(caught.value)


def test_labels_must_match_the_images(folder):
    path = folder / 'train-labels-idx1-ubyte.gz'
    _write(path, np.zeros([29], np.uint8))
    with pytest.raises(ValueError, match='has 29 labels'):
        load_dataset('mnist', data_dir=folder)
    _write(path, np.full([30], 10, np.uint8))
    with pytest.raises(ValueError, match='labels of 0 to 9, got 10'):
        load_dataset('mnist', data_dir=folder)


def test_files_of_the_other_data_set_are_refused(folder, monkeypatch):
    path = folder / 'train-labels-idx1-ubyte.gz'
    known = (path.stat().st_size, download.sha256(path))
    files = {'mnist': (known,) * 4, 'fashion_mnist': ((1, '0'),) * 4}
    monkeypatch.setattr(images, 'FILES', files)
    load_dataset('mnist', data_dir=folder)
    with pytest.raises(ValueError, match='is a file of mnist, expected one'):
        load_dataset('fashion_mnist', data_dir=folder)


def test_missing_file_is_downloaded_and_checked(folder, server):
    (folder / 't10k-labels-idx1-ubyte.gz').unlink()
    with pytest.raises(OSError, match='could not download t10k-labels'):
        load_dataset('mnist', data_dir=folder, mirror=f'{server.url}/good')
    assert server.asked == ['good']
    assert not (folder / 't10k-labels-idx1-ubyte.gz').exists()


@pytest.mark.parametrize(
    'kind, complaint',
    [
        ('good', 'expected 9912422 bytes, got 10240'),
        ('truncate', 'expected 9912422 bytes, got 1000'),
        ('missing', 'HTTP 404'),
        ('loop', 'redirect'),
    ],
)
def test_command_names_the_lying_mirror(
    server, tmp_path, capsys, kind, complaint
):
    folder = tmp_path / 'data'
    argv = ['--dataset=mnist', f'--data_dir={folder}']
    argv += [f'--mirror={server.url}/{kind}', f'--logdir={tmp_path}/run']
    assert classify.main(argv) == 2
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith(f'downloading {server.url}/{kind}/train-images')
    assert last.startswith('legacy-rnn: could not download train-images')
    assert complaint in last
    assert list(folder.iterdir()) == []
    assert not (tmp_path / 'run').exists()


def test_command_trains_on_idx_files(folder, capsys):
    argv = ['--dataset=fashion_mnist', f'--data_dir={folder}', '--epochs=1']
    argv += [f'--logdir={folder}/run', '--num_hidden=4', '--num_layers=1']
    assert classify.main(argv) == 0
    argv = ['--mode=predict', *argv[:2], argv[3]]
    capsys.readouterr()
    assert classify.main(argv) == 0
    lines = [json.loads(s) for s in capsys.readouterr().out.splitlines()]
    assert [line['index'] for line in lines] == list(range(30, 37))
    names = images.CLASS_NAMES['fashion_mnist']
    assert all(line['prediction'] in names for line in lines)


def test_every_file_has_a_size_and_a_sum():
    for name, known in images.FILES.items():
        assert len(known) == len(images.PARTS) == 4
        assert all(size > 0 and len(sum_) == 64 for size, sum_ in known)
        assert images.MIRRORS[name]


def test_cache_is_in_the_users_folder(monkeypatch):
    monkeypatch.setenv('XDG_CACHE_HOME', '/cache')
    assert images.cache_folder('mnist') == '/cache/legacy-rnn/mnist'
