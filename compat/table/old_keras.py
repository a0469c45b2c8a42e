"""Keras of the time: the paths by which programs reached its names.

`tf.keras`, `tf.contrib.keras`, `tensorflow.python.keras` and the package
`keras` held the same names. Today's tf_keras has them, in fewer modules;
`legacy_rnn.compat.old_keras` adds what it lacks. What it has stands in
`data/keras_names.txt`.
"""

from __future__ import annotations

import functools
import pathlib
import re

from ..releases import Release
from .row import gone, ours

# Name below `legacy_rnn.compat` of the room that stands for Keras.
ROOM = 'old_keras'
# Layers that became others in Keras 2.3: their gates are of sigmoid, no longer
# of hard_sigmoid, and a GRU resets after it has multiplied.
CHANGED = frozenset('GRU GRUCell LSTM LSTMCell'.split())
# Optimizers that became others in 2.11.
OPTIMIZERS = 'Adadelta Adagrad Adam Adamax Ftrl Nadam RMSprop SGD'.split()
_NAMES = pathlib.Path(__file__).parents[1] / 'data' / 'keras_names.txt'
_FIRST = Release('1.1')
# Where TensorFlow kept Keras, and what stood between it and its names.
_ROOTS = ('contrib.keras', 'python.keras', 'keras')
_BETWEEN = re.compile(r'((python|api|_impl|_v1|keras)(\.|$))+')
# What keras.layers showed, too. Source: keras/layers/core.py of Keras 2.2.4.
_BESIDE_LAYERS = 'activations constraints initializers regularizers'.split()
# Old module to the modules that hold its names today, likeliest first.
_HOMES = {
    '': ('', 'models', 'layers'),
    'backend': ('backend',),
    'engine': ('layers', 'models'),
    'engine.saving': ('models',),
    'engine.topology': ('layers', 'models', 'utils'),
    'engine.training': ('models',),
    'layers': ('layers', 'layers.experimental'),
    **{f'layers.{name}': (name,) for name in _BESIDE_LAYERS},
    'metrics': ('metrics', 'losses'),
    'objectives': ('losses',),
    'optimizers': ('optimizers',),
    'backend.tensorflow_backend': ('backend',),
    'backend.common': ('backend',),
    'preprocessing': ('preprocessing',),
    'utils.np_utils': ('utils',),
    'utils.visualize_util': ('utils',),
    'utils.training_utils': ('utils',),
    'utils.test_utils': ('utils',),
}
_HOMES.update(
    {
        f'engine.{name}': ('layers', 'models')
        for name in 'base_layer input_layer input_spec'.split()
    }
)
_HOMES.update(
    {
        f'engine.{name}': ('models', 'layers')
        for name in 'network sequential training_generator'.split()
    }
)
_HOMES.update(
    {
        f'layers.{name}': ('layers',)
        for name in (
            'advanced_activations convolutional convolutional_recurrent '
            'core cudnn_recurrent embeddings local merge noise normalization '
            'pooling recurrent wrappers'
        ).split()
    }
)
_HOMES.update(
    {
        f'utils.{name}': ('utils',)
        for name in (
            'conv_utils data_utils generic_utils io_utils layer_utils '
            'multi_gpu_utils vis_utils'
        ).split()
    }
)
# What modules had imported themselves, which programs took from them. Source:
# keras/models.py and keras/callbacks.py of Keras 2.0.8 to 2.3.1.
_BY_THE_WAY = {
    'callbacks.Progbar': 'utils.Progbar',
    'models.Input': 'layers.Input',
    'models.InputLayer': 'layers.InputLayer',
    'models.Layer': 'layers.Layer',
}
# Names of Keras 1, some of which Keras 2 kept. Source: keras/constraints.py
# and keras/regularizers.py of Keras 1.2.2 and 2.2.4.
_KEPT = {
    'constraints.maxnorm': 'constraints.max_norm',
    'constraints.nonneg': 'constraints.non_neg',
    'constraints.unitnorm': 'constraints.unit_norm',
    'regularizers.l1l2': 'regularizers.l1_l2',
}
# What needs no model: any Keras has it.
_FREE = (
    'constraints',
    'datasets',
    'preprocessing.sequence',
    'preprocessing.text',
    'regularizers',
    'utils.get_file',
    'utils.to_categorical',
)
# Where Keras 2.5 to 2.15 kept cells and layers of `tf.compat.v1`.
_OF_TENSORFLOW = {
    'layers.legacy_rnn.rnn_cell_impl': 'nn.rnn_cell',
    'layers.rnn.legacy_cells': 'nn.rnn_cell',
    **{
        f'legacy_tf_layers.{name}': 'layers'
        for name in 'base convolutional core normalization pooling'.split()
    },
}
UNKNOWN = (
    'The Keras of graph mode has no such name: write what the pages of '
    'tf_keras name today.'
)
_LOST = {
    'wrappers': 'pip install scikeras has KerasClassifier and KerasRegressor.',
    'layers.recurrent.Recurrent': 'Write a cell, and keras.layers.RNN on it.',
    'layers.Recurrent': 'Write a cell, and keras.layers.RNN on it.',
    'models.Graph': 'Write keras.models.Model(inputs, outputs).',
    'legacy': 'It held names of Keras 1: write those of Keras 2.',
    'utils.HDF5Matrix': 'Read the array by h5py.',
    **{
        f'layers.{module}Atrous{kind}{axes}': (
            f'Write keras.layers.Conv{axes}, whose dilation_rate is what '
            'atrous_rate was.'
        )
        for module in ('', 'convolutional.')
        for kind in ('Conv', 'Convolution')
        for axes in ('1D', '2D')
    },
}


