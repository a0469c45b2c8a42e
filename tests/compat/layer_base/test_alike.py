"""Values and gradients are TensorFlow's to the bit, of fewer operations."""

import operator

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import r0_12, r1_12
from legacy_rnn.compat.layer_base import alike

v1 = tf.compat.v1
PLAIN = {
    'add': operator.add,
    'subtract': operator.sub,
    'multiply': operator.mul,
    'join': lambda values: tf.concat(values, 1),
}
CASES = {
    'sum': lambda a, x, y: a.add(x, y),
    'difference': lambda a, x, y: a.subtract(x, y),
    'product': lambda a, x, y: a.multiply(x, y),
    'square': lambda a, x, y: a.multiply(x, x) + y,
    'rest': lambda a, x, y: a.subtract(1, x) * y,
    'number after': lambda a, x, y: a.add(x, 0.5) * y,
    'numpy number': lambda a, x, y: a.add(x, np.float32(0.5)) * y,
    'joined': lambda a, x, y: a.join([x, y, x]),
}
CELLS = {
    'gru': lambda: r1_12.nn.rnn_cell.GRUCell(3),
    'basic': lambda: r1_12.nn.rnn_cell.BasicRNNCell(3),
    'basic lstm': lambda: r1_12.nn.rnn_cell.BasicLSTMCell(3),
    'lstm': lambda: r1_12.nn.rnn_cell.LSTMCell(
        3, use_peepholes=True, cell_clip=0.5, num_proj=2
    ),
    'ugrnn': lambda: r1_12.contrib.rnn.UGRNNCell(3),
    'linear': lambda: r0_12.nn.rnn_cell.BasicRNNCell(3),
}


class Plain:
    """TensorFlow's own operations under the names of `alike`."""


for _name, _function in PLAIN.items():
    setattr(Plain, _name, staticmethod(_function))


def slopes(make, module, unknown=True):
    """A result, its gradients and those of the gradients; operations."""
    random = np.random.RandomState(1)
    arrays = [random.standard_normal((4, 3)).astype('f') for _ in range(3)]
    with tf.Graph().as_default() as graph, v1.Session() as session:
        shape = [None if unknown else 4, 3]
        x, y, w = (v1.placeholder(tf.float32, shape) for _ in range(3))
        result = make(module, x, y)
        weight = tf.concat([w] * (int(result.shape[1]) // 3), 1)
        first = tf.gradients(tf.tanh(result) * weight, [x, y])
        count = len(graph.get_operations())
        second = tf.gradients(first, [x, y])
        found = session.run(
            [result, first, second], dict(zip((x, y, w), arrays, strict=True))
        )
    return [part.tobytes() for part in tf.nest.flatten(found)], count


@pytest.mark.parametrize('case', CASES)
def test_gradients_are_those_of_tensorflow_to_the_bit(case):
    mine, fewer = slopes(CASES[case], alike)
    plain, more = slopes(CASES[case], Plain)
    assert mine == plain
    assert fewer < more


@pytest.mark.parametrize('case', CASES)
def test_a_known_batch_has_the_same_gradients(case):
    mine, plain = (slopes(CASES[case], m, False) for m in (alike, Plain))
    assert mine[0] == plain[0]


@pytest.mark.parametrize('kind', ['add', 'subtract', 'multiply'])
@pytest.mark.parametrize('shape', [[1, 2], [2], [], [None, 1], None])
def test_what_is_broadcast_has_the_gradient_of_its_own_shape(kind, shape):
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tf.float32, [None, 2])
        y = v1.placeholder(tf.float32, shape)
        known = [1] if shape is None else shape
        value = np.ones([size or 3 for size in known], 'f')
        result = getattr(alike, kind)(x, y)
        (slope,) = tf.gradients(result, [y])
        found = session.run(slope, {x: np.ones((3, 2), 'f'), y: value})
    assert found.shape == value.shape


def test_rows_of_an_unknown_depth_are_joined():
    with tf.Graph().as_default(), v1.Session() as session:
        x, y = (v1.placeholder(tf.float32, [None, None]) for _ in range(2))
        found = tf.gradients(alike.join([x, y]), [x, y])
        feed = {x: np.ones((3, 2)), y: np.ones((3, 1))}
        shapes = [part.shape for part in session.run(found, feed)]
    assert shapes == [(3, 2), (3, 1)]


def test_picked_rows_have_a_gradient():
    with tf.Graph().as_default(), v1.Session() as session:
        x, y = (v1.placeholder(tf.float32, [None, 2]) for _ in range(2))
        product = alike.multiply(alike.add(x, y), y)
        slope = tf.gradients(tf.gather(product, [1, 1]), [x])
        feed = {x: np.ones((3, 2)), y: np.full((3, 2), 5.0)}
        (found,) = session.run(slope, feed)
    assert found.tolist() == [[0, 0], [10, 10], [0, 0]]


@pytest.mark.parametrize('kind', ['reference', 'resource', 'tensor'])
@pytest.mark.parametrize('shape', [[None], [4], [2, None], None])
def test_rows_of_a_table_have_the_gradient_of_tensorflow(kind, shape):
    mine, fewer = picked(alike.look_up, kind, shape)
    plain, more = picked(tf.nn.embedding_lookup, kind, shape)
    assert mine == plain
    is_lean = kind != 'resource' and shape in ([None], [4])
    assert fewer < more - 5 if is_lean else fewer == more


def picked(look_up, kind, shape):
    """The slope of a table and of two steps' gradients; operations."""
    with tf.Graph().as_default() as graph, v1.Session() as session:
        start = np.random.RandomState(1).standard_normal((5, 3)).astype('f')
        table = v1.Variable(start, use_resource=kind == 'resource')
        read = 2 * table if kind == 'tensor' else table
        ids = [v1.placeholder(tf.int32, shape) for _ in range(2)]
        rows = [tf.tanh(look_up(read, x)) for x in ids]
        first = tf.gradients([tf.square(row) for row in rows], [table])
        count = len(graph.get_operations())
        second = tf.gradients(tf.square(first[0]), [table])
        given = np.reshape([1, 3, 1, 0], (2, 2) if shape != [4] else [4])
        if shape == [None]:
            given = given.ravel()
        session.run(v1.global_variables_initializer())
        found = session.run(
            [tf.convert_to_tensor(slope) for slope in first + second],
            dict.fromkeys(ids, given),
        )
    return [part.tobytes() for part in found], count


def test_rows_of_a_table_in_parts_have_a_gradient():
    with tf.Graph().as_default(), v1.Session() as session:
        with v1.variable_scope(
            'parts', partitioner=v1.fixed_size_partitioner(2)
        ):
            table = v1.get_variable('table', [4, 3], use_resource=False)
        rows = alike.look_up(table, np.array([1, 3, 1]))
        slopes = tf.gradients(rows, list(table))
        session.run(v1.global_variables_initializer())
        found = session.run([tf.convert_to_tensor(x) for x in slopes])
    assert np.concatenate(found)[:, 0].tolist() == [0, 2, 0, 1]


@pytest.mark.parametrize('keep', ['number', 'tensor'])
@pytest.mark.parametrize('shape', [[None, 3], [4, 3], None])
def test_what_is_dropped_has_the_gradient_of_tensorflow(keep, shape):
    mine, fewer = dropped(alike.drop, keep, shape)
    plain, more = dropped(v1.nn.dropout, keep, shape)
    assert mine == plain
    assert fewer < more - 10 if shape else fewer == more


def dropped(drop, keep, shape):
    """Values, slopes and second ones of a dropout; operations."""
    with tf.Graph().as_default() as graph, v1.Session() as session:
        x = v1.placeholder(tf.float32, shape)
        kept = (
            v1.placeholder_with_default(0.7, []) if keep == 'tensor' else 0.7
        )
        result = drop(x, kept, seed=5)
        sources = [x, kept] if keep == 'tensor' else [x]
        first = tf.gradients(tf.sin(result), sources)
        count = len(graph.get_operations())
        second = tf.gradients(tf.square(first[0]), [x])
        value = np.random.RandomState(1).standard_normal((4, 3))
        found = session.run([result, first, second], {x: value})
    return [part.tobytes() for part in tf.nest.flatten(found)], count


def test_an_error_leaves_no_gradient_behind():
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tf.float32, [None, 2])
        with pytest.raises(ValueError, match='must be'):
            alike.drop(x, 1.5)
        (slope,) = tf.gradients(alike.add(x, x) * x, [x])
        assert session.run(slope, {x: [[1, 2]]}).tolist() == [[4, 8]]


