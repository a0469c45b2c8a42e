"""`contrib.learn.ops`: embeddings, and sequences into sequences."""

import numpy as np
import pytest
import tensorflow as modern

from legacy_rnn.compat import api


@pytest.fixture(params=['0.12', '1.12'])
def tf(request):
    with modern.Graph().as_default():
        yield api(request.param)


def values(tf, tensors):
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        return session.run(tensors)


def test_rows_of_embeddings_keep_the_shape_of_the_ids(tf):
    ids = [[0, 2], [1, 1]]
    table = np.arange(6.0, dtype=np.float32).reshape(3, 2)
    found = tf.contrib.learn.ops.embedding_lookup(table, ids)
    assert found.shape.as_list() == [2, 2, 2]
    assert (values(tf, found) == table[ids]).all()
    made = tf.contrib.learn.ops.categorical_variable(
        tf.constant(ids), n_classes=3, embedding_size=4, name='word'
    )
    assert made.shape.as_list() == [2, 2, 4]
    names = [one.op.name for one in tf.global_variables()]
    assert names == ['word/word_embeddings']


def test_sampling_feeds_a_decoder_its_outputs(tf):
    ops = tf.contrib.learn.ops
    cells = tf.nn.rnn_cell if hasattr(tf.nn, 'rnn_cell') else tf.contrib.rnn
    x, y = np.ones([2, 3, 2]), np.ones([2, 2, 2])
    x, y = (tf.constant(one, tf.float32) for one in (x, y))
    inputs, fed, wanted = ops.seq2seq_inputs(x, y, 3, 2)
    assert (len(inputs), len(fed), len(wanted)) == (3, 3, 3)
    outputs, states, sampled, sampled_states = ops.rnn_seq2seq(
        inputs, fed, cells.GRUCell(2), cells.GRUCell(2)
    )
    assert len(states) == len(sampled_states) == 4
    found = values(tf, [outputs, sampled, states, fed, wanted])
    outputs, sampled, states, fed, wanted = found
    assert (outputs[0] == sampled[0]).all()
    assert not (outputs[2] == sampled[2]).all()
    assert not fed[0].any() and not wanted[2].any() and wanted[0].all()
    weights = [one.name for one in tf.trainable_variables()]
    assert len(weights) == len(set(weights)) == 8


def test_loss_is_summed_over_steps_and_examples(tf):
    logits = [tf.zeros([2, 4]), tf.zeros([2, 4])]
    labels = [tf.one_hot([0, 1], 4)] * 2
    shown, loss = tf.contrib.learn.ops.sequence_classifier(logits, labels)
    shown, loss = values(tf, [shown, loss])
    assert loss == pytest.approx(4 * np.log(4))
    assert shown == pytest.approx(np.full([2, 2, 4], 0.25))
