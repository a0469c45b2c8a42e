"""No comment is lost where an expression is written for Python 3."""

import pytest

from legacy_rnn.compat.porting import python2
from tests.compat.porting.tools import check_transformed


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'if x:\n    if d.has_key(1  # key\n             ):\n'
            '        pass\n',
            'if x:\n    # key\n    if 1 in d:\n        pass\n',
        ),
        (
            'x = map(lambda a: a + 1,  # one\n        # two\n        y)\n',
            '# one\n# two\nx = [a + 1 for a in y]\n',
        ),
        (
            "s = '\u2028'  # a\nx = map(lambda a: a,  # one\n        y)\n",
            "s = '\u2028'  # a\n# one\nx = [a for a in y]\n",
        ),
        (
            'print 1  # a\nprint 2  # b\nprint map(lambda a: a,  # a\n'
            'y)\nprint 3\n',
            'print(1)  # a\nprint(2)  # b\n# a\nprint([a for a in y])\n'
            'print(3)\n',
        ),
        (
            'print 1  # a\nx = filter(None,  # b\n           y)  # a\n',
            'print(1)  # a\n# b\nx = [_f for _f in y if _f]  # a\n',
        ),
    ],
)
def test_comment_stands_above_its_statement(before, after):
    assert python2.convert(before, program=True)[0] == after


def test_comment_of_an_argument_that_is_written_anew_stands_above():
    check_transformed(
        'y = f(1, tf.reverse(x, [  # why\n    False, True]))  # end\n',
        '# why\ny = f(1, tf.reverse(x, [1]))  # end\n',
    )
    check_transformed(
        'y = tf.reduce_sum(x, reduction_indices=[  # why\n    1])\n',
        'y = tf.reduce_sum(x, axis=[  # why\n    1])\n',
    )


def test_comments_that_stay_are_not_written_twice():
    source = "#!/usr/bin/python\n# -*- coding: utf-8 -*-\nprint '#', 1  # b\n"
    converted = python2.convert(source)[0]
    assert converted == source.replace("print '#', 1", "print('#', 1)")
