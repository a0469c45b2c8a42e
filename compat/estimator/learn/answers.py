"""What contrib.learn's canned estimators answer: classes, or values."""

from __future__ import annotations

import tensorflow as tf

from .base import BaseEstimator
from .constants import PredictionKey
from .metric_spec import MetricSpec


class _Answers(BaseEstimator):
    """Predicts its answers alone, unless outputs are named."""

    def _answers(self, x, input_fn, batch_size, as_iterable):
        raise NotImplementedError

    def predict(
        self,
        x=None,
        input_fn=None,
        batch_size=None,
        outputs=None,
        as_iterable=True,
    ):
        """Answers, or the predictions that `outputs` names."""
        if not outputs:
            return self._answers(x, input_fn, batch_size, as_iterable)
        return BaseEstimator.predict(
            self, x, input_fn, batch_size, outputs, as_iterable
        )


class Classifies(_Answers):
    """Predicts classes; sub-classes are Estimators, too."""

    def predict_classes(
        self, x=None, input_fn=None, batch_size=None, as_iterable=True
    ):
        """Class of each example."""
        found = _chosen(
            self, PredictionKey.CLASSES, x, input_fn, batch_size, as_iterable
        )
        return found if as_iterable else found.reshape(-1)

    def _answers(self, *arguments):
        return self.predict_classes(*arguments)

    def predict_proba(
        self, x=None, input_fn=None, batch_size=None, as_iterable=True
    ):
        """Probabilities of each example's classes."""
        key = PredictionKey.PROBABILITIES
        return _chosen(self, key, x, input_fn, batch_size, as_iterable)


class Regresses(_Answers):
    """Predicts values; sub-classes are Estimators, too."""

    def predict_scores(
        self, x=None, input_fn=None, batch_size=None, as_iterable=True
    ):
        """Value of each example."""
        key = PredictionKey.SCORES
        return _chosen(self, key, x, input_fn, batch_size, as_iterable)

    def _answers(self, *arguments):
        return self.predict_scores(*arguments)

    def evaluate(self, *args, **options):
        """As `Estimator`; functions among the metrics are given values."""
        metrics = options.pop('metrics', None) or {}
        options['metrics'] = {
            (name, PredictionKey.SCORES)
            if not isinstance(one, MetricSpec) and not isinstance(name, tuple)
            else name: one
            for name, one in metrics.items()
        }
        return BaseEstimator.evaluate(self, *args, **options)


def infer_real_valued_columns_from_input_fn(_, input_fn):
    """Columns of numbers for the features that a function gives."""
    from ...contrib.columns import parsing

    with tf.Graph().as_default():
        features, _ = input_fn()
        return parsing.infer_real_valued_columns(features)


def infer_real_valued_columns_from_input(_, x):
    """Columns of numbers for arrays of features."""
    from . import data_setup, input_calls

    input_calls.check_arrays(x)
    feeder = data_setup.setup_train_data_feeder(None, x, None, None, 1)

    def input_fn():
        return feeder.input_builder()

    return infer_real_valued_columns_from_input_fn(None, input_fn)


def _chosen(estimator, key, x, input_fn, batch_size, as_iterable):
    found = BaseEstimator.predict(
        estimator, x, input_fn, batch_size, [key], as_iterable
    )
    if as_iterable:
        return (one[key] for one in found)
    return found[key]
