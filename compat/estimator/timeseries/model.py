"""Models of series, to derive one's own from.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `model.py`.
"""

from __future__ import annotations

import typing

import tensorflow as tf

from .keys import PredictionFeatures
from .keys import TrainEvalFeatures as Keys

v1 = tf.compat.v1
OWN = (Keys.TIMES, Keys.VALUES, PredictionFeatures.STATE_TUPLE)


class ModelOutputs(typing.NamedTuple):
    """What a model makes of a batch.

    Attributes:
        loss: Scalar.
        end_state: The state after the last step.
        predictions: Dict of name to tensor `[batch, time, ...]`.
        prediction_times: `[batch, time]`.
    """

    loss: object
    end_state: object
    predictions: object
    prediction_times: object


class TimeSeriesModel:
    """A model of a series.

    Args:
        num_features: Features of the series.
        exogenous_feature_columns: Feature columns of what is known of each
            time, the future included.
        dtype: Type of the values.
    """

    def __init__(
        self, num_features, exogenous_feature_columns=None, dtype=tf.float32
    ):
        self._exogenous_feature_columns = exogenous_feature_columns or []
        self.num_features = num_features
        self.dtype = dtype
        self._input_statistics = None
        self._graph_initialized = False
        self._stats_means = self._stats_sigmas = None

    @property
    def exogenous_feature_columns(self):
        """Feature columns of what is known of each time."""
        return self._exogenous_feature_columns

    def generate(
        self,
        number_of_series,
        series_length,
        model_parameters=None,
        seed=None,
    ):
        """Series that the model draws, where it can."""
        raise NotImplementedError('This model does not support generation.')

    def initialize_graph(self, input_statistics=None):
        """Prepares the model for a graph.

        Args:
            input_statistics: `statistics.InputStatistics`, or None.
        """
        self._graph_initialized = True
        self._input_statistics = input_statistics
        if input_statistics:
            mean, variance = input_statistics.overall_feature_moments
            self._stats_means, self._stats_sigmas = mean, tf.sqrt(variance)

    def define_loss(self, features, mode):
        """`get_batch_loss` from the state of the start."""
        self._check_graph_initialized()
        size = tf.shape(features[Keys.TIMES])[0]
        state = replicate_state(self.get_start_state(), size)
        return self.get_batch_loss(features, mode, state)

    def get_start_state(self):
        """The state before the first step, without a batch."""
        raise NotImplementedError

    def get_batch_loss(self, features, mode, state):
        """`ModelOutputs` of a batch from a state on."""
        raise NotImplementedError

    def predict(self, features):
        """Dict of predictions for times that follow a state."""
        raise NotImplementedError

    def _scale_data(self, data):
        if self._input_statistics is None:
            return data
        return (data - self._stats_means) / self._stats_sigmas

    def _scale_variance(self, variance):
        if self._input_statistics is None:
            return variance
        return variance / self._input_statistics.overall_feature_moments[1]

    def _scale_back_data(self, data):
        if self._input_statistics is None:
            return data
        return data * self._stats_sigmas + self._stats_means

    def _scale_back_variance(self, variance):
        if self._input_statistics is None:
            return variance
        return variance * self._input_statistics.overall_feature_moments[1]

    def _check_graph_initialized(self):
        if not self._graph_initialized:
            raise ValueError(
                'TimeSeriesModels require initialize_graph() to be called '
                'before use. This defines variables and ops in the default '
                'graph, and allows Tensor-valued input statistics to be '
                'specified.'
            )

    def _get_exogenous_embedding_shape(self):
        columns = self._exogenous_feature_columns
        if not columns:
            return (0,)
        with tf.Graph().as_default():
            spec = v1.feature_column.make_parse_example_spec(columns)
            records = v1.placeholder(tf.string, [None])
            parsed = v1.parse_example(records, spec)
            embedded = v1.feature_column.input_layer(parsed, columns)
        return embedded.shape.as_list()[1:]

    def _process_exogenous_features(self, times, features):
        """What is known of each time, `[batch, time, depth]`, or None."""
        if not self._exogenous_feature_columns:
            return None
        rows = {}
        for name, value in features.items():
            shape = tf.shape(value)
            outer = tf.reduce_prod(shape[:2], keepdims=True)
            value = tf.reshape(value, tf.concat([outer, shape[2:]], 0))
            is_number = value.shape.ndims == 1 and value.dtype != tf.string
            rows[name] = value[:, None] if is_number else value
        embedded = v1.feature_column.input_layer(
            rows, self._exogenous_feature_columns, trainable=True
        )
        shape = tf.concat([tf.shape(times), tf.shape(embedded)[1:]], 0)
        found = tf.reshape(embedded, shape)
        found.set_shape(times.shape.concatenate(embedded.shape[1:]))
        return tf.cast(found, self.dtype)


def replicate_state(state, batch_size):
    """A state for each row of a batch."""

    def tiled(part):
        ones = tf.ones([tf.rank(part)], tf.int32)
        return tf.tile(part[None], tf.concat([[batch_size], ones], 0))

    return tf.nest.map_structure(tiled, state)
