"""Counts of epochs are global variables, as up to 0.9."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import tensorflow as tf\n'


def port(call, release):
    return port_text(f'{HEAD}y = tf.train.{call}\n', release).text


def test_count_is_of_the_release():
    call = "string_input_producer(['a'], num_epochs=1)"
    new_head = (
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\ntf.disable_v2_behavior()\n'
    )
    check_transformed(
        f'{HEAD}y = tf.train.{call}\n',
        f'{new_head}y = r0_8.train.{call}\n',
        head=False,
    )


@pytest.mark.parametrize(
    ('call', 'release'),
    [
        ('slice_input_producer([x], 3)', '0.9'),
        ('slice_input_producer([x], **options)', '0.9'),
        ('slice_input_producer(*given)', '0.9'),
        ('limit_epochs(x, num_epochs=n)', '0.8'),
        ("match_filenames_once('*.txt')", '0.12'),
    ],
)
def test_what_makes_a_variable_is_of_the_release(call, release):
    ours = f'r{release.replace(".", "_")}.train.{call}'
    assert f'y = {ours}\n' in port(call, release)


@pytest.mark.parametrize(
    ('call', 'release'),
    [
        ("string_input_producer(['a'])", '0.8'),
        ("string_input_producer(['a'], None)", '0.8'),
        ("string_input_producer(['a'], num_epochs=1)", '0.12'),
        ("match_filenames_once('*.txt')", '1.2'),
    ],
)
def test_no_variable_of_the_time_is_left(call, release):
    check_noop(f'y = tf.train.{call}\n', release)
