"""Recurrent estimators by an optimizer's name, which clips gradients."""

import tensorflow as tf

from legacy_rnn.compat import r1_12
from legacy_rnn.compat.r1_12.contrib import feature_column


def examples():
    words = tf.SparseTensor(
        [[0, 0], [0, 1], [1, 0]], tf.constant([1, 2, 1], tf.int64), [2, 2]
    )
    pair = {'words': words}, tf.constant([[0], [1]])
    return tf.data.Dataset.from_tensors(pair).repeat(3)


def test_an_optimizer_may_be_named(tmp_path):
    word = feature_column.sequence_categorical_column_with_identity('words', 5)
    made = r1_12.contrib.estimator.RNNClassifier(
        [r1_12.feature_column.embedding_column(word, 3)],
        num_units=[3],
        cell_type='gru',
        optimizer='Adam',
        model_dir=str(tmp_path),
    )
    made.train(examples, steps=3)
    assert made.get_variable_value('global_step') == 3
