"""Arrays of other lengths are compared, and numbers wrap around, as then."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\n'
OURS = 'from legacy_rnn.compat import old_arrays\n'
CUTS = 'def f(y, p):\n    a = y[y > 0]\n    b = p[p > 0]\n'


@pytest.mark.parametrize(('sign', 'ours'), [('==', 'alike'), ('!=', 'unlike')])
def test_arrays_that_masks_cut_are_compared_by_ours(sign, ours):
    check_transformed(
        f'{HEAD}{CUTS}    return np.sum(a {sign} b)\n',
        f'{OURS}{HEAD}{CUTS}    return np.sum(old_arrays.{ours}(a, b))\n',
        head=False,
    )


@pytest.mark.parametrize(
    'pair', ['y[y > 0] == p[y > 0]', 'a == p', 'a == 0', 'y[1:] == p[2:]']
)
def test_other_arrays_stay(pair):
    check_noop(f'{HEAD}{CUTS}    return np.sum({pair})\n')


def test_hash_wraps_around():
    check_transformed(
        f'{HEAD}seed = np.uint32(hash(name))\n',
        f'{OURS}{HEAD}seed = old_arrays.sized(np.uint32, hash(name))\n',
        head=False,
    )


@pytest.mark.parametrize('call', ['np.uint32(x)', 'np.int64(hash(x))'])
def test_other_numbers_stay(call):
    check_noop(f'{HEAD}y = {call}\n')
