"""`contrib.learn.LogisticRegressor`: metrics for a model of two classes.

Source: TensorFlow 1.4.1, `contrib/learn/python/learn/estimators`.
"""

from __future__ import annotations

import tensorflow as tf

from ..arguments import names_of
from .class_metrics import two_class_metrics
from .constants import MetricKey, ProblemType
from .estimator import Estimator
from .model_ops import ModelFnOps


class LogisticRegressor(Estimator):
    """An Estimator of a model function that predicts probabilities.

    Args:
        model_fn: Function of features, labels and, if it likes, mode that
            returns `(predictions, loss, train_op)`.
        thresholds: From which a probability counts as the second class.
        model_dir: Folder of checkpoints and events.
        config: A RunConfig.
        feature_engineering_fn: As of `Estimator`.
    """

    def __init__(
        self,
        model_fn,
        thresholds=None,
        model_dir=None,
        config=None,
        feature_engineering_fn=None,
    ):
        def with_metrics(features, labels, mode):
            given = features, labels, mode
            predictions, loss, train_op = model_fn(
                *given[: len(names_of(model_fn))]
            )
            metrics = None
            if mode == 'eval':
                metrics = _metrics(predictions, labels, thresholds or [0.5])
            kind = ProblemType.LOGISTIC_REGRESSION
            outputs = {'head': (kind, {'predictions': predictions})}
            return ModelFnOps(
                mode, predictions, loss, train_op, metrics, outputs
            )

        Estimator.__init__(
            self,
            with_metrics,
            model_dir,
            config,
            feature_engineering_fn=feature_engineering_fn,
        )


def _metrics(predictions, labels, thresholds):
    if isinstance(labels, dict):
        (labels,) = labels.values()
    classes = tf.cast(predictions >= 0.5, tf.float32)
    found = two_class_metrics(predictions, classes, labels, None, thresholds)
    for name in (MetricKey.ACCURACY, MetricKey.AUC_PR):
        del found[name]
    return found
