"""Arrays that are conditions, and may be empty."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\n'
FOUND = f'{HEAD}f = np.where(x > 3)[0]\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('while f:\n    pass\n', 'while f.size and f:\n    pass\n'),
        ('x = 1 if not f else 2\n', 'x = 1 if not (f.size and f) else 2\n'),
        ('assert f and g\n', 'assert (f.size and f) and g\n'),
    ],
)
def test_an_empty_array_is_false(before, after):
    check_transformed(FOUND + before, FOUND + after)


def test_arrays_of_objects_are_known():
    head = f'{HEAD}def f(self):\n    self.x = np.array([])\n'
    check_transformed(
        f'{head}    if self.x:\n        pass\n',
        f'{head}    if self.x.size and self.x:\n        pass\n',
    )


@pytest.mark.parametrize(
    'line',
    [
        'f = np.where(x > 3)\nif f:\n    pass',
        'f = np.sum(x)\nif f:\n    pass',
        'f = np.unique(x, return_counts=True)\nif f:\n    pass',
        'f = np.argwhere(x)\nf = [1]\nif f:\n    pass',
        'f = np.argwhere(x)\nif len(f) or f[0]:\n    pass',
    ],
)
def test_what_is_no_array_for_certain_is_left(line):
    check_noop(f'{HEAD}{line}\n')