def test_a_gradient_of_the_program_stays():
    @tf.RegisterGradient('TenfoldForAlike')
    def tenfold(op, gradient):
        return 10 * gradient, 10 * gradient

    with tf.Graph().as_default() as graph, v1.Session() as session:
        x = v1.placeholder(tf.float32, [None, 2])
        with graph.gradient_override_map({'Mul': 'TenfoldForAlike'}):
            product = alike.multiply(x, x)
        (slope,) = tf.gradients(product, [x])
        found = session.run(slope, {x: np.ones((1, 2))})
    assert found.tolist() == [[20, 20]]


def test_a_tape_has_the_gradients_of_tensorflow():
    @tf.function
    def slope(x, y):
        with tf.GradientTape() as tape:
            tape.watch([x, y])
            result = alike.multiply(alike.add(x, y), y)
        return tape.gradient(result, [x, y])

    with tf.Graph().as_default(), v1.Session() as session:
        found = session.run(slope(tf.ones([2, 2]), tf.fill([2, 2], 5.0)))
    assert [part[0, 0] for part in found] == [5, 11]


@pytest.mark.parametrize('loop', ['static', 'dynamic'])
@pytest.mark.parametrize('cell', CELLS)
def test_cells_train_as_with_the_gradients_of_tensorflow(
    monkeypatch, cell, loop
):
    mine, fewer = trained(cell, loop)
    for name, function in PLAIN.items():
        monkeypatch.setattr(alike, name, function)
    plain, more = trained(cell, loop)
    assert mine == plain
    assert fewer < more


def trained(cell, loop):
    """Weights after three steps, and the number of operations."""
    inputs = np.random.RandomState(2).standard_normal((4, 5, 2))
    with tf.Graph().as_default() as graph, v1.Session() as session:
        v1.set_random_seed(7)
        data = v1.placeholder(tf.float32, [None, 5, 2])
        lengths = v1.placeholder(tf.int32, [None])
        options = {'dtype': tf.float32, 'sequence_length': lengths}
        if loop == 'static':
            steps = tf.unstack(data, axis=1)
            outputs, _ = r1_12.nn.static_rnn(CELLS[cell](), steps, **options)
        else:
            outputs, _ = r1_12.nn.dynamic_rnn(CELLS[cell](), data, **options)
        cost = tf.reduce_sum(tf.square(outputs))
        step = v1.train.GradientDescentOptimizer(0.1).minimize(cost)
        count = len(graph.get_operations())
        session.run(v1.global_variables_initializer())
        for _ in range(3):
            session.run(step, {data: inputs, lengths: [5, 3, 0, 4]})
        weights = session.run(v1.trainable_variables())
    return [weight.tobytes() for weight in weights], count
