"""Random cells through all unrolls; benchmarks/fuzz.py has more."""

import random

import pytest

from tests.fuzzing import graph_cases, graphs
from tests.golden import namespaces

SETTINGS = {'seed': 1}


@pytest.mark.deep
@pytest.mark.parametrize('start', [2, pytest.param(4, marks=pytest.mark.rare)])
def test_unrolls_of_random_cells_agree(start):
    numbers = range(start, start + 2 * (start - 1))
    ends = dict(graph_cases.unrolled(SETTINGS, numbers))
    assert list(ends) == list(numbers)
    faults = {n: end for n, end in ends.items() if ':' in end}
    assert not faults, f'python benchmarks/fuzz.py graphs --only: {faults}'
    assert any('fused' in end for end in ends.values())


def test_a_graph_measured_twice_is_the_same_and_another_differs():
    tf = namespaces.namespace('1.4')
    draws = [random.Random(f'1 {n}') for n in (3, 3, 5)]
    drawn = [graphs.drawn(draw, '1.4') for draw in draws]
    assert drawn[0] == drawn[1] != drawn[2]
    one, two, other = (graphs.measured(tf, '1.4', g) for g in drawn)
    known = {**one, 'values': dict(one['values'])}
    assert graph_cases.end(known, two) == 'same values'
    assert graph_cases.end(known, other).startswith('differs: ')
    assert graph_cases.end({**known, 'error': ['ValueError', '']}, two) == (
        'taken here alone'
    )
