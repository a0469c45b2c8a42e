"""What scopes of names say, beside real 1.13.1 and 1.14.0."""

import pytest

from legacy_rnn.compat import dating

HEAD = 'import tensorflow as tf\nx = tf.layers.dense(y, 3)\n'


@pytest.mark.parametrize(
    ('line', 'release'),
    [
        ("tf.name_scope('loss', [x, y])", '1.13'),
        ("tf.name_scope('loss', default_name=(x, y))", '1.13'),
        ("tf.name_scope('loss', 'Loss', [x, y])", '1.15'),
        ("tf.name_scope('loss', x)", '1.15'),
        ("tf.name_scope('loss', values=[x])", '1.15'),
    ],
)
def test_tensors_for_a_default_name_are_likelier_of_1_13(line, release):
    found = dating.date_text(f'{HEAD}{line}\n')
    assert str(found.releases[-1]) == '1.15'
    assert str(found.assume().release) == release
