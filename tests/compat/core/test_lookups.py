"""Names of what is looked up, as in TensorFlow 1.4.1, 1.8.0 and 1.12.3."""

import importlib

import pytest


@pytest.mark.parametrize('release', ['r0_12', 'r1_4', 'r1_8', 'r1_12'])
def test_a_lookup_gives_what_it_gathers_up_to_1_8(release):
    tf = importlib.import_module(f'legacy_rnn.compat.{release}')
    with tf.Graph().as_default():
        w = tf.get_variable('w', [4, 2])
        found = [
            tf.nn.embedding_lookup(w, [1]),
            tf.nn.embedding_lookup([w], [1], name='named'),
            tf.nn.embedding_lookup(w, [1], max_norm=1.0, name='short'),
        ]
    later = ['embedding_lookup/Identity:0', 'named/Identity:0']
    earlier = ['embedding_lookup:0', 'named:0', 'short/clip_by_norm:0']
    expected = [*later, 'short/Identity:0'] if release == 'r1_12' else earlier
    assert [tensor.name for tensor in found] == expected
