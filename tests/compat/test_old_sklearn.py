"""What scikit-learn dropped is given to ports."""

import numpy as np

from legacy_rnn.compat import old_sklearn
from tests.compat.porting.tools import check_transformed

COSTS = np.array([[4, 1, 3], [2, 0, 5], [3, 2, 2]])


def test_pairs_are_of_the_least_sum():
    pairs = old_sklearn.linear_assignment(COSTS)
    assert pairs.tolist() == [[0, 1], [1, 0], [2, 2]]
    assert sum(COSTS[row, column] for row, column in pairs) == 5


def test_ports_take_it_from_here():
    check_transformed(
        'from sklearn.utils.linear_assignment_ import linear_assignment\n'
        'pairs = linear_assignment(costs)\n',
        'from legacy_rnn.compat.old_sklearn import linear_assignment\n'
        'pairs = linear_assignment(costs)\n',
    )
    check_transformed(
        'from sklearn.utils import linear_assignment_ as la\n'
        'pairs = la.linear_assignment(costs)\n',
        'from legacy_rnn.compat import old_sklearn as la\n'
        'pairs = la.linear_assignment(costs)\n',
    )
