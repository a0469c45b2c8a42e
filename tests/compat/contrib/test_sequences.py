"""Layers that make sparse values, sequences and images of each other.

The values are those of TensorFlow 1.15.5.
"""

import numpy as np
import pytest

import legacy_rnn.compat.r1_15 as tf

L = tf.contrib.layers


def values(tensors):
    """What a session of its own gives."""
    with tf.Session() as session:
        session.run(tf.local_variables_initializer())
        return session.run(tensors)


@pytest.fixture(autouse=True)
def graph():
    """A graph for each test."""
    with tf.Graph().as_default():
        yield


@pytest.mark.parametrize(
    ('end', 'places', 'kept'),
    [
        ((), [[0, 0], [0, 2], [1, 2]], [3, 2, 1]),
        ((2,), [[0, 0], [0, 1], [1, 0], [1, 1], [1, 2]], [3, 0, 0, 0, 1]),
    ],
)
def test_labels_of_ctc_lack_what_ends_a_sentence(end, places, kept):
    labels = L.dense_to_sparse(tf.constant([[3, 0, 2], [0, 0, 1]]), *end)
    sparse = values(labels)
    assert sparse.indices.tolist() == places
    assert sparse.values.tolist() == kept
    assert sparse.dense_shape.tolist() == [2, 3]


def test_columns_of_images_are_steps_and_images_again():
    images = tf.reshape(tf.range(24.0), [2, 3, 2, 2])
    steps = L.images_to_sequence(images)
    assert steps.shape == (2, 6, 2)
    again = L.sequence_to_images(steps, 3)
    first = L.sequence_to_images(steps, 3, 'channels_first')
    turned = L.images_to_sequence(images, 'NCHW')
    images, steps, again, first, turned = values(
        [images, steps, again, first, turned]
    )
    assert steps[0].tolist() == images[:, :, 0].reshape(6, 2).tolist()
    np.testing.assert_array_equal(again, images)
    assert first[0, 1].tolist() == [[1, 3], [5, 7], [9, 11]]
    assert turned.shape == (2, 4, 3)
    assert turned[1].tolist()[:2] == [[1, 5, 9], [3, 7, 11]]


def test_images_of_an_unknown_number():
    images = tf.placeholder(tf.float32, [None, 3, 2, 2])
    steps = L.images_to_sequence(images)
    assert steps.shape.as_list() == [2, None, 2]
    again = L.sequence_to_images(steps, 3)
    assert again.shape.as_list() == [None, 3, 2, 2]
    with pytest.raises(ValueError, match='NCHW or NHWC'):
        L.images_to_sequence(images, 'HWC')


def test_metrics_of_predicted_classes():
    metrics = tf.contrib.metrics
    labels = tf.constant([[0], [2], [1]], tf.int64)
    top = tf.constant([[0, 1], [1, 0], [1, 2]], tf.int64)
    found = [
        metrics.sparse_recall_at_top_k(labels, top),
        metrics.streaming_sparse_precision_at_top_k(top, labels),
        metrics.sparse_recall_at_top_k(labels, top, class_id=2),
    ]
    updates = values([update for _, update in found])
    assert updates == pytest.approx([2 / 3, 1 / 3, 0])
