"""TensorFlow that no import statement of a source brings is dated."""

import pytest

from legacy_rnn.compat.dating.projects import Files

COMMON = 'try:\n    import numpy as np\nexcept ImportError:\n    pass\n'


def newest(folder, files):
    """The newest release that the first of some files fits."""
    for name, text in files.items():
        (folder / name).write_text(text)
    paths = [folder / name for name in files]
    files = Files(paths)
    return str(files.dating(files.closure(paths[0])).releases[-1])


@pytest.mark.parametrize(
    ('line', 'use'),
    [
        ('import tensorflow as tf', 'from common import *\ntf.pack(x)\n'),
        ('import tensorflow as tf', 'from common import tf as t\nt.pack(x)\n'),
        ('from tensorflow import pack', 'from .common import *\npack(x)\n'),
        (
            'from tensorflow import concat',
            'from common import *\nconcat(1, x)',
        ),
        ('import tensorflow', 'from common import *\ntensorflow.pack(x)\n'),
    ],
)
def test_what_a_module_brings_is_dated(tmp_path, line, use):
    files = {'main.py': use, 'common.py': f'{COMMON}{line}\n'}
    assert newest(tmp_path, files) == '0.12'


def test_star_of_a_star_is_dated(tmp_path):
    files = {
        'main.py': 'from outer import *\ntf.pack(x)\n',
        'outer.py': 'from inner import *\n',
        'inner.py': 'import tensorflow as tf\n',
    }
    assert newest(tmp_path, files) == '0.12'


@pytest.mark.parametrize(
    'use',
    [
        'from common import np\ntf.pack(x)\n',
        'from common import *\ntf = TF()\ntf.pack(x)\n',
        'from common import *\npack(x)\n',
    ],
)
def test_names_of_others_tell_nothing(tmp_path, use):
    common = 'import tensorflow as tf\n' + COMMON
    assert newest(tmp_path, {'main.py': use, 'common.py': common}) == '1.15'


@pytest.mark.parametrize(
    'line',
    [
        "tf = importlib.import_module('tensorflow')\ntf.pack(x)\n",
        "c = import_module('tensorflow.models.rnn.rnn_cell').GRUCell\n",
        "__import__('tensorflow.contrib.rnn').pack(x)\n",
    ],
)
def test_module_that_a_call_imports_is_dated(tmp_path, line):
    assert newest(tmp_path, {'main.py': line}) in ('0.12', '0.8')


def test_call_that_imports_others_tells_nothing(tmp_path):
    line = "tf = importlib.import_module('torch')\ntf.pack(x)\n"
    assert newest(tmp_path, {'main.py': line}) == '1.15'
