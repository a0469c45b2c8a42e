"""Input functions: windows of a series, the whole of it, what comes after.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `input_pipeline.py`
and `model_utils.py`.
"""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from ...releases import Release
from . import counters
from .keys import FilteringResults, PredictionFeatures
from .keys import TrainEvalFeatures as Keys

v1 = tf.compat.v1


class TimeSeriesInputFn:
    """An input function that is an object."""

    def create_batch(self):
        """A pair: dict of features `[batch, time, ...]`, and None."""
        raise NotImplementedError

    def __call__(self):
        """What `create_batch` gives."""
        return self.create_batch()


class WholeDatasetInputFn(TimeSeriesInputFn):
    """The whole series as a batch of one, to evaluate with.

    Args:
        time_series_reader: A `TimeSeriesReader`.
    """

    release = Release('1.15')

    def __init__(self, time_series_reader):
        self._reader = time_series_reader

    def create_batch(self):
        """As `TimeSeriesInputFn`."""
        found = self._reader.read_full()
        return {name: value[None] for name, value in found.items()}, None


class RandomWindowInputFn(TimeSeriesInputFn):
    """Windows from random places of a series, to train with.

    Args:
        time_series_reader: A `TimeSeriesReader`.
        window_size: Times in a window.
        batch_size: Windows in a batch.
        queue_capacity_multiplier: Batches that wait.
        shuffle_min_after_dequeue_multiplier: Batches to draw from.
        discard_out_of_order: Whether a window whose times go back is left
            out; else it is sorted.
        discard_consecutive_batches_limit: Windows left out in a row after
            which the input ends.
        jitter: Whether windows start at either of two places.
        num_threads: Threads that fill the queues; None for `batch_size`.
        shuffle_seed: Seed of the order.

    Raises:
        ValueError: The series is shorter than a window.
    """

    release = Release('1.15')

    def __init__(
        self,
        time_series_reader,
        window_size,
        batch_size,
        queue_capacity_multiplier=1000,
        shuffle_min_after_dequeue_multiplier=2,
        discard_out_of_order=True,
        discard_consecutive_batches_limit=1000,
        jitter=True,
        num_threads=2,
        shuffle_seed=None,
    ):
        time_series_reader.check_dataset_size(minimum_dataset_size=window_size)
        self._reader = time_series_reader
        self._window_size = window_size
        self._batch_size = batch_size
        self._waiting = queue_capacity_multiplier * batch_size
        self._least = shuffle_min_after_dequeue_multiplier * batch_size
        self._discard_out_of_order = discard_out_of_order
        self._discard_limit = discard_consecutive_batches_limit
        self._jitter = jitter
        self._num_threads = batch_size if num_threads is None else num_threads
        self._shuffle_seed = shuffle_seed

    def create_batch(self):
        """As `TimeSeriesInputFn`."""
        windows = self._windows()
        if self._discard_out_of_order:
            kept = self._in_order(windows[Keys.TIMES])
        else:
            kept = True
            order = tf.argsort(windows[Keys.TIMES], stable=True)
            windows = {
                name: tf.gather(value, order, batch_dims=1)
                for name, value in windows.items()
            }
        batch = v1.train.maybe_shuffle_batch(
            windows,
            num_threads=self._num_threads,
            seed=self._shuffle_seed,
            batch_size=self._batch_size,
            capacity=self._waiting,
            min_after_dequeue=self._least,
            keep_input=kept,
            enqueue_many=True,
        )
        return batch, None

    def _windows(self):
        """Dict of features `[batch, window, ...]`, one after the other."""
        features = self._reader.read()
        jitter = 0
        if self._jitter:
            jitter = v1.random_uniform([], maxval=2, dtype=tf.int32)
        rows = v1.train.batch(
            features,
            batch_size=self._window_size * self._batch_size + jitter,
            enqueue_many=True,
            capacity=self._waiting * self._window_size,
            num_threads=self._num_threads,
        )
        sizes = [self._batch_size, self._window_size]
        windows = {}
        for name, value in rows.items():
            inner = value.shape[1:]
            value = value[jitter:] if self._jitter else value
            shape = tf.concat([sizes, tf.shape(value)[1:]], 0)
            windows[name] = tf.reshape(value, shape)
            windows[name].set_shape(tf.TensorShape(sizes).concatenate(inner))
        return windows

    def _in_order(self, times):
        """Which windows have times that never go back."""
        kept = tf.reduce_all(times[:, 1:] >= times[:, :-1], 1)
        discarded = counters.make('discarded_windows_limiter')

        def counted():
            return v1.cond(
                tf.reduce_any(kept),
                lambda: v1.assign(discarded, 0),
                lambda: v1.count_up_to(discarded, self._discard_limit),
            )

        limit = counters.once_ready(discarded, counted)
        with tf.control_dependencies([limit]):
            return tf.identity(kept)


def predict_continuation_input_fn(
    release, evaluation, steps=None, times=None, exogenous_features=None
):
    """An input function to predict what comes after an evaluation.

    Args:
        release: A Release.
        evaluation: What `evaluate` gave.
        steps: How many steps to predict; or
        times: The times to predict, `[batch, steps]` or `[steps]`.
        exogenous_features: Dict of further features of these times.

    Returns:
        A function without arguments.

    Raises:
        ValueError: Neither or both of steps and times, or times that are
            not after the evaluation.
    """
    features = {
        PredictionFeatures.STATE_TUPLE: evaluation[
            FilteringResults.STATE_TUPLE
        ],
        PredictionFeatures.TIMES: _times(
            steps, times, evaluation[FilteringResults.TIMES]
        ),
        **(exogenous_features or {}),
    }

    def input_fn():
        once = tf.nest.map_structure(
            lambda value: v1.train.limit_epochs(value, num_epochs=1), features
        )
        return once, None

    return input_fn


def _times(steps, times, seen):
    """Times to predict, `[batch, steps]`."""
    if (steps is None) == (times is None):
        one = 'One' if steps is None else 'Only one'
        must = 'must' if steps is None else 'may'
        raise ValueError(f'{one} of `steps` and `times` {must} be specified.')
    if times is None:
        return seen[:, -1:] + 1 + np.arange(steps)[None]
    times = np.array(times)
    times = times if times.ndim == 2 else times[None]
    if seen.shape[0] != times.shape[0]:
        raise ValueError(
            '`times` must have a batch dimension matching the previous model '
            f'output (got a batch dimension of {times.shape[0]} for `times` '
            f'and {seen.shape[0]} for the previous model output).'
        )
    if not (seen[:, -1] < times[:, 0]).all():
        raise ValueError(
            'Prediction times must be after the corresponding previous model '
            'output.'
        )
    return times
