import json

import numpy as np

from legacy_rnn.datasets import Dataset
from legacy_rnn.training import predictions

DATASET = Dataset(
    'mine',
    np.zeros([3, 2, 1], np.float32),
    length=np.array([2, 1, 2], np.int32),
)
STEPS = np.array(
    [[[0.9, 0.1], [0.25, 0.75]], [[0.5, 0.5], [0.0, 1.0]]], np.float32
)


def test_lines_give_names_and_stop_at_the_length():
    lines = predictions.json_lines(DATASET, [2, 1], STEPS, ['x', 'y'])
    first, second = map(json.loads, lines)
    assert first['prediction'] == ['x', 'y']
    np.testing.assert_allclose(first['probability'], [0.9, 0.75], rtol=1e-6)
    assert (first['index'], first['length']) == (2, 2)
    assert second == {
        'index': 1,
        'prediction': ['x'],
        'probability': [0.5],
        'length': 1,
    }


def test_lines_give_class_ids_without_names():
    lines = predictions.json_lines(DATASET, [0, 1], STEPS[:, 0])
    assert [json.loads(line)['prediction'] for line in lines] == [0, 0]


def test_arrays_mark_padding(tmp_path):
    path = tmp_path / 'out.npz'
    predictions.write(path, DATASET, [2, 1], STEPS, ['x', 'y'])
    with np.load(path, allow_pickle=False) as arrays:
        assert arrays['prediction'].tolist() == [[0, 1], [0, -1]]
        assert arrays['probability'][1].tolist() == [0.5, 0]
        assert arrays['index'].tolist() == [2, 1]
        assert arrays['class_names'].tolist() == ['x', 'y']
