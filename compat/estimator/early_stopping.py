"""Hooks that end a training when evaluations no longer get better."""

from __future__ import annotations

import collections
import operator
import os

import tensorflow as tf

from . import events
from .estimator import Estimator

v1 = tf.compat.v1


def make_early_stopping_hook(
    _, estimator, should_stop_fn, run_every_secs=60, run_every_steps=None
):
    """A hook that asks a function whether to stop.

    Args:
        _: The release.
        estimator: The Estimator that is trained.
        should_stop_fn: Function without arguments.
        run_every_secs: Seconds between two questions, or
        run_every_steps: steps between two; the seconds must be None then.

    Returns:
        A hook for `train` or `TrainSpec`.
    """
    if not isinstance(estimator, Estimator):
        raise TypeError(
            '`estimator` must have type `tf.estimator.Estimator`. '
            f'Got: {type(estimator)}'
        )
    if run_every_secs is not None and run_every_steps is not None:
        raise ValueError(
            'Only one of `run_every_secs` and `run_every_steps` must be set.'
        )
    if not estimator.config.is_chief:
        return _StopWithChief()
    return _StopOnPredicate(should_stop_fn, run_every_secs, run_every_steps)


def stop_if_higher_hook(release, estimator, metric_name, threshold, **options):
    """A hook that stops once a metric is higher than a threshold.

    Args:
        release: A Release.
        estimator: The Estimator that is trained.
        metric_name: Such as `'accuracy'`.
        threshold: The metric's.
        **options: `eval_dir` of the evaluations, `min_steps` before it may
            stop, `run_every_secs`, `run_every_steps`.
    """
    return _at_threshold(
        release, estimator, metric_name, threshold, True, **options
    )


def stop_if_lower_hook(release, estimator, metric_name, threshold, **options):
    """As `stop_if_higher_hook`, once a metric is lower."""
    return _at_threshold(
        release, estimator, metric_name, threshold, False, **options
    )


def stop_if_no_increase_hook(
    release, estimator, metric_name, max_steps_without_increase, **options
):
    """A hook that stops once a metric has not risen for some steps.

    Args:
        release: A Release.
        estimator: The Estimator that is trained.
        metric_name: Such as `'accuracy'`.
        max_steps_without_increase: Steps.
        **options: As `stop_if_higher_hook` takes them.
    """
    most = max_steps_without_increase
    return _without_progress(
        release, estimator, metric_name, most, True, **options
    )


def stop_if_no_decrease_hook(
    release, estimator, metric_name, max_steps_without_decrease, **options
):
    """As `stop_if_no_increase_hook`, once a metric has not fallen."""
    most = max_steps_without_decrease
    return _without_progress(
        release, estimator, metric_name, most, False, **options
    )


def read_eval_metrics(_, eval_dir):
    """The metrics that evaluations wrote into a folder.

    Args:
        _: The release.
        eval_dir: The folder, such as `estimator.eval_dir()`.

    Returns:
        OrderedDict of global step to a dict of metrics.
    """
    found = collections.defaultdict(dict)
    pattern = os.path.join(eval_dir, 'events.out.tfevents.*')
    for one in events.metrics(pattern):
        found[one.pop('global_step')].update(one)
    return collections.OrderedDict(sorted(found.items()))


def _hook(release, estimator, stops, eval_dir, min_steps, options):
    """A hook that asks about the evaluations after some steps."""
    folder = eval_dir or estimator.eval_dir()

    def should_stop():
        metrics = read_eval_metrics(release, folder)
        late = {s: m for s, m in metrics.items() if s >= min_steps}
        return stops(late)

    return make_early_stopping_hook(release, estimator, should_stop, **options)


def _at_threshold(
    release,
    estimator,
    name,
    threshold,
    higher,
    eval_dir=None,
    min_steps=0,
    **options,
):
    is_past = operator.gt if higher else operator.lt

    def stops(metrics):
        for step, found in metrics.items():
            if is_past(found[name], threshold):
                v1.logging.info(
                    'At step %s, metric "%s" has value %s which is %s than '
                    'the configured threshold (%s) for early stopping.',
                    step,
                    name,
                    found[name],
                    'greater' if higher else 'less',
                    threshold,
                )
                return True
        return False

    return _hook(release, estimator, stops, eval_dir, min_steps, options)


def _without_progress(
    release,
    estimator,
    name,
    most,
    higher,
    eval_dir=None,
    min_steps=0,
    **options,
):
    is_better = operator.gt if higher else operator.lt

    def stops(metrics):
        best = since = None
        for step, found in metrics.items():
            if best is None or is_better(found[name], best):
                best, since = found[name], step
            if step - since >= most:
                v1.logging.info(
                    'No %s in metric "%s" for %s steps, which is greater '
                    'than or equal to max steps (%s) configured for early '
                    'stopping.',
                    'increase' if higher else 'decrease',
                    name,
                    step - since,
                    most,
                )
                return True
        return False

    return _hook(release, estimator, stops, eval_dir, min_steps, options)


class _StopOnPredicate(tf.compat.v1.train.SessionRunHook):
    """Asks the function, and tells the other workers by a variable."""

    def __init__(self, should_stop_fn, every_secs, every_steps):
        if not callable(should_stop_fn):
            raise TypeError('`should_stop_fn` must be callable.')
        self._should_stop_fn = should_stop_fn
        self._timer = v1.train.SecondOrStepTimer(every_secs, every_steps)

    def begin(self):
        """Makes the variable."""
        self._step = v1.train.get_global_step()
        self._stop = v1.assign(_stop_variable(), True)

    def before_run(self, run_context):
        """Asks for the step."""
        return v1.train.SessionRunArgs(self._step)

    def after_run(self, run_context, run_values):
        """Asks the function if it is time."""
        step = run_values.results
        if not self._timer.should_trigger_for_step(step):
            return
        self._timer.update_last_triggered_step(step)
        if self._should_stop_fn():
            v1.logging.info(
                'Requesting early stopping at global step %d', step
            )
            run_context.session.run(self._stop)
            run_context.request_stop()


class _StopWithChief(tf.compat.v1.train.SessionRunHook):
    """Stops when the chief has said so."""

    def begin(self):
        """Makes the variable."""
        self._stop = _stop_variable()

    def before_run(self, run_context):
        """Asks for the variable."""
        return v1.train.SessionRunArgs(self._stop)

    def after_run(self, run_context, run_values):
        """Stops if it is set."""
        if run_values.results:
            v1.logging.info('Early stopping requested, suspending run.')
            run_context.request_stop()


def _stop_variable():
    with v1.variable_scope('signal_early_stopping', reuse=v1.AUTO_REUSE):
        return v1.get_variable(
            'STOP',
            [],
            tf.bool,
            v1.constant_initializer(False),
            collections=[v1.GraphKeys.GLOBAL_VARIABLES],
            trainable=False,
        )
