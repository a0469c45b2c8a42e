"""Truth values in features of whole numbers are written as these."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

LIST = 'x = tf.train.Int64List(value={})\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('[a == b, 3]', '[int(a == b), 3]'),
        ('[not a]', '[int(not a)]'),
        ('[bool(a) for a in b]', '[int(bool(a)) for a in b]'),
        ('(True,)', '(int(True),)'),
    ],
)
def test_truth_values_become_whole(before, after):
    check_transformed(LIST.format(before), LIST.format(after), '1.4')


def test_name_that_is_a_truth_value_becomes_whole():
    head = 'is_new = a in b\n'
    check_transformed(
        head + LIST.format('[is_new]'), head + LIST.format('[int(is_new)]')
    )


@pytest.mark.parametrize(
    'source',
    [
        LIST.format('[a]'),
        LIST.format('labels'),
        'a = b > c\na = 3\n' + LIST.format('[a]'),
        'def f(a):\n    a = not a\n' + LIST.format('[int(a)]'),
        'x = tf.train.FloatList(value=[a == b])\n',
    ],
)
def test_others_stay(source):
    check_noop(source, '1.4')
