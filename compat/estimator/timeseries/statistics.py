"""What is learned of a series itself while a model trains on it.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `math_utils.py`.
"""

from __future__ import annotations

import typing

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


class Moments(typing.NamedTuple):
    """Mean and variance, `[features]`."""

    mean: object
    variance: object


class InputStatistics(typing.NamedTuple):
    """What is known of a series.

    Attributes:
        series_start_moments: `Moments` of its first values.
        overall_feature_moments: `Moments` of all that was seen.
        start_time: Its first time.
        total_observation_count: How many values it seems to have.
    """

    series_start_moments: object
    overall_feature_moments: object
    start_time: object
    total_observation_count: object


class InputStatisticsFromMiniBatch:
    """Statistics that variables gather from batches.

    Args:
        num_features: Features of the series.
        dtype: Type of its values.
        starting_variance_window_size: Values that the start consists of.
    """

    def __init__(self, num_features, dtype, starting_variance_window_size=16):
        self._num_features = num_features
        self._dtype = tf.as_dtype(dtype)
        self._start_size = starting_variance_window_size

    def initialize_graph(self, features, update_statistics=True):
        """The statistics, updated by a batch.

        Args:
            features: Dict with `'times'` `[batch, time]` and `'values'`
                `[batch, time, features]`; without them nothing is updated.
            update_statistics: Whether to.

        Returns:
            `InputStatistics`.
        """
        times, values = features.get('times'), features.get('values')
        with v1.variable_scope('input_statistics', use_resource=True):
            found = self._statistics()
        with v1.variable_scope(
            'input_statistics_auxiliary', use_resource=True
        ):
            sums = self._sums()
        if not update_statistics or times is None or values is None:
            return found
        values = tf.cast(values, self._dtype)
        with tf.control_dependencies(
            [self._update(found, sums, times, values)]
        ):
            read = tf.nest.map_structure(tf.identity, found)
        first = tf.minimum(read.start_time, tf.reduce_min(times))
        return read._replace(start_time=first)

    def _statistics(self):
        start = Moments(
            self._vector('series_start_mean', 0),
            self._vector('series_start_variance', 1),
        )
        overall = Moments(
            self._vector('overall_feature_mean', 0),
            self._vector('overall_feature_var', 1),
        )
        last = np.iinfo(np.int64).max
        return InputStatistics(
            start,
            overall,
            _number('start_time', last),
            _number('total_observation_count', 1),
        )

    def _sums(self):
        """Dict of the sums that the statistics are computed of."""
        number = self._dtype.as_numpy_dtype(0)
        return {
            'last': _number('max_time_seen', np.iinfo(np.int64).min),
            'chunks': _number('chunk_count', 0),
            'durations': _number('inter_observation_duration_sum', number),
            'examples': _number('example_count', 0),
            'values': self._vector('overall_feature_sum', 0),
            'squares': self._vector('overall_feature_sum_of_squares', 0),
        }

    def _vector(self, name, value):
        return v1.get_variable(
            name,
            [self._num_features],
            self._dtype,
            tf.constant_initializer(value),
            trainable=False,
        )

    def _update(self, found, sums, times, values):
        """An operation that adds a batch."""
        count = tf.cast(tf.shape(times)[1] - 1, self._dtype)
        span = tf.reduce_max(times, 1) - tf.reduce_min(times, 1)
        chunks, _ = tf.unstack(tf.shape(times, tf.int64))
        last = tf.maximum(sums['last'], tf.reduce_max(times))
        last = v1.assign(sums['last'], last)
        added = {
            'chunks': chunks,
            'durations': tf.reduce_sum(tf.cast(span, self._dtype) / count),
            'examples': tf.size(times, tf.int64),
            'values': tf.reduce_sum(values, [0, 1]),
            'squares': tf.reduce_sum(values**2, [0, 1]),
        }
        adding = [v1.assign_add(sums[k], value) for k, value in added.items()]
        with tf.control_dependencies([last, *adding]):
            examples = tf.cast(sums['examples'], self._dtype)
            mean = sums['values'] / examples
            spread = sums['squares'] / examples - mean**2
            overall = found.overall_feature_moments
            updates = [
                v1.assign(overall.mean, mean),
                v1.assign(
                    overall.variance, spread * examples / (examples - 1)
                ),
            ]
            start = self._update_start(found, times, values)
            with tf.control_dependencies([start]):
                first = tf.minimum(found.start_time, tf.reduce_min(times))
                first = v1.assign(found.start_time, first)
            step = sums['durations'] / tf.cast(sums['chunks'], self._dtype)
            steps = tf.cast(last - first + 1, self._dtype) / step
            total = tf.cast(tf.round(steps), tf.int64)
            updates.append(v1.assign(found.total_observation_count, total))
        return tf.group(*updates, start, first)

    def _update_start(self, found, times, values):
        """Keeps the moments of the values that come first."""
        row = tf.argmin(times[:, 0], output_type=tf.int32)

        def kept():
            size = self._start_size
            mean, variance = tf.nn.moments(values[row, :size], [0])
            start = found.series_start_moments
            return tf.group(
                v1.assign(start.mean, mean),
                v1.assign(start.variance, variance),
            )

        is_first = times[row, 0] <= found.start_time
        return v1.cond(is_first, kept, tf.no_op)


def _number(name, value):
    if not isinstance(value, np.generic):
        value = np.int64(value)
    return v1.get_variable(name, initializer=value, trainable=False)
