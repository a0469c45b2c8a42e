"""What Keras did otherwise in the releases of then than tf_keras does.

The package `keras` up to 2.2 was as `tf.keras` up to TensorFlow 1.8. The
oldest release that a process asks for decides; where none is asked for, as in
half-ported programs, tf_keras stays as it is.

Source: keras/optimizers.py, losses.py and engine/base_layer.py of Keras 1.2.2
to 2.2.4 and of TensorFlow 1.4 to 1.15, executed; those of 1.9 and 1.10, read.
"""

from __future__ import annotations

import functools
import importlib

from ..releases import Release
from . import (
    arguments,
    averages,
    drawn_seeds,
    masked_losses,
    scores,
    shuffling,
    target_order,
)

# From when on the first layer was `dense`, not `dense_1`.
_FROM_0 = Release('1.9')
# From when on a prediction above a half is a hit of `binary_accuracy`; it had
# been one that rounds to its target.
_BY_HALVES = Release('1.11')
# From Keras 2 on, and up to here, normal weights were cut at two standard
# deviations of what was asked for; since then they are drawn wider first.
_CUT, _WIDE = Release('1.1'), Release('1.10')
# From when on `clipnorm` was the norm of each gradient by itself.
_NORMS_OF_EACH = Release('1.10')
# From when on the loss of what a layer gives is that of one row of a batch.
_OF_ROWS = Release('1.13')
# From when on each epoch shuffled the first order of rows.
_EPOCHS_ALONE = Release('1.13')
# From when on optimizers and losses were those of today.
_NEW = Release('1.14')
# That of the package, see above.
_PACKAGE = Release('1.8')
# Arguments of optimizers by place, and defaults that are others today.
_OPTIMIZERS: dict[str, tuple[str, dict]] = {
    'SGD': ('learning_rate momentum decay nesterov', {}),
    'RMSprop': ('learning_rate rho epsilon decay', {}),
    'Adagrad': (
        'learning_rate epsilon decay',
        {'learning_rate': 0.01, 'initial_accumulator_value': 0.0},
    ),
    'Adadelta': (
        'learning_rate rho epsilon decay',
        {'learning_rate': 1.0},
    ),
    'Adam': ('learning_rate beta_1 beta_2 epsilon decay amsgrad', {}),
    'Adamax': (
        'learning_rate beta_1 beta_2 epsilon decay',
        {'learning_rate': 0.002},
    ),
    'Nadam': (
        'learning_rate beta_1 beta_2 epsilon schedule_decay',
        {'learning_rate': 0.002},
    ),
}
# Losses to the activation whose logits they take for its output since 1.14.
_CROSS_ENTROPIES = {
    'binary_crossentropy': 'Sigmoid',
    'categorical_crossentropy': 'Softmax',
    'sparse_categorical_crossentropy': 'Softmax',
}
_TINY = 1e-7
# The epsilon of optimizers of Keras 1, which counts in Adadelta's first steps.
_TINY_OF_1 = 1e-8
_asked: list[Release] = []


def ask(release):
    """Has tf_keras do as in a release, from now on."""
    if release not in _asked:
        _asked.append(release)


def is_package():
    """Whether the process asked for the package `keras`, of 2.1.3 to 2.2.5."""
    return _PACKAGE in _asked


def _is_before(release):
    return bool(_asked) and min(_asked) < release


def teach():
    """Changes tf_keras for this process; it then does as was asked for."""
    public = importlib.import_module('tf_keras.api._v1.keras')
    for module in ('base_layer', 'base_layer_v1', 'functional'):
        engine = importlib.import_module(f'tf_keras.src.engine.{module}')
        kind = getattr(engine, 'Layer', None)
        _count_from_1(kind or engine.Functional)
        if kind:
            _regularize_batches(kind)
    averages.teach(lambda: is_package() and not arguments.seen)
    drawn_seeds.teach_masks(is_package)
    shuffling.teach(lambda: _is_before(_EPOCHS_ALONE))
    masked_losses.teach(lambda: min(_asked, default=None))
    scores.teach(lambda: bool(_asked), lambda: _is_before(_OF_ROWS))
    for name in _OPTIMIZERS:
        _teach_optimizer(name, getattr(public.optimizers, name))
    _teach_adagrad(public.optimizers.Adagrad)
    base = importlib.import_module(
        'tf_keras.src.optimizers.legacy.optimizer_v2'
    )
    _clip_by_value_last(base.OptimizerV2)
    backend = importlib.import_module('tf_keras.src.backend')
    for name, activation in _CROSS_ENTROPIES.items():
        function = _of_outputs(getattr(backend, name), activation)
        _set(name, function, backend, public.backend)
    _scale_weights(importlib.import_module('tf_keras.src.initializers'))
    losses = importlib.import_module('tf_keras.src.losses')
    metrics = importlib.import_module('tf_keras.src.metrics')
    all_of_them = losses, metrics, public.losses, public.metrics
    for name in ('cosine', 'cosine_proximity'):
        _set(name, cosine_proximity, *all_of_them)
    hits = _by_rounding(metrics.binary_accuracy)
    _set('binary_accuracy', hits, metrics, public.metrics)
    convert = losses._maybe_convert_labels
    _set(
        '_maybe_convert_labels',
        lambda labels: labels if _is_before(_NEW) else convert(labels),
        losses,
    )


