"""Seeds of Python's `random` give the draws of Python 2 in its ports."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project, facts
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    uncommented,
)

OURS = 'from legacy_rnn.compat import old_random\n'
SEED = 'import random\nrandom.seed(n)\n'


def test_every_draw_of_whole_numbers_is_that_of_then():
    ported = port_text(
        f'{HEAD}import random as r\nfrom random import shuffle as mix\n'
        'r.seed(7)\nx = xrange(9)\nmix(x), r.sample(x, 2), map(r.choice, [x])'
        '\nr.randint(0, 3), r.randrange(5), r.Random(1).random(), r.random()'
        '\nr.gauss(0, 1), r.uniform(0, 1)\n',
        '1.4',
    ).text
    assert OURS in ported
    for name in 'seed shuffle sample choice randint randrange Random'.split():
        assert f'old_random.{name}' in ported
    for name in 'random gauss uniform'.split():
        assert f' r.{name}(' in ported or f'\nr.{name}(' in ported


def test_another_file_may_seed():
    told = facts('import random\nrandom.seed(FLAGS.seed)\n')
    assert told.seeds_draws and not facts('random.seed(3)\n').seeds_draws
    assert facts('import random\nrandom.seed(a=4)\n').seeds_draws
    source = f'{HEAD}import random\nprint random.choice(x)\n'
    project = Project(seeds_draws=told.seeds_draws)
    assert OURS in port_text(source, '1.4', project=project).text
    assert OURS not in port_text(source, '1.4').text


@pytest.mark.parametrize(
    'source',
    [
        f'{SEED}random.shuffle(x)\n',
        'import numpy as np\nnp.random.seed(3)\nnp.random.shuffle(x)\n',
        'import random\nrandom.shuffle(x)\n',
    ],
)
def test_python_3_is_left_alone(source):
    check_noop(source, '1.4')


def test_nothing_is_seeded_by_the_moment():
    source = (
        f'{HEAD}import random\nrandom.seed()\nrandom.seed(None)\n'
        'print random.choice(x)\n'
    )
    assert 'old_random' not in uncommented(port_text(source, '1.4').text)


def test_shuffle_is_told_how_to_draw():
    check_transformed(
        'import random\nrandom.shuffle(x, lambda: 0.3)\n'
        'random.shuffle(x, random=f)\nrandom.shuffle(x)\n',
        f'{OURS}import random\nold_random.shuffle(x, lambda: 0.3)\n'
        'old_random.shuffle(x, random=f)\nrandom.shuffle(x)\n',
        '1.4',
        head=False,
    )
