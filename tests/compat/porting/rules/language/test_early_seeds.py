"""Seeds that stand above the import of TensorFlow hold below it."""

import random
import subprocess
import sys

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import check_transformed

SEED = 'import random\nimport numpy as np\nrandom.seed(3)\n'
IMPORT = 'import tensorflow as tf\n'
PORTED = 'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'


def test_draws_are_those_of_the_seed():
    text = port_text(f'{SEED}{IMPORT}print(random.random())\n', '1.4').text
    printed = subprocess.run(
        [sys.executable, '-c', text],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert float(printed) == random.Random(3).random()


@pytest.mark.parametrize(
    'between',
    [
        '',
        'np.random.seed(4)\n',
        'import os\nos.environ["A"] = "1"\nSIZE = 3\n',
        '"""Settings."""\nfrom os import path\n',
    ],
)
def test_seed_is_repeated_below_the_last_import(between):
    check_transformed(
        f'{SEED}{between}{IMPORT}tf.set_random_seed(3)\n',
        f'{SEED}{between}{PORTED}random.seed(3)\ntf.set_random_seed(3)\n',
        head=False,
    )


def test_a_module_of_the_program_may_load_tensorflow():
    source = f'{SEED}from model import Model\n{IMPORT}tf.constant(1)\n'
    told = port_text(source, '1.4', project=Project(beside=['model'])).text
    assert told.count('random.seed(3)') == 2


@pytest.mark.parametrize(
    'source',
    [
        f'{IMPORT}{SEED}from tensorflow import nn\nnn.relu(tf.zeros([]))\n',
        f'{SEED}x = random.random()\n{IMPORT}tf.constant(x)\n',
        f'{SEED}shuffle()\n{IMPORT}tf.constant(1)\n',
        f'import random\nrandom.seed()\n{IMPORT}tf.constant(1)\n',
        f'import numpy as np\nnp.random.seed(3)\n{IMPORT}tf.constant(1)\n',
        f'{SEED}{IMPORT}random.seed(4)\ntf.constant(1)\n',
    ],
)
def test_what_draws_between_or_is_seeded_again_stays(source):
    text = port_text(source, '1.4').text
    assert text.count('random.seed(') == source.count('random.seed(')
