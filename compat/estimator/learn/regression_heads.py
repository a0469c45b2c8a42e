"""Heads of contrib.learn that predict values."""

from __future__ import annotations

import tensorflow as tf

from .constants import PredictionKey, ProblemType
from .heads import SingleHead


class Regression(SingleHead):
    """Values, by the squared error or as the mean of a Poisson.

    Args:
        poisson: Whether a Poisson.
        link_fn: Function from logits to values.
        **options: As of `SingleHead`.
    """

    scope_name = 'regression_head'
    problem = ProblemType.LINEAR_REGRESSION

    def __init__(self, *, poisson=False, link_fn=None, **options):
        super().__init__(**options)
        self._poisson = poisson
        self._link = link_fn or (tf.exp if poisson else tf.identity)

    def _predictions(self, logits):
        if self._dimension == 1:
            logits = tf.squeeze(logits, [1])
        return {PredictionKey.SCORES: self._link(logits)}

    def _losses(self, labels, logits):
        labels = labels[:, None] if labels.shape.rank == 1 else labels
        logits.shape.assert_is_compatible_with(labels.shape)
        if self._poisson:
            return tf.nn.log_poisson_loss(labels, logits, True)
        return tf.square(logits - tf.cast(labels, tf.float32))


def regression_head(release, label_dimension=1, link_fn=None, **options):
    """A head of values, by their squared error."""
    return Regression(
        dimension=label_dimension, link_fn=link_fn, release=release, **options
    )


def poisson_regression_head(release, label_dimension=1, **options):
    """A head of counts, by the means of Poissons."""
    return Regression(
        dimension=label_dimension, poisson=True, release=release, **options
    )
