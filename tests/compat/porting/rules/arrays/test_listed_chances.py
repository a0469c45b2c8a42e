"""Chances that a list holds become an array of them."""

from tests.compat.porting.tools import check_noop, check_transformed

CHANCES = (
    'import numpy as np\n'
    'def draw(values):\n'
    '    p = [q / sum(values) for q in values]\n'
    '    return np.random.choice(len(p), p={})\n'
)


def test_list_of_quotients_becomes_an_array():
    after = CHANCES.format('np.asarray(p)')
    check_transformed(CHANCES.format('p'), after, head=False, release='1.4')


def test_other_chances_are_left_alone():
    source = CHANCES.format('p')
    check_noop(source.replace('/ sum(values)', ''), '1.4')
    check_noop(source.replace('[q / sum(values) for q in values]', 'f()'))
