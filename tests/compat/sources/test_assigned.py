"""Names that assignments of a single name alone bind."""

import ast

import pytest

from legacy_rnn.compat.sources import assigned


def names_of(source):
    return set(assigned.values(ast.walk(ast.parse(source))))


def test_all_values_of_a_name_are_found():
    found = assigned.values(ast.walk(ast.parse('a = 1\na = b\n')))
    assert [ast.unparse(value) for value in found['a']] == ['1', 'b']


@pytest.mark.parametrize(
    'line',
    [
        'def f(a): pass',
        'import a',
        'from b import c as a',
        'for a in b: pass',
        'a += 1',
        'a, b = c',
    ],
)
def test_names_that_others_bind_are_not_found(line):
    assert 'a' not in names_of(f'a = 1\n{line}\n')
