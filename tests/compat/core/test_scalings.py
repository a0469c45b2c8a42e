"""Initializers that keep the scale of a layer, before 1.10 and since."""

import numpy as np
import pytest
import tensorflow.compat.v1 as tf

from legacy_rnn.compat import r1_8, r1_12

# What 1.8.0 and 1.12.3 drew for these seeds.
OF_1_8 = [[0.71500897, 3.761846], [-0.9604792, 3.6160393]]
OF_1_12 = [[0.8128559, 4.2766447], [-1.0919182, 4.1108847]]
GLOROT_1_8 = [-0.5427169, -0.12435529]
GLOROT_1_12 = [-0.6169863, -0.14137298]
HE_1_8 = [-0.7006446, -0.160542]
HE_1_12 = [-0.79652584, -0.18251172]


def drawn(initializer):
    with tf.Graph().as_default(), tf.Session() as session:
        return session.run(initializer([3, 2], tf.float32))


@pytest.mark.parametrize(
    ('old', 'outputs', 'glorot', 'he'),
    [
        (r1_8, OF_1_8, GLOROT_1_8, HE_1_8),
        (r1_12, OF_1_12, GLOROT_1_12, HE_1_12),
    ],
)
def test_normal_draws_are_those_of_the_release(old, outputs, glorot, he):
    def close(found, wanted):
        np.testing.assert_allclose(found, wanted, rtol=1e-5)

    x = np.array([[1, 2, 3], [3, 2, 1]])
    for make in (
        old.variance_scaling_initializer,
        old.initializers.variance_scaling,
        old.keras.initializers.VarianceScaling,
    ):
        close(x @ drawn(make(seed=1)), outputs)
    for make in (
        old.glorot_normal_initializer,
        old.keras.initializers.glorot_normal,
    ):
        close(drawn(make(seed=2))[0], glorot)
    close(drawn(old.keras.initializers.he_normal(seed=2))[0], he)


def test_uniform_draws_are_those_of_today():
    options = {'distribution': 'uniform', 'seed': 3}
    np.testing.assert_array_equal(
        drawn(r1_8.variance_scaling_initializer(**options)),
        drawn(tf.variance_scaling_initializer(**options)),
    )
