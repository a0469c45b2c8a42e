"""The functions of `tf.layers`: a layer made and called at once."""

import functools

import tensorflow as tf

from ..layer_base.renewed_scopes import without_reuse
from . import convolution, core, normalization, pooling

v1 = tf.compat.v1


def function(layer, name, call_names=()):
    """Makes the function of a layer class.

    Args:
        layer: The class.
        name: Name of the function.
        call_names: Arguments that go to the call, not to the constructor.
    """

    def call(inputs, **kwargs):
        given = {n: kwargs.pop(n) for n in call_names if n in kwargs}
        scope = kwargs.pop('name', None)
        reuse = kwargs.pop('reuse', None)
        given_name = getattr(scope, 'name', scope)
        made = layer(name=given_name, _scope=scope, _reuse=reuse, **kwargs)
        return made(inputs, **given)

    call.__name__ = call.__qualname__ = name
    call.__doc__ = f'Calls a new `{layer.__name__}` on `inputs`.'
    return call


average_pooling1d = function(pooling.AveragePooling1D, 'average_pooling1d')
average_pooling2d = function(pooling.AveragePooling2D, 'average_pooling2d')
average_pooling3d = function(pooling.AveragePooling3D, 'average_pooling3d')
batch_normalization = function(
    normalization.BatchNormalization, 'batch_normalization', ('training',)
)
conv1d = function(convolution.Conv1D, 'conv1d')
conv2d = function(convolution.Conv2D, 'conv2d')
conv2d_transpose = function(convolution.Conv2DTranspose, 'conv2d_transpose')
conv3d = function(convolution.Conv3D, 'conv3d')
conv3d_transpose = function(convolution.Conv3DTranspose, 'conv3d_transpose')
dense = function(core.Dense, 'dense')
dropout = function(core.Dropout, 'dropout', ('training',))
flatten = function(core.Flatten, 'flatten')
max_pooling1d = function(pooling.MaxPooling1D, 'max_pooling1d')
max_pooling2d = function(pooling.MaxPooling2D, 'max_pooling2d')
max_pooling3d = function(pooling.MaxPooling3D, 'max_pooling3d')
separable_conv1d = function(convolution.SeparableConv1D, 'separable_conv1d')
separable_conv2d = function(convolution.SeparableConv2D, 'separable_conv2d')


def _numbered(function):
    """The function as in 1.0 and 1.1, which number layers that reuse too.

    From 1.2 a layer without a name that reuses takes the first one's scope.
    """

    @functools.wraps(function)
    def call(inputs, **kwargs):
        if kwargs.get('name') is None and kwargs.get('reuse'):
            with v1.variable_scope(None, function.__name__) as scope:
                kwargs['name'] = scope
        return function(inputs, **kwargs)

    return call


batch_normalization_1_14 = function(
    normalization.BatchNormalizationTo14, 'batch_normalization', ('training',)
)
batch_normalization_1_3 = function(
    normalization.EarlyBatchNormalization, 'batch_normalization', ('training',)
)
batch_normalization_1_1 = _numbered(batch_normalization_1_3)
conv1d_1_1 = _numbered(conv1d)
conv2d_1_1 = _numbered(conv2d)
conv2d_transpose_1_1 = _numbered(conv2d_transpose)
conv3d_1_1 = _numbered(conv3d)
dense_1_1 = _numbered(dense)
separable_conv2d_1_1 = _numbered(separable_conv2d)


def _renewing(function):
    """The function as in 1.0, where `reuse=False` ends the reuse around it."""

    @functools.wraps(function)
    def call(inputs, **kwargs):
        if kwargs.get('reuse') is False:
            names = kwargs.get('name'), function.__name__
            with v1.variable_scope(*names) as scope:
                kwargs['name'] = without_reuse(scope)
        return function(inputs, **kwargs)

    return call


batch_normalization_1_0 = _renewing(batch_normalization_1_1)
conv1d_1_0 = _renewing(conv1d_1_1)
conv2d_1_0 = _renewing(conv2d_1_1)
conv2d_transpose_1_0 = _renewing(conv2d_transpose_1_1)
conv3d_1_0 = _renewing(conv3d_1_1)
dense_1_0 = _renewing(dense_1_1)
separable_conv2d_1_0 = _renewing(separable_conv2d_1_1)
