"""An optimizer that leaves alone what a batch says nothing of.

The values are those of TensorFlow 1.15.5.
"""

import pytest

import legacy_rnn.compat.r1_15 as tf

VALUES = {
    'momentum': ([-0.3086, -0.6172], [[0.46, 0.92], [1.38, 1.84]]),
    'adam': (
        [0.60394, 1.60151],
        [[0.82223, 1.82204], [2.82199, 3.82196]],
    ),
}


@pytest.mark.parametrize('use_resource', [False, True])
@pytest.mark.parametrize('kind', VALUES)
def test_gradients_of_zeros_change_nothing(kind, use_resource):
    makers = {
        'momentum': lambda: tf.train.MomentumOptimizer(0.1, 0.9),
        'adam': lambda: tf.train.AdamOptimizer(0.1),
    }
    with tf.Graph().as_default(), tf.Session() as session:
        shared, masked = (
            tf.get_variable(name, initializer=rows, use_resource=use_resource)
            for name, rows in (
                ('a', [1.0, 2.0]),
                ('b', [[1.0, 2.0], [3.0, 4.0]]),
            )
        )
        weight = tf.placeholder(tf.float32, [])
        loss = tf.reduce_sum(shared**2) + weight * tf.reduce_sum(masked**2)
        optimizer = tf.contrib.opt.MultitaskOptimizerWrapper(makers[kind]())
        pairs, _ = tf.contrib.opt.clip_gradients_by_global_norm(
            optimizer.compute_gradients(loss), 15.0
        )
        train = optimizer.apply_gradients(pairs)
        session.run(tf.global_variables_initializer())
        for here in (1, 0, 0, 1):
            session.run(train, {weight: here})
        got = session.run([shared, masked])
    for values, wanted in zip(got, VALUES[kind], strict=True):
        assert values.tolist() == [
            pytest.approx(row, abs=1e-5) for row in wanted
        ]


def test_it_wraps_optimizers_alone():
    with pytest.raises(TypeError, match=r'instance of tf\.train\.Optimizer'):
        tf.contrib.opt.MultitaskOptimizerWrapper(3)