def cosine_proximity(y_true, y_pred, axis=-1):
    """The cosine of the angle between vectors, as a loss: -1 is the best.

    `tf.keras` of 1.14 and 1.15 forgot the sign.

    Args:
        y_true: Floats `[..., size]`.
        y_pred: The same.
        axis: The axis of the vectors.

    Returns:
        Floats `[...]`.
    """
    import tensorflow as tf

    true = tf.math.l2_normalize(y_true, axis=axis)
    product = true * tf.math.l2_normalize(y_pred, axis=axis)
    cosine = tf.reduce_sum(product, axis=axis)
    return -cosine if _is_before(_NEW) else cosine


def _set(name, value, *modules):
    for module in modules:
        setattr(module, name, value)


def _count_from_1(kind):
    """Names of layers that have none: `dense_1`, `dense_2`."""
    name_layer = kind._init_set_name

    @functools.wraps(name_layer)
    def _init_set_name(self, name, zero_based=True):
        name_layer(self, name, zero_based and not _is_before(_FROM_0))

    kind._init_set_name = _init_set_name


def _regularize_batches(kind):
    """Adds the loss of what a layer gives by its `activity_regularizer`."""
    known = kind._handle_activity_regularization

    @functools.wraps(known)
    def _handle_activity_regularization(self, inputs, outputs):
        import tensorflow as tf

        if not _is_before(_OF_ROWS) or not self._activity_regularizer:
            return known(self, inputs, outputs)
        for output in tf.nest.flatten(outputs):
            with tf.name_scope('ActivityRegularizer'):
                loss = self._activity_regularizer(output)
            self.add_loss(loss, inputs=inputs)
        return None

    kind._handle_activity_regularization = _handle_activity_regularization


def _scale_weights(initializers):
    """Draws weights that keep the scale of a layer, as `'he_normal'`."""
    find = initializers.get

    @functools.wraps(find)
    def get(identifier):
        found = find(identifier)
        if not (_is_before(_WIDE) and min(_asked) >= _CUT):
            return found
        scalings = importlib.import_module('..core.scalings', __package__)
        return scalings.as_then(found)

    initializers.get = get


def _teach_optimizer(name, kind):
    places, defaults = _OPTIMIZERS[name]
    make = kind.__init__

    @functools.wraps(make)
    def __init__(self, *args, **options):
        if _is_before(_NEW):
            options.update(zip(places.split(), args, strict=False))
            args = args[len(places.split()) :]
            options = {**_left(defaults, options), **options}
        if 'epsilon' in places and is_package() and arguments.seen:
            options.setdefault('epsilon', _TINY_OF_1)
        if _is_before(_NORMS_OF_EACH):
            # It was the norm of all gradients together; 0 was none.
            norm = options.pop('clipnorm', None)
            options.update({'global_clipnorm': norm} if norm else {})
        make(self, *args, **options)

    kind.__init__ = __init__


def _teach_adagrad(kind):
    """`'adagrad'` by its name, which had seen no gradient yet."""
    make = kind.from_config

    def from_config(cls, config, custom_objects=None):
        start = {'initial_accumulator_value': 0.0} if _asked else {}
        return make.__func__(cls, {**start, **config}, custom_objects)

    kind.from_config = classmethod(from_config)


def _clip_by_value_last(kind):
    """Clips gradients by their norm before each of their numbers.

    All releases did; tf_keras takes the norm of what `clipvalue` has clipped.
    """
    transform = kind._transform_gradients

    @functools.wraps(transform)
    def _transform_gradients(self, pairs):
        limit = self._clipvalue
        if limit is None or not _asked:
            return transform(self, pairs)
        self._clipvalue = None
        try:
            pairs = transform(self, pairs)
        finally:
            self._clipvalue = limit
        return self._clipvalue_fn(pairs)

    kind._transform_gradients = _transform_gradients


def _left(defaults, options):
    """The defaults of what is not given."""
    given = {'learning_rate' if name == 'lr' else name for name in options}
    return {name: v for name, v in defaults.items() if name not in given}


def _of_outputs(loss, activation):
    """A cross entropy of what a layer gives, not of its logits.

    Up to 1.13 it was of the output, clipped. tf_keras takes the logits of a
    softmax for those of a sigmoid, too.
    """

    @functools.wraps(loss)
    def of_outputs(target, output, from_logits=False, *args, **options):
        import tensorflow as tf

        target, output = target_order.ordered(loss.__name__, target, output)
        made = getattr(getattr(output, 'op', None), 'type', activation)
        is_before = _is_before(_NEW)
        if is_before or _asked and made != activation:
            output = tf.identity(output)
        if is_before and activation == 'Sigmoid' and not from_logits:
            clipped = tf.clip_by_value(output, _TINY, 1 - _TINY)
            output, from_logits = tf.math.log(clipped / (1 - clipped)), True
        return loss(target, output, from_logits, *args, **options)

    return of_outputs


def _by_rounding(matches):
    @functools.wraps(matches)
    def binary_accuracy(y_true, y_pred, *args, **options):
        import tensorflow as tf

        if not _is_before(_BY_HALVES):
            return matches(y_true, y_pred, *args, **options)
        hits = tf.equal(tf.cast(y_true, y_pred.dtype), tf.round(y_pred))
        return tf.reduce_mean(tf.cast(hits, y_pred.dtype), axis=-1)

    return binary_accuracy
