"""What the package future had is what Python 3 has."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

CASES = {
    'names of Python 2 by the package future': (
        'from past.builtins import xrange, reduce\nx = xrange(3)\n',
        'xrange = range\nfrom functools import reduce\nx = xrange(3)\n',
    ),
    'names of Python 3 by the package future': (
        'from future.builtins import range, object\nx = range(3)\n',
        'x = range(3)\n',
    ),
    'modules of Python 3 by the package future': (
        'from future import standard_library\n'
        'standard_library.install_aliases()\nimport urllib.request\n',
        'import urllib.request\n',
    ),
    'a part of what the package future has': (
        'if x:\n    from past.builtins import xrange as r, map\n',
        'if x:\n    from past.builtins import map\n    r = range\n',
    ),
    'parts of dictionaries by the package future': (
        'from future.utils import iteritems, viewkeys as keys, PY2\n'
        'x = sorted(iteritems({1: 2}))\n',
        'iteritems = lambda a: a.items()\nkeys = lambda a: a.keys()\n'
        'PY2 = False\nx = sorted(iteritems({1: 2}))\n',
    ),
    'the division of Python 2': (
        'from past.utils import old_div; x = old_div(7, 2)\n',
        'from numbers import Integral\nold_div = lambda a, b: a // b if '
        'isinstance(a, Integral) and isinstance(b, Integral) else a / b; '
        'x = old_div(7, 2)\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_name_is_written_at_its_place(name):
    check_transformed(*CASES[name])


@pytest.mark.parametrize(
    'source',
    [
        'from __future__ import print_function\n',
        'from .past.builtins import xrange\n',
        'import past_events\n',
    ],
)
def test_other_names_stay(source):
    check_noop(source)
