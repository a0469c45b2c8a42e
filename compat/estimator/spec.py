"""What a model function returns: `EstimatorSpec`, with its checks."""

from __future__ import annotations

import collections

import tensorflow as tf

from ..releases import Release, Since
from .exports import export

v1 = tf.compat.v1

# Up to 1.9 a prediction that named no outputs could not be exported.
_OUTPUTS_BY_DEFAULT = Since({'0.5': False, '1.10': True})
_OTHER_GRAPH = (
    '{0} with "{1}" must be from the default graph. '
    'Possible causes of this error include: \n\n'
    '1) {0} was created outside the context of the default graph.\n\n'
    '2) The object passed through to EstimatorSpec was not created '
    'in the most recent call to "model_fn".'
)


class ModeKeys:
    """What a model function is called for."""

    TRAIN = 'train'
    EVAL = 'eval'
    PREDICT = 'infer'


class EstimatorSpec(
    collections.namedtuple(
        'EstimatorSpec',
        'mode predictions loss train_op eval_metric_ops export_outputs '
        'training_chief_hooks training_hooks scaffold evaluation_hooks '
        'prediction_hooks',
    )
):
    """What a model function returns.

    Args:
        mode: One of `ModeKeys`.
        predictions: Tensor or dict of tensors, first axis the batch.
        loss: Scalar tensor.
        train_op: Operation or tensor of one step.
        eval_metric_ops: Dict of name to `(value, update)`.
        export_outputs: Dict of name to `export.ExportOutput`.
        training_chief_hooks: Hooks that the chief alone runs.
        training_hooks: Hooks of training.
        scaffold: `tf.train.Scaffold`.
        evaluation_hooks: Hooks of evaluation.
        prediction_hooks: Hooks of prediction.

    Raises:
        ValueError: What the mode needs is missing or of another graph.
        TypeError: An argument of another type.
    """

    release = Release('1.15')

    def __new__(
        cls,
        mode,
        predictions=None,
        loss=None,
        train_op=None,
        eval_metric_ops=None,
        export_outputs=None,
        training_chief_hooks=None,
        training_hooks=None,
        scaffold=None,
        evaluation_hooks=None,
        prediction_hooks=None,
    ):
        """Checks the arguments, in the order of the releases."""
        train_op = _train_op(train_op, mode)
        loss = _loss(loss, mode)
        predictions = _predictions(predictions, mode)
        asked = export_outputs is not None or _OUTPUTS_BY_DEFAULT[cls.release]
        if mode == ModeKeys.PREDICT and asked:
            export_outputs = export.complete(export_outputs, predictions)
        return super().__new__(
            cls,
            mode,
            predictions,
            loss,
            train_op,
            _metrics(eval_metric_ops),
            export_outputs,
            check_hooks(training_chief_hooks),
            check_hooks(training_hooks),
            _scaffold(scaffold),
            check_hooks(evaluation_hooks),
            check_hooks(prediction_hooks),
        )

    def _replace(self, **changes):
        if changes.get('mode', self.mode) != self.mode:
            raise ValueError('mode of EstimatorSpec cannot be changed.')
        return type(self)(**{**self._asdict(), **changes})


def check_hooks(hooks):
    """Hooks as a tuple, each of them checked."""
    hooks = tuple(hooks or ())
    for hook in hooks:
        if not isinstance(hook, v1.train.SessionRunHook):
            raise TypeError(
                f'All hooks must be SessionRunHook instances, given: {hook}'
            )
    return hooks


def _train_op(train_op, mode):
    if train_op is None:
        if mode == ModeKeys.TRAIN:
            raise ValueError('Missing train_op.')
        return None
    if not isinstance(train_op, (tf.Operation, tf.Tensor, tf.Variable)):
        raise TypeError(
            f'train_op must be Operation or Tensor, given: {train_op}'
        )
    if isinstance(train_op, tf.Variable):
        train_op = train_op.op
    _check_graph(train_op, 'train_op')
    return train_op


def _loss(loss, mode):
    if loss is None:
        if mode in (ModeKeys.TRAIN, ModeKeys.EVAL):
            raise ValueError('Missing loss.')
        return None
    _check_tensor(loss, 'loss')
    if loss.shape.num_elements() not in (None, 1):
        raise ValueError(f'Loss must be scalar, given: {loss}')
    _check_graph(loss, 'loss')
    if not loss.shape.is_compatible_with([]):
        loss = tf.reshape(loss, [])
    return loss


def _predictions(predictions, mode):
    if predictions is None:
        if mode == ModeKeys.PREDICT:
            raise ValueError('Missing predictions.')
        return {}
    if not isinstance(predictions, dict):
        _check_tensor(predictions, 'predictions')
        _check_graph(predictions, 'prediction values')
        return predictions
    for key, value in predictions.items():
        _check_tensor(value, f'predictions[{key}]')
        _check_graph(value, 'prediction values', f'{key}: ')
    return dict(predictions)


def _metrics(metrics):
    if metrics is None:
        return {}
    if not isinstance(metrics, dict):
        raise TypeError(f'eval_metric_ops must be a dict, given: {metrics}')
    metrics = {key: _operations(value) for key, value in metrics.items()}
    for key, value in metrics.items():
        if not isinstance(value, tuple) or len(value) != 2:
            raise TypeError(
                'Values of eval_metric_ops must be (metric_value, update_op) '
                f'tuples, given: {value} for key: {key}'
            )
        for part in tf.nest.flatten(value):
            if not isinstance(part, (tf.Operation, tf.Tensor, tf.Variable)):
                raise TypeError(
                    'eval_metric_ops must be Operation or Tensor, given: '
                    f'{part}'
                )
            _check_graph(part, 'eval_metric_ops', f'{key}: ')
    return metrics


def _operations(metric):
    """Value and update of a metric; Keras' metrics are objects, since 1.12."""
    if not (hasattr(metric, 'result') and hasattr(metric, 'updates')):
        return metric
    local = v1.get_collection_ref(v1.GraphKeys.LOCAL_VARIABLES)
    known = {id(variable) for variable in local}
    local += [v for v in metric.variables if id(v) not in known]
    return metric.result(), metric.updates[0]


def _scaffold(scaffold):
    scaffold = scaffold or v1.train.Scaffold()
    if not isinstance(scaffold, v1.train.Scaffold):
        raise TypeError(
            f'scaffold must be tf.train.Scaffold. Given: {scaffold}'
        )
    return scaffold


def _check_tensor(value, name):
    if not isinstance(value, (tf.Tensor, tf.Variable)):
        raise TypeError(f'{name} must be Tensor, given: {value}')


def _check_graph(value, what, key=''):
    if value.graph is not v1.get_default_graph():
        raise ValueError(_OTHER_GRAPH.format(what, f'{key}{value.name}'))
