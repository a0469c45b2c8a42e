"""Scopes of names that are given tensors for their default name."""

import pytest

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    port_text,
)


@pytest.mark.parametrize('name', ["'loss'", 'name'])
def test_a_list_is_the_values(name):
    check_transformed(
        f'with tf.name_scope({name}, [x, y]):\n    pass\n',
        f'with tf.name_scope({name}, values=[x, y]):\n    pass\n',
        '1.4',
    )


@pytest.mark.parametrize('given', ['x + y', 'inputs', '[x], [y]'])
def test_what_may_be_tensors_keeps_the_scope_of_the_release(given):
    line = f"tf.name_scope('loss', {given})\n"
    check_transformed(
        f'import tensorflow as tf\n{line}',
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r1_4\n'
        'tf.disable_v2_behavior()\n'
        + line.replace('tf.name_scope', 'r1_4.name_scope'),
        '1.4',
        head=False,
    )


@pytest.mark.parametrize(
    ('given', 'scope'),
    [
        ("name, 'loss', x + y", 'r0_12'),
        ("name, 'loss', [x, y]", 'r0_12'),
        ("[x, y], 'loss', 'Loss'", 'tf'),
        ("[x, y], name, 'loss'", 'tf'),
        ("[x, y], 'loss'", 'tf'),
    ],
)
def test_scopes_of_operations_given_in_another_order_stay(given, scope):
    text = port_text(
        f'import tensorflow as tf\ntf.op_scope({given})\n', '0.12'
    )
    assert text.text.endswith(f'\n{scope}.op_scope({given})\n')


@pytest.mark.parametrize(
    'given',
    [
        "'loss'",
        "None, 'loss', [x]",
        "'loss', 'Loss', [x]",
        "'loss', values=[x]",
        "'loss', None",
        "'loss', name + '_loss'",
        "'loss', default_scope",
        "'loss', f'{x}'",
        'name, other',
    ],
)
def test_text_stays(given):
    check_noop(f'tf.name_scope({given})\n', '1.4')
