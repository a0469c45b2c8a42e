"""Quotients in shapes are whole numbers."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            "get_variable('w', [k, n / 2])",
            "get_variable('w', [k, int(n / 2)])",
        ),
        (
            "get_variable('w', shape=(n / 2,))",
            "get_variable('w', shape=(int(n / 2),))",
        ),
        ('TensorShape([n / 2])', 'TensorShape([int(n / 2)])'),
        (
            'placeholder(tf.float32, [None, half])',
            'placeholder(tf.float32, [None, int(half)])',
        ),
    ],
)
def test_quotients_in_shapes_are_whole(before, after):
    head = 'half = n / 2\n'
    check_transformed(
        f'{head}x = tf.{before}\n', f'{head}x = tf.{after}\n', '1.4'
    )


def test_shapes_are_followed_to_their_names():
    source = (
        'if flat:\n'
        '    shape = [k] + [{size}, m]\n'
        'else:\n'
        '    shape = [k, k] + [{size}, m]\n'
        "w = tf.get_variable('w', shape)\n"
        'x.set_shape([None, {size}])\n'
    )
    before, after = (source.format(size=s) for s in ('n / 2', 'int(n / 2)'))
    check_transformed(before, after, '1.4')


def test_a_shape_may_be_made_from_itself():
    source = (
        'size = (n - 3) / 2\n'
        'shape = [{size}]\n'
        'shape = [m] + shape\n'
        "w = tf.get_variable('w', shape)\n"
    )
    before, after = (source.format(size=s) for s in ('size', 'int(size)'))
    check_transformed(before, after, '1.4')


def test_other_quotients_are_left():
    check_noop('x = tf.zeros([2]) * [n / 2]\n', '1.4')
    check_noop(
        'def f(half):\n  return tf.placeholder(tf.float32, [half])\n', '1.4'
    )
    check_noop('half = 3\nx = tf.placeholder(tf.float32, [half])\n', '1.4')


@pytest.mark.parametrize('given', ['{size}', "'w', shape={size}"])
def test_shapes_are_followed_through_functions(given):
    name = 'name, ' if "'w'" in given else ''
    source = (
        f'def make({name}shape):\n'
        "  return tf.get_variable('v', shape=shape)\n"
        'size = (n - 3) / 2 + 1 - m\n'
        f'w = make({given})\n'
    )
    before, after = (
        source.format(size=f'[{s}, m]')
        for s in ('size * size * 4', 'int(size * size * 4)')
    )
    check_transformed(before, after, '1.4')


@pytest.mark.parametrize('listed', ['[(n, n), {}]', 'self.find(n)'])
def test_shapes_that_a_loop_takes_from_a_list(listed):
    before = (
        'class Data:\n'
        '    def __init__(self, n):\n'
        '        half = n / 2\n'
        f'        self.shapes = {listed}\n'
        '    def find(self, n):\n'
        '        small = {}\n'
        '        return [(n, n), small]\n'
        '    def make(self, batch):\n'
        '        for shape in self.shapes:\n'
        '            print(tf.TensorShape((batch,) + shape))\n'
    )
    after = before.replace('{}', '(n, int(n / 2))')
    if 'find' not in listed:  # Then nothing asks for what `find` returns.
        after = after.replace('small = (n, int(n / 2))', 'small = (n, n / 2)')
    check_transformed(before.replace('{}', '(n, n / 2)'), after)
