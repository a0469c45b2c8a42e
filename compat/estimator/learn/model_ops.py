"""What a model function of contrib.learn returns: `ModelFnOps`, or a tuple."""

from __future__ import annotations

import collections
import types

import tensorflow as tf

from ..exports import export
from ..spec import EstimatorSpec
from .constants import MetricKey, PredictionKey, ProblemType

v1 = tf.compat.v1
_MODES = ('train', 'eval', 'infer')


class ModelFnOps(
    collections.namedtuple(
        'ModelFnOps',
        'predictions loss train_op eval_metric_ops output_alternatives '
        'training_chief_hooks training_hooks scaffold mode',
    )
):
    """What a model function returns.

    Args:
        mode: One of `ModeKeys`.
        predictions: Tensor or dict of tensors, first axis the batch.
        loss: Scalar tensor.
        train_op: Operation or tensor of one step.
        eval_metric_ops: Dict of name to `(value, update)`.
        output_alternatives: Dict of name to `(problem type, dict)`.
        training_chief_hooks: Hooks that the chief alone runs.
        training_hooks: Hooks of training.
        scaffold: `tf.train.Scaffold`; `training_scaffold` in 1.0.

    Raises:
        ValueError: What the mode needs is missing.
    """

    def __new__(
        cls,
        mode,
        predictions=None,
        loss=None,
        train_op=None,
        eval_metric_ops=None,
        output_alternatives=None,
        training_chief_hooks=None,
        training_hooks=None,
        scaffold=None,
        training_scaffold=None,
    ):
        """Checks the arguments."""
        if mode not in _MODES:
            raise ValueError(f'Invalid mode {mode}.')
        if train_op is None and mode == 'train':
            raise ValueError('Missing train_op.')
        if loss is None and mode != 'infer':
            raise ValueError('Missing loss.')
        if predictions is None and mode != 'train':
            raise ValueError('Missing predictions.')
        if eval_metric_ops is not None and not isinstance(
            eval_metric_ops, dict
        ):
            raise ValueError('eval_metric_ops must be a dict.')
        hooks = [*(training_hooks or ()), *(training_chief_hooks or ())]
        for hook in hooks:
            if not isinstance(hook, v1.train.SessionRunHook):
                raise TypeError(
                    'All hooks returned from model_fn must be SessionRunHook '
                    f'instances, got instance of {type(hook)}: {hook}'
                )
        return super().__new__(
            cls,
            _tensors(predictions),
            _scalar(loss),
            _operation(train_op),
            eval_metric_ops or {},
            output_alternatives,
            list(training_chief_hooks or ()),
            list(training_hooks or ()),
            scaffold or training_scaffold,
            mode,
        )

    def estimator_spec(self, default_serving_output_alternative_key=None):
        """The EstimatorSpec of it.

        Args:
            default_serving_output_alternative_key: Which alternative is
                served by default, if there are several.
        """
        outputs = None
        if self.output_alternatives:
            found = dict(self.output_alternatives)
            if len(found) > 1 and 'serving_default' not in found:
                key = default_serving_output_alternative_key
                found['serving_default'] = found[key]
            outputs = {key: _output(*pair) for key, pair in found.items()}
        metrics = dict(self.eval_metric_ops)
        metrics.pop(MetricKey.LOSS, None)
        return EstimatorSpec(
            self.mode,
            self.predictions,
            self.loss,
            self.train_op,
            metrics,
            outputs,
            self.training_chief_hooks,
            self.training_hooks,
            self.scaffold,
        )


def as_ops(result, mode):
    """ModelFnOps of what a model function returned.

    Args:
        result: ModelFnOps, or `(predictions, loss, train_op)`.
        mode: One of `ModeKeys`.

    Raises:
        ValueError: Something else.
    """
    if isinstance(result, ModelFnOps):
        return result
    if not isinstance(result, (tuple, list)) or len(result) != 3:
        raise ValueError(
            'Unrecognized value returned by model_fn, please return '
            'ModelFnOps.'
        )
    predictions, loss, train_op = result
    return ModelFnOps(mode, predictions, loss, train_op)


def as_spec(operations, metrics=None):
    """What the loops of training and evaluation read of ModelFnOps.

    Args:
        operations: ModelFnOps.
        metrics: Dict of further metrics.
    """
    return types.SimpleNamespace(
        predictions=operations.predictions,
        loss=operations.loss,
        train_op=operations.train_op,
        eval_metric_ops={**operations.eval_metric_ops, **(metrics or {})},
        training_hooks=operations.training_hooks,
        training_chief_hooks=operations.training_chief_hooks,
        evaluation_hooks=(),
        prediction_hooks=(),
        scaffold=operations.scaffold or v1.train.Scaffold(),
    )


def _tensors(predictions):
    convert = v1.convert_to_tensor_or_sparse_tensor
    if isinstance(predictions, dict):
        return {name: convert(one) for name, one in predictions.items()}
    return None if predictions is None else convert(predictions)


def _scalar(loss):
    if loss is None:
        return None
    loss = tf.convert_to_tensor(loss)
    if loss.shape.num_elements() not in (None, 1):
        raise ValueError(f'Loss must be scalar: {loss}.')
    return loss if loss.shape.is_compatible_with([]) else tf.reshape(loss, [])


def _operation(train_op):
    if train_op is None or isinstance(train_op, tf.Operation):
        return train_op
    return tf.convert_to_tensor(train_op).op


def _output(problem, tensors):
    """The ExportOutput of an alternative."""
    scores = tensors.get(
        PredictionKey.SCORES, tensors.get(PredictionKey.PROBABILITIES)
    )
    if problem == ProblemType.LINEAR_REGRESSION:
        return export.RegressionOutput(scores)
    if problem == ProblemType.UNSPECIFIED:
        return export.PredictOutput(tensors)
    if problem not in (
        ProblemType.CLASSIFICATION,
        ProblemType.LOGISTIC_REGRESSION,
    ):
        raise ValueError(f'Unknown problem_type={problem}')
    classes = tensors.get(PredictionKey.CLASSES)
    if classes is None or classes.dtype != tf.string:
        v1.logging.warning(
            'classes is not string, Servo inference will not have class ids.'
        )
        classes = None
    return export.ClassificationOutput(scores, classes)
