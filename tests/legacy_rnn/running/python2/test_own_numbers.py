"""Arithmetic on Python's own numbers is left as it is."""

import ast

import pytest

from legacy_rnn.running.python2 import own_numbers


def found(source):
    nodes = own_numbers.find(ast.parse(source))
    return sorted(map(ast.unparse, nodes))


@pytest.mark.parametrize(
    'source, expected',
    [
        ('n = 0\nn += 1', ['n += 1']),
        ('x = 2\nfor i in range(9):\n    x = x * i', ['x * i']),
        ('def f(a):\n    n = len(a)\n    return n + 1', ['n + 1']),
        ('a, b = 0, 1\na, b = b, a + b', ['a + b']),
        ('import time\nt = time.time()\nt = time.time() - t', None),
        ('for i, x in enumerate(y):\n    z = i + 1, x + 1', ['i + 1']),
        ('m = [i * 2 for i in range(3)]', ['i * 2']),
        ('n = 1\ndef f(x):\n    return n + 1', ['n + 1']),
        ('x = max(1, 2) + abs(-3)', ['max(1, 2) + abs(-3)']),
    ],
)
def test_what_can_only_be_own_is_found(source, expected):
    assert found(source) == (expected or ['time.time() - t'])


@pytest.mark.parametrize(
    'source',
    [
        'def f(x):\n    return x + 1',
        'n = 0\nn = run()\nn += 1',
        'n = 0\ndef f(x):\n    global n\n    n = x\n    return n + 1',
        'def f():\n    n = 0\n    def g(x):\n        nonlocal n\n'
        '        n = x\n    g(z)\n    return n + 1',
        'class A:\n    n = 0\n    def f(self):\n        return n + 1',
        'n = 0\nfor n in values:\n    n + 1',
        'n = 0\nwith value as n:\n    n + 1',
        'n = 0\nimport n\nn + 1',
        'def f(len):\n    return len(x) + 1',
        'from numpy import *\nx = abs(-3.0) + 1',
        'import random as math\nx = math.choice(values) + 1',
        'from numpy import random\nx = random.random() + 1',
        'n = 1\nx = [n + 1 for n in values]',
        'n = 1\n(n := x)\nn + 1',
        'match x:\n    case n:\n        n + 1',
        'x = max(values) + 1',
        '(a, b), c = (1, x), 2\nb + 1',
    ],
)
def test_what_may_be_of_numpy_is_not(source):
    assert found(source) == []
