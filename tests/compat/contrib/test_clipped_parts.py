"""Gradients of several parts, clipped by slim and what is like it.

The losses are those of real 1.4.1, 1.12.3 and 1.15.5.
"""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_4, r1_12, r1_15

v1 = tf.compat.v1
MAKERS = {
    'slim': lambda then, loss, optimizer: (
        then.contrib.slim.learning.create_train_op(
            loss, optimizer, clip_gradient_norm=0.05
        )
    ),
    'slim, by hand': lambda then, loss, optimizer: optimizer.apply_gradients(
        then.contrib.slim.learning.clip_gradient_norms(
            optimizer.compute_gradients(loss), 0.05
        )
    ),
    'training': lambda then, loss, optimizer: (
        then.contrib.training.create_train_op(
            loss,
            optimizer,
            transform_grads_fn=then.contrib.training.clip_gradient_norms_fn(
                0.05
            ),
        )
    ),
    'estimator': lambda then, loss, optimizer: (
        then.contrib.estimator.clip_gradients_by_norm(
            optimizer, 0.05
        ).minimize(loss)
    ),
}


@pytest.mark.parametrize('kind', MAKERS)
@pytest.mark.parametrize(
    'then, expected',
    [(r1_4, 0.960199027), (r1_12, 0.960199027), (r1_15, 0.976533251)],
)
def test_norms_count_each_part_of_a_gradient_up_to_1_14(kind, then, expected):
    if kind == 'estimator' and then is r1_4:
        pytest.skip('1.4 had none')
    with tf.Graph().as_default(), v1.Session() as session:
        rows = v1.get_variable(
            'rows', initializer=np.sin(np.arange(21.0)).reshape(7, 3)
        )
        x = tf.gather(rows, [[1, 2, 1, 0], [4, 3, 3, 5]])
        loss = tf.reduce_mean(x**2) + 0.1 * tf.nn.l2_loss(rows)
        optimizer = then.train.GradientDescentOptimizer(0.5)
        train = MAKERS[kind](then, loss, optimizer)
        session.run(v1.global_variables_initializer())
        for _ in range(2):
            session.run(train)
        assert session.run(loss) == pytest.approx(expected, abs=1e-8)


def test_without_a_norm_a_step_is_whole():
    with tf.Graph().as_default(), v1.Session() as session:
        weight = v1.get_variable('weight', initializer=3.0)
        train = r1_4.contrib.slim.learning.create_train_op(
            weight * 2,
            r1_4.train.GradientDescentOptimizer(0.5),
            gradient_multipliers={'weight': 0.5},
        )
        session.run(v1.global_variables_initializer())
        session.run(train)
        assert session.run(weight) == 2.5
