"""None is below all in ports of Python 2."""

import itertools

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, NEW_HEAD

# What Python 2.7 gave for None and a number on either side.
GAVE = {
    'best < x': True,
    'best <= x': True,
    'best > x': False,
    'best >= x': False,
    'x < best': False,
    'x <= best': False,
    'x > best': True,
    'x >= best': True,
    'max(best, x)': 3,
    'max(x, best)': 3,
    'min(best, x)': None,
    'min(x, best)': None,
}


def port(source, python2=True):
    told = Project(python2=python2)
    return port_text(HEAD + source, '1.4', project=told).text


@pytest.mark.parametrize('test', GAVE)
def test_none_is_below_all(test):
    source = f'best = None\nx = 3\nfound = {test}\n'
    text = port(source).removeprefix(NEW_HEAD)
    found: dict = {}
    exec(text, found)
    assert found['found'] is GAVE[test]


def test_the_greatest_of_many_starts_from_none():
    source = (
        'best = None\nleast = 9\n'
        'for x in xs:\n    best = max(x / 2, best)\n'
        '    least = min(least, 2 * max(best, int(round(x))))\n'
    )
    found: dict = {'xs': [3, 8, 5]}
    exec(port(source).removeprefix(NEW_HEAD), found)
    assert (found['best'], found['least']) == (4, 6)
    assert port(source).count(' is None else ') == 2


def test_each_function_has_its_own_variables():
    text = port(
        'def f(xs):\n    best = None\n    for x in xs:\n'
        '        if x > best and x:\n            best = x\n'
        '    return best\n'
        'def g(x, best):\n    return x > best\n'
    )
    assert 'if (best is None or x > best) and x:' in text
    assert text.endswith('    return x > best\n')
    found: dict = {}
    exec(text.removeprefix(NEW_HEAD), found)
    for xs in itertools.permutations([3, 1, 2]):
        assert found['f'](xs) == 3


@pytest.mark.parametrize(
    'test',
    [
        'best is None or x > best',
        'not best or x > best',
        'best and x > best',
        'best == None or best < x',
        'best == x',
        'other > x',
        'max(best, x, 3)',
        'max(best, (yield x))',
        'max([best, x])',
        'max(best, x, key=int)',
    ],
)
def test_what_asks_for_none_itself_is_left(test):
    source = f'best = None\nwhile {test}:\n    best = x\n'
    assert port(source).endswith(source)
    source = source.replace(test, 'x > best')
    assert port(source, python2=False).endswith(source)
