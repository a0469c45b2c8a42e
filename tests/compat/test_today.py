"""What today's TensorFlow has is listed as it is."""

import contextlib
import importlib

import pytest
import tensorflow as tf

from legacy_rnn.compat import history, today


def exists(name):
    """Whether the installed TensorFlow has a name."""
    if today.is_private(name):
        module, _, name = name.rpartition('.')
        value = importlib.import_module(f'tensorflow.{module}')
        with contextlib.suppress(ImportError):
            importlib.import_module(f'tensorflow.{module}.{name}')
    else:
        value = tf
    try:
        for part in name.split('.'):
            value = getattr(value, part)
    except (AttributeError, ImportError):
        return False
    return True


@pytest.mark.parametrize(
    ('name', 'there'),
    [
        ('random.set_seed', True),
        ('data.Dataset.from_tensor_slices', True),
        ('compat.v1.placeholder', True),
        ('compat.v1.app.flags.FLAGS', True),
        ('compat.v1.app.flags.DEFINE_nothing', False),
        ('compat.v1.nn.dynamic_rnn', True),
        ('compat.v1.data.AUTOTUNE', True),
        ('compat.v1.compat.v1.placeholder', True),
        ('compat.v2.random.set_seed', True),
        ('compat.v1.keras.layers.LSTM', True),
        ('core.framework.summary_pb2.Summary', True),
        ('tools.compatibility.ast_edits', True),
        ('lite.python.lite', True),
        ('lite.TFLiteConverter', True),
        ('tools.graph_transforms', False),
        ('core.framework.nothing_pb2', False),
        ('placeholder', False),
        ('nn.rnn_cell', False),
        ('layers.dense', False),
        ('contrib.rnn.GRUCell', False),
        ('compat.v1.nn.rnn_cell.GRUCell', False),
        ('compat.v1.layers.dense', False),
        ('compat.v1.contrib.rnn', False),
        ('compat.v1.estimator.Estimator', False),
        ('compat.v1.no_such_name', False),
    ],
)
def test_name_is_there_or_raises(name, there):
    assert today.has(name) == there
    assert exists(name) == there


def test_every_public_name_of_1_is_as_the_history_says():
    private = ('python.', 'contrib', 'models', 'examples')
    names = [n for n in history.names() if not n.startswith(private)]
    wrong = [
        name
        for name in names
        if today.has(f'compat.v1.{name}') != exists(f'compat.v1.{name}')
        # A method that came back, and modules whose members raise.
        and name not in ('Graph.get_operations', 'layers', 'nn.rnn_cell')
    ]
    assert len(names) > 3000
    assert not wrong


def test_every_listed_name_was_read_from_tensorflow():
    for name in ('summary.scalar', 'nn.dropout', 'Variable', 'random.normal'):
        assert today.is_listed(name)
        assert exists(name)
    assert not today.is_listed('summary.FileWriter')


def test_names_of_tf_experimental_are_known():
    assert today.has('experimental.numpy.ones_like')
    assert today.is_listed('experimental.numpy')
    assert not today.has('experimental.numpy.no_such_name')


def test_arguments_are_those_of_tensorflow_2():
    names = [a.name for a in today.arguments('summary.scalar')]
    assert names == ['name', 'data', 'step', 'description']
    assert today.arguments('no_such_name') is None


def test_private_names_are_those_of_the_installed_tensorflow():
    for name, there in (
        ('python.client.timeline.Timeline', True),
        ('python.client.timeline.timeline', False),
        ('python.ops.array_ops.concat', True),
        ('python.ops.gen_math_ops', True),
        ('python.framework.no_such_module', False),
        ('python.ops.rnn_cell._linear', False),
        ('client.timeline', False),
        ('python.keras.layers.legacy_rnn.rnn_cell_impl.GRUCell', True),
        ('python.keras.layers.recurrent.GRU', True),
        ('python.keras.layers.no_such_module', False),
    ):
        assert today.private(name) == there, name
        module, _, leaf = name.rpartition('.')
        try:
            found = hasattr(
                importlib.import_module(f'tensorflow.{module}'), leaf
            )
            found = found or bool(
                importlib.import_module(f'tensorflow.{name}')
            )
        except ImportError:
            found = False
        assert found == there, name
    assert today.private('python.kernel_tests.array_ops') is None
