"""Models that go from time to time, such as recurrent networks.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `model.py`.
"""

from __future__ import annotations

import tensorflow as tf

from .keys import PredictionFeatures
from .keys import TrainEvalFeatures as Keys
from .model import OWN, ModelOutputs, TimeSeriesModel

v1 = tf.compat.v1


class SequentialTimeSeriesModel(TimeSeriesModel):
    """A model that goes from time to time, such as a recurrent network.

    A sub-class says what a state is and what a step makes of it.

    Args:
        train_output_names: Keys of what `_filtering_step` gives beside
            `'loss'`.
        predict_output_names: Keys of what `_prediction_step` gives.
        num_features: Features of the series.
        normalize_features: Whether values come with mean 0 and variance 1.
        dtype: Type of the values.
        exogenous_feature_columns: As for `TimeSeriesModel`.
        exogenous_update_condition: Function of `times` `[batch]` and
            `features` that says for which rows these update the state.
        static_unrolling_window_size_threshold: Up to which length steps are
            unrolled, None for never.
    """

    def __init__(
        self,
        train_output_names,
        predict_output_names,
        num_features,
        normalize_features=False,
        dtype=tf.float32,
        exogenous_feature_columns=None,
        exogenous_update_condition=None,
        static_unrolling_window_size_threshold=None,
    ):
        super().__init__(num_features, exogenous_feature_columns, dtype)
        self._exogenous_update_condition = exogenous_update_condition
        self._train_output_names = train_output_names
        self._predict_output_names = predict_output_names
        self._normalize_features = normalize_features
        self._longest_unrolled = static_unrolling_window_size_threshold

    def _scale_back_predictions(self, predictions):
        raise NotImplementedError(
            'SequentialTimeSeriesModel normalized input data '
            '(normalize_features=True), but no method was provided to '
            'transform the predictions back to the input scale.'
        )

    def _filtering_step(
        self, current_times, current_values, state, predictions
    ):
        """State and outputs after the values of a time were seen."""
        raise NotImplementedError

    def _prediction_step(self, current_times, state):
        """State and predictions for a time."""
        raise NotImplementedError

    def _imputation_step(self, current_times, state):
        """State after times without values."""
        raise NotImplementedError

    def _exogenous_input_step(
        self, current_times, current_exogenous_regressors, state
    ):
        """State after what is known of a time."""
        raise NotImplementedError

    def _loss_additions(self, times, values, mode):
        return 0.0

    def _window_initializer(self, times, state):
        pass

    def get_batch_loss(self, features, mode, state):
        """As `TimeSeriesModel`."""
        loss, states, outputs = self.per_step_batch_loss(features, mode, state)
        end = tf.nest.map_structure(lambda part: part[:, -1], states)
        outputs['observed'] = features[Keys.VALUES]
        return ModelOutputs(loss, end, outputs, features[Keys.TIMES])

    def per_step_batch_loss(self, features, mode, state):
        """The loss of a batch, with the states of all steps.

        Args:
            features: Dict with `'times'` and `'values'`.
            mode: One of `ModeKeys`.
            state: The state before the first step.

        Returns:
            A triple: the loss per value, states `[batch, time, ...]`, and the
            dict of outputs `[batch, time, ...]`.
        """
        self._check_graph_initialized()
        times = tf.cast(features[Keys.TIMES], tf.int64)
        values = tf.cast(features[Keys.VALUES], self.dtype)
        if self._normalize_features:
            values = self._scale_data(values)

        def step(number, current_times, state):
            state, predictions = self._prediction_step(
                current_times=current_times, state=state
            )
            return self._filtering_step(
                current_times=current_times,
                current_values=values[:, number, :],
                state=state,
                predictions=predictions,
            )

        names = ['loss', *self._train_output_names]
        states, outputs = self._steps(times, state, features, step, names)
        losses = outputs.pop('loss')
        losses.set_shape(times.shape)
        loss = tf.reduce_sum(losses) / tf.cast(tf.size(times), self.dtype)
        loss += self._loss_additions(times, values, mode)
        if self._normalize_features:
            outputs = self._scale_back_predictions(outputs)
        return loss, states, outputs

    def predict(self, features):
        """As `TimeSeriesModel`."""
        times = tf.convert_to_tensor(
            features[PredictionFeatures.TIMES], tf.int64
        )

        def step(number, current_times, state):
            return self._prediction_step(
                current_times=current_times, state=state
            )

        state = features[PredictionFeatures.STATE_TUPLE]
        names = self._predict_output_names
        _, predictions = self._steps(times, state, features, step, names)
        if self._normalize_features:
            predictions = self._scale_back_predictions(predictions)
        return predictions

    def _steps(self, times, state, features, step, names):
        """Runs a function for each time.

        Args:
            times: `[batch, time]`.
            state: The state before the first.
            features: Dict of all features.
            step: Function of the step's number, its times and the state that
                returns the next state and a dict of outputs.
            names: Keys of the outputs.

        Returns:
            A pair of states and outputs, `[batch, time, ...]` each.
        """
        known = {k: v for k, v in features.items() if k not in OWN}
        regressors = self._process_exogenous_features(times, known)
        count = tf.shape(times)[1]
        self._window_initializer(times, state)

        def update(number, state, states, outputs, reuse=False):
            with v1.variable_scope('state_update_step', reuse=reuse):
                now = times[:, number]
                before = self._imputation_step(current_times=now, state=state)
                if regressors is not None:
                    before = self._informed(
                        now, number, before, known, regressors
                    )
                after, made = step(number, now, before)
            if set(made) != set(names):
                raise ValueError(
                    f'a step gave {sorted(made)}, expected {sorted(names)}: '
                    'the names that the model was made with'
                )
            flat = tf.nest.flatten(after)
            for part, was in zip(flat, tf.nest.flatten(state), strict=True):
                part.set_shape(was.shape)
            return (
                number + 1,
                tf.nest.pack_sequence_as(state, flat),
                _written(states, number, flat),
                _written(outputs, number, [made[name] for name in names]),
            )

        state = tf.nest.map_structure(tf.convert_to_tensor, state)
        types = [part.dtype for part in tf.nest.flatten(state)]
        states = [tf.TensorArray(dtype, count) for dtype in types]
        outputs = [tf.TensorArray(self.dtype, count) for _ in names]
        length = times.shape.as_list()[1]
        longest = self._longest_unrolled
        if None not in (length, longest) and length <= longest:
            for place in range(length):
                number = tf.constant(place)
                _, state, states, outputs = update(
                    number, state, states, outputs, place > 0
                )
        else:
            *_, states, outputs = v1.while_loop(
                lambda number, *_: number < count,
                update,
                (tf.constant(0), state, states, outputs),
            )
        after = [_by_batch(part.stack()) for part in states]
        found = [_by_batch(part.stack()) for part in outputs]
        return (
            tf.nest.pack_sequence_as(state, after),
            dict(zip(names, found, strict=True)),
        )

    def _informed(self, times, number, state, features, regressors):
        """The state after what is known of a time."""
        updated = self._exogenous_input_step(
            current_times=times,
            current_exogenous_regressors=regressors[:, number, :],
            state=state,
        )
        if self._exogenous_update_condition is None:
            return updated
        now = {name: value[:, number] for name, value in features.items()}
        chosen = self._exogenous_update_condition(times=times, features=now)
        pairs = zip(
            tf.nest.flatten(updated), tf.nest.flatten(state), strict=True
        )
        parts = [v1.where(chosen, new, old) for new, old in pairs]
        return tf.nest.pack_sequence_as(state, parts)


def _written(rooms, number, values):
    return [
        room.write(number, value)
        for room, value in zip(rooms, values, strict=True)
    ]


def _by_batch(steps):
    """`[batch, time, ...]` for `[time, batch, ...]`."""
    order = tf.concat([[1, 0], tf.range(2, tf.rank(steps))], 0)
    return tf.transpose(steps, order)
