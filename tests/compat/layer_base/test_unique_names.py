"""Layers and cells have names with numbers, as each graph counts them."""

import tensorflow as tf

from legacy_rnn.compat import v1


def test_names_have_numbers_as_the_releases_gave_them():
    """What 1.4.1, 1.8.0, 1.12.3 and 1.15.5 gave, too."""
    with tf.Graph().as_default():
        first, second = v1.layers.Dense(3), v1.layers.Dense(3)
        cell = v1.nn.rnn_cell.LSTMCell(2)
        assert [first.name, second.name] == ['dense_1', 'dense_2']
        assert cell.name == 'lstm_cell_1'
        assert second._base_name == 'dense'
        output = second(tf.ones([1, 2]))
        assert output.op.name == 'dense/BiasAdd'
        assert second.kernel.op.name == 'dense/kernel'
        v1.layers.dense(output, 2)
        assert v1.layers.Dense(3).name == 'dense_4'
        assert v1.layers.Dense(3, name='dense').name == 'dense'
    with tf.Graph().as_default():
        assert v1.layers.Dense(3).name == 'dense_1'


def test_collections_named_after_layers_are_their_own():
    class Kept(v1.layers.Dense):
        def build(self, shape):
            super().build(shape)
            v1.add_to_collection(f'{self.name}_kept', self.kernel)

    with tf.Graph().as_default():
        layers = [Kept(2), Kept(3)]
        for layer in layers:
            layer(tf.ones([1, 4]))
            (kept,) = v1.get_collection(f'{layer.name}_kept')
            assert kept is layer.kernel
