"""`contrib.layers.batch_norm`: by one kernel, or by moments."""

import functools

import tensorflow as tf

from ...core import slot_variables
from ...layer_base.graph_seeds import counted_release, more
from ...layers import normalization
from ...layers.core import choose, is_known
from ...releases import Since
from ..arg_scopes import add_arg_scope
from ..model_variables import collections_of, model_variable
from .utils import activate

v1 = tf.compat.v1
_UPDATES = v1.GraphKeys.UPDATE_OPS
_LEAVES = ('beta', 'gamma', 'moving_mean', 'moving_variance')

# Operations besides of pictures, by whether it trains; None where a tensor
# says so. As counted in 0.12.1, 1.4.1, 1.8.0, 1.12.3 and 1.15.5.
_OF_PICTURES = {
    False: Since({'0.5': 1}),
    True: Since({'0.5': 3, '1.0': 1, '1.5': 3}),
    None: Since({'0.5': -2, '1.5': -3}),
}
# The first release whose `batch_norm` takes `zero_debias_moving_mean`.
_ZERO_DEBIAS = '1.0'


@add_arg_scope
def batch_norm(
    inputs,
    decay=0.999,
    center=True,
    scale=False,
    epsilon=0.001,
    activation_fn=None,
    param_initializers=None,
    param_regularizers=None,
    updates_collections=_UPDATES,
    is_training=True,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    batch_weights=None,
    fused=None,
    data_format='NHWC',
    zero_debias_moving_mean=False,
    scope=None,
    renorm=False,
    renorm_clipping=None,
    renorm_decay=0.99,
    adjustment=None,
    layer=normalization.BatchNormalization,
):
    """Normalizes each channel over the batch to mean 0 and variance 1.

    Args:
        inputs: `[batch, ..., channels]`.
        decay: How much of the moving averages an update keeps.
        center: Whether to learn an offset, beta.
        scale: Whether to learn a factor, gamma.
        epsilon: Added to the variance.
        activation_fn: Function of the outputs, or None.
        param_initializers: Dict by beta, gamma, moving_mean, moving_variance.
        param_regularizers: Dict by beta, gamma.
        updates_collections: Where updates wait; None runs them at once.
        is_training: Use the batch, not the averages; bool or tensor.
        reuse: Whether to reuse the variables of the scope.
        variables_collections: List of names, or a dict of them by variable.
        outputs_collections: Names of collections of outputs.
        trainable: Whether optimizers change the variables.
        batch_weights: Not supported, nor `adjustment`.
        fused: False keeps the biased variance in the averages; else one
            kernel computes ranks 2 and 4, and keeps the unbiased one.
        data_format: NHWC.
        zero_debias_moving_mean: Take the first zeros out of the average.
        scope: Variable scope; `BatchNorm` by default.
        renorm: As of the class, as are `renorm_clipping` and `renorm_decay`.
        layer: The release's class of `tf.layers`.

    Returns:
        Of the shape of `inputs`.

    *Source:* TensorFlow 1.15, which had two functions for it; see `by_layer`.
    """
    _refuse(adjustment=adjustment, batch_weights=batch_weights)
    _refuse(data_format=data_format != 'NHWC' and data_format)
    if renorm:
        return _renormalized(**locals())
    with v1.variable_scope(scope, 'BatchNorm', [inputs], reuse=reuse) as own:
        inputs = tf.convert_to_tensor(inputs)
        is_fused = fused is not False and inputs.shape.ndims in (2, 4)
        by_layer = updates_collections == _UPDATES and not (
            zero_debias_moving_mean or is_fused and inputs.shape.ndims == 2
        )
        make = _maker(inputs, param_initializers, variables_collections)
        learn = functools.partial(
            make, trainable=trainable, regularizers=param_regularizers or {}
        )
        is_early = issubclass(layer, normalization.EarlyBatchNormalization)
        beta, gamma = _learned(learn, center, scale, is_early or not by_layer)
        mean = make('moving_mean', v1.zeros_initializer(), False)
        variance = make('moving_variance', v1.ones_initializer(), False)
        outputs = _normalize(
            inputs, (mean, variance), beta, gamma, epsilon, is_training,
            decay, updates_collections, is_fused, zero_debias_moving_mean,
        )  # fmt: skip
        return activate(outputs, activation_fn, outputs_collections, own.name)


@functools.wraps(batch_norm)
def early_batch_norm(*args, **kwargs):
    """The same up to 1.3, which always made beta before gamma."""
    layer = normalization.EarlyBatchNormalization
    return batch_norm(*args, layer=layer, **kwargs)


@functools.wraps(batch_norm)
def batch_norm_to_1_14(*args, **kwargs):
    """The same from 1.4 to 1.14."""
    layer = normalization.BatchNormalizationTo14
    return batch_norm(*args, layer=layer, **kwargs)


