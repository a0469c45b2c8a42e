"""What a port imports can be imported, and nothing is left over."""

import ast
import functools

import pytest

from legacy_rnn.compat import history
from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import NEW_HEAD, check_transformed

# Keras needs a process of its own; the others are modules that another let
# be seen in one release, and that no program imports.
LEFT = ('keras.', 'contrib.learn.head.', 'contrib.learn.trainer.')


def test_module_of_which_today_has_all_is_no_longer_imported():
    check_transformed(
        'import tensorflow as tf\n'
        'from tensorflow.contrib import signal\n'
        'x = signal.stft(y, 1, 2)\n',
        NEW_HEAD + 'x = tf.signal.stft(y, 1, 2)\n',
        '1.4',
        head=False,
    )


def test_member_of_a_class_comes_with_the_class():
    ported = port_text(
        'from tensorflow.nn.rnn_cell import RNNCell\n'
        'RNNCell.add_loss(cell, x)\n',
        '1.15',
    )
    assert 'legacy_rnn.compat.r1_15.nn.rnn_cell import RNNCell' in ported.text


@pytest.mark.parametrize(
    'rest, is_read',
    [
        ('def train(model):\n  model.fit()\n', False),
        ('def train():\n  model = made()\n  model.fit()\n', False),
        ('def train():\n  model.fit()\n', True),
        ('class A:\n  model = model\n', True),
        ('def train():\n  exec(text)\n  model = model.a\n', True),
    ],
)
def test_lost_name_that_only_arguments_are_called_is_not_imported(
    rest, is_read
):
    ported = port_text(
        'import tensorflow as tf\n'
        'from tensorflow.python.data.experimental.ops.optimization import '
        f'model\nx = tf.placeholder(tf.float32)\n{rest}',
        '1.15',
    )
    assert ('optimization' in ported.text) is is_read
    assert any(f.severity == 'stop' for f in ported.findings) is is_read


@pytest.mark.parametrize(
    'module, use',
    [
        (
            'contrib.slim.python.slim.data import data_decoder',
            'class Own(data_decoder.DataDecoder):\n    pass\n',
        ),
        ('python.ops.nn import rnn_cell', 'Cell = rnn_cell.RNNCell\n'),
    ],
)
def test_private_module_whose_class_is_used_is_imported(module, use):
    ported = port_text(f'from tensorflow.{module}\n{use}', '0.12')
    assert f'from legacy_rnn.compat.r0_12.{module}\n' in ported.text


@pytest.mark.deep
def test_ported_imports_can_be_imported():
    """Of each module, its first name and its last."""
    modules = {}
    for name in history.names():
        if not name.startswith(LEFT) and '__' not in name:
            modules.setdefault(name.rpartition('.')[0], []).append(name)
    modules.pop('')
    wrong = {}
    for names in modules.values():
        for name in names[0], names[-1]:
            for source in _imports(name):
                release = str(history.find(name).last)
                ported = port_text(source, release)
                if ported.status == 'ported' and (why := _fault(ported.text)):
                    wrong[source] = why
    assert not wrong, wrong


def _imports(name):
    """Programs that import a name's module, and the name."""
    module, _, leaf = name.rpartition('.')
    above, _, last = module.rpartition('.')
    above = f'tensorflow.{above}'.rstrip('.')
    yield f'from {above} import {last}\nx = {last}.{leaf}\n'
    yield f'from tensorflow.{module} import {leaf}\nx = {leaf}\n'


def _fault(text):
    """Why an import of a source fails, or None."""
    for node in ast.parse(text).body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            why = _error(ast.unparse(node))
            if why:
                return why
    return None


@functools.cache
def _error(statement):
    try:
        exec(statement, {})
    except Exception as error:
        return f'{statement}: {error}'
    return None
