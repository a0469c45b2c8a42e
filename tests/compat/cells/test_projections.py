import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells
from legacy_rnn.compat.releases import RELEASES

v1 = tf.compat.v1

ALL = [str(release) for release in RELEASES]


def names():
    return [variable.name for variable in v1.global_variables()]


def assign_all():
    """The weights `sin(0), sin(1), ...`, each from the next start."""
    session = v1.Session()
    values = {}
    for i, variable in enumerate(v1.global_variables()):
        size = int(np.prod(variable.shape))
        value = np.sin(np.arange(size) + i).reshape(variable.shape)
        session.run(v1.assign(variable, value.astype('float32')))
        values[variable.name.split(':')[0]] = value
    return session, values


@pytest.mark.parametrize('release', ALL)
@pytest.mark.parametrize('side', ['Input', 'Output'])
def test_inner_cell_stands_beside_then_below(release, side):
    space = cells.for_release(release)
    wrapper = getattr(space, f'{side}ProjectionWrapper')
    inner = space.BasicRNNCell(3)
    with tf.Graph().as_default():
        wrapper(inner, 4)(tf.zeros([2, 4]), tf.zeros([2, 3]))
        made = names()
    old = release.startswith('0')
    own = f'{side}ProjectionWrapper' if old else f'{side}_projection_wrapper'
    own = own if old else own.lower()
    cell = 'BasicRNNCell' if old else 'basic_rnn_cell'
    nested = not old and release not in ('1.0', '1.1')
    start = f'{own}/{cell}/' if nested else f'{cell}/'
    assert sum(name.startswith(start) for name in made) == 2
    assert sum(name.startswith(f'{own}/') for name in made) == 2 + 2 * nested


@pytest.mark.parametrize('release', ['0.8', '1.1', '1.15'])
def test_output_is_projected(release):
    space = cells.for_release(release)
    x = np.array([[1.0, -2.0]], 'float32')
    h = np.array([[0.5, 0.25, -1.0]], 'float32')
    with tf.Graph().as_default():
        cell = space.OutputProjectionWrapper(space.BasicRNNCell(3), 2)
        output, state = cell(tf.constant(x), tf.constant(h))
        session, values = assign_all()
        output, state = session.run([output, state])
    own = [v for k, v in values.items() if 'asic' in k]
    projection = [v for k, v in values.items() if 'asic' not in k]
    expected = np.tanh(np.hstack([x, h]) @ own[0] + own[1])
    np.testing.assert_allclose(state, expected, rtol=1e-5)
    expected = expected @ projection[0] + projection[1]
    np.testing.assert_allclose(output, expected, rtol=1e-5)


def test_early_input_projection_has_the_depth_of_the_inner_cell():
    space = cells.for_release('0.8')
    cell = space.InputProjectionWrapper(space.BasicRNNCell(3, 7), 2)
    assert cell.input_size == 2
    with tf.Graph().as_default():
        cell(tf.zeros([2, 2]), tf.zeros([2, 3]))
        matrix = v1.global_variables()[0]
    assert matrix.name == 'InputProjectionWrapper/Linear/Matrix:0'
    assert matrix.shape == [2, 7]


@pytest.mark.parametrize('release', ['0.7', '0.12', '1.0', '1.15'])
def test_embedding_looks_vectors_up(release):
    space = cells.for_release(release)
    inner = space.BasicRNNCell(2)
    sizes = (5,) if release == '0.7' else (5, 2)
    with tf.Graph().as_default():
        cell = space.EmbeddingWrapper(inner, *sizes)
        output, _ = cell(tf.constant([3, 1]), tf.zeros([2, 2]))
        session, values = assign_all()
        output = session.run(output)
    table, kernel, bias = values.values()
    assert next(iter(values)).endswith('/embedding')
    x = np.hstack([table[[3, 1]], np.zeros([2, 2])])
    np.testing.assert_allclose(output, np.tanh(x @ kernel + bias), rtol=1e-5)


def test_embedding_starts_with_variance_one():
    with tf.Graph().as_default():
        v1.set_random_seed(1)
        cell = cells.EmbeddingWrapper(cells.BasicRNNCell(2), 100, 50)
        cell(tf.constant([3, 1]), tf.zeros([2, 2]))
        with v1.Session() as session:
            session.run(v1.global_variables_initializer())
            table = session.run(v1.global_variables()[0])
    assert 1.72 < np.abs(table).max() <= np.sqrt(3)
    assert abs(table.var() - 1) < 0.03


def test_a_table_can_be_given_up_to_0_7():
    space = cells.for_release('0.7')
    with tf.Graph().as_default():
        table = tf.eye(2)
        cell = space.EmbeddingWrapper(space.BasicRNNCell(2), embedding=table)
        cell(tf.constant([1]), tf.zeros([1, 2]))
        assert len(v1.global_variables()) == 2


LINEAR = {
    '0.5': ('linear', ['a/Linear/Matrix:0', 'a/Linear/Bias:0']),
    '0.8': ('linear', ['a/Linear/Matrix:0', 'a/Linear/Bias:0']),
    '0.9': ('_linear', ['a/Linear/Matrix:0', 'a/Linear/Bias:0']),
    '1.1': ('_linear', ['a/weights:0', 'a/biases:0']),
    '1.4': ('_linear', ['a/kernel:0', 'a/bias:0']),
    '1.15': ('_linear', ['a/kernel:0', 'a/bias:0']),
}


@pytest.mark.parametrize('release', LINEAR)
def test_linear_of_each_release(release):
    name, expected = LINEAR[release]
    linear = getattr(cells.for_release(release), name)
    x = np.array([[1.0, 2.0]], 'float32')
    with tf.Graph().as_default():
        with v1.variable_scope('a'):
            result = linear([tf.constant(x), tf.constant(3 * x)], 3, True)
        assert names() == expected
        session, values = assign_all()
        kernel, bias = values.values()
        result = session.run(result)
    both = np.hstack([x, 3 * x])
    np.testing.assert_allclose(result, both @ kernel + bias, rtol=1e-5)


def test_linear_starts_its_bias_where_told():
    with tf.Graph().as_default():
        old = cells.for_release('0.12')._linear(tf.zeros([1, 2]), 3, True, 2.0)
        new = cells.for_release('1.15')._linear(
            tf.zeros([1, 2]), 3, True, v1.ones_initializer()
        )
        with v1.Session() as session:
            session.run(v1.global_variables_initializer())
            old, new = session.run([old, new])
    np.testing.assert_equal(old, [[2, 2, 2]])
    np.testing.assert_equal(new, [[1, 1, 1]])


def test_linear_refuses_no_arguments():
    with pytest.raises(ValueError, match='must be specified'):
        cells._linear([], 3, True)
    with tf.Graph().as_default(), pytest.raises(ValueError, match='2D'):
        cells._linear(tf.zeros([1, 2, 3]), 3, True)


def test_linear_object_keeps_its_weights():
    with tf.Graph().as_default():
        x = tf.ones([1, 2])
        linear = cells.for_release('1.4')._Linear([x, x], 3, True)
        first, second = linear([x, x]), linear([x, 2 * x])
        assert names() == ['kernel:0', 'bias:0']
        session, values = assign_all()
        first, second = session.run([first, second])
    np.testing.assert_allclose(
        second - first, [values['kernel'][2:].sum(0)], rtol=1e-5, atol=1e-7
    )
