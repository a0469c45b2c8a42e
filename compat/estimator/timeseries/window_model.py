"""Models that predict a window of the window before it.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `ar_model.py`.
"""

from __future__ import annotations

import tensorflow as tf

from ...releases import Release
from ..spec import ModeKeys
from . import model
from .keys import PredictionFeatures
from .keys import TrainEvalFeatures as Keys

v1 = tf.compat.v1
_MADE = 'mean', 'covariance'


class WindowModel(model.TimeSeriesModel):
    """Goes from window to window; a sub-class predicts one.

    Attributes:
        input_window_size: Times that are seen.
        output_window_size: Times that are predicted at once.
        window_size: Both.
        exogenous_size: Depth of what is known of each time.
        loss: Name of the loss.
    """

    release = Release('1.15')
    SQUARED_LOSS = 'squared_loss'
    NORMAL_LIKELIHOOD_LOSS = 'normal_likelihood_loss'
    input_window_size: int
    output_window_size: int
    window_size: int
    exogenous_size: int
    loss: str

    def prediction_ops(self, times, values, exogenous_regressors=None):
        """Dict of `'mean'` and `'covariance'` of a window's second part."""
        raise NotImplementedError

    def loss_op(self, targets, prediction_ops):
        """The loss per value."""
        raise NotImplementedError

    @property
    def _knows_more(self):
        return self.release >= '1.9'

    def get_batch_loss(self, features, mode, state):
        """As `TimeSeriesModel`; windows one after the other to evaluate."""
        features = {k: tf.convert_to_tensor(v) for k, v in features.items()}
        times = features[Keys.TIMES]
        regressors = self._regressors(times, features)
        if mode == ModeKeys.TRAIN:
            return self._window(features, mode, regressors)
        self._check_length(times)
        return self._windows(features, mode, state, regressors)

    def _regressors(self, times, features):
        """What is known of times, `[batch, time, depth]`; depth 0 for none."""
        known = {k: v for k, v in features.items() if k not in model.OWN}
        found = self._process_exogenous_features(times, known)
        if found is None:
            found = tf.zeros(tf.concat([tf.shape(times), [0]], 0), self.dtype)
        return found

    def _check_length(self, times):
        length = times.shape.with_rank(2).as_list()[1]
        if length is not None and length < self.window_size:
            raise ValueError(
                'ARModel requires a window of at least input_window_size + '
                'output_window_size to evaluate on (input_window_size='
                f'{self.input_window_size}, output_window_size='
                f'{self.output_window_size}, and got shape {times.shape} for '
                f"feature '{Keys.TIMES}' (batch size, window size))."
            )

    def _window(self, features, mode, regressors):
        """`ModelOutputs` of one window."""
        times = tf.cast(features[Keys.TIMES], tf.int64)
        if not times.shape.is_compatible_with([None, self.window_size]):
            raise ValueError(
                f'ARModel with input_window_size={self.input_window_size} '
                f'and output_window_size={self.output_window_size} expects '
                f"feature '{Keys.TIMES}' to have shape (batch_size, "
                f'{self.window_size}) (for any batch_size), but got shape '
                f'{times.shape}. If you are using RandomWindowInputFn, set '
                f'window_size={self.window_size} or adjust the '
                'input_window_size and output_window_size arguments to '
                'ARModel.'
            )
        original = tf.cast(features[Keys.VALUES], self.dtype)
        values = self._scale_data(original)
        size = self.input_window_size
        found = self.prediction_ops(times, values[:, :size], regressors)
        mean = self._scale_back_data(found['mean'])
        targets = values[:, size:]
        if mode == ModeKeys.EVAL and self.loss == self.SQUARED_LOSS:
            back = self._scale_back_data(targets)
            loss = self.loss_op(back, {'mean': mean})
        else:
            loss = self.loss_op(targets, found)
        end = times[:, -size:], values[:, -size:], regressors[:, -size:]
        out = -self.output_window_size
        return model.ModelOutputs(
            loss,
            end if self._knows_more else end[:2],
            {
                'mean': mean,
                'covariance': self._scale_back_variance(found['covariance']),
                'observed': original[:, out:],
            },
            times[:, out:],
        )

    def _windows(self, features, mode, state, regressors):
        """`ModelOutputs` of the windows that fit into a series."""
        times = features[Keys.TIMES]
        values = tf.cast(features[Keys.VALUES], self.dtype)
        size, out = self.input_window_size, self.output_window_size
        count = (tf.shape(times)[1] - size) // out
        cropped = {
            name: value[:, -(count * out + size) :]
            for name, value in features.items()
        }

        def window(number, *kept):
            place = slice(number * out, number * out + self.window_size)
            parts = {name: value[:, place] for name, value in cropped.items()}
            found = self._window(parts, mode, regressors[:, place])
            made = found.loss, *(found.predictions[k] for k in _MADE)
            kept = [
                room.write(number, m)
                for room, m in zip(kept, made, strict=True)
            ]
            return number + 1, *kept

        rooms = [tf.TensorArray(self.dtype, count) for _ in range(3)]
        _, losses, *made = v1.while_loop(
            lambda number, *_: number < count, window, [tf.constant(0), *rooms]
        )
        predictions = {
            name: self._in_row(kept.stack())
            for name, kept in zip(_MADE, made, strict=True)
        }
        predictions['observed'] = values[:, -count * out :]
        known = tf.cast(times, tf.int64), self._scale_data(values), regressors
        end = tuple(
            self._last(before, part)
            for before, part in zip(state, known, strict=False)
        )
        return model.ModelOutputs(
            tf.reduce_mean(losses.stack()),
            end,
            predictions,
            times[:, -count * out :],
        )

    def _last(self, before, part):
        """What is seen last of a state and what came after it."""
        if not self.input_window_size:
            return before
        last = tf.concat([before, part], 1)[:, -self.input_window_size :]
        last.set_shape([None, *before.shape.as_list()[1:]])
        return last

    def _in_row(self, windows):
        """`[batch, time, features]` of `[windows, batch, out, features]`."""
        ordered = tf.transpose(windows, [1, 0, 2, 3])
        sizes = [tf.shape(ordered)[0], -1, self.num_features]
        return tf.reshape(ordered, sizes)

    def predict(self, features):
        """Dict of `'mean'` and `'covariance'`, `[batch, time, features]`."""
        times = tf.cast(features[PredictionFeatures.TIMES], tf.int64)
        regressors = self._regressors(times, features)
        state = features[PredictionFeatures.STATE_TUPLE]
        wanted, out = tf.shape(times)[1], self.output_window_size
        count = (wanted + out - 1) // out
        added = [[0, 0], [0, count * out - wanted]]
        state_times, values, *known = state
        times = tf.concat([state_times, tf.pad(times, added)], 1)
        regressors = tf.pad(regressors, [*added, [0, 0]])
        if known:
            regressors = tf.concat([known[0], regressors], 1)
        values = tf.cast(values, self.dtype)

        def window(number, values, mean, covariance):
            place = slice(number * out, number * out + self.window_size)
            now = times[:, place]
            now.set_shape([None, self.window_size])
            found = self.prediction_ops(now, values, regressors[:, place])
            values = tf.concat([values, found['mean']], 1)
            values = values[:, tf.shape(values)[1] - self.input_window_size :]
            values.set_shape([None, self.input_window_size, self.num_features])
            return (
                number + 1,
                values,
                mean.write(number, found['mean']),
                covariance.write(number, found['covariance']),
            )

        values = tf.ensure_shape(
            values, [None, self.input_window_size, self.num_features]
        )
        rooms = [tf.TensorArray(self.dtype, count) for _ in range(2)]
        *_, mean, covariance = v1.while_loop(
            lambda number, *_: number < count,
            window,
            [tf.constant(0), values, *rooms],
        )
        mean = self._in_row(mean.stack())[:, :wanted]
        covariance = self._in_row(covariance.stack())[:, :wanted]
        if self.loss == self.SQUARED_LOSS:
            covariance = tf.ones_like(mean)
        return {
            'mean': self._scale_back_data(mean),
            'covariance': self._scale_back_variance(covariance),
        }
