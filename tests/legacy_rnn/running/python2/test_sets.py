"""Sets of Python 2's files are run through in its order."""

import ast

import pytest

from legacy_rnn.compat import old_sets
from legacy_rnn.compat.old_sets import Set
from legacy_rnn.running.imports import sources
from legacy_rnn.running.python2 import sets
from legacy_rnn.running.python2.helpers import HELPER

# Recorded under Python 2.7: `list(set(TEXT.split()))`.
TEXT = 'the quick brown fox jumps over the lazy dog'
WORDS = ['brown', 'lazy', 'over', 'fox', 'dog', 'quick', 'the', 'jumps']


def run(source, python2=True):
    names = ('items', 'keys', 'most_common')
    space = {HELPER.format(name): getattr(old_sets, name) for name in names}
    space |= {HELPER.format('set'): Set, 'text': TEXT}
    space[HELPER.format('listed_values')] = old_sets.values
    code = sources.compile_source(source.encode(), 'a.py', python2=python2)
    exec(code, space)
    return space['x']


@pytest.mark.parametrize(
    'source',
    [
        'x = list(set(text.split()))\n',
        'x = [a for a in {w for w in text.split()}]\n',
        'y = set()\nfor w in text.split():\n    y.add(w)\nx = list(y)\n',
    ],
)
def test_order_is_that_of_then(source):
    assert run(source) == WORDS


def test_display_is_filled_from_its_begin():
    # Recorded under Python 2.7.
    assert run('x = list({8, 0})\n') == [8, 0]
    assert run('x = list({0, 8})\n') == [0, 8]


def test_sets_of_python_3_and_those_that_hide_their_order_stay():
    assert type(run('x = set(text)\ny = list(x)\n', python2=False)) is set
    source = 'def f():\n    y = set(text)\n    return type(y), len(y)\n'
    assert run(f'{source}x = f()[0]\n') is set
    assert type(run('x = set(text)\n')) is Set


def test_variables_of_comprehensions_do_not_last():
    assert run('x = 3\ny = list({x for x in text})\n') == 3


def test_cell_may_show_what_another_makes():
    tree = sets.keep_order(ast.parse('x = set(text)'))
    assert ast.unparse(tree) == f'x = {HELPER.format("set")}(text)'


@pytest.mark.parametrize(
    'source',
    [
        'from collections import Counter\n'
        'x = [w for w, n in Counter(text.split()).most_common()]\n',
        'y = dict.fromkeys(text.split(), 1)\ny.update(the=2)\n'
        'x = sorted(y, key=y.get, reverse=True)\n',
        'y = dict.fromkeys(text.split(), 1)\ny.update(the=2)\n'
        'x = [w for w, n in sorted(y.items(), key=lambda (w, n): -n)]\n',
    ],
)
def test_equals_are_in_the_order_of_then(source):
    words = [word for word in WORDS if word != 'the']
    assert run(source) == ['the', *words]


@pytest.mark.parametrize(
    'source',
    [
        'x = y.keys()\n',
        'x = [w for i, w in enumerate(y.iterkeys())]\n',
        'x = y.values()\n',
        'x = [y.items()[i][1] for i in range(8)]\n',
        'x = sorted(y.keys(), key=lambda w: 1)\n',
    ],
)
def test_places_are_those_of_then(source):
    made = 'y = dict(zip(text.split(), text.split()))\n'
    assert run(f'{made}{source}') == WORDS
