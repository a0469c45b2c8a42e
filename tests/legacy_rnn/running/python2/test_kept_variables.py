"""Variables of list comprehensions last, as they did in Python 2."""

import ast

import pytest

from legacy_rnn.running.python2 import kept_variables

# What real Python 2.7 computes.
CASES = {
    'x = 9; a = [x for x in y]': {'x': 4},
    'x = 9; a = [x for x in y if x < 4]; b = x': {'b': 4},
    'a = [[m for m in n] for n in [[1, 2], [3]]]; b = m, n': {'b': (3, [3])},
    'a = [(x, w) for x in y for w in range(x)]; b = x, w': {'b': (4, 3)},
    'a = [p for p, (q, r) in [(1, (2, 3))]]; b = p, q, r': {'b': (1, 2, 3)},
    'a = [(lambda: x)() for x in y]; b = x': {'a': [3, 4], 'b': 4},
    'a = [t for t in [t + 1 for t in y]]; b = t': {'a': [4, 5], 'b': 5},
    'def f(): return [u for u in y], u\na = f()': {'a': ([3, 4], 4)},
    'a = (lambda s: [q for q in s] and q)([7, 8])': {'a': 8},
    'f = lambda: 0; a = [f.x for f.x in y]; b = f.x, f()': {'b': (4, 0)},
    # Others keep nothing.
    'x = 9; a = list(x for x in y)': {'x': 9},
    'x = 9; a = {x: [x for x in y] for x in y}; b = x': {'b': 9},
    'x = 9\nclass A:\n    a = [x for x in y]\n    b = 1': {'x': 9},
}


@pytest.mark.parametrize('source', CASES)
def test_variable_is_the_last_of_its_list(source):
    tree = ast.parse(f'y = [3, 4]\n{source}\nx if 0 else 0')
    kept_variables.keep(tree)
    names: dict = {}
    exec(compile(tree, '<source>', 'exec'), names)
    for name, value in CASES[source].items():
        assert names[name] == value


def test_list_whose_variable_nothing_reads_is_left_alone():
    source = 'a = [x for x in y]\nfor x in y:\n    pass'
    tree = ast.parse(source)
    kept_variables.keep(tree)
    assert ast.unparse(tree) == source
