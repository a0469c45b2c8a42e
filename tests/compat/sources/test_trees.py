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


def test_children_parents_and_scopes_are_those_of_ast():
    text = (
        'import a\n@d(x)\nclass A(B, c=1):\n    y = [i for i in z if i]\n'
        '    def f(self, *a, k=2, **b) -> 3:\n        return lambda q: q\n'
        'try:\n    pass\nexcept E as e:\n    print(*e, **{1: 2, **f})\n'
    )
    tree = trees.parse(text)
    nodes = list(ast.walk(tree))
    assert trees.walk(tree) == nodes
    for node in nodes:
        assert trees.children(node) == list(ast.iter_child_nodes(node))
        for child in trees.children(node):
            if not isinstance(child, ast.expr_context | ast.operator):
                assert trees.parents(tree)[id(child)] is node
