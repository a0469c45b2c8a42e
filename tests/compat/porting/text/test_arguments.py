"""Arguments are written behind all that a call is given."""

import ast

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from legacy_rnn.compat.porting.text import arguments
from legacy_rnn.compat.porting.text.spans import Source


def added(text, *new):
    source = Source(text)
    (statement,) = source.tree.body
    for each in new:
        arguments.add(source, statement.value, each)
    return source.render()


@pytest.mark.parametrize(
    ('call', 'wanted'),
    [
        ('f()', 'f(a=1)'),
        ('f(x)', 'f(x, a=1)'),
        ('f(x,)', 'f(x, a=1)'),
        ('f((x), *y)', 'f((x), *y, a=1)'),
        ('f(\n    b=")",  # c, d\n)', 'f(\n    b=")",  # c, d\n a=1)'),
        ('f(x  # c, d\n  )', 'f(x  # c, d\n  , a=1)'),
    ],
)
def test_an_argument_comes_last(call, wanted):
    assert added(call, 'a=1') == wanted
    ast.parse(wanted)


@pytest.mark.parametrize('call', ['f()', 'f(x,)', 'f(x)'])
def test_several_may_be_added_one_after_the_other(call):
    assert added(call, 'a=1', 'b=2').endswith('a=1, b=2)')


def test_calls_that_end_with_a_comma_are_ported():
    source = (
        'import numpy as np\n'
        "x = np.genfromtxt('a', dtype=None,)\n"
        "y = cPickle.load(open('a',))\n"
        'print x\n'
    )
    text = port_text(source, '0.12', project=Project(python2=True)).text
    assert "np.genfromtxt('a', dtype=None, encoding=None)" in text
    assert "open('a', mode='rb')" in text
