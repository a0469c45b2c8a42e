"""Servers of variables are those that 1.15.5 chose."""

import pytest

import legacy_rnn.compat.r1_15 as tf

training = tf.contrib.training
SHAPES = {'a': [10], 'b': [], 'c': [3], 'd': [20], 'e': [1]}


def variables(strategy, use_resource=False):
    setter = tf.train.replica_device_setter(ps_tasks=2, ps_strategy=strategy)
    with tf.Graph().as_default(), tf.device(setter):
        return [
            tf.get_variable(name, shape, use_resource=use_resource)
            for name, shape in SHAPES.items()
        ]


@pytest.mark.parametrize(
    ('use_resource', 'tasks'), [(False, '01110'), (True, '01010')]
)
def test_the_server_that_has_the_least_is_next(use_resource, tasks):
    strategy = training.GreedyLoadBalancingStrategy(
        2, training.byte_size_load_fn
    )
    found = variables(strategy, use_resource)
    assert ''.join(v.device[-1] for v in found) == tasks


def test_names_choose_by_chance():
    strategy = training.RandomStrategy(3, seed=1)
    assert [strategy(v.op) for v in variables(None)] == [1, 1, 2, 0, 0]


def test_an_op_of_two_outputs_has_no_size():
    with tf.Graph().as_default():
        parts = tf.split([1.0, 2.0], 2)
        with pytest.raises(ValueError, match='single output'):
            training.byte_size_load_fn(parts[0].op)
