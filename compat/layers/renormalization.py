"""Batch renormalization: batches corrected towards averages of their moments.

A batch is normalized by its own moments and then by `r` and `d`, with which
it is as if the averages had been taken: `(x - mean) / deviation * r + d`.

*Source:* S. Ioffe, Batch Renormalization (2017); `layers/normalization.py` of
TensorFlow 1.4, 1.12 and 1.15.
"""

from __future__ import annotations

import tensorflow as tf

from .core import choose

v1 = tf.compat.v1
_LIMITS = ('rmax', 'rmin', 'dmax')


class Renormalization:
    """Averages of means and deviations, which start with those of the layer.

    Args:
        momentum: How much of the averages an update keeps.
        clipping: Dict of limits, by rmax, rmin and dmax, or None.
        epsilon: Added to the variance.

    Raises:
        ValueError: Another limit.
    """

    # Operations that the release made besides where a tensor says whether it
    # trains, as counted in 1.15.5.
    besides = 10

    def __init__(self, momentum, clipping, epsilon):
        self.momentum = momentum
        self.clipping = dict(clipping or {})
        self.epsilon = epsilon
        if set(self.clipping) - set(_LIMITS):
            raise ValueError(
                f'renorm_clipping takes rmax, rmin and dmax, got {clipping}'
            )

    def build(self, make, size, mean, variance):
        """Makes the averages.

        Args:
            make: Function of a name, a shape and an initializer.
            size: Number of channels.
            mean: Initializer of averages of means.
            variance: Of variances.
        """

        def deviation(*args, **kwargs):
            return tf.sqrt(_made(variance)(*args, **kwargs))

        self.moving_deviation = make('moving_stddev', [size], deviation)
        self.mean = make('renorm_mean', [size], mean)
        self.deviation = make('renorm_stddev', [size], deviation)

    def correct(self, mean, variance, training):
        """Compares the moments of a batch with the averages and moves these.

        Args:
            mean: `[channels]`.
            variance: `[channels]`.
            training: Whether the averages count and move; a bool or a tensor.

        Returns:
            r, d, and what the layer's averages of means and variances move
            to; `[channels]` each.
        """
        deviation = tf.sqrt(variance + self.epsilon)
        least = tf.sqrt(tf.constant(self.epsilon, deviation.dtype))
        known = tf.maximum(self.deviation, least)
        r, d = deviation / known, (mean - self.mean) / known
        with tf.control_dependencies([r, d]):
            mean, deviation = tf.identity(mean), tf.identity(deviation)
        moved = [
            self._move(average, value, training)
            for average, value in (
                (self.mean, mean), (self.deviation, deviation)
            )
        ]  # fmt: skip
        with tf.control_dependencies(moved):
            moments = tf.identity(mean), tf.identity(variance)
        return *self._limited(r, d, training), *moments

    def move_variance(self, average, variance, move, training):
        """Moves the layer's average of variances.

        Args:
            average: Its variable.
            variance: Of the batch.
            move: Function of a variable and a value that moves it to.
            training: A bool or a tensor.

        Returns:
            Tensor of what it is then.
        """
        deviation = move(
            self.moving_deviation, tf.sqrt(variance + self.epsilon)
        )
        return choose(
            training,
            lambda: v1.assign(
                average, tf.nn.relu(deviation * deviation - self.epsilon)
            ),
            lambda: tf.identity(average),
        )

    def _limited(self, r, d, training):
        limits = self.clipping
        if limits.get('rmin') is not None:
            r = tf.maximum(r, limits['rmin'])
        if limits.get('rmax') is not None:
            r = tf.minimum(r, limits['rmax'])
        if limits.get('dmax') is not None:
            d = tf.minimum(tf.maximum(d, -limits['dmax']), limits['dmax'])
        return tuple(
            tf.stop_gradient(choose(training, lambda v=v: v, lambda p=p: p))
            for v, p in ((r, tf.ones_like(r)), (d, tf.zeros_like(d)))
        )

    def _move(self, average, value, training):
        return choose(
            training,
            lambda: _moved(average, value, self.momentum),
            lambda: tf.identity(average),
        )


class EarlyRenormalization(Renormalization):
    """The same up to 1.14, whose averages start at nothing.

    They count by the share of values in them: what they lack of 1 is the
    batch's own.
    """

    besides = 18  # As counted in 1.8.0 and 1.12.3.

    def build(self, make, size, mean, variance):
        """Makes the averages, and their shares."""
        nothing = v1.zeros_initializer()
        self.mean = make('renorm_mean', [size], nothing)
        self.mean_share = make('renorm_mean_weight', [], nothing)
        self.deviation = make('renorm_stddev', [size], nothing)
        self.deviation_share = make('renorm_stddev_weight', [], nothing)

    def correct(self, mean, variance, training):
        """As above."""
        deviation = tf.sqrt(variance + self.epsilon)
        known_mean = self.mean + (1.0 - self.mean_share) * mean
        known = self.deviation + (1.0 - self.deviation_share) * deviation
        r, d = deviation / known, (mean - known_mean) / known
        with tf.control_dependencies([r, d]):
            mean, deviation = tf.identity(mean), tf.identity(deviation)
        moved_mean, moved = (
            self._move_share(average, share, value, training)
            for average, share, value in (
                (self.mean, self.mean_share, mean),
                (self.deviation, self.deviation_share, deviation),
            )
        )
        moved_variance = tf.square(moved) - self.epsilon
        return *self._limited(r, d, training), moved_mean, moved_variance

    def move_variance(self, average, variance, move, training):
        """As above."""
        return move(average, variance)

    def _move_share(self, average, share, value, training):
        def move():
            new = _moved(average, value, self.momentum)
            with tf.control_dependencies([value]):
                whole = tf.constant(1.0, share.dtype)
            return new / _moved(share, whole, self.momentum)

        return choose(training, move, lambda: tf.identity(average))


def _moved(average, value, momentum):
    """Moves an average towards a value."""
    step = (tf.convert_to_tensor(average) - value) * (1.0 - momentum)
    return v1.assign_sub(average, step)


def _made(initializer):
    return initializer() if isinstance(initializer, type) else initializer
