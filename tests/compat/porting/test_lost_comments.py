"""No comment is lost where an expression is written for Python 3."""

import pytest

from legacy_rnn.compat.porting import python2


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
            'print 1  # a\nx = filter(None,  # b\n           y)  # a\n',
            'print(1)  # a\n# b\nx = [_f for _f in y if _f]  # a\n',
        ),
    ],
)
def test_comment_stands_above_its_statement(before, after):
    assert python2.convert(before, program=True)[0] == after


def test_comments_that_stay_are_not_written_twice():
    source = "#!/usr/bin/python\n# -*- coding: utf-8 -*-\nprint '#', 1  # b\n"
    converted = python2.convert(source)[0]
    assert converted == source.replace("print '#', 1", "print('#', 1)")
