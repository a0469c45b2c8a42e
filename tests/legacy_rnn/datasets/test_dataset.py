import numpy as np
import pytest

import legacy_rnn
from legacy_rnn.datasets import Dataset, load_dataset


def _dataset(count=50):
    return Dataset(
        'mine',
        np.zeros([count, 4, 2], np.float32),
        np.arange(count, dtype=np.int32)[:, None] % [3, 3, 3, 3],
        (np.arange(count) % 4 + 1).astype(np.int32),
        num_classes=3,
        class_names=('x', 'y', 'z'),
    )


def test_digits_are_rows_of_fractions():
    dataset = legacy_rnn.load_dataset('digits')
    assert dataset.data.shape == (1797, 8, 8)
    assert (dataset.data.min(), dataset.data.max()) == (0, 1)
    assert dataset.data[0, 0].tolist() == [
        v / 16 for v in (0, 0, 5, 13, 9, 1, 0, 0)
    ]
    assert dataset.labels[:10].tolist() == list(range(10))
    assert np.bincount(dataset.labels[dataset.held_out]).min() > 45


def test_ocr_is_words_of_letters():
    dataset = legacy_rnn.load_dataset('ocr')
    assert dataset.data.shape == (6877, 14, 128)
    assert dataset.length.sum() == 52152
    assert (dataset.length.min(), dataset.length.max()) == (3, 14)
    names = np.array(dataset.class_names)
    assert ''.join(names[dataset.labels[0, :9]]) == 'ommanding'
    past = np.arange(14) >= dataset.length[:, None]
    assert not dataset.data[past].any()
    assert set(np.unique(dataset.data)) == {0, 1}
    assert np.bincount(dataset.folds).tolist() == [
        len(dataset.split('fold', fold).test) for fold in range(10)
    ]


@pytest.mark.parametrize('how', [None, 'fold', 'first66'])
@pytest.mark.parametrize('validation', [0.0, 0.2])
def test_parts_are_disjoint_and_complete(how, validation):
    split = _dataset().split(how, 3, validation)
    together = np.concatenate(split)
    assert sorted(together) == list(range(50))
    assert len(split.validation) == round(validation * (50 - len(split.test)))
    again = _dataset().split(how, 3, validation)
    for one, other in zip(split, again, strict=True):
        np.testing.assert_array_equal(one, other)


def test_first66_trains_on_the_first():
    split = _dataset().split('first66')
    np.testing.assert_array_equal(split.train, np.arange(33))


def test_folds_cover_every_sequence_once():
    tests = [_dataset().split('fold', fold).test for fold in range(10)]
    assert sorted(np.concatenate(tests)) == list(range(50))


def test_too_small_parts_are_refused():
    with pytest.raises(ValueError, match='too few'):
        _dataset(1).split()
    with pytest.raises(ValueError, match='leaves 0 for validation'):
        _dataset().split(validation=0.001)


def test_target_is_zero_past_the_length():
    dataset = _dataset(3)
    target = dataset.target
    assert target.shape == (3, 4, 3)
    assert target.sum(-1).tolist() == [
        [1, 0, 0, 0],
        [1, 1, 0, 0],
        [1, 1, 1, 0],
    ]
    assert target.argmax(-1)[2].tolist() == [2, 2, 2, 0]


def test_padding_may_be_a_class_of_its_own():
    dataset = _dataset(3).with_padding_class()
    assert dataset.num_classes == 4
    assert dataset.class_names == ('x', 'y', 'z', '')
    assert dataset.labels.tolist() == [
        [0, 3, 3, 3],
        [1, 1, 3, 3],
        [2, 2, 2, 3],
    ]


def test_unknown_name_suggests_a_known_one():
    with pytest.raises(ValueError, match="got 'digit'; did you mean digits"):
        load_dataset('digit')
