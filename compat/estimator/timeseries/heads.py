"""What is trained, measured and predicted of a model of a series.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `head.py`.
"""

from __future__ import annotations

import tensorflow as tf

from ..heads.base import trained
from ..spec import ModeKeys
from .keys import PredictionFeatures, State
from .keys import TrainEvalFeatures as Keys

v1 = tf.compat.v1


class Head:
    """The model function of a series.

    Args:
        release: A Release.
        model: A `TimeSeriesModel`.
        states: A `states.PassthroughStateManager` or kin.
        optimizer: `tf.train.Optimizer`.
        statistics: `statistics.InputStatisticsFromMiniBatch`.
        make_spec: The `EstimatorSpec` of the release.
    """

    def __init__(
        self, release, model, states, optimizer, statistics, make_spec
    ):
        self._release = release
        self._model = model
        self._states = states
        self._optimizer = optimizer
        self._statistics = statistics
        self._make_spec = make_spec

    def create_estimator_spec(self, features, mode, labels=None):
        """The `EstimatorSpec` of a mode.

        Args:
            features: Dict with `'times'` `[batch, time]`, and `'values'` or
                `'start_tuple'`.
            mode: One of `ModeKeys`.
            labels: None, or an empty dict.

        Raises:
            ValueError: Features that lack or do not fit, or labels.
        """
        with v1.name_scope(None, 'head'):
            if labels is not None and labels != {}:
                raise ValueError(
                    'The model received a `labels`, which is not supported. '
                    f"Pass '{Keys.TIMES}' and '{Keys.VALUES}' as features."
                )
            features = {k: self._tensor(k, v) for k, v in features.items()}
            statistics = self._statistics.initialize_graph(
                features, update_statistics=mode == ModeKeys.TRAIN
            )
            self._model.initialize_graph(input_statistics=statistics)
            _check(features, mode, self._model.num_features)
            self._states.initialize_graph(self._model, statistics)
            with v1.variable_scope('model', use_resource=True):
                if mode == ModeKeys.PREDICT:
                    return self._predicted(features)
                outputs = self._states.define_loss(self._model, features, mode)
            if self._release >= '1.6':
                v1.summary.scalar('loss', outputs.loss)
            if mode == ModeKeys.TRAIN:
                return self._trained(outputs.loss)
            return self._evaluated(outputs)

    def _tensor(self, name, value):
        if name == Keys.TIMES:
            return tf.cast(value, tf.int64)
        if name == Keys.VALUES:
            return tf.cast(value, self._model.dtype)
        if name == State.STATE_TUPLE:
            return value
        is_sparse = isinstance(value, tf.SparseTensor)
        return value if is_sparse else tf.convert_to_tensor(value)

    def _predicted(self, features):
        predictions = self._model.predict(features=features)
        predictions[Keys.TIMES] = features[Keys.TIMES]
        return self._make_spec(ModeKeys.PREDICT, predictions=predictions)

    def _trained(self, loss):
        train = trained(loss, self._optimizer, None)
        return self._make_spec(ModeKeys.TRAIN, loss=loss, train_op=train)

    def _evaluated(self, outputs):
        values = {
            **outputs.predictions,
            Keys.TIMES: outputs.prediction_times,
            State.STATE_TUPLE: outputs.end_state,
        }
        metrics = {name: _last(name, value) for name, value in values.items()}
        predictions = {}
        if self._release >= '1.10':
            predictions = outputs.predictions
            metrics['average_loss'] = v1.metrics.mean(
                outputs.loss, name='average_loss'
            )
        return self._make_spec(
            ModeKeys.EVAL,
            loss=outputs.loss,
            eval_metric_ops=metrics,
            predictions=predictions,
        )


def _last(name, values):
    """A metric that is the last value itself, be it a tensor or many."""
    updates, found = [], []
    for place, value in enumerate(tf.nest.flatten(values)):
        single = value is values
        kept = v1.Variable(
            tf.zeros([], value.dtype),
            name=f'{name if single else f"{name}_{place}"}_identity_metric',
            collections=[v1.GraphKeys.LOCAL_VARIABLES],
            validate_shape=False,
            use_resource=False,
        )
        updates.append(v1.assign(kept, value, validate_shape=False))
        kept.set_shape(value.shape)
        found.append(kept.value())
    return tf.nest.pack_sequence_as(values, found), tf.group(*updates)


def _check(features, mode, num_features):
    """Refuses features that a mode cannot do with."""
    needed = Keys.VALUES, 'training/evaluation'
    if mode == ModeKeys.PREDICT:
        needed = PredictionFeatures.STATE_TUPLE, 'prediction'
    for key in (Keys.TIMES, needed[0]):
        if key not in features:
            raise ValueError(f"Expected a '{key}' feature for {needed[1]}.")
    times = features[Keys.TIMES]
    if not times.shape.is_compatible_with([None, None]):
        raise ValueError(
            'Expected shape (batch dimension, window size) for feature '
            f"'{Keys.TIMES}' (got shape {times.shape})"
        )
    values = features.get(Keys.VALUES)
    sizes = [None, None, num_features]
    if mode != ModeKeys.PREDICT and not values.shape.is_compatible_with(sizes):
        raise ValueError(
            f'Expected shape (batch dimension, window size, {num_features}) '
            f"for feature '{Keys.VALUES}', since the model was configured "
            f'with num_features={num_features} (got shape {values.shape})'
        )
    for name, value in features.items():
        if name == State.STATE_TUPLE or value.shape.ndims is None:
            continue
        if value.shape.ndims < 2:
            raise ValueError(
                'Features must have shape (batch dimension, window size, '
                f"...) (got rank {value.shape.ndims} for feature '{name}')"
            )
        if not value.shape[:2].is_compatible_with(times.shape):
            raise ValueError(
                'Features must have shape (batch dimension, window size, '
                '...) where batch dimension and window size match the '
                f"'{Keys.TIMES}' feature (got shape {value.shape} for "
                f"feature '{name}' but shape {times.shape} for feature "
                f"'{Keys.TIMES}')"
            )
