"""The sampled softmax is TensorFlow's to the bit, of fewer operations."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import r0_12, r1_4
from legacy_rnn.compat.core import sampled_softmax
from legacy_rnn.compat.layer_base import graph_seeds

v1 = tf.compat.v1
PLAIN = v1.nn.sampled_softmax_loss
MINE = sampled_softmax.of_few_operations(PLAIN)
SIZES = {
    'few classes': (10, 8, 32, 32),
    'many classes': (1000, 64, 17, 5),
    'one row of one': (5, 3, 1, 1),
}
TABLES = {
    'variable': lambda table: table,
    'tensor': lambda table: 2 * table,
}


def slopes(loss, sizes, table=lambda table: table, batch=None, **options):
    """Losses of two steps with gradients, second gradients, operations."""
    classes, samples, depth, rows = sizes
    random = np.random.RandomState(1)
    with (
        graph_seeds.as_today(),
        tf.Graph().as_default() as graph,
        v1.Session() as session,
    ):
        v1.set_random_seed(4)
        weights = variable(random.standard_normal((classes, depth)))
        biases = variable(random.standard_normal(classes))
        tables = table(weights), table(biases)
        inputs = [v1.placeholder(tf.float32, [batch, depth]) for _ in range(2)]
        labels = [v1.placeholder(tf.int32, [batch, 1]) for _ in range(2)]
        losses = [
            loss(*tables, label, x, samples, classes, **options)
            for label, x in zip(labels, inputs, strict=True)
        ]
        scale = tf.constant(random.standard_normal(rows).astype('f'))
        variables = [weights, biases, *inputs]
        cost = tf.add_n([loss * scale for loss in losses])
        first = dense(tf.gradients(cost, variables))
        count = len(graph.get_operations())
        second = dense(tf.gradients([tf.square(x) for x in first], variables))
        feed = {
            x: random.standard_normal((rows, depth)).astype('f')
            for x in inputs
        }
        feed.update(
            (label, random.randint(0, classes, (rows, 1))) for label in labels
        )
        session.run(v1.global_variables_initializer())
        found = session.run([losses, first, second], feed)
    exact = [part.tobytes() for part in tf.nest.flatten(found[:2])]
    return exact, found[2], count


def variable(value):
    return v1.Variable(value.astype('f'), use_resource=False)


def dense(gradients):
    return [tf.convert_to_tensor(gradient) for gradient in gradients]


@pytest.mark.parametrize('hits', [True, False])
@pytest.mark.parametrize('table', TABLES)
@pytest.mark.parametrize('size', SIZES)
def test_losses_and_gradients_are_those_of_tensorflow(size, table, hits):
    options = {'table': TABLES[table], 'remove_accidental_hits': hits}
    mine, slopes_of_mine, fewer = slopes(MINE, SIZES[size], **options)
    plain, slopes_of_plain, more = slopes(PLAIN, SIZES[size], **options)
    assert mine == plain
    assert 3 * fewer < more
    for ours, theirs in zip(slopes_of_mine, slopes_of_plain, strict=True):
        # Sums of several gradients are taken in another order.
        scale = np.abs(theirs).max()
        np.testing.assert_allclose(ours, theirs, atol=1e-4 * scale)


def test_a_known_batch_has_the_same_losses():
    mine, plain = (
        slopes(loss, SIZES['few classes'], batch=32) for loss in (MINE, PLAIN)
    )
    assert mine[0] == plain[0]
    assert 3 * mine[2] < plain[2]


def test_every_release_has_it():
    sizes = SIZES['few classes']
    of_1_4 = r1_4.nn.sampled_softmax_loss
    of_0_12 = r0_12.nn.sampled_softmax_loss

    def swapped(weights, biases, labels, inputs, *rest, **options):
        return of_0_12(weights, biases, inputs, labels, *rest, **options)

    found = [slopes(loss, sizes) for loss in (MINE, of_1_4, swapped)]
    assert found[0][0] == found[1][0] == found[2][0]
    assert found[0][2] == found[1][2] == found[2][2]


def test_two_labels_a_row_are_left_to_tensorflow():
    def losses(loss):
        with tf.Graph().as_default(), v1.Session() as session:
            table = tf.reshape(tf.range(30.0) / 30, [10, 3])
            labels = tf.constant([[1, 2], [3, 4]])
            tables = table, table[:, 0]
            options = {'num_true': 2, 'seed': 4}
            return session.run(
                loss(*tables, labels, table[:2], 4, 10, **options)
            )

    assert losses(MINE).tolist() == losses(PLAIN).tolist()


@pytest.mark.parametrize('kind', ['samples', 'parts', 'depth'])
def test_what_is_rare_is_left_to_tensorflow(kind):
    def losses(loss):
        with tf.Graph().as_default(), v1.Session() as session:
            table = tf.reshape(tf.range(30.0) / 30, [10, 3])
            labels = tf.constant([[1], [3]], tf.int64)
            inputs, options = table[:2], {}
            if kind == 'samples':
                samples = tf.constant([0, 5, 6, 9], tf.int64)
                counts = tf.fill([2, 1], 0.5), tf.fill([4], 0.25)
                options['sampled_values'] = (samples, *counts)
            biases = table[:, 0]
            if kind == 'parts':
                table = [table[::2], table[1::2]]
                biases = [biases[::2], biases[1::2]]
            if kind == 'depth':
                inputs = v1.placeholder_with_default(inputs, [None, None])
            return session.run(
                loss(table, biases, labels, inputs, 4, 10, seed=4, **options)
            )

    assert losses(MINE).tolist() == losses(PLAIN).tolist()


def test_operations_that_count_are_as_many_as_before():
    def count(loss):
        with tf.Graph().as_default() as graph, graph_seeds.following():
            v1.set_random_seed(3)
            table = tf.ones([10, 3])
            loss(
                table,
                tf.ones([10]),
                tf.ones([2, 1], tf.int64),
                table[:2],
                4,
                10,
            )
            return graph.version

    assert count(MINE) == count(PLAIN)
