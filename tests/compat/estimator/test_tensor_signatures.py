"""Signatures of tensors, held against those of others."""

import tensorflow as tf

from legacy_rnn.compat import api

tf1 = api('0.10')
signatures = tf1.contrib.learn.tensor_signature


def test_the_batch_alone_may_differ():
    with tf.Graph().as_default():
        known = signatures.create_signatures({'a': tf.zeros([2, 3])})
        fits = signatures.tensors_compatible
        assert fits({'a': tf.zeros([5, 3]), 'b': tf.zeros([])}, known)
        assert not fits({'a': tf.zeros([2, 4])}, known)
        assert not fits({'a': tf.zeros([2, 3], tf.int32)}, known)
        assert not fits({'b': tf.zeros([2, 3])}, known)
        assert not fits(tf.zeros([2, 3]), known)
        assert fits(None, None) and not fits(None, known)
        sparse = tf.sparse.from_dense([[1.0]])
        of_sparse = signatures.create_signatures(sparse)
        assert fits(sparse, of_sparse) and not fits(tf.zeros([1]), of_sparse)


def test_examples_are_read_as_signed():
    with tf.Graph().as_default(), tf1.Session() as session:
        known = signatures.create_signatures(tf.zeros([1, 2], tf.float64))
        fed = signatures.create_placeholders_from_signatures(known)
        assert fed.shape.as_list() == [None, 2] and fed.dtype == tf.float64
        example = tf.train.Example()
        example.features.feature['feature'].float_list.value.extend([1, 2])
        read = signatures.create_example_parser_from_signatures(
            known, tf.constant([example.SerializeToString()])
        )
        assert read.dtype == tf.float64
        assert session.run(read).tolist() == [[1, 2]]
