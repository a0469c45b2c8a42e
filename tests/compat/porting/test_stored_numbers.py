"""What is stored in a variable is real where its new value is."""

import pytest

from legacy_rnn.compat.porting import port_text


@pytest.mark.parametrize(
    ('stored', 'is_real'),
    [
        ('v.assign(w * a + (1. - w) * b)', True),
        ('tf.assign_add(v, tf.nn.l2_loss(a))', True),
        ('v.assign(a)', False),
        ('tf.assign_sub(v, 1)', False),
    ],
)
def test_quotient_of_what_is_stored(stored, is_real):
    source = (
        'import tensorflow as tf\n'
        'def g(v, a, b, w, x):\n'
        f'    m = {stored}\n'
        '    print x / m\n'
    )
    ported = port_text(source, '1.4').text
    assert ('python2.divide(x, m)' in ported) != is_real
