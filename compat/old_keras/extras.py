"""Names of Keras of the time that tf_keras no longer has."""

from __future__ import annotations

import functools
import importlib

from . import first_weights, merging, yaml_texts

_API = 'tf_keras.api._v1.keras'
_WITH_STARS = ('callbacks', 'layers', 'models', 'optimizers')
# Classes that Keras had a second time, in small letters.
_OPTIMIZERS = 'SGD RMSprop Adagrad Adadelta Adam Adamax Nadam'.split()
_CUDNN = 'The layer with the activations that cuDNN had, on any device.'


def _of(module):
    return importlib.import_module(f'{_API}.{module}')


def multi_gpu_model(model, gpus=None, cpu_merge=True, cpu_relocation=False):
    """The model itself: one device computes what several did.

    Each device took a part of the batch, and the parts were joined: the
    values are those of the whole batch.
    """
    return model


def print_summary(model, line_length=None, positions=None, print_fn=None):
    """Prints what `model.summary` does, as Keras 2 did up to 2.3."""
    model.summary(line_length, positions, print_fn)


def image_dim_ordering():
    """`'tf'` or `'th'`, as Keras 1 called the place of the channels."""
    first = _of('backend').image_data_format() == 'channels_first'
    return 'th' if first else 'tf'


def set_image_dim_ordering(dim_ordering):
    """Sets the place of the channels, by Keras 1's word."""
    names = {'tf': 'channels_last', 'th': 'channels_first'}
    _of('backend').set_image_data_format(names[dim_ordering])


def _cudnn(kind):
    """The layer that computes on any device what cuDNN's did."""
    base = getattr(_of('layers'), kind)

    def __init__(self, units, **options):
        options.setdefault('recurrent_activation', 'sigmoid')
        if kind == 'GRU':
            options.setdefault('reset_after', True)
        base.__init__(self, units, **options)

    # Under that name tf_keras puts weights of cuDNN right as it loads them.
    made = type(kind, (base,), {'__init__': __init__, '__doc__': _CUDNN})
    _of('utils').get_custom_objects()[f'CuDNN{kind}'] = made
    return made


def _time_distributed_dense(*args, **options):
    """`TimeDistributed(Dense(...))` of Keras 0 and 1."""
    layers = _of('layers')
    return layers.TimeDistributed(layers.Dense(*args, **options))


@functools.cache
def names():
    """Dict from names of the time that tf_keras lacks to what they are."""
    layers, losses, backend = _of('layers'), _of('losses'), _of('backend')
    found = {
        'layers.TimeDistributedDense': _time_distributed_dense,
        'layers.CuDNNLSTM': _cudnn('LSTM'),
        'layers.CuDNNGRU': _cudnn('GRU'),
        'layers.Merge': merging.Merge,
        'layers.merge': merging.merge,
        'layers.AtrousConvolution2D': layers.Conv2D,
        'layers.Deconvolution2D': layers.Conv2DTranspose,
        'layers.UpSampling1D': layers.UpSampling1D,
        'models.model_from_yaml': yaml_texts.model_from_yaml,
        'utils.multi_gpu_model': multi_gpu_model,
        'utils.print_summary': print_summary,
        'utils.plot': _of('utils').plot_model,
        'backend.image_dim_ordering': image_dim_ordering,
        'backend.set_image_dim_ordering': set_image_dim_ordering,
        'backend._BACKEND': 'tensorflow',
        'backend.get_variable_shape': backend.int_shape,
        'backend.lesser': backend.less,
        'backend.lesser_equal': backend.less_equal,
        'backend.tf': importlib.import_module('tensorflow').compat.v1,
        'losses.mse': losses.mean_squared_error,
        # What models were built on, of `engine.network`.
        'models.Network': _of('models').Model,
    }
    for name, function in first_weights.functions().items():
        found[f'initializations.{name}'] = function
    for name in _OPTIMIZERS:
        found[f'optimizers.{name.lower()}'] = getattr(_of('optimizers'), name)
    for module in _WITH_STARS:
        # `from keras.layers import *` brought what the module had imported.
        found[f'{module}.np'] = importlib.import_module('numpy')
        found[f'{module}.K'] = backend
    return found
