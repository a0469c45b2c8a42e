"""The model function: its arguments, and the call of it."""

from __future__ import annotations

import tensorflow as tf

from ..releases import Since
from .arguments import call_with, names_of
from .spec import EstimatorSpec

v1 = tf.compat.v1

# From 1.6 on the log told of each call of the model function.
_SAYS_CALLS = Since({'0.5': False, '1.6': True})
_ARGUMENTS = {'features', 'labels', 'mode', 'params', 'self', 'config'}


def check(model_fn, params):
    """Checks that an Estimator can call a model function.

    Args:
        model_fn: The function.
        params: What the Estimator was given to pass on, or None.

    Raises:
        ValueError: It takes other arguments.
    """
    if model_fn is None:
        raise ValueError('model_fn must be provided to Estimator.')
    taken = set(names_of(model_fn))
    if 'features' not in taken:
        raise ValueError(
            f'model_fn ({model_fn}) must include features argument.'
        )
    if params is not None and 'params' not in taken:
        raise ValueError(
            f'model_fn ({model_fn}) does not include params argument, but '
            f'params ({params}) is passed to Estimator.'
        )
    if params is None and 'params' in taken:
        v1.logging.warning(
            "Estimator's model_fn (%s) includes params argument, but params "
            'are not passed to Estimator.',
            model_fn,
        )
    other = list(taken - _ARGUMENTS)
    if other:
        raise ValueError(
            f'model_fn ({model_fn}) has following not expected args: {other}'
        )


def call(model_fn, release, features, labels, offered):
    """Calls a model function with what it takes.

    Args:
        model_fn: The function.
        release: A Release.
        features: What the input function gave.
        labels: The same, or None.
        offered: Dict of `mode`, `params` and `config`.

    Returns:
        The EstimatorSpec.

    Raises:
        ValueError: It takes no labels, or returns something else.
    """
    if 'labels' in names_of(model_fn):
        offered = {'labels': labels, **offered}
    elif labels is not None:
        raise ValueError(
            'model_fn does not take labels, but input_fn returns labels.'
        )
    says = _SAYS_CALLS[release]
    if says:
        v1.logging.info('Calling model_fn.')
    spec = call_with(model_fn, offered, features=features)
    if says:
        v1.logging.info('Done calling model_fn.')
    if not isinstance(spec, EstimatorSpec):
        raise ValueError('model_fn should return an EstimatorSpec.')
    return spec
