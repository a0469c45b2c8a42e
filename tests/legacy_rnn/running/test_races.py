"""Which fetches race with a write of the same run."""

import pytest
import tensorflow as tf

from legacy_rnn.running import races

v1 = tf.compat.v1


def found(*items):
    run = races.Run(items)
    return [run.is_race(item) for item in items]


def test_fetch_races_with_a_write_that_nothing_puts_before_or_after():
    with tf.Graph().as_default():
        step = v1.get_variable('step', [], tf.int32)
        other = v1.get_variable('other', [], tf.int32)
        write = v1.assign_add(step, 1)
        with tf.control_dependencies([write]):
            after = step.read_value() * 2
        items = step + 0, after, write, other + 0
        assert found(*items) == [True, False, False, False]


@pytest.mark.parametrize('use_resource', [False, True])
def test_loss_is_read_before_the_step_that_it_leads_to(use_resource):
    with tf.Graph().as_default():
        weight = v1.get_variable('w', [2, 1], use_resource=use_resource)
        data = tf.ones([3, 2])
        loss = tf.reduce_sum(tf.square(tf.matmul(data, weight)))
        # Its gradient does not wait for it; a resource is read once, before.
        penalty = tf.nn.l2_loss(weight)
        train = v1.train.GradientDescentOptimizer(0.1).minimize(loss + penalty)
        items = loss, penalty, weight.value(), train
        assert found(*items) == [False, not use_resource, True, False]
