"""Sets whose order may show keep that of Python 2 in its ports."""

import ast

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project, facts
from legacy_rnn.compat.sources.python2 import ordered_sets
from tests.compat.porting.tools import NEW_HEAD, check_noop, check_transformed

OURS = 'from legacy_rnn.compat import old_sets\n'
OF_2, OF_3 = "print 'x'\n", "print('x')\n"


@pytest.mark.parametrize(
    ('source', 'new'),
    [
        ('x = list(set(y))\n', 'x = list(old_sets.Set(y))\n'),
        (
            'x = [a for a in set(y) - set(z)]\n',
            'x = [a for a in old_sets.Set(y) - old_sets.Set(z)]\n',
        ),
        (
            'x = set()\nx.add(3)\nfor a in x:\n    f(a)\n',
            'x = old_sets.Set()\nx.add(3)\nfor a in x:\n    f(a)\n',
        ),
        (
            'self.x = set(y)\ndef f(self):\n    return enumerate(self.x)\n',
            'self.x = old_sets.Set(y)\n'
            'def f(self):\n    return enumerate(self.x)\n',
        ),
        ('f({b, a})\n', 'f(old_sets.Set([b, a]))\n'),
        ('f({a for a in y})\n', 'f(old_sets.Set(a for a in y))\n'),
        ('x = dict(a=set)\n', 'x = dict(a=old_sets.Set)\n'),
        (
            'f(sorted(set(y), key=len))\n',
            'f(sorted(old_sets.Set(y), key=len))\n',
        ),
        ('x = max(set(y), key=f)\n', 'x = max(old_sets.Set(y), key=f)\n'),
        (
            'def len(x):\n    return list(x)\nx = len(set(y))\n',
            'def len(x):\n    return list(x)\nx = len(old_sets.Set(y))\n',
        ),
        (
            'class A(object):\n    x = set(y)\nz = list(A.x)\n',
            'class A(object):\n    x = old_sets.Set(y)\nz = list(A.x)\n',
        ),
        (
            'x, z = set(y), 2\nfor a in x:\n    f(a)\n',
            'x, z = old_sets.Set(y), 2\nfor a in x:\n    f(a)\n',
        ),
        ('x = 1, set(y)\n', 'x = 1, old_sets.Set(y)\n'),
        ('x = f(set.union(*y))\n', 'x = f(old_sets.Set.union(*y))\n'),
        (
            'x = set(y)\nx |= set(z)\nf(x or None)\n',
            'x = old_sets.Set(y)\nx |= old_sets.Set(z)\nf(x or None)\n',
        ),
    ],
)
def test_sets_that_are_run_through_are_ours(source, new):
    before = f'import tensorflow as tf\n{source}{OF_2}'
    after = f'{OURS}{NEW_HEAD}{new}{OF_3}'
    check_transformed(before, after, head=False)


@pytest.mark.parametrize(
    'source',
    [
        'x = len(set(y)), sorted(set(y) | set(z)), a in set(y)\n',
        'x = set()\nfor a in y:\n    if a not in x:\n        x.add(a)\n',
        'x = set(y).issubset(z), isinstance(y, (set, list))\n',
        'x, y = set(), [1]\nx.add(2)\n',
        'if set(y):\n    x = bool(set(z) & set(y))\n',
        'a = set(y)\na = a - set(z)\nb = len(a)\n',
        'x = {1, 2} == set(y)\n',
        'x = sorted(set(y), reverse=True), max(set(y))\n',
        'def set(x):\n    pass\nf(set(y))\n',
        'x = list(set(y)) if type(y) is set else y\n',
    ],
)
def test_sets_that_are_asked_alone_stay(source):
    check_transformed(source + OF_2, source + OF_3)


@pytest.mark.parametrize(
    ('use', 'is_ours'),
    [
        ('for w in model.words:\n    f(w)\n', True),
        ('from model import words as w\nf(w)\n', True),
        ('from model import *\nf(words)\n', True),
        ('words = f()\nf(words)\n', False),
        ('x in model.words\n', False),
    ],
)
def test_sets_are_run_through_in_other_files(use, is_ours):
    project = Project(python2=True, shown=facts(use).shown)
    for made in ('def f(x):\n    x.words = set(y)\n', 'words = set(y)\n'):
        ported = port_text(made + OF_2, '1.4', project=project).text
        assert ('old_sets.Set' in ported) == is_ours


def test_names_that_follow_from_each_other_are_found_at_once():
    names = [f'x{place}' for place in range(30)]
    lines = [f'    {a} = {a} | {b}\n' for a in names for b in names]
    source = ''.join(['def f():\n    x0 = set(y)\n', *lines])
    assert not ordered_sets.find(ast.parse(source), frozenset())


def test_sets_of_python_3_stay():
    check_noop("x = list(set(y))\nprint('x', end='')\n")
