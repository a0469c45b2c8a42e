"""Classes of Python 2 that compare are hashed by what they inherit."""

import ast

import pytest

from legacy_rnn.running.python2 import semantics

CLASSES = """
class A(object):
    def __init__(self, x):
        self.x = x
    def __eq__(self, other):
        return self.x == other.x
class B(A):
    def __eq__(self, other):
        return True
class C(A):
    __eq__ = A.__eq__
    def __hash__(self):
        return 5
class D:
    def __eq__(self, other):
        return True
"""


def test_classes_that_compare_are_hashed():
    space = {}
    tree = semantics.as_python2(ast.parse(CLASSES))
    exec(compile(tree, 'classes', 'exec'), space)
    first, second = space['A'](1), space['A'](1)
    assert first == second and len({first, second}) == 2
    assert len({space['B'](1), space['B'](2)}) == 2
    assert hash(space['C'](1)) == 5
    with pytest.raises(TypeError, match='unhashable'):
        hash(space['D']())
