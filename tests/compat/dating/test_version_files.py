"""What a program of both TensorFlows has for TensorFlow 1 alone."""

import ast

import pytest

from legacy_rnn.compat.dating import date_text, projects, version_files

SHAPES = 'enable_v2_tensorshape'
HALF = 'import tensorflow as tf\ntf.compat.v1.disable_eager_execution()\n'


def behaviour(text):
    return SHAPES in date_text(HALF + text).behaviour


def test_value_of_a_size_tells_unless_only_tensorflow_1_reaches_it():
    read = 'n = x.shape[1]\n'
    assert behaviour(read)
    assert not behaviour('n = x.shape[1].value\n')
    guarded = (
        'if tf.__version__ {}:\n  n = x.shape[1]{}\n'
        'else:\n  n = x.shape[1]{}\n'
    )
    assert behaviour(guarded.format(">= '2.0.0'", '', '.value'))
    assert behaviour(guarded.format("< '2'", '.value', ''))
    assert behaviour(guarded.format("[0] == '2'", '', '.value'))
    assert not behaviour(guarded.format(">= '2.0.0'", '.value', ''))
    assert not behaviour(guarded.format(">= '1.5'", '.value', ''))


def test_value_that_is_tried_tells_nothing():
    tried = (
        'n = x.shape[2].value\n'
        'try:\n  m = x.shape[1].value\nexcept {}:\n  m = x.shape[1]\n'
    )
    assert behaviour(tried.format('AttributeError'))
    assert not behaviour(tried.format('ImportError'))


@pytest.mark.parametrize(
    'test',
    [
        "tf.__version__ >= '2.0.0'",
        'LooseVersion(tf.__version__) >= LooseVersion("2.0")',
        "tf.__version__.startswith('2')",
        'int(tf.__version__.split(".")[0]) >= 2',
        'is_2',
    ],
)
def test_files_that_only_a_branch_for_tensorflow_1_imports(tmp_path, test):
    (tmp_path / 'rnn_1.py').write_text(
        'import tensorflow as tf\nn = x.shape[1].value\n'
    )
    (tmp_path / 'rnn_2.py').write_text(
        'import tensorflow as tf\nn = x.shape[1]\n'
    )
    path = tmp_path / 'main.py'
    lines = f"{HALF}is_2 = tf.__version__ >= '2'\nif {test}:\n"
    one, two = '  from rnn_1 import n\n', '  from rnn_2 import n\n'

    def found(text):
        path.write_text(text)
        files = projects.Files([path])
        return SHAPES in files.dating(files.closure(path)).behaviour

    assert found(f'{lines}{two}else:\n{one}')
    assert not found(f'{lines}{one}else:\n{two}')
    assert not found(f'{lines}{two}else:\n{one}import rnn_1\n')


def test_condition_that_asks_for_something_else_has_no_branch_for_1():
    text = 'import tensorflow as tf\nif tf.__version__ >= x:\n  a = 1\n'
    assert not version_files.nodes_of_1([ast.parse(text)])
    text = "import torch\nif torch.__version__ < '2':\n  a = 1\n"
    assert not version_files.nodes_of_1([ast.parse(text)])
