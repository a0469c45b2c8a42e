"""Calls of another release than the rest are read as theirs."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

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
