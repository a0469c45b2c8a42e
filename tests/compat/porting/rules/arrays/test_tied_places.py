"""Places of equal values are sorted as NumPy 1 did."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

IMPORTS = 'import numpy as np\n'
NEW = f'from legacy_rnn.compat import numpy1\n{IMPORTS}'
CASES = {
    'a function': ('np.argsort(-x)[:5]', 'numpy1.argsort(-x)[:5]'),
    'a method': ('x.argsort()[::-1]', 'numpy1.argsort(x)[::-1]'),
    'with arguments': (
        "x.argsort(1, kind='quicksort')",
        "numpy1.argsort(x, 1, kind='quicksort')",
    ),
    'of what is computed': (
        '(-np.zeros(y).T).argsort(axis=0)',
        'numpy1.argsort(-np.zeros(y).T, axis=0)',
    ),
    'a part': ('np.argpartition(x, -3)', 'numpy1.argpartition(x, -3)'),
    'a method for a part': (
        'x.argpartition(3)',
        'numpy1.argpartition(x, 3)',
    ),
    'one in another': (
        'x[x.argsort()].argsort()',
        'numpy1.argsort(x[numpy1.argsort(x)])',
    ),
    'what is handed on': ('map_rows(np.argsort)', 'map_rows(numpy1.argsort)'),
}
KEPT = [
    "np.argsort(x, kind='mergesort')",
    "x.argsort(kind='stable')",
    'np.random.rand(9).argsort()',
    'np.argsort(np.random.uniform(size=9))',
    'x.argsort(*y)',
    'x.argsort(**y)',
    'np.sort(x)',
    'self.argsort(x)',
]


@pytest.mark.parametrize('old, new', CASES.values(), ids=CASES)
def test_places_are_ours(old, new):
    check_transformed(f'{IMPORTS}z = {old}\n', f'{NEW}z = {new}\n', head=False)


@pytest.mark.parametrize('kept', KEPT)
def test_what_has_no_ties_or_says_their_order_stays(kept):
    check_noop(f'{IMPORTS}z = {kept}\n')


def test_places_of_tensorflow_and_of_compiled_functions_stay():
    check_noop('z = tf.argsort(x)\n', release='1.15')
    check_noop(
        f'{IMPORTS}import numba\n@numba.njit\ndef f(x):\n'
        '    return np.argsort(x), x.argsort()\n'
    )


def test_name_of_a_function_alone():
    check_transformed(
        'from numpy import argsort\nz = argsort(x)\n',
        'from legacy_rnn.compat import numpy1\n'
        'from numpy import argsort\nz = numpy1.argsort(x)\n',
        head=False,
    )
