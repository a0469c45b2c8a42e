"""Floats and texts as sizes of shapes, which TensorFlow took up to 1.15."""

import pytest
import tensorflow as tf

from legacy_rnn import run
from legacy_rnn.running.patches import whole_shapes

SCRIPT = """
import numpy as np
import tensorflow as tf
units = 6
w = tf.get_variable('w', [units / 2, np.float32(2)])
x = tf.placeholder(tf.float32, [None, units / 3])
x.set_shape([4., None])
print('shapes', w.shape.as_list(), x.shape.as_list())
"""


def test_whole_floats_are_sizes(tmp_path, capfd):
    path = tmp_path / 'model.py'
    path.write_text(SCRIPT)
    assert run.main([str(path)]) == 0
    assert 'shapes [3, 2] [4, 2]' in capfd.readouterr().out


def test_texts_of_numbers_are_sizes():
    with whole_shapes.taken(tf):
        assert tf.TensorShape(['2', b'3', None]).as_list() == [2, 3, None]
        with pytest.raises(ValueError, match='two'):
            tf.TensorShape(['two'])


def test_a_half_is_no_size():
    with whole_shapes.taken(tf), pytest.raises(ValueError, match='Ambiguous'):
        tf.TensorShape([2.5])


def test_today_floats_are_refused_again():
    with whole_shapes.taken(tf):
        assert tf.TensorShape([2.0]).as_list() == [2]
    with pytest.raises(TypeError):
        tf.TensorShape([2.0])
