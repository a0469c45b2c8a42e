"""What is said of names without a home."""

import pytest

from legacy_rnn.compat import table
from legacy_rnn.compat.namespace import eras, messages


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


@pytest.mark.parametrize(
    ('name', 'told'),
    [
        ('foo', 'legacy_rnn knows no tf.foo of TensorFlow 1.4'),
        ('nn.foo', 'legacy_rnn knows no tf.nn.foo of TensorFlow 1.4'),
        ('nn._foo', 'legacy_rnn has no tf.nn._foo of TensorFlow 1.4'),
        ('python.ops.rnn._foo', 'legacy_rnn has no tf.python.ops.rnn._foo'),
    ],
)
def test_nothing_is_claimed_of_names_that_the_history_does_not_list(
    name, told
):
    assert told in str(messages.missing(eras.Era('r1_4'), name))


def test_what_kept_its_name_is_not_to_be_written_by_that_name():
    error = messages.missing(eras.Era('r0_12'), 'models.rnn.rnn_cell')
    told = 'this is 0.12. legacy_rnn.compat.r0_8 has it.'
    assert str(error).endswith(told)


@pytest.mark.parametrize(
    ('name', 'told'),
    [
        ('training.weighted_resample', 'rejection_resample replaced it'),
    ],
)
def test_what_contrib_lost_says_what_to_write(name, told):
    row = table.resolve(f'contrib.{name}', '1.4').row
    assert row.becomes == table.GONE
    assert told in row.advice
