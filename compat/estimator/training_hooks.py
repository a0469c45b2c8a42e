"""Hooks that a program gives to `Estimator.train`."""

from __future__ import annotations

import time

import tensorflow as tf

from . import evaluation
from .configure import check_hooks
from .sessions import steps_of

v1 = tf.compat.v1


class InMemoryEvaluatorHook(tf.compat.v1.train.SessionRunHook):
    """Evaluates a model while it trains, without checkpoints.

    Args:
        estimator: The Estimator that trains.
        input_fn: Input function of the evaluation.
        steps: Batches, None for all.
        hooks: Hooks of the evaluation.
        name: Of the evaluation: its events go to `eval_NAME`.
        every_n_iter: Steps between two evaluations.

    Raises:
        ValueError: No number of steps, or training on several machines.
    """

    def __init__(
        self,
        estimator,
        input_fn,
        steps=None,
        hooks=None,
        name=None,
        every_n_iter=100,
    ):
        if every_n_iter is None or every_n_iter <= 0:
            raise ValueError(f'invalid every_n_iter={every_n_iter}.')
        config = estimator.config
        if config.num_ps_replicas > 0 or config.num_worker_replicas > 1:
            raise ValueError(
                'InMemoryEvaluator supports only single machine (aka Local) '
                'setting.'
            )
        self._estimator = estimator
        self._build = (input_fn, steps, check_hooks(hooks))
        self._folder = estimator.eval_dir(name)
        self._every = v1.train.SecondOrStepTimer(every_steps=every_n_iter)

    def begin(self):
        """Builds the graph of the evaluation."""
        self._every.reset()
        self._count = 0
        self._graph = tf.Graph()
        with self._graph.as_default():
            self._built = evaluation.build(self._estimator, *self._build)
            scaffold = self._built[0].scaffold
            for what in ('saver', 'init_fn'):
                if getattr(scaffold, what) is not None:
                    raise ValueError(
                        f'InMemoryEvaluator does not support custom {what}'
                    )
            self._variables = {v.name: v for v in v1.global_variables()}
            self._fed = {
                name: v1.placeholder(variable.dtype.base_dtype)
                for name, variable in self._variables.items()
            }

    def after_create_session(self, session, coord):
        """Evaluates the initial values."""
        if v1.get_collection(v1.GraphKeys.SAVEABLE_OBJECTS):
            raise ValueError(
                'InMemoryEvaluator does not support saveables other than '
                'global variables.'
            )
        self._trained = {
            v.name: v for v in v1.global_variables() if v.name in self._fed
        }
        with self._graph.as_default():
            self._assign = tf.group(
                *(
                    v1.assign(
                        self._variables[name],
                        self._fed[name],
                        validate_shape=False,
                    )
                    for name in self._trained
                )
            )
        self._evaluate(session)

    def after_run(self, run_context, run_values):
        """Evaluates if it is time."""
        self._count += 1
        if self._every.should_trigger_for_step(self._count):
            self._evaluate(run_context.session)

    def end(self, session):
        """Evaluates the final model."""
        self._evaluate(session)

    def _evaluate(self, training):
        values = training.run(self._trained)
        fed = {self._fed[name]: value for name, value in values.items()}
        spec, update, tensors, hooks = self._built
        with self._graph.as_default():
            scaffold = v1.train.Scaffold(
                init_fn=lambda _, session: session.run(self._assign, fed),
                copy_from_scaffold=spec.scaffold,
            )
            results = evaluation.evaluate_batches(
                self._estimator, None, scaffold, update, tensors, hooks
            )
        release = self._estimator.release
        evaluation.write(self._folder, results, None, release)
        self._every.update_last_triggered_step(self._count)


class StopAtCheckpointStepHook(tf.compat.v1.train.SessionRunHook):
    """Ends a worker once a checkpoint of the last step is written.

    Args:
        model_dir: Folder of the checkpoints.
        last_step: Step at which to end.
        wait_after_file_check_secs: Seconds between two looks at the folder.
    """

    def __init__(self, model_dir, last_step, wait_after_file_check_secs=30):
        if last_step is None:
            raise ValueError('last_step must be specified.')
        if model_dir is None:
            raise ValueError('model_dir must be specified.')
        self._folder = model_dir
        self._last = last_step
        self._wait = wait_after_file_check_secs

    def begin(self):
        """Finds the step while the graph is open."""
        self._step = v1.train.get_or_create_global_step()

    def before_run(self, run_context):
        """Asks for the step."""
        return v1.train.SessionRunArgs(self._step)

    def after_run(self, run_context, run_values):
        """Ends, or waits, once the last step is near."""
        if run_values.results + 1 < self._last:
            return
        latest = tf.train.latest_checkpoint(self._folder)
        if steps_of(latest) >= self._last:
            run_context.request_stop()
        else:
            time.sleep(self._wait)


def make_stop_at_checkpoint_step_hook(
    _, estimator, last_step, wait_after_file_check_secs=30
):
    """The hook that ends training: of the chief, or of another worker."""
    if estimator.config.is_chief:
        return v1.train.StopAtStepHook(last_step=last_step)
    return StopAtCheckpointStepHook(
        estimator.model_dir, last_step, wait_after_file_check_secs
    )
