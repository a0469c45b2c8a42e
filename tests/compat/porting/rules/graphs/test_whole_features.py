"""Truth values in features of whole numbers are written as these."""

import ast

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
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


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('[a, len(b)]', '[int(a), len(b)]'),
        ('labels', '[int(v) for v in labels]'),
        ('[a.b for a in c]', '[int(a.b) for a in c]'),
    ],
)
def test_program_that_lists_truth_values_writes_them(before, after):
    head = 'y = [True] + n * [False]\n'
    check_transformed(head + LIST.format(before), head + LIST.format(after))
    source = f'import tensorflow as tf\n{LIST.format(before)}'
    for other, new in ((head, after), ('y = [1, True]\n', before)):
        told = Project(trees=(ast.parse(other),))
        text = port_text(source, '1.4', project=told).text
        assert LIST.format(new) in text