def path(name):
    """The name below Keras of a name of TensorFlow's.

    Args:
        name: Dotted name relative to `tensorflow`.

    Returns:
        Such as `layers.LSTM`, `''` for Keras itself, or None.
    """
    for root in _ROOTS:
        if name == root:
            return ''
        if name.startswith(f'{root}.'):
            return plain(name[len(root) + 1 :])
    return None


def plain(inner):
    """A name below Keras without the folders that Keras was kept in."""
    return _BETWEEN.sub('', inner, count=1) if _BETWEEN.match(inner) else inner


def is_module(inner):
    """Whether a name below Keras is that of a module, then or today."""
    return inner in _HOMES or inner in _modules()


def held_tensorflow(inner):
    """Names of the modules in a module that Keras kept for TensorFlow.

    Args:
        inner: Such as `layers.legacy_rnn`.

    Returns:
        A set, such as `{'rnn_cell_impl'}`; empty of a module of Keras' own.
    """
    start = f'{inner}.'
    own = is_module(inner)
    known = (n for n in _OF_TENSORFLOW if n.startswith(start) and not own)
    return {name[len(start) :] for name in known}


def of_tensorflow(inner):
    """What a name that Keras kept for TensorFlow is below `tf.compat.v1`.

    Args:
        inner: Such as `layers.rnn.legacy_cells.GRUCell`.

    Returns:
        Such as `nn.rnn_cell.GRUCell`, or None of another.
    """
    inner = inner.removeprefix('src.')
    for start, module in _OF_TENSORFLOW.items():
        if inner == start or inner.startswith(f'{start}.'):
            return module + inner[len(start) :]
    return None


def modules():
    """Names of all modules below Keras, then or today, sorted."""
    return sorted({*_HOMES, *_modules()})


def is_whole(module):
    """Whether tf_keras has a module by its old name."""
    return module in _modules()


def home(inner):
    """Where a name of Keras of the time is today.

    Args:
        inner: Dotted name below Keras, such as `layers.recurrent.LSTM`.

    Returns:
        `(module, name)`, such as `('layers', 'LSTM')`; None where it is gone,
        or stands for a module.
    """
    named = _KEPT.get(inner, _BY_THE_WAY.get(inner, inner))
    module, _, leaf = named.rpartition('.')
    for found in _HOMES.get(module, (module,)):
        if leaf in _modules().get(found, ()):
            return found, leaf
    return None


def names(inner):
    """Names that a module of Keras of the time has here."""
    homes = _HOMES.get(inner, (inner,))
    found = frozenset().union(*(_modules().get(h, ()) for h in homes))
    start = f'{inner}.' if inner else ''
    known = (m for m in (*_HOMES, *_modules()) if m.startswith(start))
    below = {m[len(start) :] for m in known}
    return found | {name for name in below if name and '.' not in name}


def advice(inner):
    """What to do about a name of Keras that is gone."""
    for start, text in _LOST.items():
        if inner == start or inner.startswith(f'{start}.'):
            return text
    return UNKNOWN


def was_known(inner):
    """Whether a name below Keras is one that Keras is known to have lost."""
    return inner in _LOST


def row(name, release):
    """The row of a name of Keras.

    Args:
        name: Dotted name relative to `tensorflow`.
        release: A Release.

    Returns:
        A Row, or None of what is no name of Keras, or of a release before it.
    """
    inner = path(name)
    if inner is None or release < _FIRST or inner.startswith('__'):
        return None
    parts = inner.split('.')
    for end in range(len(parts), -1, -1):
        start = '.'.join(parts[:end])
        if is_module(start) or home(start):
            break
    if start == inner:
        where, _, leaf = inner.rpartition('.')
        return ours(name, f'{ROOM}.{where}:{leaf}'.replace('.:', ':'))
    if is_module(start):
        return gone(name, advice(inner))
    return None


def is_free(inner):
    """Whether a name below Keras is the same in today's Keras."""
    where = '.'.join(home(inner) or (inner,))
    return any(
        where == start or where.startswith(f'{start}.') for start in _FREE
    )


def is_of_tests(inner):
    """Whether a name below Keras served its unit tests."""
    return inner.split('.')[0] in ('keras_parameterized', 'testing_utils')


def is_here(found):
    """Whether a row stands for a name that tf_keras gives."""
    return found.target.partition(':')[0].split('.')[0] == ROOM


def asks(name, found):
    """Whether a use of a name of TensorFlow's needs tf_keras.

    Modules alone do not: some of their names are ours.

    Args:
        name: Dotted name relative to `tensorflow`.
        found: Its Row, or None.
    """
    inner = path(name)
    if not inner or is_module(inner) or is_free(inner):
        return False
    return found is not None and is_here(found)


@functools.cache
def _modules():
    lines = _NAMES.read_text('utf-8').splitlines()
    split = [line.split(' ') for line in lines]
    return {name: frozenset(names) for name, *names in split}
