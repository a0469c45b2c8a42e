"""What an exported model gives: outputs, and the signatures of them."""

from __future__ import annotations

import collections
import os
import time

import tensorflow as tf

v1 = tf.compat.v1
_DEFAULT = v1.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY
_METHODS = {
    v1.saved_model.signature_constants.CLASSIFY_METHOD_NAME: 'Classify',
    v1.saved_model.signature_constants.REGRESS_METHOD_NAME: 'Regress',
    v1.saved_model.signature_constants.PREDICT_METHOD_NAME: 'Predict',
}
_SUPERVISED = {
    'tensorflow/supervised/training': 'Train',
    'tensorflow/supervised/eval': 'Eval',
}
_ATTEMPTS = 10


class ExportOutput:
    """What a signature of an exported model gives."""

    def as_signature_def(self, receiver_tensors):
        """The signature, for a dict of placeholders."""
        raise NotImplementedError


class PredictOutput(ExportOutput):
    """Any tensors: a dict of them, or one.

    Args:
        outputs: Dict of name to tensor, or a tensor.
    """

    def __init__(self, outputs):
        if not isinstance(outputs, dict):
            outputs = {'output': outputs}
        self.outputs = {
            output_key(k, 'Prediction'): v for k, v in outputs.items()
        }
        for value in outputs.values():
            if not isinstance(value, tf.Tensor):
                raise ValueError(
                    f'Prediction output value must be a Tensor; got {value}.'
                )

    def as_signature_def(self, receiver_tensors):
        """The signature, for a dict of placeholders."""
        return v1.saved_model.predict_signature_def(
            receiver_tensors, self.outputs
        )


class ClassificationOutput(ExportOutput):
    """Scores and names of classes, for examples in one string tensor.

    Args:
        scores: Floating `[batch, classes]`, or None.
        classes: Strings of that shape, or None.
    """

    def __init__(self, scores=None, classes=None):
        _check_type(
            scores, 'Classification scores must be a float32 Tensor', True
        )
        _check_type(
            classes, 'Classification classes must be a string Tensor', False
        )
        if scores is None and classes is None:
            raise ValueError('At least one of scores and classes must be set.')
        self.scores, self.classes = scores, classes

    def as_signature_def(self, receiver_tensors):
        """The signature, for a dict of placeholders."""
        return v1.saved_model.classification_signature_def(
            _examples(receiver_tensors, 'Classification'),
            self.classes,
            self.scores,
        )


class RegressionOutput(ExportOutput):
    """A value for each example of one string tensor.

    Args:
        value: Floating `[batch]`.
    """

    def __init__(self, value):
        message = 'Regression output value must be a float32 Tensor'
        _check_type(value, message, True, needed=True)
        self.value = value

    def as_signature_def(self, receiver_tensors):
        """The signature, for a dict of placeholders."""
        return v1.saved_model.regression_signature_def(
            _examples(receiver_tensors, 'Regression'), self.value
        )


def complete(outputs, predictions):
    """Outputs of a prediction, with one of them the default.

    Args:
        outputs: Dict of name to ExportOutput, or None.
        predictions: What the default gives if there are none.
    """
    if outputs is None:
        return {_DEFAULT: PredictOutput(predictions)}
    if not isinstance(outputs, dict):
        raise TypeError(f'export_outputs must be dict, given: {outputs}')
    if not all(isinstance(one, ExportOutput) for one in outputs.values()):
        raise TypeError(
            'Values in export_outputs must be ExportOutput objects. '
            f'Given: {outputs}'
        )
    if len(outputs) == 1:
        return {_DEFAULT: next(iter(outputs.values())), **outputs}
    if outputs and _DEFAULT not in outputs:
        raise ValueError(
            'Multiple export_outputs were provided, but none of them is '
            'specified as the default.  Do this by naming one of them with '
            'signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY.'
        )
    return outputs


def signatures(
    release, receiver_tensors, outputs, alternatives=None, *, served=True
):
    """Signatures of an exported model.

    Args:
        release: A Release.
        receiver_tensors: Dict of placeholders, or one.
        outputs: Dict of name to ExportOutput.
        alternatives: Dict of name to further dicts of placeholders.
        served: Whether to leave out what cannot be served.

    Returns:
        Dict of name to `SignatureDef`.
    """
    if not isinstance(outputs, dict):
        raise ValueError(
            f'export_outputs must be a dict and not{type(outputs)}'
        )
    if not isinstance(receiver_tensors, dict):
        receiver_tensors = {'input': receiver_tensors}
    fed = {'': receiver_tensors, **(alternatives or {})}
    built, excluded = {}, {}
    for receiver, tensors in fed.items():
        for key, output in outputs.items():
            name = f'{key or "None"}'
            name = f'{receiver}:{name}' if receiver else name
            try:
                built[name] = output.as_signature_def(tensors)
            except ValueError as error:
                excluded[name] = str(error)
    _report(built, excluded, release)
    if not served:
        return built
    valid = v1.saved_model.is_valid_signature
    return {name: one for name, one in built.items() if valid(one)}


def timestamped_folder(base):
    """A folder below `base` that is not there yet, named by the time.

    Args:
        base: Folder of all exports.

    Returns:
        Path as bytes, as the releases gave it.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        folder = os.path.join(
            tf.compat.as_bytes(base), b'%d' % int(time.time())
        )
        if not tf.io.gfile.exists(folder):
            return folder
        v1.logging.warn(
            'Export directory %s already exists; retrying (attempt %d/%d)',
            folder,
            attempt,
            _ATTEMPTS,
        )
        time.sleep(1)
    raise RuntimeError(
        f'Failed to obtain a unique export directory name after {_ATTEMPTS} '
        'attempts.'
    )


def temporary_folder(folder):
    """Path beside an export that servers overlook, as bytes."""
    parent, name = os.path.split(tf.compat.as_bytes(folder))
    return os.path.join(parent, b'temp-' + name)


def _report(built, excluded, release):
    names = collections.defaultdict(list)
    for name, signature in built.items():
        names[signature.method_name].append(name)
    methods = {**_METHODS, **(_SUPERVISED if release >= '1.9' else {})}
    for method, shown in methods.items():
        v1.logging.info(
            'Signatures INCLUDED in export for %s: %s',
            shown,
            names[method] or 'None',
        )
    if excluded:
        v1.logging.info(
            'Signatures EXCLUDED from export because they cannot be be '
            'served via TensorFlow Serving APIs:'
        )
        for name, why in excluded.items():
            v1.logging.info("'%s' : %s", name, why)
    if not built:
        v1.logging.warn('Export includes no signatures!')
    elif _DEFAULT not in built:
        v1.logging.warn('Export includes no default signature!')


def output_key(key, what):
    """A key of outputs as text, where it may be a tuple of texts."""
    key = '/'.join(key) if isinstance(key, tuple) else key
    if not isinstance(key, str):
        raise ValueError(f'{what} output key must be a string; got {key}.')
    return key


def _check_type(value, message, floating, needed=False):
    if value is None and not needed:
        return
    fits = isinstance(value, tf.Tensor) and (
        value.dtype.is_floating if floating else value.dtype == tf.string
    )
    if not fits:
        raise ValueError(f'{message}; got {value}')


def _examples(receiver_tensors, what):
    tensors = list(receiver_tensors.values())
    if len(tensors) != 1 or tensors[0].dtype != tf.string:
        raise ValueError(
            f'{what} input must be a single string Tensor; got '
            f'{receiver_tensors}'
        )
    return tensors[0]
