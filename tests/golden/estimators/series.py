"""A program around `contrib.timeseries`."""

from __future__ import absolute_import, division, print_function

import importlib

import numpy as np

SIZE = 40
TIMES = np.arange(SIZE)
VALUES = np.stack([np.sin(TIMES / 5.0) + 0.02 * TIMES, np.cos(TIMES / 4.0)], 1)


def time_series(tf, folder):
    """A recurrent model and autoregressive ones, trained on whole series."""
    series = tf.contrib.timeseries
    path = tf.__name__ + '.contrib.timeseries.python.timeseries.'
    regressor = importlib.import_module(path + 'estimators')
    loss = series.ARModel
    sgd = tf.train.GradientDescentOptimizer
    found = {
        'lstm': trained(
            tf,
            VALUES,
            regressor.TimeSeriesRegressor(
                model=recurrent_model(tf, path)(3, 2),
                optimizer=sgd(0.1),
                model_dir=folder + '/lstm',
            ),
        )
    }
    for features, kind, hidden in (
        (1, loss.NORMAL_LIKELIHOOD_LOSS, None),
        (2, loss.NORMAL_LIKELIHOOD_LOSS, [4]),
        (2, loss.SQUARED_LOSS, None),
    ):
        name = 'ar %d %s' % (features, kind)
        found[name] = trained(
            tf,
            VALUES[:, :features],
            series.ARRegressor(
                periodicities=[7, 11],
                input_window_size=22,
                output_window_size=9,
                num_features=features,
                loss=kind,
                hidden_layer_sizes=hidden,
                optimizer=sgd(0.01),
                model_dir='%s/%d' % (folder, len(found)),
            ),
            31,
        )
    return {
        'losses': [],
        'results': dict((name, one['results']) for name, one in found.items()),
        'predictions': dict(
            (name, one['predictions']) for name, one in found.items()
        ),
        'variables': dict(
            (name, one['variables']) for name, one in found.items()
        ),
        'files': refused(series),
        'log': [],
    }


def trained(tf, values, estimator, window=SIZE):
    """What an estimator gives after some steps on the same window."""
    series = tf.contrib.timeseries
    keys = series.TrainEvalFeatures

    def reader(size):
        data = {keys.TIMES: TIMES[:size], keys.VALUES: values[:size]}
        return series.NumpyReader(data)

    windows = series.RandomWindowInputFn(
        reader(window), window_size=window, batch_size=1, jitter=False
    )
    estimator.train(windows, steps=1, hooks=[arithmetic_hook(tf)])
    estimator.train(windows, steps=3)
    found = estimator.evaluate(
        series.WholeDatasetInputFn(reader(SIZE)), steps=1
    )
    after = series.predict_continuation_input_fn(found, steps=12)
    (predicted,) = estimator.predict(after)
    state = found.pop('start_tuple')
    return {
        'results': dict(
            [(key, few(one)) for key, one in found.items()],
            state=[few(part) for part in flat(state)],
        ),
        'predictions': dict((key, few(one)) for key, one in predicted.items()),
        'variables': sorted(estimator.get_variable_names()),
    }


def few(values):
    """The shape of an array and every fifth of its numbers; or its one."""
    values = np.asarray(values)
    numbers = values.reshape(-1)[::5].tolist()
    return [list(values.shape), numbers] if values.ndim else values.tolist()


def flat(state):
    """The arrays of a state."""
    if not isinstance(state, (list, tuple)):
        return [state]
    return [part for one in state for part in flat(one)]


def refused(series):
    """What readers and input functions say of what does not fit."""
    good = {'times': [1, 2, 3], 'values': [1.0, 2.0, 3.0]}
    seen = {'times': np.array([[1, 2]]), 'start_tuple': ()}
    after = series.predict_continuation_input_fn
    said = []
    for call in (
        lambda: series.NumpyReader({'times': [1, 2]}),
        lambda: series.NumpyReader({'times': [1, 2], 'values': [1.0]}),
        lambda: series.RandomWindowInputFn(series.NumpyReader(good), 4, 1),
        lambda: series.CSVReader('a.csv', column_names=('times', 'x')),
        lambda: after(seen),
        lambda: after(seen, steps=1, times=[3]),
        lambda: after(seen, times=[2]),
    ):
        try:
            call()
        except ValueError as error:
            said.append(str(error))
    return said


def arithmetic_hook(tf):
    """A hook that sets weights to values which follow from their place."""

    def order(variable):
        shape = variable.get_shape().as_list()
        return (np.prod(shape), len(shape), shape, 'sigma' in variable.name)

    class Hook(tf.train.SessionRunHook):
        def begin(self):
            self.operations = []
            for variable in sorted(tf.trainable_variables(), key=order):
                shape = variable.get_shape().as_list()
                values = np.sin(np.arange(np.prod(shape)) + 1.0) * 0.3
                values = values.reshape(shape).astype(np.float32)
                self.operations.append(variable.assign(values))

        def after_create_session(self, session, coord):
            session.run(self.operations)

    return Hook()


def recurrent_model(tf, path):
    """A class: an LSTM that is told a time's values after it."""
    base = importlib.import_module(path + 'model').SequentialTimeSeriesModel

    class Recurrent(base):
        def __init__(self, units, num_features):
            base.__init__(
                self, ['mean'], ['mean'], num_features, dtype=tf.float32
            )
            self.units = units

        def initialize_graph(self, input_statistics=None):
            base.initialize_graph(self, input_statistics=input_statistics)
            self.cell = tf.nn.rnn_cell.LSTMCell(self.units)
            self.update = tf.make_template(
                'cell', self.cell, create_scope_now_=True
            )
            self.answer = tf.make_template(
                'out',
                lambda x: tf.layers.dense(x, self.num_features),
                create_scope_now_=True,
            )

        def get_start_state(self):
            parts = self.cell.zero_state(1, self.dtype)
            return (
                tf.zeros([], tf.int64),
                tf.zeros([self.num_features], self.dtype),
                [tf.squeeze(part, 0) for part in parts],
            )

        def _filtering_step(
            self, current_times, current_values, state, predictions
        ):
            time, guess, cell_state = state
            mean, variance = self._input_statistics.series_start_moments
            with tf.control_dependencies(
                [tf.assert_equal(current_times, time)]
            ):
                seen = (current_values - mean) / variance
            predictions['loss'] = tf.reduce_mean((guess - seen) ** 2, axis=-1)
            return (current_times, seen, cell_state), predictions

        def _prediction_step(self, current_times, state):
            _, seen, cell_state = state
            output, cell_state = self.update(seen, cell_state)
            guess = self.answer(output)
            mean, variance = self._input_statistics.series_start_moments
            predictions = {'mean': guess * variance + mean}
            return (current_times, guess, cell_state), predictions

        def _imputation_step(self, current_times, state):
            return state

        def _exogenous_input_step(
            self, current_times, current_exogenous_regressors, state
        ):
            return state

    return Recurrent
