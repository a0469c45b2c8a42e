"""What the model function of a TPUEstimator returns.

Source: TensorFlow 1.4.1, 1.12.3 and 1.15.5, `tpu_estimator.py`.
"""

from __future__ import annotations

import collections

import tensorflow as tf

from ...contrib import event_summaries
from ...releases import Release
from .. import for_release
from ..spec import check_hooks

v1 = tf.compat.v1


class TPUEstimatorSpec(
    collections.namedtuple(
        'TPUEstimatorSpec',
        'mode predictions loss train_op eval_metrics export_outputs '
        'scaffold_fn host_call training_hooks evaluation_hooks '
        'prediction_hooks',
    )
):
    """An EstimatorSpec whose metrics and summaries are made on the host.

    Args:
        mode: One of `ModeKeys`.
        predictions: Tensor or dict of tensors, first axis the batch.
        loss: Scalar tensor.
        train_op: Operation or tensor of one step.
        eval_metrics: `(function, tensors)`; the function takes the tensors, a
            list or a dict, and returns `eval_metric_ops`.
        export_outputs: Dict of name to `export.ExportOutput`.
        scaffold_fn: Function that makes a `tf.train.Scaffold`.
        host_call: `(function, tensors)`; what it returns is run each step.
        training_hooks: Hooks of training.
        evaluation_hooks: Hooks of evaluation.
        prediction_hooks: Hooks of prediction.

    Raises:
        ValueError: `eval_metrics` or `host_call` of another form.
        TypeError: A hook that is none.
    """

    release = Release('1.15')

    def __new__(
        cls,
        mode,
        predictions=None,
        loss=None,
        train_op=None,
        eval_metrics=None,
        export_outputs=None,
        scaffold_fn=None,
        host_call=None,
        training_hooks=None,
        evaluation_hooks=None,
        prediction_hooks=None,
    ):
        """Checks the calls and the hooks."""
        for name, pair in (
            ('eval_metrics', eval_metrics),
            ('host_call', host_call),
        ):
            _check(name, pair)
        return super().__new__(
            cls,
            mode,
            predictions,
            loss,
            train_op,
            eval_metrics,
            export_outputs,
            scaffold_fn,
            host_call,
            check_hooks(training_hooks),
            check_hooks(evaluation_hooks),
            check_hooks(prediction_hooks),
        )

    def as_estimator_spec(self):
        """The EstimatorSpec of a training without a TPU."""
        hooks = ()
        metrics = self.eval_metrics and _made(self.eval_metrics)
        if self.host_call:
            hooks = (_HostCallHook(_made(self.host_call)),)
        return for_release(self.release).EstimatorSpec(
            mode=self.mode,
            predictions=self.predictions,
            loss=self.loss,
            train_op=self.train_op,
            eval_metric_ops=metrics,
            export_outputs=self.export_outputs,
            scaffold=self.scaffold_fn() if self.scaffold_fn else None,
            training_hooks=self.training_hooks + hooks,
            evaluation_hooks=self.evaluation_hooks + hooks,
            prediction_hooks=self.prediction_hooks + hooks,
        )


class _HostCallHook(tf.compat.v1.train.SessionRunHook):
    """Runs what a `host_call` gave in each step, and opens its writers."""

    def __init__(self, tensors):
        self._tensors = tensors

    def begin(self):
        self._opening = event_summaries.summary_writer_initializer_op()
        self._closing = [
            event_summaries.flush(writer=op.inputs[0]) for op in self._opening
        ]

    def after_create_session(self, session, coord):
        session.run(self._opening)

    def before_run(self, run_context):
        return v1.train.SessionRunArgs(self._tensors)

    def end(self, session):
        session.run(self._closing)


def _check(name, pair):
    if not pair:
        return
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise ValueError(
            f'{name} should be a tuple of a function and its tensors, got '
            f'{pair}'
        )
    if not callable(pair[0]):
        raise ValueError(f'{name}[0] should be callable, got {pair[0]}')
    if not isinstance(pair[1], (tuple, list, dict)):
        raise ValueError(
            f'{name}[1] should be a tuple, a list or a dict, got {pair[1]}'
        )


def _made(pair):
    function, tensors = pair
    if isinstance(tensors, dict):
        return function(**tensors)
    return function(*tensors)
