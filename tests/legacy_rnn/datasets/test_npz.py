import zipfile

import numpy as np
import pytest

from legacy_rnn.datasets import load_dataset, npz


def _arrays(**changes):
    arrays = {
        'data': np.arange(24, dtype=np.float64).reshape(4, 3, 2),
        'target': np.array([0, 1, 2, 1]),
        'length': np.array([3, 1, 2, 3]),
    }
    arrays.update(changes)
    return {key: value for key, value in arrays.items() if value is not None}


def _load(folder, **changes):
    path = folder / 'my.npz'
    np.savez(path, **_arrays(**changes))
    return load_dataset(path)


def test_classes_and_padding_are_read(tmp_path):
    dataset = _load(tmp_path)
    assert dataset.num_classes == 3
    assert dataset.data.dtype == np.float32
    assert dataset.length.tolist() == [3, 1, 2, 3]
    assert (dataset.data[1, 1:] == 0).all()
    assert dataset.data[1, 0].tolist() == [6, 7]


def test_labels_past_the_length_do_not_count(tmp_path):
    target = np.array([[0, 1, 2], [1, -1, 99], [2, 2, -1], [0, 0, 0]])
    dataset = _load(tmp_path, target=target)
    assert dataset.num_classes == 3
    assert dataset.labels.tolist()[1] == [1, 0, 0]


def test_target_and_length_may_be_absent(tmp_path):
    dataset = _load(tmp_path, target=None, length=None)
    assert dataset.labels is None
    assert dataset.lengths.tolist() == [3, 3, 3, 3]


@pytest.mark.parametrize(
    'changes, complaints',
    [
        ({'data': None}, ['array data is missing']),
        ({'data': np.zeros([4, 3])}, [r'features\] .*got \[4, 3\]']),
        ({'data': np.zeros([4, 0, 2])}, [r'got \[4, 0, 2\]']),
        ({'data': np.full([4, 3, 2], 'a')}, ['numbers, got dtype <U1']),
        ({'data': np.zeros([4, 3, 2], complex)}, ['got dtype complex128']),
        ({'data': np.full([4, 3, 2], 1e300)}, ['data must be finite']),
        ({'target': np.zeros([5], int)}, [r'match data, got \[5\]']),
        ({'target': np.zeros([4, 2], int)}, [r'got \[4, 2\]']),
        ({'target': np.zeros([4])}, ['numbers, got dtype float64']),
        ({'target': np.array([0, -1, 1, 1])}, ['0 to 65535, got -1']),
        ({'target': np.array([0, 70000, 1, 1])}, ['got 70000']),
        ({'length': np.array([3, 4, 0, 3])}, [r'1 and 3, got 4 at \[1\].* 2']),
        ({'length': np.zeros([4])}, ['length must be whole numbers']),
        ({'length': np.zeros([4, 3], int)}, [r'\[4\], got \[4, 3\]']),
        ({'length': None, 'lengths': np.ones([4])}, ["must be called 'leng"]),
        (
            {'length': np.zeros([2], int), 'target': np.zeros([5])},
            [r'length .*got \[2\]', 'got dtype float64', r'got \[5\]'],
        ),
    ],
)
def test_every_mismatch_is_named(tmp_path, changes, complaints):
    with pytest.raises(ValueError) as caught:
        _load(tmp_path, **changes)
    for complaint in complaints:
        assert caught.match(complaint)


def test_single_class_is_for_use_alone(tmp_path):
    assert _load(tmp_path, target=np.zeros([4], int)).num_classes == 1


def test_data_keep_the_precision_that_is_asked_for(tmp_path):
    data = np.full([4, 3, 2], 1 / 3)
    assert _load(tmp_path, data=data).data.dtype == np.float32
    loaded = load_dataset(tmp_path / 'my.npz', dtype='float64').data
    np.testing.assert_array_equal(loaded[0, 0], data[0, 0])
    data[2, 1, 0] = 1e39
    with pytest.raises(ValueError, match=r'got 1e\+39 at \[2, 1, 0\]'):
        _load(tmp_path, data=data)
    loaded = load_dataset(tmp_path / 'my.npz', dtype='float64').data
    assert loaded[2, 1, 0] == 1e39


def test_nan_is_found_with_its_place(tmp_path):
    data = np.zeros([4, 3, 2])
    data[2, 1, 0] = np.nan
    with pytest.raises(ValueError, match=r'got nan at \[2, 1, 0\]'):
        _load(tmp_path, data=data)


def test_pickles_are_not_read(tmp_path):
    objects = np.array([{}, 1, 2, 3], dtype=object)
    with pytest.raises(ValueError, match='plain arrays.*allow_pickle=False'):
        _load(tmp_path, target=objects)


def test_missing_file_keeps_its_name(tmp_path):
    with pytest.raises(FileNotFoundError, match=r'none\.npz'):
        load_dataset(tmp_path / 'none.npz')


def test_damaged_file_is_named(tmp_path):
    path = tmp_path / 'my.npz'
    np.savez(path, **_arrays())
    whole = path.read_bytes()
    for content in (b'', b'text', whole[:200], whole[:-30]):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r'my\.npz must be a whole'):
            load_dataset(path)
    path.write_bytes(whole[:150] + b'\xff\xff' + whole[152:])
    with pytest.raises(ValueError, match=r'my\.npz must be a whole'):
        load_dataset(path)


@pytest.mark.parametrize(
    'header',
    ['{(', "{'descr': '<f8', 'fortran_order': False, 'shape': (9, 9, 2**46)}"],
    ids=['nonsense', 'too_large'],
)
def test_damaged_header_is_named(tmp_path, header):
    header = header.replace('2**46', str(2**46))
    path = tmp_path / 'my.npz'
    with zipfile.ZipFile(path, 'w') as archive:
        size = len(header).to_bytes(2, 'little')
        content = b'\x93NUMPY\x01\x00' + size + header.encode()
        archive.writestr('data.npy', content)
    with pytest.raises(ValueError, match=r'my\.npz must be a whole'):
        load_dataset(path)


def test_encrypted_file_is_named(tmp_path):
    path = tmp_path / 'my.npz'
    np.savez(path, **_arrays())
    content = bytearray(path.read_bytes())
    for entry, flags in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
        content[content.find(entry) + flags] |= 1
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r'my\.npz must .* encrypted'):
        load_dataset(path)


def test_array_without_a_name_is_refused(tmp_path):
    with open(tmp_path / 'my.npz', 'wb') as stream:
        np.save(stream, np.zeros([3]))
    with pytest.raises(ValueError, match='one array without a name'):
        load_dataset(tmp_path / 'my.npz')


def test_arrays_larger_than_the_machine_are_refused(tmp_path, monkeypatch):
    assert len(_load(tmp_path).data) == 4
    monkeypatch.setattr(npz, '_memory', lambda: 600)
    with pytest.raises(OSError, match='my.npz: the arrays take 0.0 GiB'):
        _load(tmp_path)


def test_memory_of_this_machine_is_known():
    assert npz._memory() > 2**28
