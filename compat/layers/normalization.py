"""Batch normalization."""

import tensorflow as tf

from ..layer_base.graph_seeds import as_many_as, counted_release, more
from ..layer_base.layer import Layer
from ..releases import Since
from .core import choose, is_known, settled
from .renormalization import EarlyRenormalization, Renormalization

v1 = tf.compat.v1
_ZEROS, _ONES = v1.zeros_initializer, v1.ones_initializer

# Operations of a call, by whether it trains; None where a tensor says so. As
# counted in 1.4.1, 1.8.0, 1.12.3 and 1.15.5.
_CHOOSING = {None: Since({'0.5': 52, '1.5': 56})}
_FUSED = {
    False: Since({'0.5': 2}),
    True: Since({'0.5': 12, '1.5': 14}),
    None: Since({'0.5': 37, '1.5': 36}),
}


class BatchNormalization(Layer):
    """Normalizes each channel over the batch to mean 0 and variance 1.

    While training, the moving averages are updated by ops in the collection
    `UPDATE_OPS`, which the script must run; otherwise they are used.

    Args:
        axis: The channels.
        momentum: How much of the moving averages an update keeps.
        epsilon: Added to the variance.
        center: Whether to learn an offset, beta.
        scale: Whether to learn a factor, gamma.
        beta_initializer: Zeros by default.
        gamma_initializer: Ones by default.
        moving_mean_initializer: Zeros by default.
        moving_variance_initializer: Ones by default.
        beta_regularizer: Function of beta giving a loss.
        gamma_regularizer: Function of gamma giving a loss.
        beta_constraint: Function applied after an update.
        gamma_constraint: Function applied after an update.
        renorm: Correct batches towards averages of their moments.
        renorm_clipping: Limits of the corrections, by rmax, rmin and dmax.
        renorm_momentum: How much of those averages an update keeps.
        fused: Use one kernel for pictures; None where it can.
        virtual_batch_size: Not supported, nor `adjustment`.
        **kwargs: As for `Layer`.

    *Source:* TensorFlow 1.15, `layers/normalization.py`.
    """

    _renormalization = Renormalization

    def __init__(
        self,
        axis=-1,
        momentum=0.99,
        epsilon=1e-3,
        center=True,
        scale=True,
        beta_initializer=_ZEROS,
        gamma_initializer=_ONES,
        moving_mean_initializer=_ZEROS,
        moving_variance_initializer=_ONES,
        beta_regularizer=None,
        gamma_regularizer=None,
        beta_constraint=None,
        gamma_constraint=None,
        renorm=False,
        renorm_clipping=None,
        renorm_momentum=0.99,
        fused=None,
        virtual_batch_size=None,
        adjustment=None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        if virtual_batch_size or adjustment:
            raise ValueError(
                'virtual_batch_size and adjustment of batch_normalization '
                'are not supported; leave them out'
            )
        self.axis = axis[0] if isinstance(axis, (list, tuple)) else axis
        self.momentum = momentum
        self.epsilon = epsilon
        self.fused = False if renorm else fused  # As if it were not asked.
        self._renorm = None
        if renorm:
            self._renorm = self._renormalization(
                renorm_momentum, renorm_clipping, epsilon
            )
        self._center = center and (
            beta_initializer, beta_regularizer, beta_constraint,
        )  # fmt: skip
        self._scale = scale and (
            gamma_initializer, gamma_regularizer, gamma_constraint,
        )  # fmt: skip
        self._moving = moving_mean_initializer, moving_variance_initializer

    def build(self, input_shape):
        """Makes gamma, beta and the moving averages, `[channels]` each."""
        shape = tf.TensorShape(input_shape).as_list()
        size = shape[self.axis]
        if size is None:
            raise ValueError(
                f'inputs of batch_normalization must have known channels, '
                f'got {shape}; set them by inputs.set_shape'
            )
        self._make_scale_and_center(size)
        self.moving_mean, self.moving_variance = (
            self._make_average(name, [size], initializer)
            for name, initializer in zip(
                ('moving_mean', 'moving_variance'), self._moving, strict=True
            )
        )
        if self._renorm is not None:
            self._renorm.build(self._make_average, size, *self._moving)
        self.built = True

    def _make_average(self, name, shape, initializer):
        return self.add_weight(
            name, shape, initializer=initializer, trainable=False
        )

    def _make_scale_and_center(self, size):
        self.gamma = self._make('gamma', size, self._scale)
        self.beta = self._make('beta', size, self._center)

    def call(self, inputs, training=False):
        """Normalizes `[batch, ..., channels]`."""
        inputs = tf.convert_to_tensor(inputs)
        training = settled(training)
        rank = inputs.shape.ndims
        axis = self.axis % rank
        if rank == 4 and axis == 3 and self.fused is not False:
            return self._call_fused(inputs, training)
        with as_many_as(self._operations(_CHOOSING, training)):
            return self._call_by_parts(inputs, axis, training)

    def _call_by_parts(self, inputs, axis, training):
        rank = inputs.shape.ndims
        axes = [i for i in range(rank) if i != axis]
        moving = self.moving_mean, self.moving_variance
        mean, variance = choose(
            training,
            lambda: tuple(tf.nn.moments(inputs, axes)),
            lambda: moving if is_known(training) else _copied(moving),
        )
        offset, scale = self.beta, self.gamma
        if self._renorm is None or training is False:
            self._update(training, mean, variance)
        else:
            r, d, *moments = self._renorm.correct(mean, variance, training)
            self._update(training, *moments)
            offset, scale = _composed(r, d, scale, offset)
            if not is_known(training):
                more(self._renorm.besides)
        parts = mean, variance, offset, scale
        if axis != rank - 1:
            shape = [1] * rank
            shape[axis] = -1
            parts = [p if p is None else tf.reshape(p, shape) for p in parts]
        return tf.nn.batch_normalization(inputs, *parts, self.epsilon)

    def _call_fused(self, inputs, training):
        with as_many_as(self._operations(_FUSED, training)):
            outputs, mean, variance = fused(
                inputs, (self.moving_mean, self.moving_variance), self.beta,
                self.gamma, self.epsilon, training,
            )  # fmt: skip
            self._update(training, mean, variance)
        return outputs

    def _operations(self, counts, training):
        """How many the release made of the inputs, by a table above."""
        kind = bool(training) if is_known(training) else None
        if kind not in counts or self._renorm is not None:
            return None
        number = counts[kind][counted_release()]
        lacking = (self.gamma is None) + (self.beta is None)
        if counts is _CHOOSING:
            return number - (self.gamma is None)
        return number + lacking

    def _make(self, name, size, options):
        if not options:
            return None
        initializer, regularizer, constraint = options
        return self.add_weight(
            name,
            [size],
            initializer=initializer,
            regularizer=regularizer,
            constraint=constraint,
        )

    def _update(self, training, mean, variance):
        """Collects the ops that move the averages."""
        if training is False or training == 0 and training is not None:
            return
        rate = 1.0 - self.momentum
        factor = None
        if not is_known(training):
            factor = choose(
                training, lambda: tf.constant(rate), lambda: tf.constant(0.0)
            )

        def move(moving, batch):
            by = tf.constant(rate) if factor is None else factor
            step = (tf.convert_to_tensor(moving) - batch) * by
            return v1.assign_sub(moving, step)

        self.add_update(move(self.moving_mean, mean), self._call_inputs)
        if self._renorm is None:
            update = move(self.moving_variance, variance)
        else:
            update = self._renorm.move_variance(
                self.moving_variance, variance, move, training
            )
        self.add_update(update, self._call_inputs)


def _composed(r, d, scale, offset):
    """Offset and scale of both, one after the other."""
    if scale is not None:
        r, d = r * scale, d * scale
    return d if offset is None else d + offset, r


def _copied(variables):
    return tuple(map(tf.identity, variables))


def fused(inputs, moving, beta, gamma, epsilon, training):
    """Normalizes by one kernel, whose variance is the unbiased one.

    Args:
        inputs: `[batch, height, width, channels]`.
        moving: Averages of means and variances, `[channels]` each.
        beta: Offset `[channels]`, or None for 0.
        gamma: Factor `[channels]`, or None for 1.
        epsilon: Added to the variance.
        training: Use the batch, not the averages; a bool or a tensor.

    Returns:
        Outputs, mean and variance; the last two `[channels]`.
    """
    size = inputs.shape.as_list()[3]
    gamma = tf.ones([size]) if gamma is None else gamma
    beta = tf.zeros([size]) if beta is None else beta

    def run(is_training):
        given = () if is_training else moving
        return lambda: tuple(
            v1.nn.fused_batch_norm(
                inputs,
                gamma,
                beta,
                *given,
                epsilon=epsilon,
                is_training=is_training,
            )
        )

    return choose(training, run(True), run(False))


class BatchNormalizationTo14(BatchNormalization):
    """The same from 1.4 to 1.14."""

    _renormalization = EarlyRenormalization

    def _base_scope_name(self):
        return self._name or 'batch_normalization'


class EarlyBatchNormalization(BatchNormalizationTo14):
    """The same up to 1.3, which made beta before gamma, and fused nothing."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault('fused', False)
        super().__init__(*args, **kwargs)

    def _make_scale_and_center(self, size):
        self.beta = self._make('beta', size, self._center)
        self.gamma = self._make('gamma', size, self._scale)
