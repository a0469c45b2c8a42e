import itertools

from tests import pairs

VALUES = {'a': [1, 2, None], 'b': [False, True], 'c': ['x', 'y']}


def test_few_combinations_show_each_pair_of_values():
    kept = pairs.every_pair(**VALUES).args[1]
    assert len(kept) == 6
    for one, other in itertools.combinations(range(3), 2):
        shown = {(row[one], row[other]) for row in kept}
        lists = list(VALUES.values())
        assert shown == set(itertools.product(lists[one], lists[other]))
