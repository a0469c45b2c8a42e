"""Trees that are parsed and walked once."""

import ast

import pytest

from legacy_rnn.compat.sources import trees


def test_a_source_is_parsed_once():
    assert trees.parse('x = 1\n') is trees.parse('x = 1\n')
    nodes = trees.walk(trees.parse('x = 1\n'))
    assert nodes is trees.walk(trees.parse('x = 1\n'))
    assert nodes == list(ast.walk(trees.parse('x = 1\n')))


def test_an_error_is_raised_each_time():
    for _ in range(2):
        with pytest.raises(SyntaxError):
            trees.parse('x = = 1\n')


def test_large_sources_are_forgotten():
    first = trees.parse('x = 1\n')
    for name in 'abc':
        trees.parse(f'{name} = "{"." * 400_000}"\n')
    assert trees.parse('x = 1\n') is not first
