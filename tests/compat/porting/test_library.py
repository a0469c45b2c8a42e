"""Names of Python's library and of PyYAML that moved."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

CASES = {
    'all of an import': (
        'from collections import MutableSequence\n',
        'from collections.abc import MutableSequence\n',
    ),
    'a part of an import': (
        'if x:\n    from collections import Mapping as M, deque\n',
        'if x:\n    from collections import deque\n'
        '    from collections.abc import Mapping as M\n',
    ),
    'a clock': (
        'import time as t\nx = t.clock()\n',
        'import time as t\nx = t.perf_counter()\n',
    ),
    'a clock by name': (
        'from time import clock, sleep\n',
        'from time import sleep\nfrom time import perf_counter as clock\n',
    ),
    'a function of another module': (
        'import fractions, os\nn = fractions.gcd(a, b)\n',
        'import math\nimport fractions, os\nn = math.gcd(a, b)\n',
    ),
    'a module': (
        'from sklearn import cross_validation, datasets\n',
        'from sklearn import datasets\n'
        'from sklearn import model_selection as cross_validation\n',
    ),
    'a member of a module': (
        'if x:\n    from sklearn.cross_validation import train_test_split\n',
        'if x:\n    from sklearn.model_selection import train_test_split\n',
    ),
    'a module by another name': (
        'import sklearn.externals.joblib as jl, os\n',
        'import joblib as jl, os\n',
    ),
    'a constant of an imported module': (
        'from PIL import Image\ny = x.resize((2, 2), Image.ANTIALIAS)\n',
        'from PIL import Image\ny = x.resize((2, 2), Image.LANCZOS)\n',
    ),
    'a package that is one now': (
        'from sklearn.externals import joblib\n',
        'import joblib\n',
    ),
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
    'the division of Python 2': (
        'from past.utils import old_div; x = old_div(7, 2)\n',
        'from numbers import Integral\nold_div = lambda a, b: a // b if '
        'isinstance(a, Integral) and isinstance(b, Integral) else a / b; '
        'x = old_div(7, 2)\n',
    ),
    'a loader': (
        'import yaml\np = yaml.load(f.read())\n',
        'import yaml\np = yaml.load(f.read(), Loader=yaml.Loader)\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_name_is_written_at_its_place(name):
    check_transformed(*CASES[name])


def test_class_of_the_module_is_written_at_its_place():
    check_transformed(
        'import collections, os\nisinstance(x, collections.Mapping)\n',
        'import collections.abc, os\nisinstance(x, collections.abc.Mapping)\n',
    )


@pytest.mark.parametrize(
    'source',
    [
        'from collections import deque, namedtuple\n',
        'from .collections import Mapping\n',
        'import yaml\np = yaml.load(f, Loader=yaml.SafeLoader)\n',
        'import yaml\np = yaml.safe_load(f)\n',
        'p = yaml.load(f)\n',
        'import time\ntime = timer()\nx = time.clock()\n',
        'x = self.time.clock()\n',
        'from scipy.misc import imread\n',
    ],
)
def test_other_names_stay(source):
    check_noop(source)
