"""Wraps estimators: more metrics, or features beside the predictions."""

from __future__ import annotations

import tensorflow as tf

from ..core import gradient_norms
from ..releases import Release
from . import for_release
from .arguments import call_with, names_of
from .exports.export import PredictOutput
from .spec import ModeKeys

v1 = tf.compat.v1


def add_metrics(release, estimator, metric_fn):
    """An Estimator with further metrics.

    Args:
        release: A Release.
        estimator: An Estimator.
        metric_fn: Function of any of `features`, `labels`, `predictions`
            and `config` that returns a dict of `(value, update)`.

    Returns:
        An Estimator of the same folder.
    """
    allowed = {'features', 'labels', 'predictions', 'config'}
    other = list(set(names_of(metric_fn)) - allowed)
    if other:
        raise ValueError(
            f'metric_fn ({metric_fn}) has following not expected args: {other}'
        )

    def model_fn(features, labels, mode, config):
        spec = estimator.model_fn(features, labels, mode, config)
        if mode != ModeKeys.EVAL:
            return spec
        offered = {
            'features': features,
            'labels': labels,
            'predictions': spec.predictions,
            'config': config,
        }
        metrics = {**spec.eval_metric_ops, **call_with(metric_fn, offered)}
        return spec._replace(eval_metric_ops=metrics)

    return _like(release, estimator, model_fn)


def forward_features(
    release, estimator, keys=None, sparse_default_values=None
):
    """An Estimator whose predictions hold features too.

    Args:
        release: A Release.
        estimator: An Estimator.
        keys: Names of features, one name, or None for all.
        sparse_default_values: Dict of the name of a sparse feature to the
            value that fills it up.

    Returns:
        An Estimator of the same folder.
    """
    keys = [keys] if isinstance(keys, str) else keys
    if keys is not None and not isinstance(keys, (list, tuple)):
        raise TypeError(
            'keys should be either a string, a list of strings or None. '
            f'Given: {type(keys)}'
        )
    for key in keys or ():
        if not isinstance(key, str):
            raise TypeError(
                'All items in the given keys list should be a string. There '
                f'exist an item with type: {type(key)}'
            )
    fills = sparse_default_values or {}

    def model_fn(features, labels, mode, config):
        spec = estimator.model_fn(features, labels, mode, config)
        wanted = list(features) if keys is None else keys
        added = {
            key: _forwarded(key, features, spec.predictions, fills)
            for key in wanted
        }
        outputs = dict(spec.export_outputs or {})
        for name in ('predict', 'serving_default'):
            found = outputs.get(name)
            if isinstance(found, PredictOutput):
                outputs[name] = PredictOutput({**found.outputs, **added})
        return spec._replace(
            predictions={**spec.predictions, **added},
            export_outputs=outputs or spec.export_outputs,
        )

    return _like(release, estimator, model_fn)


class _ByNorm(tf.compat.v1.train.Optimizer):
    """An optimizer that clips gradients by their common norm."""

    def __init__(self, optimizer, clip_norm, clip):
        super().__init__(False, f'ClipByNorm{optimizer.get_name()}')
        self._optimizer = optimizer
        self._norm = clip_norm
        self._clip = clip

    def compute_gradients(self, *args, **options):
        """As the optimizer."""
        return self._optimizer.compute_gradients(*args, **options)

    def apply_gradients(self, grads_and_vars, global_step=None, name=None):
        """As the optimizer, of the clipped gradients."""
        gradients, variables = zip(*grads_and_vars, strict=True)
        clipped, _ = self._clip(gradients, self._norm)
        pairs = list(zip(clipped, variables, strict=True))
        return self._optimizer.apply_gradients(pairs, global_step, name)

    def get_slot(self, *args, **options):
        """As the optimizer."""
        return self._optimizer.get_slot(*args, **options)

    def get_slot_names(self, *args, **options):
        """As the optimizer."""
        return self._optimizer.get_slot_names(*args, **options)


def clip_gradients_by_norm(release, optimizer, clip_norm):
    """An optimizer that clips the gradients of another.

    Args:
        release: A release; up to 1.14 norms counted each part of a gradient.
        optimizer: An optimizer.
        clip_norm: Largest norm of all gradients together.
    """
    each = Release(release) <= Release('1.14')
    clip = gradient_norms if each else tf
    return _ByNorm(optimizer, clip_norm, clip.clip_by_global_norm)


def _like(release, estimator, model_fn):
    """An Estimator of another model function and all else the same."""
    return for_release(release).Estimator(
        model_fn,
        estimator.model_dir,
        estimator.config,
        **_warm_start(estimator),
    )


def _warm_start(estimator):
    settings = estimator._warm_start_settings
    return {} if settings is None else {'warm_start_from': settings}


def _forwarded(key, features, predictions, fills):
    """A feature as a dense tensor, checked."""
    if not isinstance(predictions, dict):
        raise ValueError(
            'Predictions should be a dict to be able to forward features. '
            f'Given: {type(predictions)}'
        )
    if key not in features:
        raise ValueError(
            f'keys should be exist in features. Key "{key}" is not in '
            'features dict. features dict has following keys: '
            f'{features.keys()}. Please check arguments of forward_features.'
        )
    if key in predictions:
        raise ValueError(
            f'Cannot forward feature key ({key}). Since it does exist in '
            f'predictions. Existing prediction keys: {predictions.keys()}. '
            'Please check arguments of forward_features.'
        )
    feature = v1.convert_to_tensor_or_sparse_tensor(features[key])
    sparse = isinstance(feature, tf.SparseTensor)
    if key in fills and not sparse:
        raise ValueError(
            f'Feature ({key}) is expected to be a `SparseTensor`.'
        )
    if key in fills:
        return tf.sparse.to_dense(feature, fills[key])
    if sparse:
        raise ValueError(
            f'Feature ({key}) should be a Tensor. Please use `keys` argument '
            'of forward_features to filter unwanted features, or add key to '
            'argument `sparse_default_values`. Type of '
            f'features[{key}] is {type(feature)}.'
        )
    return feature
