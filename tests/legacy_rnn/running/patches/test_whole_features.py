"""Truth values in features of whole numbers."""

import numpy as np
import tensorflow as tf

from legacy_rnn import run
from legacy_rnn.running.patches import whole_features

SCRIPT = """
import tensorflow as tf
labels = [True] + 2 * [False]
feature = tf.train.Feature(int64_list=tf.train.Int64List(value=labels))
print('labels', list(feature.int64_list.value))
"""


def test_truth_values_are_whole_numbers(tmp_path, capfd):
    path = tmp_path / 'model.py'
    path.write_text(SCRIPT)
    assert run.main([str(path)]) == 0
    assert 'labels [1, 0, 0]' in capfd.readouterr().out


def test_values_are_taken_as_they_were_and_the_class_comes_back():
    kind = tf.train.Int64List
    with whole_features.taken(tf):
        made = tf.train.Int64List(value=np.array([True, False]))
        assert list(made.value) == [1, 0] and isinstance(made, kind)
        assert list(tf.train.Int64List(value=(3, np.int64(4))).value) == [3, 4]
        assert not tf.compat.v1.train.Int64List().value
    assert tf.train.Int64List is kind
