"""Layers take constants for whether they train, of another graph, too."""

import pytest
import tensorflow

from legacy_rnn import compat

V1 = tensorflow.compat.v1


@pytest.mark.parametrize('mode', [True, False])
@pytest.mark.parametrize('layer', ['batch_normalization', 'dropout'])
def test_constant_of_another_graph_is_its_value(layer, mode):
    tf = compat.api('1.4')
    with V1.Graph().as_default():
        training = V1.constant(mode)
    with V1.Graph().as_default() as graph:
        getattr(tf.layers, layer)(V1.ones([2, 3]), training=training)
        updates = V1.get_collection(V1.GraphKeys.UPDATE_OPS)
        assert bool(updates) == (mode and layer != 'dropout')
        kinds = {operation.type for operation in graph.get_operations()}
        assert not kinds & {'If', 'Switch', 'StatelessIf'}
