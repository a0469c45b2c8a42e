"""Tables of `contrib.learn.datasets`, and its texts as bytes."""

import importlib

import numpy as np
import pytest

from legacy_rnn.compat import r0_9, r1_2
from legacy_rnn.compat.r1_2.contrib.learn.python.learn.datasets import base
from legacy_rnn.compat.r1_2.contrib.learn.python.learn.preprocessing import (
    text,
)
from legacy_rnn.compat.tutorials import mnist


def test_csv_tells_its_size_or_not(tmp_path):
    path = tmp_path / 'table.csv'
    path.write_text('2,3,a,b\n1,2,3,0\n4,5,6,1\n')
    found = base.load_csv_with_header(str(path), np.int64, np.float32)
    assert found.data.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert found.target.tolist() == [0, 1]
    assert (found.data.dtype, found.target.dtype) == (np.float32, np.int64)
    path.write_text('7,some words\n8,more\n')
    found = base.load_csv_without_header(str(path), np.int32, str, 0)
    assert found.data.tolist() == [['some words'], ['more']]
    assert found.target.tolist() == [7, 8]
    early = r0_9.contrib.learn.datasets.base
    found = early.load_csv(str(path), np.int32, 0, has_header=False)
    assert found.target.tolist() == [7, 8]


def test_dbpedia_is_read_from_where_it_lies(tmp_path, monkeypatch):
    folder = tmp_path / 'dbpedia_data' / 'dbpedia_csv'
    folder.mkdir(parents=True)
    for name in ('train', 'test'):
        rows = ''.join(f'{i % 14},"t {i}","a, b"\n' for i in range(2001))
        (folder / f'{name}.csv').write_text(rows)
    monkeypatch.setenv('TF_EXP_BASE_DIR', str(tmp_path))
    found = r1_2.contrib.learn.datasets.load_dataset('dbpedia')
    assert found.validation is None
    assert found.train.data.tolist() == [
        ['t 0', 'a, b'],
        ['t 1000', 'a, b'],
        ['t 2000', 'a, b'],
    ]
    assert found.test.target.tolist() == [0, 1000 % 14, 2000 % 14]
    with pytest.raises(ValueError, match='shipped with'):
        r1_2.contrib.learn.datasets.load_dataset(
            'dbpedia', test_with_fake_data=True
        )


def test_houses_are_kept_where_scikit_learn_keeps_data(tmp_path, monkeypatch):
    monkeypatch.setenv('SCIKIT_LEARN_DATA', str(tmp_path))
    path = tmp_path / 'boston_house_prices.csv'
    path.write_text('1,2,x\n5.1,3.5,24\n')
    found = r1_2.contrib.learn.datasets.load_dataset('boston')
    assert found.target.tolist() == [24]


def test_other_sets_say_what_they_want(tmp_path, monkeypatch):
    monkeypatch.setenv('SCIKIT_LEARN_DATA', str(tmp_path))
    datasets = r1_2.contrib.learn.datasets
    with pytest.raises(ValueError, match='must be one of'):
        datasets.load_dataset('mushrooms')
    with pytest.raises(ValueError, match='needs data_path'):
        datasets.load_boston()
    path = tmp_path / 'iris.csv'
    path.write_text('1,2,x\n5.1,3.5,2\n')
    assert datasets.load_iris(str(path)).target.tolist() == [2]


def test_digits_are_found_by_their_name(monkeypatch):
    read = []
    monkeypatch.setattr(mnist, '_read', lambda *args, **_: read.append(args))
    r1_2.contrib.learn.datasets.load_dataset('mnist')
    assert read == [('MNIST-data', '1.15')]


def test_texts_are_bytes_and_back():
    processor = text.ByteProcessor(6)
    found = list(processor.fit_transform(['abc', 'ünïcode', b'xy']))
    assert [x.dtype for x in found] == [np.uint8] * 3
    assert found[0].tolist() == [97, 98, 99, 0, 0, 0]
    assert len(found[1]) == 6
    assert list(processor.reverse(found)) == ['abc', 'ünïc', 'xy']
    half = processor.transform(['ab€€'])
    assert list(processor.reverse(half)) == ['']


def test_modules_of_layers_hold_what_they_held():
    name = 'legacy_rnn.compat.r1_2.contrib.layers.python.layers.encoders'
    encoders = importlib.import_module(name)
    assert encoders.embed_sequence and encoders.bow_encoder


def test_no_digits_are_left_for_validation():
    pictures = np.zeros([0, 28, 28, 1], np.uint8)
    found = mnist.DataSet(pictures, np.zeros([0], np.uint8))
    assert (found.images.shape, found.num_examples) == ((0, 784), 0)