def _renormalized(
    inputs, decay, scope, reuse, is_training, activation_fn, layer, trainable,
    param_initializers, param_regularizers, renorm_clipping, renorm_decay,
    updates_collections, zero_debias_moving_mean, variables_collections,
    outputs_collections, center, scale, epsilon, **_,
):  # fmt: skip
    """Batch renormalization, by the layer; arguments of `batch_norm`."""
    if updates_collections != _UPDATES or zero_debias_moving_mean:
        raise ValueError(
            'renorm of batch_norm goes with neither updates_collections nor '
            'zero_debias_moving_mean; leave them out'
        )
    getter = _getter(variables_collections)
    with v1.variable_scope(
        scope, 'BatchNorm', [inputs], reuse=reuse, custom_getter=getter
    ) as own:
        made = layer(
            momentum=decay, center=center, scale=scale, epsilon=epsilon,
            trainable=trainable, renorm=True, renorm_clipping=renorm_clipping,
            renorm_momentum=renorm_decay, name=own.name, _scope=own,
            _reuse=reuse, **_named(param_initializers, 'initializer'),
            **_named(param_regularizers, 'regularizer'),
        )  # fmt: skip
        outputs = made(inputs, training=is_training)
        return activate(outputs, activation_fn, outputs_collections, own.name)


def _named(given, kind):
    """Arguments of a layer, of a dict by variable."""
    return {f'{name}_{kind}': value for name, value in (given or {}).items()}


def _getter(collections):
    """Has the variables of a layer join those of the model."""

    def get(getter, name, *args, **kwargs):
        leaf = name.rpartition('/')[2]
        named = collections_of(collections, leaf) if leaf in _LEAVES else None
        kwargs['collections'] = [
            *(named or ()), *(kwargs.get('collections') or ()),
            v1.GraphKeys.GLOBAL_VARIABLES, v1.GraphKeys.MODEL_VARIABLES,
        ]  # fmt: skip
        kwargs['collections'] = list(dict.fromkeys(kwargs['collections']))
        return getter(name, *args, **kwargs)

    return get


def _learned(make, center, scale, beta_first):
    """Beta and gamma, made in the order of the release, or None."""
    wanted = {
        'beta': center and v1.zeros_initializer(),
        'gamma': scale and v1.ones_initializer(),
    }
    names = sorted(wanted, reverse=not beta_first)
    made = {n: make(n, wanted[n]) for n in names if wanted[n]}
    return made.get('beta'), made.get('gamma')


def _refuse(**options):
    for name, value in options.items():
        if value is not None and value is not False:
            raise ValueError(
                f'{name} of batch_norm is not supported, got {value!r}; '
                'leave it out'
            )


def _maker(inputs, initializers, collections):
    size = inputs.shape.as_list()[-1]

    def make(name, initializer, trainable, regularizers=()):
        regularizers = regularizers or {}
        return model_variable(
            name,
            shape=[size],
            dtype=tf.float32,
            initializer=(initializers or {}).get(name, initializer),
            regularizer=regularizers.get(name),
            trainable=trainable,
            collections=collections_of(collections, name),
        )

    return make


def _normalize(
    inputs, moving, beta, gamma, epsilon, is_training, decay, collections,
    is_fused, zero_debias,
):  # fmt: skip
    normalize = _by_one_kernel if is_fused else _by_moments
    outputs, *batch = normalize(
        inputs, moving, beta, gamma, epsilon, is_training
    )
    updates = []
    if is_training is not False:
        updates = [
            _move(average, new, decay, is_training, debias)
            for average, new, debias in zip(
                moving, batch, (zero_debias, False), strict=True
            )
        ]
    if collections is None:
        with tf.control_dependencies(updates):
            return tf.identity(outputs)
    for update in updates:
        v1.add_to_collection(collections, update)
    return outputs


def _by_one_kernel(inputs, moving, beta, gamma, epsilon, is_training):
    pictures, is_flat = inputs, inputs.shape.ndims == 2
    if is_flat:
        pictures = tf.reshape(inputs, [-1, 1, 1, inputs.shape.as_list()[1]])
    outputs, mean, variance = normalization.fused(
        pictures, moving, beta, gamma, epsilon, is_training
    )
    if is_flat:
        outputs = tf.reshape(outputs, tf.shape(inputs))
        outputs.set_shape(inputs.shape)
        more(0 if is_known(is_training) else 2)
    else:
        kind = bool(is_training) if is_known(is_training) else None
        more(_OF_PICTURES[kind][counted_release()])
    return outputs, mean, variance


def _by_moments(inputs, moving, beta, gamma, epsilon, is_training):
    axes = list(range(inputs.shape.ndims - 1))

    def measure():
        return tuple(tf.nn.moments(inputs, axes))

    def remember():
        return tuple(tf.convert_to_tensor(average) for average in moving)

    mean, variance = choose(is_training, measure, remember)
    outputs = tf.nn.batch_normalization(
        inputs, mean, variance, beta, gamma, epsilon
    )
    return outputs, mean, variance


def _move(average, new, decay, is_training, zero_debias):
    """Moves an average towards a value, where it is training."""
    if zero_debias:
        return choose(
            is_training,
            lambda: slot_variables.move(
                _ZERO_DEBIAS, average, new, decay, zero_debias
            ),
            lambda: tf.convert_to_tensor(average),
        )
    factor = choose(
        is_training,
        lambda: tf.constant(1.0 - decay),
        lambda: tf.constant(0.0),
    )
    return v1.assign_sub(
        average, (tf.convert_to_tensor(average) - new) * factor
    )
