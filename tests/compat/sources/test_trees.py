"""Trees that are parsed and walked once."""

import ast
import weakref

import pytest

from legacy_rnn.compat.sources import trees


def test_a_source_is_parsed_once():
    assert trees.parse('x = 1\n') is trees.parse('x = 1\n')
    nodes = trees.walk(trees.parse('x = 1\n'))
    assert nodes is trees.walk(trees.parse('x = 1\n'))
    assert nodes == _walked(trees.parse('x = 1\n'))


def _walked(tree):
    return [n for n in ast.walk(tree) if not isinstance(n, ast.expr_context)]


def test_nodes_of_kinds_are_in_the_order_of_the_walk():
    tree = trees.parse('import a\nx = f(y)[g(z)]\nclass C(f(1)): pass\n')
    for kinds in (
        (ast.Call,),
        (ast.stmt,),
        (ast.Name, (ast.Call, ast.Import)),
    ):
        wanted = [n for n in ast.walk(tree) if isinstance(n, kinds)]
        assert len(wanted) > 2
        assert trees.of_kind(tree, *kinds) == wanted
        assert trees.of_kind(tree, *kinds) is trees.of_kind(tree, *kinds)


def test_an_error_is_raised_each_time():
    for _ in range(2):
        with pytest.raises(SyntaxError):
            trees.parse('x = = 1\n')


def test_large_sources_are_forgotten():
    first = trees.parse('x = 1\n')
    for name in 'abc':
        trees.parse(f'{name} = "{"." * 400_000}"\n')
    assert trees.parse('x = 1\n') is not first


def test_the_tree_of_a_large_source_can_be_forgotten():
    small, large = 'x = 2\n', 'y = 1\n' * 50_000
    held = trees.parse(small), weakref.ref(trees.parse(large))
    trees.walk(trees.parse(large))
    trees.forget(small)
    trees.forget(large)
    assert trees.parse(small) is held[0]
    assert held[1]() is None


def test_children_parents_and_scopes_are_those_of_ast():
    text = (
        'import a\n@d(x)\nclass A(B, c=1):\n    y = [i for i in z if i]\n'
        '    def f(self, *a, k=2, **b) -> 3:\n        return lambda q: q\n'
        'try:\n    pass\nexcept E as e:\n    print(*e, **{1: 2, **f})\n'
    )
    tree = trees.parse(text)
    nodes = _walked(tree)
    assert trees.walk(tree) == nodes
    for node in nodes:
        below = ast.iter_child_nodes(node)
        wanted = [n for n in below if not isinstance(n, ast.expr_context)]
        assert trees.children(node) == wanted
        for child in trees.children(node):
            if not isinstance(child, ast.operator):
                assert trees.parents(tree)[id(child)] is node
