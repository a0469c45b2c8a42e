"""Seeds that stand above the import of TensorFlow hold below it."""

import random
import subprocess
import sys

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.names.exports import Exports
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import check_transformed

IMPORTS = 'import random\nimport numpy as np\n'
SEED = f'{IMPORTS}random.seed(3)\n'
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


def test_draws_of_modules_of_the_program_stay(tmp_path):
    (tmp_path / 'model.py').write_text(
        'import random\nimport tensorflow\nFIRST = random.random()\n'
    )
    source = f'{SEED}{IMPORT}import model\nprint(random.random())\n'
    text = port_text(source, '1.4', project=Project(beside=['model'])).text
    printed = subprocess.run(
        [sys.executable, '-c', text],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    ).stdout
    expected = random.Random(3)
    expected.random()
    assert float(printed) == expected.random()


@pytest.mark.parametrize(
    'between',
    [
        '',
        'np.random.seed(4)\n',
        'x = random.random()\n',
        'def draw():\n    return random.random()\nx = draw()\n',
    ],
)
def test_tensorflow_is_loaded_above_the_first_seed(between):
    check_transformed(
        f'{SEED}{between}{IMPORT}tf.set_random_seed(3)\n',
        f'{IMPORTS}import tensorflow\nrandom.seed(3)\n'
        f'{between}{PORTED}tf.set_random_seed(3)\n',
        head=False,
    )


def test_a_function_may_seed_and_import():
    start = '@once\ndef start():\n    random.seed(3)\n    '
    check_transformed(
        f'import random\n{start}{IMPORT}    tf.constant(1)\n',
        f'import random\nimport tensorflow\n{start}'
        'import tensorflow.compat.v1 as tf\n    tf.disable_v2_behavior()\n'
        '    tf.constant(1)\n',
        head=False,
    )


@pytest.mark.parametrize(
    'source',
    [
        f'{SEED}from model import Model\n{IMPORT}tf.constant(1)\n',
        f'{SEED}from model import Model\n',
    ],
)
def test_a_module_of_the_program_may_load_tensorflow(source):
    project = Project(exports={'model': Exports({'tf': 'tensorflow'})})
    text = port_text(source, '1.4', project=project).text
    assert 'import tensorflow\nrandom.seed(3)\n' in text


@pytest.mark.parametrize(
    'source',
    [
        f'{IMPORT}{SEED}from tensorflow import nn\nnn.relu(tf.zeros([]))\n',
        f'import random\nrandom.seed()\n{IMPORT}tf.constant(1)\n',
        f'import numpy as np\nnp.random.seed(3)\n{IMPORT}tf.constant(1)\n',
        f'from model import Model\n{SEED}from model import Reader\n',
        f'{SEED}from model import Model\n'.replace('model', 'plain'),
    ],
)
def test_what_loads_it_before_or_never_stays(source):
    known = Exports({'tf': 'tensorflow'})
    project = Project(exports={'model': known, 'plain': Exports()})
    text = port_text(source, '1.4', project=project).text
    assert 'import tensorflow\n' not in text
