"""Weights without a seed of their own, drawn as the releases drew them."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat
from legacy_rnn.compat import cells, decoding
from legacy_rnn.compat.layer_base import graph_seeds
from legacy_rnn.compat.layers.core import Dense
from legacy_rnn.compat.releases import Release

v1 = tf.compat.v1


@pytest.fixture(autouse=True)
def seeded_graph():
    compat.api('1.15')  # As a script would: has the numbers followed.
    with tf.Graph().as_default() as graph:
        v1.set_random_seed(7)
        yield graph


def draws(graph):
    """Pairs of the seed of each draw and the number of operations before."""
    return [
        (op.get_attr('seed2'), place)
        for place, op in enumerate(graph.get_operations())
        if op.type.startswith('Random')
    ]


@pytest.mark.parametrize('release', ['0.8', '0.12', '1.1', '1.4', '1.15'])
@pytest.mark.parametrize('name', ['BasicRNNCell', 'GRUCell', 'LSTMCell'])
def test_weights_draw_by_the_number_of_operations(seeded_graph, release, name):
    cell = getattr(cells.for_release(release), name)(3)
    state = cell.zero_state(2, tf.float32)
    besides = graph_seeds.operations(seeded_graph) - seeded_graph.version
    cell(v1.placeholder(tf.float32, [2, 4]), state)
    found = draws(seeded_graph)
    assert found
    assert all(seed == before + besides for seed, before in found)


@pytest.mark.parametrize(
    'initializer',
    [
        v1.random_normal_initializer(stddev=0.1),
        v1.truncated_normal_initializer(stddev=0.1),
        v1.random_uniform_initializer(-1, 1),
        v1.orthogonal_initializer(),
    ],
)
def test_initializers_of_the_scope_do_too(seeded_graph, initializer):
    with v1.variable_scope('own', initializer=initializer):
        cells.GRUCell(3)(tf.zeros([2, 4]), tf.zeros([2, 3]))
    found = draws(seeded_graph)
    kinds = {op.type for op in seeded_graph.get_operations()}
    drawing = kinds & {'RandomStandardNormal', 'RandomUniform'}
    assert drawing or 'TruncatedNormal' in kinds
    assert all(seed == before for seed, before in found)
    assert initializer.seed is None


def test_own_seeds_and_graphs_without_one_stay(seeded_graph):
    start = v1.random_uniform_initializer(-1, 1, seed=11)
    assert graph_seeds.seeded(start) is start
    assert graph_seeds.seeded(v1.zeros_initializer) is v1.zeros_initializer
    with tf.Graph().as_default():
        assert graph_seeds.seeded(None) is None


def test_integers_and_shards_keep_what_they_had(seeded_graph):
    assert graph_seeds.seeded(None, tf.int32) is None
    shards = v1.fixed_size_partitioner(2)
    with v1.variable_scope('shards', partitioner=shards):
        assert graph_seeds.seeded(None) is None


def test_missing_operations_are_made_up_for(seeded_graph):
    with graph_seeds.as_many_as(5):
        tf.zeros([2])
    assert graph_seeds.operations(seeded_graph) == 5
    with graph_seeds.as_many_as(None):
        tf.zeros([2])
    assert graph_seeds.operations(seeded_graph) == 6
    with tf.Graph().as_default() as plain, graph_seeds.as_many_as(5):
        tf.zeros([2])
    assert graph_seeds.operations(plain) == 1


def test_operations_that_the_release_lacked_do_not_count(seeded_graph):
    with graph_seeds.as_many_as(1):
        tf.zeros([2]) + tf.zeros([2])
    assert graph_seeds.operations(seeded_graph) == 1
    assert seeded_graph.version == 3


# Operations of memory and keys in the real 1.2.1, 1.4.1, 1.8.0, 1.12.3 and
# 1.15.5: before the kernel's draw, and until the memory's number of steps.
NUMBERS = {
    '1.2': (45, 96),
    '1.4': (45, 96),
    '1.8': (47, 100),
    '1.12': (47, 84),
    '1.15': (29, 66),
}


@pytest.mark.parametrize('release', NUMBERS)
def test_memory_takes_as_many_operations_as_then(seeded_graph, release):
    for _ in range(2):
        v1.placeholder_with_default(np.zeros([2, 4, 3], 'f'), [None, None, 3])
    memory = seeded_graph.get_tensor_by_name('PlaceholderWithDefault_1:0')
    with graph_seeds.of_release(Release(release)):
        decoding.for_release(release).LuongAttention(5, memory, [4, 2])
    [(seed, _)] = draws(seeded_graph)
    number = graph_seeds.operations(seeded_graph)
    assert (seed, number) == NUMBERS[release]


@pytest.mark.parametrize('release', ['1.2', '1.13', '1.15'])
def test_each_row_of_a_memory_has_a_length_up_to_1_13(release):
    prepare = decoding.for_release(release)._prepare_memory
    memory = v1.placeholder(tf.float32, [None, 4, 3])
    lengths = v1.placeholder(tf.int32, [None])
    result = prepare(memory, lengths, check_inner_dims_defined=True)
    feed = {memory: np.ones([1, 4, 3]), lengths: [2, 3]}
    words = 'batch sizes do not match'
    with v1.Session() as session:
        if release == '1.15':
            assert session.run(result, feed).sum() == 3 * (2 + 3)
            return
        with pytest.raises(tf.errors.InvalidArgumentError, match=words):
            session.run(result, feed)
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        prepare(tf.zeros([2, 4, 3]), [1, 2, 3], check_inner_dims_defined=True)


def test_dense_computes_the_same_with_and_without_a_seed(seeded_graph):
    inputs = v1.placeholder(tf.float32, [None, 4, 3])
    ones = v1.ones_initializer()
    outputs = Dense(2, kernel_initializer=ones)(inputs)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        values = session.run(outputs, {inputs: np.ones([2, 4, 3])})
    np.testing.assert_array_equal(values, np.full([2, 4, 2], 3))
