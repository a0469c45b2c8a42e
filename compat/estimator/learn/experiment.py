"""`Experiment`: an Estimator, what it trains on and what it is judged by."""

from __future__ import annotations

import operator
import os
import time

import tensorflow as tf

from ...core.saving_hooks import saver_of
from ...releases import Release
from .. import servers
from ..estimator import Estimator as CoreEstimator
from ..hooks import AfterSave, add_listeners
from . import experiment_checks
from .continuous import evaluate_checkpoints, predicate
from .monitor_hooks import replace_monitors_with_hooks
from .validation import ValidationMonitor

v1 = tf.compat.v1
_INTERMEDIATE = 'intermediate_export'  # Folder of evaluations at checkpoints.
_STEPS, _TURNS = 10_000, 10  # Of `continuous_train_and_eval`.


class Experiment:
    """An Estimator, what it trains on and what it is judged by.

    Args:
        estimator: Of contrib.learn, or a `tf.estimator.Estimator`.
        train_input_fn: Function that gives features and labels.
        eval_input_fn: The same, for evaluations.
        eval_metrics: Dict of name to MetricSpec.
        train_steps: Global step at which to end, None for the input's end.
        eval_steps: Batches of an evaluation, None for all.
        train_monitors: Monitors and hooks of training.
        eval_hooks: Hooks of evaluations.
        local_eval_frequency: Steps between evaluations of `local_run`.
        eval_delay_secs: Seconds before the first evaluation of a process.
        continuous_eval_throttle_secs: Seconds between the starts of two.
        min_eval_frequency: Steps between two while it trains; 0 for none.
        delay_workers_by_global_step: Accepted but ignored.
        export_strategies: An ExportStrategy, or a list of them.
        continuous_eval_predicate_fn: Function of the last results: whether
            `continuous_eval` goes on.
        train_steps_per_iteration: Of `continuous_train_and_eval`.
        checkpoint_and_export: Whether each checkpoint is evaluated and
            exported.
        saving_listeners: Listeners of checkpoints.
        check_interval_secs: Seconds between two looks for a checkpoint.
    """

    release = Release('1.15')

    # Programs that derive from it read the releases' own private names.
    estimator = property(operator.attrgetter('_estimator'))
    eval_metrics = property(operator.attrgetter('_eval_metrics'))
    train_steps = property(operator.attrgetter('_train_steps'))
    eval_steps = property(operator.attrgetter('_eval_steps'))

    def __init__(
        self,
        estimator,
        train_input_fn,
        eval_input_fn,
        eval_metrics=None,
        train_steps=None,
        eval_steps=100,
        train_monitors=None,
        eval_hooks=None,
        local_eval_frequency=None,
        eval_delay_secs=120,
        continuous_eval_throttle_secs=60,
        min_eval_frequency=1,
        delay_workers_by_global_step=False,
        export_strategies=None,
        continuous_eval_predicate_fn=None,
        train_steps_per_iteration=None,
        checkpoint_and_export=False,
        saving_listeners=None,
        check_interval_secs=None,
    ):
        self._is_core = isinstance(estimator, CoreEstimator)
        experiment_checks.check_estimator(
            estimator, eval_metrics, saving_listeners
        )
        each = experiment_checks.whole(train_steps_per_iteration)
        self._estimator = estimator
        self._eval_metrics = eval_metrics
        self._train_steps = train_steps
        self._eval_steps = eval_steps
        self._train_input_fn = train_input_fn
        self._eval_input_fn = eval_input_fn
        self._train_monitors = list(train_monitors or ())
        self._eval_hooks = list(eval_hooks or ())
        self._local_eval_frequency = local_eval_frequency
        self._eval_delay_secs = eval_delay_secs
        self._continuous_eval_throttle_secs = continuous_eval_throttle_secs
        self._delay_workers_by_global_step = delay_workers_by_global_step
        every = min_eval_frequency
        self._min_eval_frequency = 1 if every is None else every
        self._continuous_eval_predicate_fn = continuous_eval_predicate_fn
        self._train_steps_per_iteration = each
        self._check_interval_secs = check_interval_secs
        self._checkpoint_and_export = checkpoint_and_export
        self._saving_listeners = saving_listeners
        self.reset_export_strategies(export_strategies)

    def reset_export_strategies(self, new_export_strategies=None):
        """Replaces the export strategies; returns those before."""
        before = getattr(self, '_export_strategies', ())
        self._export_strategies = experiment_checks.strategies(
            new_export_strategies
        )
        return before

    def extend_train_hooks(self, additional_hooks):
        """Adds hooks of training."""
        self._train_monitors.extend(additional_hooks)

    def train(self, delay_secs=None):
        """Trains, as a worker of a cluster after its turn."""
        config = self.estimator.config
        if config.cluster_spec and config.master:
            servers.start(config)
        if delay_secs is None:
            delay_secs = min(60, (config.task_id or 0) * 5)
        if delay_secs > 0:
            v1.logging.info(
                'Waiting %d secs before starting training.', delay_secs
            )
            time.sleep(delay_secs)
        return self._train(max_steps=self.train_steps)

    def evaluate(self, delay_secs=None):
        """Evaluates once, after a delay; dict of the metrics."""
        delay = self._eval_delay_secs if delay_secs is None else delay_secs
        if delay:
            v1.logging.info('Waiting %d secs before starting eval.', delay)
            time.sleep(delay)
        return self._evaluate('one_pass')

    def local_run(self):
        """Trains with evaluations, then evaluates."""
        self._min_eval_frequency = self._local_eval_frequency or 0
        return self.train_and_evaluate()

    def train_and_evaluate(self):
        """Trains with evaluations, then evaluates and exports.

        Returns:
            `(metrics, exports)`; the metrics alone up to 1.0.
        """
        before = list(self._train_monitors)
        if self._min_eval_frequency and not self._checkpoint_and_export:
            self._train_monitors.append(
                ValidationMonitor(
                    input_fn=self._eval_input_fn,
                    eval_steps=self.eval_steps,
                    metrics=self.eval_metrics,
                    every_n_steps=self._min_eval_frequency,
                    hooks=self._eval_hooks,
                    check_interval_secs=self._check_interval_secs,
                )
            )
        try:
            self.train(delay_secs=0)
        finally:
            self._train_monitors = before
        return self._evaluate_and_export(None)

    def continuous_eval(self, *args, **options):
        """Evaluates checkpoints as they come; see `_evaluate_forever`."""
        self._evaluate_forever('eval', 'continuous', *args, **options)

    def continuous_eval_on_train_data(self, *args, **options):
        """The same, on what it trains on."""
        name = 'continuous_on_train_data'
        self._evaluate_forever('train', name, *args, **options)

    def continuous_train_and_eval(self, continuous_eval_predicate_fn=None):
        """Trains and evaluates in turns.

        Args:
            continuous_eval_predicate_fn: Function of the last results:
                whether to go on.

        Returns:
            `(metrics, exports)` of the last evaluation.
        """
        goes_on = predicate(continuous_eval_predicate_fn)
        results, exports, path = None, None, None
        steps = self._train_steps_per_iteration
        if steps is None:
            steps = int((self.train_steps or _STEPS) / _TURNS)
        while goes_on(results, path) and not self._is_done(results):
            v1.logging.info('Training model for %s steps', steps)
            self._train(steps=steps)
            v1.logging.info('Evaluating model now.')
            path = tf.train.latest_checkpoint(self.estimator.model_dir)
            results = self._evaluate('one_pass', path=path)
            exports = self._maybe_export(results)
        return results, exports

    def run_std_server(self):
        """Serves variables to the workers of a cluster, for good."""
        servers.start(self.estimator.config).join()

    def test(self):
        """Trains for a step, evaluates for one, and exports."""
        self._train(steps=1)
        results = self._evaluate('one_pass', steps=1)
        self._maybe_export(results)
        return results

    def _train(self, **length):
        hooks = replace_monitors_with_hooks(
            self.release, self._train_monitors, self.estimator
        )
        if self._checkpoint_and_export:
            hooks.append(self._saving_hook())
        given = {'steps': None, 'max_steps': None, **length}
        given['input_fn'] = self._train_input_fn
        if self._is_core:
            if self.release >= '1.4':
                given['saving_listeners'] = self._saving_listeners
            return self.estimator.train(hooks=hooks, **given)
        return self.estimator.fit(monitors=hooks, **given)

    def _saving_hook(self):
        """A hook that saves, then evaluates and exports."""
        config = self.estimator.config
        hook = saver_of(self.release)(
            self.estimator.model_dir,
            config.save_checkpoints_secs,
            config.save_checkpoints_steps,
        )
        add_listeners(hook, [AfterSave(self._evaluate_and_export)])
        return hook

    def _evaluate(self, name, source='eval', steps=None, path=None):
        options = {
            'input_fn': getattr(self, f'_{source}_input_fn'),
            'steps': self.eval_steps if steps is None else steps,
            'name': name,
        }
        if self._eval_hooks:
            options['hooks'] = self._eval_hooks
        if path:
            options['checkpoint_path'] = path
        if not self._is_core:
            options['metrics'] = self.eval_metrics
        return self.estimator.evaluate(**options)

    def _evaluate_and_export(self, name=_INTERMEDIATE):
        path = None
        if name == _INTERMEDIATE:
            path = tf.train.latest_checkpoint(self.estimator.model_dir)
        results = self._evaluate(name, path=path)
        exports = self._maybe_export(results, path)
        return (results, exports) if self.release >= '1.0' else results

    def _maybe_export(self, eval_result, checkpoint_path=None):
        base = os.path.join(self.estimator.model_dir, 'export')
        return [
            one.export(
                self.estimator,
                os.path.join(base, one.name),
                checkpoint_path,
                eval_result,
            )
            for one in self._export_strategies
        ]

    def _is_done(self, results):
        step = (results or {}).get('global_step', 0)
        return self.train_steps is not None and step >= self.train_steps

    def _evaluate_forever(
        self, source, name, delay_secs=None, throttle_delay_secs=None,
        evaluate_checkpoint_only_once=True, continuous_eval_predicate_fn=None,
    ):  # fmt: skip
        goes_on = predicate(
            continuous_eval_predicate_fn or self._continuous_eval_predicate_fn
        )
        time.sleep(self._eval_delay_secs if delay_secs is None else delay_secs)
        if throttle_delay_secs is None:
            throttle_delay_secs = self._continuous_eval_throttle_secs

        def evaluate(path):
            results = self._evaluate(name, source, path=path)
            if source == 'eval':
                self._maybe_export(results, path)
            return results

        evaluate_checkpoints(
            evaluate, self.estimator.model_dir, goes_on, self._is_done,
            throttle_delay_secs, evaluate_checkpoint_only_once,
        )  # fmt: skip
