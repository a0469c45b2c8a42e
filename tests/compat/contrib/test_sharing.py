"""Layers of 1.0 that find the weights of a scope that is named again."""

import pytest

from legacy_rnn import compat

LAYERS = {
    'fully_connected': (2, {'num_outputs': 3}),
    'linear': (2, {'num_outputs': 3}),
    'relu': (2, {'num_outputs': 3}),
    'relu6': (2, {'num_outputs': 3}),
    'conv2d': (4, {'num_outputs': 3, 'kernel_size': 3}),
    'conv2d_transpose': (4, {'num_outputs': 3, 'kernel_size': 3}),
    'separable_conv2d': (
        4,
        {'num_outputs': 3, 'kernel_size': 3, 'depth_multiplier': 1},
    ),
    'batch_norm': (2, {}),
}


def call_twice(release, name, **more):
    """Calls a layer twice; gives how many variables each call left."""
    tf = compat.api(release)
    rank, arguments = LAYERS[name]
    counts = []
    with tf.Graph().as_default():
        for _ in range(2):
            x = tf.zeros([2] * (rank - 1) + [4])
            getattr(tf.contrib.layers, name)(x, **arguments, **more)
            counts.append(len(tf.global_variables()))
    return counts


@pytest.mark.parametrize('name', LAYERS)
def test_1_0_shares_the_weights_of_a_scope_named_twice(name):
    first, second = call_twice('1.0', name, scope='s')
    assert first == second > 0


@pytest.mark.parametrize('reuse', [None, False])
def test_1_0_shares_even_when_told_not_to_reuse(reuse):
    first, second = call_twice('1.0', 'linear', scope='s', reuse=reuse)
    assert first == second > 0


def test_1_0_makes_new_weights_without_a_scope():
    first, second = call_twice('1.0', 'fully_connected')
    assert second == 2 * first


@pytest.mark.parametrize('release', ['0.12', '1.1', '1.15'])
def test_other_releases_refuse_a_scope_named_twice(release):
    with pytest.raises(ValueError, match='already exists'):
        call_twice(release, 'fully_connected', scope='s')


def test_shared_layers_take_defaults_of_a_scope_of_arguments():
    tf = compat.api('1.0')
    layers = tf.contrib.layers
    with tf.Graph().as_default():
        x = tf.zeros([2, 4])
        with tf.contrib.framework.arg_scope(
            [layers.fully_connected], biases_initializer=None
        ):
            layers.fully_connected(x, 3, scope='s')
            layers.fully_connected(x, num_outputs=3, scope='s')
        assert [v.op.name for v in tf.global_variables()] == ['s/weights']


def test_attention_of_1_0_has_one_construct_for_training_and_inference():
    tf = compat.api('1.0')
    with tf.Graph().as_default():
        states = tf.zeros([2, 5, 3])
        keys, values, _, construct = tf.contrib.seq2seq.prepare_attention(
            states, 'luong', 3
        )
        for _ in range(2):
            construct(tf.zeros([2, 3]), keys, values)
        names = [v.op.name for v in tf.global_variables()]
    assert names == ['attention_keys/weights', 'attention_construct/weights']
