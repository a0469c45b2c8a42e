"""Tensors that are real by what they are made of."""

import pytest

from legacy_rnn.compat.porting import port_text


@pytest.mark.parametrize(
    ('made', 'is_real'),
    [
        ('v.assign(w * a + (1. - w) * b)', True),
        ('tf.assign_add(v, tf.nn.l2_loss(a))', True),
        ('v.assign(a)', False),
        ('tf.assign_sub(v, 1)', False),
        ('tf.negative(tf.reduce_mean(a))', True),
        ('tf.negative(a)', False),
        ('tf.where(a > b, tf.ones(w), v)', True),
        ('tf.where(a > b, a, b)', False),
        ('slim.fully_connected(a, 3)', True),
        ('tf.reduce_sum(tf.nn.l2_normalize(a, 1))', True),
    ],
)
def test_quotient_of_a_tensor(made, is_real):
    source = (
        'import tensorflow as tf\n'
        'import tensorflow.contrib.slim as slim\n'
        'def g(v, a, b, w, x):\n'
        f'    m = {made}\n'
        '    print x / m\n'
    )
    ported = port_text(source, '1.4').text
    assert ('python2.divide(x, m)' in ported) != is_real
