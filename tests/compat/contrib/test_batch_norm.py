"""Batch norm whose average of means is freed of its first zeros."""

import numpy as np
import pytest
import tensorflow as tf

import legacy_rnn.compat.r1_15 as old
from tests.golden import namespaces

v1 = tf.compat.v1
DECAY = 0.9


@pytest.mark.parametrize('collection', [None, 'update_ops'])
@pytest.mark.parametrize('is_fed', [False, True])
def test_the_share_of_the_first_zeros_is_taken_out(collection, is_fed):
    means, batches = [], np.random.RandomState(0).randn(3, 4, 3) + 1
    with tf.Graph().as_default(), v1.Session() as session:
        inputs = v1.placeholder(tf.float32, [4, 3])
        training = v1.placeholder_with_default(True, [])
        outputs = old.contrib.layers.batch_norm(
            inputs,
            decay=DECAY,
            is_training=training if is_fed else True,
            updates_collections=collection,
            zero_debias_moving_mean=True,
            scope='norm',
        )
        updates = v1.get_collection('update_ops')
        session.run(v1.global_variables_initializer())
        for batch in batches:
            means.append(batch.mean(0))
            session.run([outputs, updates], {inputs: batch})
        if is_fed:  # Outside training nothing moves.
            feeds = {inputs: batches[0], training: False}
            session.run([outputs, updates], feeds)
        values = {v.op.name: v.eval() for v in v1.global_variables()}
    shares = DECAY ** np.arange(2, -1, -1)
    expected = shares @ np.array(means) / shares.sum()
    np.testing.assert_allclose(values['norm/moving_mean'], expected, rtol=1e-5)
    # Named as in checkpoints of 1.0 to 1.15.
    assert values['norm/norm/moving_mean/local_step'] == len(batches)
    assert 'norm/norm/moving_mean/biased' in values


# As real 1.0.1, 1.4.1 and 1.15.5 did: release, function, shape of inputs, is
# the average moved by the unbiased variance, which variable is made first.
KERNELS = [
    ('1.0', 'contrib', [6, 3], False, 'beta'),
    ('1.0', 'contrib', [2, 2, 2, 3], False, 'beta'),
    ('1.0', 'layers', [2, 2, 2, 3], False, 'beta'),
    ('1.4', 'contrib', [6, 3], True, 'beta'),
    ('1.4', 'contrib', [2, 4, 3], False, 'gamma'),
    ('1.4', 'contrib', [2, 2, 2, 3], True, 'gamma'),
    ('1.15', 'contrib', [1, 2, 2, 2, 3], False, 'gamma'),
    ('1.15', 'layers', [2, 4, 3], False, 'gamma'),
    ('1.15', 'layers', [2, 2, 2, 3], True, 'gamma'),
]


@pytest.mark.parametrize('release, where, shape, unbiased, first', KERNELS)
def test_one_kernel_keeps_the_unbiased_variance(
    release, where, shape, unbiased, first
):
    tf_then = namespaces.namespace(release)
    values = np.random.RandomState(0).standard_normal(shape).astype('f')
    with tf.Graph().as_default(), v1.Session() as session:
        if where == 'layers':
            tf_then.layers.batch_normalization(values, training=True)
        else:
            tf_then.contrib.layers.batch_norm(values, decay=0.99, scale=True)
        session.run(v1.global_variables_initializer())
        session.run(v1.get_collection('update_ops'))
        names = [v.op.name for v in v1.trainable_variables()]
        (moved,) = [
            v for v in v1.global_variables() if 'moving_var' in v.op.name
        ]
        moved = session.run(moved)
    variance = values.reshape(-1, 3).var(0, ddof=int(unbiased))
    np.testing.assert_allclose(moved, 0.99 + 0.01 * variance, rtol=1e-6)
    assert names[0].endswith(first) and len(names) == 2


def test_other_normalizations_learn_in_the_type_of_their_inputs():
    layers = namespaces.namespace('1.12').contrib.layers
    values = np.array([[1.0, 2, 4, 3], [2, 0, 1, 5]])
    with tf.Graph().as_default(), v1.Session() as session:
        lines = layers.layer_norm(values)
        layers.instance_norm(values[None])
        layers.group_norm(values, 2, reduction_axes=())
        kinds = {v.dtype.base_dtype for v in v1.trainable_variables()}
        session.run(v1.global_variables_initializer())
        first = session.run(lines)[0]
    assert kinds == {tf.float64}
    wanted = [-1.34164079, -0.4472136, 1.34164079, 0.4472136]
    np.testing.assert_allclose(first, wanted, rtol=1e-7)  # 1.12.3's.
