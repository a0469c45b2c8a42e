"""What is fetched beside a call's own fetches."""

import types

import tensorflow as tf

from legacy_rnn.swapping.extras import Extras

v1 = tf.compat.v1


def test_fetch_races_with_a_write_that_nothing_puts_before_or_after():
    with tf.Graph().as_default() as graph:
        step = v1.get_variable('step', [], tf.int32)
        other = v1.get_variable('other', [], tf.int32)
        write = v1.assign_add(step, 1)
        with tf.control_dependencies([write]):
            after = step.read_value() * 2
        leaves = (step + 0, after, write, other + 0)
        extras = Extras(types.SimpleNamespace(leaves=leaves), graph, {})
        found = [extras.races(index) for index in range(len(leaves))]
    assert found == [True, False, False, False]
