"""Builtins that mean something else in Python 3 are written or reported."""

import ast

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, findings, uncommented


def port(source, python2=True):
    told = Project(python2=python2)
    return port_text(HEAD + source, '1.4', project=told)


@pytest.mark.parametrize(
    'call',
    [
        'x = map(None, a, b)\n',
        'x = buffer(a)\n',
        'x = coerce(a, b)\n',
        "def f():\n    exec('x = 1')\n",
    ],
)
def test_other_meaning_is_reported(call):
    assert findings(port(call), 'check') == ['python2-builtins']
    assert not findings(port(call, python2=False), 'check')


@pytest.mark.parametrize(
    'source',
    [
        'x = round(0.123, 2)\n',
        'def round(x):\n    return x\nx = round(2.5)\n',
        'x = np.round(0.5)\n',
        "exec('x = 1')\n",
        "def f():\n    exec('self.x%d = 1' % n)\n",
        "def f(names):\n    exec('x = 1', names)\n",
    ],
)
def test_same_meaning_is_not(source):
    ported = port('import numpy as np\n' + source)
    assert uncommented(ported.text).endswith(source)
    assert 'python2-builtins' not in findings(ported, 'check')


@pytest.mark.parametrize(
    'source, written',
    [
        ('x = int(round(0.1 * n))\n', ''),
        ('x[k] = round(x[k])\n', ''),
        ('y = x[: round(k) + 1]\n', 'y = x[: int(round(k)) + 1]\n'),
        ('y = x[1][round(k), 0]\n', 'y = x[1][int(round(k)), 0]\n'),
    ],
)
def test_round_is_that_of_python_2(source, written):
    ported = port(source)
    assert 'from legacy_rnn.compat.python2 import round\n' in ported.text
    assert ported.text.endswith(written or source)
    assert not findings(ported, 'check')
    assert 'python2' not in port(source, python2=False).text


@pytest.mark.parametrize(
    'source, written',
    [
        ('y = math.floor(x) / 2\n', 'y = python2.floor(x) / 2\n'),
        ('return ceil(x)\n', 'return python2.ceil(x)\n'),
        ("print('%s' % math.ceil(x))\n", "print('%s' % python2.ceil(x))\n"),
        ('n = int(math.ceil(x) + 1)\n', ''),
        ('n = y[: math.ceil(x) - 1]\n', ''),
        ('n = [0] * int(ceil(x))\n', ''),
        ('n = math.ceil(x) > 2\n', ''),
        ('n = np.ceil(x)\n', ''),
    ],
)
def test_rounded_numbers_stay_floats(source, written):
    imports = 'import math\nimport numpy as np\nfrom math import ceil\n'
    ported = port(f'{imports}def f(x, y):\n    {source}')
    assert ported.text.endswith(written or source)
    assert (' import python2\n' in ported.text) == bool(written)
    assert not findings(ported, 'check')
    assert 'python2' not in port(imports + source, python2=False).text


def test_empty_line_is_printed():
    source = "print('a')\nprint\n"
    assert port(source).text.endswith("print('a')\nprint()\n")
    later = 'from __future__ import print_function\n'
    ported = port_text(later + HEAD + source, '1.4').text
    assert ported.endswith("print('a')\nprint\n")


@pytest.mark.parametrize(
    'call, is_text',
    [
        ('filter(str.isdigit, s)', True),
        ('filter(lambda c: c in string.printable, s)', True),
        ('filter(lambda c: ord(c) < 128, s)', True),
        ("filter(None, 'ab')", True),
        ("fnmatch.filter(s, '*.xml')", False),
        ("''.join(filter(str.isdigit, s))", False),
        ('list(filter(str.isdigit, words))', False),
        ('filter(lambda w: w != a, words)', False),
        ('filter(str.strip, map(f, s))', False),
        ('filter(str.strip, s.split(a))', False),
        ('filter(str.isdigit, s.split(a)[0])', True),
        ('filter(str.strip, lines)', False),
        ('filter(str.strip, other)', True),
    ],
)
def test_filter_of_text_gave_text(call, is_text):
    lines = 'lines = map(f, s)\nother = map(f, s)\nother = f(s)\n'
    ported = port(f'import string\n{lines}print {call}\n')
    assert findings(ported, 'check') == ['python2'] * is_text


ORDER = 'def by(k):\n    def order(a, b):\n        return a\n    return {}\n'


@pytest.mark.parametrize('made', ['order', 'lambda a, b: a'])
def test_what_is_made_to_compare_becomes_a_key(made):
    source = ORDER.format(made)
    new = 'rows.sort(key=cmp_to_key(by(k)))\n'
    here = port(f'{source}rows.sort(by(k))\n').text
    assert 'from functools import cmp_to_key\n' in here and here.endswith(new)
    told = Project(python2=True, trees=(ast.parse(source),))
    source = f'{HEAD}from b import by\nrows.sort(by(k))\n'
    text = port_text(source, '1.4', project=told).text
    assert text.endswith(new)
    assert port_text(text, '1.4', project=told).text == text


@pytest.mark.parametrize('made', ['k', '[a, b]', 'lambda a: a'])
def test_what_is_made_to_be_sorted_is_not(made):
    line = 'rows.sort(by(k))\n'
    assert port(ORDER.format(made) + line).text.endswith(line)
