"""What functions of libraries give: numbers of NumPy, arrays, or lists."""

from __future__ import annotations

import ast

from ....sources import trees

NUMBER, ARRAY, HOLDER = 'number', 'array', 'holder'
NESTED = 'nested'  # A list of lists.
NOTHING: frozenset = frozenset()
FETCHED = frozenset((NUMBER, ARRAY))
# Functions of NumPy and methods of arrays that may give one number.
REDUCING = frozenset(
    'amax amin argmax argmin average cov dot max mean median min nanmean '
    'nansum norm percentile prod std sum trace var'.split()
)
# Functions of NumPy that give a number for a number.
ELEMENTWISE = frozenset(
    'abs absolute ceil clip cos exp expm1 float32 float64 floor int32 int64 '
    'log log10 log1p log2 maximum minimum power rint round sign sin sqrt '
    'square tanh'.split()
)
# Methods that give arrays, of NumPy and of scikit-learn.
GIVING = frozenset(
    'argsort as_matrix astype cumsum decision_function fit_predict '
    'fit_transform flatten inverse_transform predict predict_log_proba '
    'predict_proba ravel reshape toarray transform'.split()
)
# Functions of NumPy that give no array whose items are numbers of NumPy.
NO_ARRAYS = frozenset('load savez save savetxt shape size ndim'.split())
# Functions of TensorFlow that read values of variables and constants.
_READING = frozenset(
    'MakeNdarray get_tensor get_variable_value load_variable '
    'make_ndarray'.split()
)
_SCORING = frozenset('evaluate evaluate_once'.split())
_OF_BATCHES = frozenset('test_on_batch train_on_batch'.split())
_MODULES = frozenset('estimator learn'.split())


def of_tensorflow(name, estimates):
    """What a function or method of TensorFlow by a name may give.

    Args:
        name: Its last part.
        estimates: Whether the source has estimators, whose scores and
            predictions are dictionaries.
    """
    if name in _READING:
        return FETCHED
    if name in _OF_BATCHES:  # One score of a Keras model, or several.
        return FETCHED | {HOLDER}
    if estimates and name in _SCORING:
        return frozenset((HOLDER,))
    if estimates and name in ('predict', 'train_and_evaluate'):
        return frozenset((ARRAY, HOLDER, NESTED))
    return NOTHING


@trees.once
def has_estimators(tree):
    """Whether a source names `tf.estimator` or `tf.contrib.learn`."""
    names = {node.attr for node in trees.of_kind(tree, ast.Attribute)}
    for node in trees.of_kind(tree, ast.Import, ast.ImportFrom):
        names.update((getattr(node, 'module', None) or '').split('.'))
        for alias in node.names:
            names.update(alias.name.split('.'))
    return not names.isdisjoint(_MODULES)
