"""What is said of names without a home."""

import pytest

from legacy_rnn.compat.namespace import messages


@pytest.mark.parametrize(
    ('name', 'told'),
    [
        ('keras.layers.Dense', "though today's TensorFlow has that name"),
        ('contrib.slim', 'was last in TensorFlow 1.15'),
        ('pack', 'was dropped from TensorFlow after 0.12'),
    ],
)
def test_a_name_is_not_called_gone_that_is_there(name, told):
    assert told in str(messages.removed(name, 'Do this.'))
