"""`ValidationMonitor`: evaluates during training, and stops early."""

from __future__ import annotations

import copy
import time

import tensorflow as tf

from ...releases import Release
from ..estimator import Estimator as CoreEstimator
from .monitors import EveryN

v1 = tf.compat.v1


class ValidationMonitor(EveryN):
    """Evaluates each few steps, if there is a new checkpoint.

    Args:
        x: Features.
        y: Labels.
        input_fn: Function that gives both instead.
        batch_size: Examples in a batch of arrays.
        eval_steps: Batches, None for all.
        every_n_steps: Steps between two evaluations.
        metrics: Dict of name to MetricSpec.
        hooks: Hooks of the evaluation.
        early_stopping_rounds: Steps without a better value after which the
            training ends, None for no end.
        early_stopping_metric: Which metric counts.
        early_stopping_metric_minimize: Whether smaller is better.
        name: Of the evaluation.
        check_interval_secs: Seconds between two looks for a checkpoint.
    """

    release = Release('1.15')

    def __init__(
        self,
        x=None,
        y=None,
        input_fn=None,
        batch_size=None,
        eval_steps=None,
        every_n_steps=100,
        metrics=None,
        hooks=None,
        early_stopping_rounds=None,
        early_stopping_metric='loss',
        early_stopping_metric_minimize=True,
        name=None,
        check_interval_secs=None,
    ):
        super().__init__(every_n_steps, first_n_steps=-1)
        if x is None and input_fn is None:
            raise ValueError('Either x or input_fn should be provided.')
        self.x, self.y, self.input_fn = x, y, input_fn
        self.batch_size, self.eval_steps = batch_size, eval_steps
        self.metrics, self.hooks, self.name = metrics, hooks, name
        self.early_stopping_rounds = early_stopping_rounds
        self.early_stopping_metric = early_stopping_metric
        self.early_stopping_metric_minimize = early_stopping_metric_minimize
        self.early_stopped = False
        self.best_step = self.best_value = self.best_metrics = None
        self._latest_path = None
        self._interval, self._looked = check_interval_secs, None

    def every_n_step_end(self, step, outputs):
        """Evaluates; whether to stop."""
        if self._estimator is None:
            raise ValueError('Missing call to set_estimator.')
        if not self._is_time():
            return False
        path = tf.train.latest_checkpoint(self._estimator.model_dir)
        if path is None or path == self._latest_path:
            return False
        self._latest_path = path
        found = self._evaluate()
        shown = [f'{name} = {value!s}' for name, value in found.items()]
        v1.logging.info('Validation (step %d): %s', step, ', '.join(shown))
        if self.early_stopping_rounds is None:
            return False
        return self._is_late(step, found)

    def _is_time(self):
        """Whether to look for a checkpoint again."""
        now, before = time.time(), self._looked
        if self._interval is not None and before is not None:
            if now - before <= self._interval:
                return False
        self._looked = now
        return True

    def _evaluate(self):
        core = isinstance(self._estimator, CoreEstimator)
        arrays = (self.x, self.y, self.batch_size, self.metrics)
        if core and any(one is not None for one in arrays):
            raise ValueError(
                'tf.estimator.Estimator does not support following '
                'arguments: x, y, batch_size, metrics. Should set as `None` '
                'in ValidationMonitor'
            )
        options = {
            'input_fn': self.input_fn,
            'steps': self.eval_steps,
            'hooks': self.hooks,
            'name': self.name,
        }
        if not core:
            options.update(
                x=self.x,
                y=self.y,
                batch_size=self.batch_size,
                metrics=self.metrics,
            )
        evaluate = getattr(self._estimator, 'evaluate')  # noqa: B009
        return evaluate(**options)

    def _is_late(self, step, found):
        """Whether it is too long since the best value."""
        name = self.early_stopping_metric
        if name not in found:
            raise ValueError(
                f'Metric {name} missing from outputs {set(found)}.'
            )
        value, best = found[name], self.best_value
        smaller = self.early_stopping_metric_minimize
        if best is None or (value < best if smaller else value > best):
            self.best_value, self.best_step = value, step
            self.best_metrics = copy.deepcopy(found)
        if step - self.best_step < self.early_stopping_rounds:
            return False
        v1.logging.info(
            'Stopping. Best step: %s with %s = %s.',
            self.best_step,
            name,
            self.best_value,
        )
        self.early_stopped = True
        return True
