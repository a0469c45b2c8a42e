"""Training and evaluation as they are exported: what they are fed and give."""

from __future__ import annotations

import collections

import tensorflow as tf

from .. import input_calls
from .export import ExportOutput, output_key
from .receivers import check_tensors, placeholder_like

v1 = tf.compat.v1
FEATURE, LABEL = 'input', 'label'


class SupervisedInputReceiver(
    collections.namedtuple(
        'SupervisedInputReceiver', 'features labels receiver_tensors'
    )
):
    """What an exported training or evaluation is fed.

    Args:
        features: Dict of tensors, or one tensor, for the model function.
        labels: Dict of tensors, or one tensor.
        receiver_tensors: Dict of placeholders, or one.
    """

    def __new__(cls, features, labels, receiver_tensors):
        """Checks all, and makes a dict of a single placeholder."""
        check_tensors(features, 'feature', 'feature')
        check_tensors(labels, 'label', LABEL)
        fed = check_tensors(receiver_tensors, 'receiver_tensor', FEATURE)
        return super().__new__(cls, features, labels, fed)


def build_raw_supervised_input_receiver_fn(
    _, features, labels, default_batch_size=None
):
    """A receiver of features and labels as the model function takes them.

    Args:
        _: The release.
        features: Dict of tensors, or a tensor, whose types and shapes are
            taken.
        labels: Likewise.
        default_batch_size: Examples in a request, None for any.

    Returns:
        A function without arguments.

    Raises:
        ValueError: A feature and a label have one name.
    """
    feature_names = features if isinstance(features, dict) else {FEATURE: 0}
    label_names = labels if isinstance(labels, dict) else {LABEL: 0}
    both = set(feature_names) & set(label_names)
    if both:
        raise ValueError(
            'Features and labels must have distinct keys. Found overlapping '
            f'keys: {both}'
        )

    def supervised_input_receiver_fn():
        own, fed = _placeholders(features, FEATURE, default_batch_size)
        wanted, more = _placeholders(labels, LABEL, default_batch_size)
        return SupervisedInputReceiver(own, wanted, {**fed, **more})

    return supervised_input_receiver_fn


def build_supervised_input_receiver_fn_from_input_fn(
    release, input_fn, **input_fn_args
):
    """A receiver of what an input function gives.

    Args:
        release: A Release.
        input_fn: Function that gives features and labels.
        **input_fn_args: Its arguments.

    Returns:
        A function without arguments.
    """
    with tf.Graph().as_default():
        features, labels, _ = input_calls.features_and_labels(
            input_fn(**input_fn_args)
        )
    return build_raw_supervised_input_receiver_fn(release, features, labels)


class SupervisedOutput(ExportOutput):
    """What an exported training or evaluation gives.

    Args:
        loss: Tensor, or dict of tensors.
        predictions: Likewise.
        metrics: Dict of name to `(value, update)`, or one such pair.
    """

    method = ''

    def __init__(self, loss=None, predictions=None, metrics=None):
        self.loss = _prefixed(loss, 'loss')
        self.predictions = _prefixed(predictions, 'predictions')
        self.metrics = None if metrics is None else _metrics(metrics)

    def as_signature_def(self, receiver_tensors):
        """The signature, for a dict of placeholders."""
        if not receiver_tensors:
            raise ValueError(f'{self.method} inputs cannot be None or empty.')
        info = v1.saved_model.build_tensor_info
        outputs = {
            **(self.loss or {}),
            **(self.predictions or {}),
            **(self.metrics or {}),
        }
        return v1.saved_model.build_signature_def(
            {key: info(one) for key, one in receiver_tensors.items()},
            {key: info(one) for key, one in outputs.items()},
            self.method,
        )


class TrainOutput(SupervisedOutput):
    """What an exported training gives."""

    method = 'tensorflow/supervised/training'


class EvalOutput(SupervisedOutput):
    """What an exported evaluation gives."""

    method = 'tensorflow/supervised/eval'


def _placeholders(tensors, name, size):
    """Placeholders in the form of tensors, and a dict of them."""
    if not isinstance(tensors, dict):
        one = placeholder_like(tensors, size)
        return one, {name: one}
    made = {key: placeholder_like(one, size) for key, one in tensors.items()}
    return made, made


def _prefixed(tensors, prefix):
    if tensors is None:
        return None
    if not isinstance(tensors, dict):
        tensors = {prefix: tensors}
    found = {}
    for key, tensor in tensors.items():
        key = output_key(key, prefix)
        if not isinstance(tensor, tf.Tensor):
            raise ValueError(
                f'{prefix} output value must be a Tensor; got {tensor}.'
            )
        found[_under(prefix, key)] = tensor
    return found


def _metrics(metrics):
    if not isinstance(metrics, dict):
        metrics = {'metrics': metrics}
    found = {}
    for key, (value, update) in metrics.items():
        key = _under('metrics', output_key(key, 'metrics'))
        if not isinstance(value, tf.Tensor):
            raise ValueError(
                f'{key} output value must be a Tensor; got {value}.'
            )
        if not isinstance(update, (tf.Tensor, tf.Operation)):
            raise ValueError(
                f'{key} update_op must be a Tensor or Operation; got {update}.'
            )
        if isinstance(update, tf.Operation):  # A signature has tensors alone.
            with tf.control_dependencies([update]):
                update = tf.constant([], name='metric_op_wrapper')
        found[f'{key}/value'], found[f'{key}/update_op'] = value, update
    return found


def _under(prefix, key):
    return key if key.startswith(prefix) else f'{prefix}/{key}'
