"""Batch renormalization, against values of real releases.

Two channels, three batches, averages that keep 0.8, corrections that are
clipped; what the last batch gives first, the averages behind it, and what
the first batch gives outside training.
"""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat

V1 = tf.compat.v1
NAMES = {
    '1.12': 'renorm_mean renorm_mean_weight renorm_stddev '
    'renorm_stddev_weight',
    '1.15': 'moving_stddev renorm_mean renorm_stddev',
}
CALLS = {
    'layers': (
        "tf.layers.batch_normalization(x, training=b, momentum=0.9, name='n', "
        'renorm=True, renorm_clipping=LIMITS, renorm_momentum=0.8)'
    ),
    'contrib': (
        "tf.contrib.layers.batch_norm(x, 0.9, scale=True, scope='n', "
        'is_training=b, renorm=True, renorm_clipping=LIMITS, renorm_decay=0.8)'
    ),
}
LIMITS = {'rmax': 1.5, 'rmin': 0.7, 'dmax': 0.3}
# Printed by 1.12.3 and 1.15.5 (1.4.1 as 1.12.3).
EXPECTED = {
    '1.12': [
        1.058207, -0.178612, 2.482314, 1.054114, 0.5026626, 0.4548575,
        0.8289227, 1.628162, 0.7216927, 0.6556323, 0.488, 0.4166954,
        0.7061347, 0.488,
    ],
    '1.15': [
        1.718241, -0.1007096, 2.478627, 1.254699, 0.4145925, 0.3792728,
        0.8974907, 1.281727, 0.9478875, 1.132576, 0.7216927, 0.6556323,
        0.9286954, 1.218135,
    ],
}  # fmt: skip


@pytest.mark.parametrize('release', NAMES)
@pytest.mark.parametrize('call', CALLS)
def test_batches_are_corrected_towards_the_averages(call, release):
    old = compat.api(release)
    batches = np.random.RandomState(0).randn(3, 4, 2) * [[1, 2]] + 1
    with tf.Graph().as_default(), V1.Session() as session:
        x = V1.placeholder(tf.float32, [None, 2])
        b = V1.placeholder(tf.bool, [])
        given = {'tf': old, 'x': x, 'b': b, 'LIMITS': LIMITS}
        outputs = eval(CALLS[call], given)
        updates = V1.get_collection('update_ops')
        session.run(V1.global_variables_initializer())
        for batch in batches:
            last, _ = session.run([outputs, updates], {x: batch, b: True})
        first = session.run(outputs, {x: batches[0], b: False})
        session.run(updates, {x: batches[0], b: False})  # Nothing moves.
        averages = [
            session.run(variable)
            for variable in V1.global_variables()
            if not variable.trainable
        ]
        names = [v.op.name for v in V1.global_variables()]
    assert len(updates) == 2
    leaves = 'gamma beta moving_mean moving_variance ' + NAMES[release]
    assert names == [f'n/{leaf}' for leaf in leaves.split()]
    found = np.hstack([last[0], first[0], *averages])
    np.testing.assert_allclose(found, EXPECTED[release], rtol=2e-5)


@pytest.mark.parametrize('release', NAMES)
def test_one_kernel_is_asked_for_in_vain(release):
    # Printed by 1.4.1 and 1.12.3, and by 1.15.5.
    expected = {'1.12': [-1.46728, -0.94667], '1.15': [0, 1]}[release]
    pictures = np.arange(96).reshape(2, 4, 4, 3) % 7
    with tf.Graph().as_default(), V1.Session() as session:
        outputs = compat.api(release).layers.batch_normalization(
            tf.constant(pictures, tf.float32),
            training=True, renorm=True, fused=True,
        )  # fmt: skip
        session.run(V1.global_variables_initializer())
        found = session.run(outputs)[0, 0, 0, :2]
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-5)


def test_what_does_not_go_together_is_refused():
    old = compat.api('1.15')
    with tf.Graph().as_default():
        x = V1.placeholder(tf.float32, [None, 2])
        with pytest.raises(ValueError, match='updates_collections'):
            old.contrib.layers.batch_norm(
                x, renorm=True, updates_collections=None
            )
        with pytest.raises(ValueError, match=r"got \{'max'"):
            old.layers.batch_normalization(
                x, renorm=True, renorm_clipping={'max': 3}
            )
