"""What a SavedModel of contrib.learn takes and gives: its signatures.

*Source:* TensorFlow 1.12,
`contrib/learn/python/learn/utils/saved_model_export_utils.py`.
"""

from __future__ import annotations

import tensorflow as tf

from ...releases import Since
from .constants import PredictionKey, ProblemType

v1 = tf.compat.v1

DEFAULT_INPUT_ALTERNATIVE_KEY = 'default_input_alternative'
FEATURES_INPUT_ALTERNATIVE_KEY = 'features_input_alternative'
_ONLY_OUTPUT = 'default_output_alternative'
_NAMES = v1.saved_model.signature_constants
_CLASSIFIES = ProblemType.CLASSIFICATION, ProblemType.LOGISTIC_REGRESSION
# Whether examples must be strings.
_CHECKED = Since({'0.5': False, '1.4': True})
_info = v1.saved_model.build_tensor_info


def get_input_alternatives(_, input_ops):
    """What a model may be fed.

    Args:
        _: The release.
        input_ops: InputFnOps, or `(features, labels)`.

    Returns:
        Dict of name to a dict of placeholders, and the features.

    Raises:
        ValueError: There are no features.
    """
    features = input_ops[0]
    if not features:
        raise ValueError('Features must be defined.')
    if not hasattr(input_ops, 'default_inputs'):
        return {}, features
    return {DEFAULT_INPUT_ALTERNATIVE_KEY: input_ops.default_inputs}, features


def get_output_alternatives(
    release, model_fn_ops, default_output_alternative_key=None
):
    """What a model gives, and which of it by default.

    Args:
        release: A Release.
        model_fn_ops: ModelFnOps.
        default_output_alternative_key: Name of the default, needed if there
            are several.

    Returns:
        Dict of name to `(problem type, dict of tensors)`, and a name.

    Raises:
        ValueError: No such alternative, or several and no default.
    """
    found = model_fn_ops.output_alternatives or {}
    key = default_output_alternative_key
    if key and key not in found and (found or release >= '1.1'):
        raise ValueError(
            f'Requested default_output_alternative: {key}, but available '
            f'output_alternatives are: {sorted(found)}'
        )
    if not found:
        outputs = model_fn_ops.predictions
        if not isinstance(outputs, dict):
            outputs = {PredictionKey.GENERIC: outputs}
        key, found = _ONLY_OUTPUT, {}
        found[key] = ProblemType.UNSPECIFIED, outputs
    elif not key and len(found) > 1:
        raise ValueError(
            'Please specify a default_output_alternative.  Available '
            f'output_alternatives are: {sorted(found)}'
        )
    return found, key or next(iter(found))


def build_all_signature_defs(
    release,
    input_alternatives,
    output_alternatives,
    actual_default_output_alternative_key,
):
    """Dict of name to the signature of each pair, and of the default.

    Args:
        release: A Release.
        input_alternatives: As `get_input_alternatives` returns them.
        output_alternatives: As `get_output_alternatives` returns them.
        actual_default_output_alternative_key: Which of them is the default.

    Raises:
        ValueError: There is no default input.
    """
    build = build_standardized_signature_def
    built = {
        f'{fed}:{given or "None"}': build(release, inputs, outputs, problem)
        for fed, inputs in input_alternatives.items()
        for given, (problem, outputs) in output_alternatives.items()
    }
    inputs = input_alternatives.get(DEFAULT_INPUT_ALTERNATIVE_KEY)
    if not inputs:
        raise ValueError('A default input_alternative must be provided.')
    problem, outputs = output_alternatives[
        actual_default_output_alternative_key
    ]
    built[_NAMES.DEFAULT_SERVING_SIGNATURE_DEF_KEY] = build(
        release, inputs, outputs, problem
    )
    return built


def build_standardized_signature_def(
    release, input_tensors, output_tensors, problem_type
):
    """The signature that fits a kind of problem; else that of predictions.

    Args:
        release: A Release.
        input_tensors: Dict of placeholders.
        output_tensors: Dict of tensors.
        problem_type: One of `ProblemType`.

    Raises:
        ValueError: There are no inputs, or no outputs; from 1.4 on, what is
            classified is no string, or what is given no float.
    """
    if not input_tensors:
        raise ValueError('input_tensors must be provided.')
    if not output_tensors:
        raise ValueError('output_tensors must be provided.')
    outputs = _standard_outputs(output_tensors, problem_type)
    if outputs is None or len(input_tensors) != 1:
        return v1.saved_model.predict_signature_def(
            input_tensors, output_tensors
        )
    (examples,) = input_tensors.values()
    regresses = problem_type == ProblemType.LINEAR_REGRESSION
    if _CHECKED[release]:
        build = (
            v1.saved_model.regression_signature_def
            if regresses
            else v1.saved_model.classification_signature_def
        )
        return build(examples, *outputs.values())
    return v1.saved_model.build_signature_def(
        {_NAMES.REGRESS_INPUTS: _info(examples)},
        {name: _info(one) for name, one in outputs.items() if one is not None},
        _NAMES.REGRESS_METHOD_NAME
        if regresses
        else _NAMES.CLASSIFY_METHOD_NAME,
    )


def _standard_outputs(given, problem_type):
    """The outputs that a signature of the problem names; None for none."""
    only = next(iter(given.values())) if len(given) == 1 else None
    if problem_type == ProblemType.LINEAR_REGRESSION:
        return None if only is None else {_NAMES.REGRESS_OUTPUTS: only}
    if problem_type not in _CLASSIFIES:
        return None
    classes, scores = _classes(given), _scores(given)
    if classes is None and scores is None:
        if only is None:
            return None
        if only.dtype == tf.string:
            classes = only
        else:
            scores = only
    return {
        _NAMES.CLASSIFY_OUTPUT_CLASSES: classes,
        _NAMES.CLASSIFY_OUTPUT_SCORES: scores,
    }


def _classes(outputs):
    """Names of classes; ids cannot be served."""
    classes = outputs.get(PredictionKey.CLASSES)
    return None if classes is None or classes.dtype != tf.string else classes


def _scores(outputs):
    scores = outputs.get(PredictionKey.SCORES)
    if scores is None:
        return outputs.get(PredictionKey.PROBABILITIES)
    return scores
