"""A model that predicts the next values of those before them.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `ar_model.py`.
"""

from __future__ import annotations

import math

import tensorflow as tf

from . import networks, window_model

v1 = tf.compat.v1


class ARModel(window_model.WindowModel):
    """Predicts a window of the window before it.

    Args:
        periodicities: Periods of the series, a number or a list.
        input_window_size: Times that are seen.
        output_window_size: Times that are predicted at once.
        num_features: Features of the series.
        num_time_buckets: Parts that a period is cut into.
        loss: `SQUARED_LOSS` or `NORMAL_LIKELIHOOD_LOSS`.
        hidden_layer_sizes: Units of layers between; up to 1.8.
        exogenous_feature_columns: Feature columns of each time; from 1.9 on.
        prediction_model_factory: Not supported.

    Raises:
        ValueError: Sizes or a loss that do not fit, or a factory.
    """

    def __init__(
        self,
        periodicities,
        input_window_size,
        output_window_size,
        num_features,
        num_time_buckets=10,
        loss=window_model.WindowModel.NORMAL_LIKELIHOOD_LOSS,
        hidden_layer_sizes=None,
        exogenous_feature_columns=None,
        prediction_model_factory=None,
    ):
        super().__init__(num_features, exogenous_feature_columns)
        self.input_window_size = input_window_size
        self.output_window_size = output_window_size
        self.window_size = input_window_size + output_window_size
        self.loss = loss
        self.hidden_layer_sizes = hidden_layer_sizes or []
        self.exogenous_size = self._get_exogenous_embedding_shape()[-1]
        self._buckets = int(num_time_buckets)
        if not isinstance(periodicities, (list, tuple)):
            periodicities = [periodicities] if periodicities else []
        self._periods = list(map(int, periodicities))
        self._check(prediction_model_factory)

    def _check(self, factory):
        if factory is not None:
            raise ValueError(
                'prediction_model_factory is not supported: derive a model '
                'of SequentialTimeSeriesModel'
            )
        if self.loss not in (self.SQUARED_LOSS, self.NORMAL_LIKELIHOOD_LOSS):
            raise ValueError(
                f'loss must be ARModel.SQUARED_LOSS or '
                f'ARModel.NORMAL_LIKELIHOOD_LOSS, got {self.loss!r}'
            )
        for name, size in (
            ('num_time_buckets', self._buckets),
            ('output_window_size', self.output_window_size),
            *(('each of periodicities', period) for period in self._periods),
        ):
            if size <= 0:
                raise ValueError(f'{name} must be above 0, got {size}')
        if not self._periods and not self.input_window_size:
            raise ValueError(
                'ARModel needs periodicities or an input_window_size above 0'
            )

    def get_start_state(self):
        """Times, values, and from 1.9 on what is known of the times."""
        size = self.input_window_size
        state = (
            tf.zeros([size], tf.int64),
            tf.zeros([size, self.num_features], self.dtype),
            tf.zeros([size, self.exogenous_size], self.dtype),
        )
        return state if self._knows_more else state[:2]

    def prediction_ops(self, times, values, exogenous_regressors=None):
        """Mean and variance of the values of a window's second part.

        Args:
            times: `[batch, window]`.
            values: `[batch, input window, features]`, scaled; None without
                an input window.
            exogenous_regressors: `[batch, window, depth]`, or None.

        Returns:
            Dict of `'mean'` and `'covariance'`,
            `[batch, output window, features]`.
        """
        size = self.input_window_size
        split = size, self.output_window_size
        seen, known = [], []
        if self._periods:
            places = networks.places_in_periods(
                times, self._periods, self._buckets, self.dtype
            )
            depth = self._buckets * len(self._periods)
            places = tf.reshape(places, [-1, self.window_size, depth])
            both = tf.split(places, split, 1)
            for kept, part in zip((seen, known), both, strict=True):
                kept.append(part)
        if size:
            shape = [-1, size, self.num_features]
            seen.append(tf.reshape(values[:, :size], shape))
        if self.exogenous_size:
            both = tf.split(exogenous_regressors, split, 1)
            for kept, part in zip((seen, known), both, strict=True):
                kept.append(part)
        if self._knows_more:
            parts = [tf.concat(part, 2) for part in (seen, known) if part]
        else:
            parts = [*seen[-1:]] if size else []
            parts += [places] if self._periods else []
        flat = [
            tf.reshape(
                part, [tf.shape(part)[0], math.prod(part.shape.as_list()[1:])]
            )
            for part in parts
            if 0 not in part.shape.as_list()
        ]
        return self._predictions(tf.concat(flat, 1))

    def _predictions(self, layer):
        dense = networks.kind(self.release)
        for place, units in enumerate(self.hidden_layer_sizes):
            layer = tf.nn.relu(dense(layer, units, place))
        sizes = [-1, self.output_window_size, self.num_features]
        units = self.output_window_size * self.num_features
        mean = dense(layer, units, 'predicted_mean')
        mean = tf.reshape(mean, sizes)
        if self.loss == self.SQUARED_LOSS and not self._knows_more:
            return {'mean': mean, 'covariance': tf.ones_like(mean)}
        spread = tf.exp(dense(layer, units, 'log_sigma_square'))
        return {'mean': mean, 'covariance': tf.reshape(spread, sizes)}

    def loss_op(self, targets, prediction_ops):
        """The loss per value.

        Args:
            targets: `[batch, output window, features]`, scaled.
            prediction_ops: What `prediction_ops` gives.
        """
        errors = prediction_ops['mean'] - targets
        if self.loss == self.SQUARED_LOSS:
            return tf.reduce_mean(tf.square(errors))
        variance = prediction_ops['covariance']
        return networks.normal_loss(self.release, errors, variance)
