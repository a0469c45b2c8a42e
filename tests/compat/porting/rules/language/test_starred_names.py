"""What a star brought is there by name."""

import pytest

from legacy_rnn.compat.porting.findings import CHECK
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    findings,
)

CASES = {
    "Python's own": (
        'from numpy import *\nx = max(1, min(y))\n',
        'from numpy import *\nfrom builtins import max, min\n'
        'x = max(1, min(y))\n',
    ),
    'renamed': (
        'from numpy import *\nx = Inf, product(y), zeros(3)\n',
        'from numpy import *\nfrom numpy import inf as Inf, prod as product\n'
        'x = Inf, product(y), zeros(3)\n',
    ),
    "NumPy's by SciPy": (
        'from scipy import *\nx = zeros(max(3, sum(y)))\n',
        'from scipy import *\nfrom numpy import sum, zeros\n'
        'x = zeros(max(3, sum(y)))\n',
    ),
    "NumPy's by pylab": (
        'from pylab import *\nx = NaN, max(1, 2)\n',
        'from pylab import *\nfrom numpy import nan as NaN\n'
        'x = NaN, max(1, 2)\n',
    ),
    "Python 2's types": (
        'from types import *\nprint isinstance(x, (IntType, ListType))\n',
        'from types import *\nIntType = int\nListType = list\n'
        'print(isinstance(x, (IntType, ListType)))\n',
    ),
    'what it hides': (
        'import lib\nfrom math import *\nfrom near import max, best as test\n'
        'from numpy import *\nx = pow(2, max(lib.y, test(round(acos(2)))))\n',
        'import lib\nfrom math import *\nfrom near import max, best as test\n'
        'from numpy import *\nfrom math import acos, pow\nimport lib\n'
        'from near import max, best as test\nfrom builtins import round\n'
        'x = pow(2, max(lib.y, test(round(acos(2)))))\n',
    ),
    'abstract classes': (
        'from collections import *\nx = OrderedDict(), Mapping\n',
        'from collections import *\nfrom collections.abc import Mapping\n'
        'x = OrderedDict(), Mapping\n',
    ),
    'of a module': (
        'from time import *\nprint(clock())\n',
        'from time import *\nfrom time import perf_counter as clock\n'
        'print(clock())\n',
    ),
}


@pytest.mark.parametrize(('before', 'after'), CASES.values(), ids=CASES)
def test_names_are_imported_below_the_star(before, after):
    assert not findings(check_transformed(before, after), CHECK)


def test_ported_maximum_is_that_of_python():
    source = (
        'from numpy import *\nx = max(1, 2), round(2.5), sum([[1], [2]])\n'
    )
    names: dict = {}
    new = source.replace('*\n', '*\nfrom builtins import max, round\n')
    exec(check_transformed(source, new).text, names)
    assert names['x'] == (2, 2, 3)


@pytest.mark.parametrize('module', ['numpy', 'pylab'])
def test_rounding_of_python_2_is_not_hidden(module):
    top = 'from legacy_rnn.compat.python2 import round\n'
    check_transformed(
        f'from {module} import *\nprint round(2.5)\n',
        f'{top}from {module} import *\n{top}print(round(2.5))\n',
        head=False,
    )


@pytest.mark.parametrize(
    'source',
    [
        'from numpy import *\nx = zeros(3), float(2), len(y), sum(y)\n',
        'from numpy import *\ndef max(*x): return x\ny = max(1, 2)\n',
        'from numpy import *\nfrom near import clock\nx = clock(), y.max()\n',
        'from near import max\nfrom numpy import *\nfrom far import max\n'
        'x = max(1, 2)\n',
    ],
)
def test_names_that_are_there_are_let_be(source):
    check_noop(source)


@pytest.mark.parametrize(
    'source',
    [
        'from numpy import *\nx = asfarray(y)\n',
        'from pylab import *\nhold(z)\n',
        'from pylab import *\nx = find(y > 2)\n',
    ],
)
def test_what_is_lost_is_reported(source):
    assert findings(check_noop(source), CHECK)[:1] == ['starred-names']
