"""Arguments of Keras 1 that Keras took until 2.3, and today's names."""

from __future__ import annotations

import warnings

_WEIGHTS = {
    'init': 'kernel_initializer',
    'W_regularizer': 'kernel_regularizer',
    'b_regularizer': 'bias_regularizer',
    'W_constraint': 'kernel_constraint',
    'b_constraint': 'bias_constraint',
    'bias': 'use_bias',
}
_PLANE = {'border_mode': 'padding', 'dim_ordering': 'data_format'}
_RECURRENT = {
    'output_dim': 'units',
    'init': 'kernel_initializer',
    'inner_init': 'recurrent_initializer',
    'inner_activation': 'recurrent_activation',
    'W_regularizer': 'kernel_regularizer',
    'U_regularizer': 'recurrent_regularizer',
    'b_regularizer': 'bias_regularizer',
    'dropout_W': 'dropout',
    'dropout_U': 'recurrent_dropout',
    'consume_less': 'implementation',
    'forget_bias_init': 'unit_forget_bias',
}
_CONV = {
    **_WEIGHTS,
    **_PLANE,
    'nb_filter': 'filters',
    'filter_length': 'kernel_size',
    'subsample': 'strides',
    'subsample_length': 'strides',
    'atrous_rate': 'dilation_rate',
}
_GENERATOR = {
    'nb_epoch': 'epochs',
    'max_q_size': 'max_queue_size',
    'nb_worker': 'workers',
    'pickle_safe': 'use_multiprocessing',
}
# Class or function, below tf_keras' API, to its old arguments.
RENAMES = {
    'layers.Dense': {**_WEIGHTS, 'output_dim': 'units'},
    **dict.fromkeys(
        (
            'layers.Dropout',
            'layers.SpatialDropout1D',
            'layers.SpatialDropout2D',
        ),
        {'p': 'rate', 'dim_ordering': 'data_format'},
    ),
    'layers.GaussianDropout': {'p': 'rate'},
    'layers.GaussianNoise': {'sigma': 'stddev'},
    'layers.PReLU': {'init': 'alpha_initializer'},
    'layers.Embedding': {
        'init': 'embeddings_initializer',
        'W_regularizer': 'embeddings_regularizer',
        'W_constraint': 'embeddings_constraint',
    },
    **dict.fromkeys(
        ('layers.LSTM', 'layers.GRU', 'layers.SimpleRNN'), _RECURRENT
    ),
    **dict.fromkeys(
        (
            'layers.Conv1D',
            'layers.Conv2D',
            'layers.Conv3D',
            'layers.SeparableConv2D',
            'layers.ConvLSTM2D',
        ),
        {**_RECURRENT, **_CONV},
    ),
    'layers.Conv2DTranspose': _CONV,
    'layers.MaxPooling1D': {
        **_PLANE,
        'pool_length': 'pool_size',
        'stride': 'strides',
    },
    'layers.AveragePooling1D': {
        **_PLANE,
        'pool_length': 'pool_size',
        'stride': 'strides',
    },
    **dict.fromkeys(
        (
            'layers.MaxPooling2D',
            'layers.AveragePooling2D',
            'layers.MaxPooling3D',
            'layers.AveragePooling3D',
            'layers.GlobalMaxPooling2D',
            'layers.GlobalAveragePooling2D',
            'layers.ZeroPadding2D',
            'layers.UpSampling2D',
            'layers.Cropping2D',
        ),
        _PLANE,
    ),
    'layers.UpSampling1D': {'length': 'size'},
    'layers.BatchNormalization': {
        'beta_init': 'beta_initializer',
        'gamma_init': 'gamma_initializer',
    },
    'models.Model.fit': {'nb_epoch': 'epochs'},
    'models.Model.fit_generator': _GENERATOR,
    'models.Model.evaluate_generator': _GENERATOR,
    'models.Model.predict_generator': _GENERATOR,
    'preprocessing.text.Tokenizer': {'nb_words': 'num_words'},
    'utils.to_categorical': {'nb_classes': 'num_classes'},
    'datasets.imdb.load_data': {'nb_words': 'num_words'},
    'datasets.reuters.load_data': {'nb_words': 'num_words'},
    'callbacks.ReduceLROnPlateau': {'epsilon': 'min_delta'},
    'backend.expand_dims': {'dim': 'axis'},
    'backend.moving_average_update': {'variable': 'x'},
    'backend.one_hot': {'nb_classes': 'num_classes'},
    'backend.random_normal': {'std': 'stddev'},
    'backend.random_uniform': {'low': 'minval', 'high': 'maxval'},
    'backend.conv1d': {**_PLANE, 'stride': 'strides'},
    'backend.conv2d': {**_PLANE, 'filter_dilation': 'dilation_rate'},
    **dict.fromkeys(
        (
            'backend.conv3d',
            'backend.pool2d',
            'backend.pool3d',
            'backend.separable_conv2d',
            'backend.spatial_2d_padding',
            'backend.spatial_3d_padding',
        ),
        _PLANE,
    ),
    **dict.fromkeys(
        ('backend.resize_images', 'backend.resize_volumes'),
        {**_PLANE, 'X': 'x'},
    ),
}
# What meant how to compute, not what: dropped where it is given.
DROPPED = {
    'layers.BatchNormalization': ('mode',),
    'layers.Embedding': ('dropout',),
    **dict.fromkeys(
        ('backend.conv1d', 'backend.conv2d'), ('image_shape', 'filter_shape')
    ),
    'models.Model.fit': ('show_accuracy',),
    'models.Model.evaluate': ('show_accuracy',),
    'models.Model.compile': ('class_mode',),
    'utils.Progbar.update': ('force',),
}
# Arguments of Keras 1 that the process gave, by today's functions.
seen: set[str] = set()
_VALUES: dict[str, dict] = {
    'data_format': {'tf': 'channels_last', 'th': 'channels_first'},
    'implementation': {'cpu': 1, 'mem': 1, 'gpu': 2, 0: 1},
    'unit_forget_bias': {'one': True, 'zero': False},
}


def translated(name, options):
    """Arguments of the time by today's names.

    Args:
        name: A key of `RENAMES` or `DROPPED`.
        options: Dict of keyword arguments; it is left alone.

    Returns:
        A dict.

    Raises:
        TypeError: An argument is given by both names.
    """
    found = dict(options)
    for old in DROPPED.get(name, ()):
        if old in found:
            del found[old]
            warnings.warn(
                f'keras.{name} has no {old} any more: it is left out',
                stacklevel=3,
            )
    if 'nb_row' in found and 'nb_col' in found:
        found['kernel_size'] = (found.pop('nb_row'), found.pop('nb_col'))
    for old, new in RENAMES.get(name, {}).items():
        if old not in found or old == new:
            continue
        if new in found:
            raise TypeError(f'{name} got {old} and its newer name {new}')
        found[new] = found.pop(old)
        if not name.startswith('callbacks.'):
            seen.add(f'{name}({old})')
    for new, values in _VALUES.items():
        value = found.get(new)
        if isinstance(value, (str, int)) and value in values:
            found[new] = values[value]
    return found
