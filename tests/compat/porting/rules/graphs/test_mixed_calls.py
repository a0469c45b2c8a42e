"""Calls of another release than the rest are read as theirs."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed, port_text

CASES = {
    'mask of axes': (
        'y = tf.reverse(x, [False, True])\n',
        'y = tf.reverse(x, [1])\n',
        '0.8',
    ),
    'mask of axes by name': (
        'y = tf.reverse(x, dims=[True, False])\n',
        'y = tf.reverse(x, axis=[0])\n',
        '0.8',
    ),
    'an older order': (
        'y = tf.concat(1, [a, b])\n',
        'y = tf.concat([a, b], 1)\n',
        '1.4',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_call_is_read_as_that_of_its_release(name):
    before, after, release = CASES[name]
    assert check_transformed(before, after, release).status == 'ported'


def test_private_name_is_read_by_its_arguments_too():
    source = 'from tensorflow.python.ops import array_ops\ny = {}\n'
    for release, call, new in (
        ('0.12', 'array_ops.split(x, 4, 1)', 'tf.split(x, 4, 1)'),
        ('1.4', 'array_ops.split(1, 4, x)', 'tf.split(x, 4, 1)'),
    ):
        assert port_text(source.format(call), release).text.endswith(
            f'y = {new}\n'
        )


@pytest.mark.parametrize(
    ('source', 'release'),
    [
        ('y = tf.concat([a, b], 1)\n', '0.8'),
        ('y = tf.concat([a, b], 1)\n', '1.4'),
        ('y = tf.reverse(x, [1])\n', '1.4'),
    ],
)
def test_call_of_today_stays(source, release):
    assert check_noop(source, release).status == 'ported'
