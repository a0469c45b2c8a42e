"""Evaluates and exports checkpoints while a model trains."""

from __future__ import annotations

import os
import time

import tensorflow as tf

v1 = tf.compat.v1


class Evaluator:
    """Evaluates and exports checkpoints, each of them once.

    Args:
        estimator: An Estimator.
        train_spec: A TrainSpec, for its last step.
        eval_spec: An EvalSpec.
    """

    def __init__(self, estimator, train_spec, eval_spec):
        self._estimator = estimator
        self._last = train_spec.max_steps
        self._previous = None
        self._warned = 0.0
        self.spec = eval_spec
        self.metrics = None
        self.exports = None

    def evaluate(self):
        """Evaluates the latest checkpoint; whether there was a new one."""
        path = self._estimator.latest_checkpoint()
        if not path:
            self._warn(
                'Estimator is not trained yet. Will start an evaluation when '
                'a checkpoint is ready.'
            )
            return False
        if path == self._previous:
            self._warn(
                'No new checkpoint ready for evaluation. Skip the current '
                'evaluation pass as evaluation results are expected to be '
                'same for the same checkpoint.'
            )
            return False
        spec = self.spec
        self.metrics = self._estimator.evaluate(
            spec.input_fn,
            steps=spec.steps,
            name=spec.name,
            checkpoint_path=path,
            hooks=spec.hooks,
        )
        if not self.metrics:
            raise ValueError(
                'Internal error: `Estimator.evaluate` should never return '
                'empty metrics.'
            )
        self.exports = self._export(path)
        self._warned, self._previous = 0.0, path
        return True

    @property
    def is_done(self):
        """Whether the last step was evaluated."""
        step = (self.metrics or {}).get(v1.GraphKeys.GLOBAL_STEP, 0)
        return self._last is not None and step >= self._last

    def _export(self, path):
        folder = os.path.join(self._estimator.model_dir, 'export')
        return [
            exporter.export(
                estimator=self._estimator,
                export_path=os.path.join(folder, exporter.name),
                checkpoint_path=path,
                eval_result=self.metrics,
                is_the_final_export=self.is_done,
            )
            for exporter in self.spec.exporters
        ]

    def _warn(self, message):
        """Warns, once in ten minutes."""
        if time.time() - self._warned > 600:
            v1.logging.warning(message)
            self._warned = time.time()


class EvaluateCheckpoints(tf.compat.v1.train.CheckpointSaverListener):
    """Evaluates checkpoints as they are written, the first one not.

    Args:
        evaluator: An Evaluator.
    """

    def __init__(self, evaluator):
        self._evaluator = evaluator

    def begin(self):
        """Starts the clock."""
        seconds = self._evaluator.spec.throttle_secs
        self._timer = v1.train.SecondOrStepTimer(every_secs=seconds)
        self._is_first = True

    def after_save(self, session, global_step_value):
        """Evaluates if enough time went by."""
        if self._is_first:
            self._is_first = False
        elif self._timer.should_trigger_for_step(global_step_value):
            self._evaluate(global_step_value)
        else:
            v1.logging.info(
                'Skip the current checkpoint eval due to throttle secs (%s '
                'secs).',
                self._evaluator.spec.throttle_secs,
            )

    def end(self, session, global_step_value):
        """Evaluates the last checkpoint."""
        if global_step_value != self._timer.last_triggered_step():
            self._evaluate(global_step_value)

    def _evaluate(self, step):
        self._timer.update_last_triggered_step(step)
        if not self._evaluator.evaluate():
            raise RuntimeError(
                'There was no new checkpoint after the training. Eval '
                'status: no new checkpoint'
            )


class StopAfterSeconds(tf.compat.v1.train.SessionRunHook):
    """Ends a session after some seconds."""

    def __init__(self, seconds):
        self._seconds = seconds

    def begin(self):
        """Starts the clock."""
        self._start = time.time()

    def after_run(self, run_context, run_values):
        """Ends the session if it is time."""
        if time.time() - self._start >= self._seconds:
            run_context.request_stop()
