"""Baselines: estimators that learn the average of the labels alone."""

from __future__ import annotations

import tensorflow as tf

from .canned_parts import classification, optimizer_of, regression
from .estimator import Estimator

v1 = tf.compat.v1
_RATE = 0.3


class _Baseline(Estimator):
    """Logits that are one and the same for all examples."""

    def _learn(self, head, given):
        optimizer = given.pop('optimizer', 'Ftrl')

        def model_fn(features, labels, mode):
            return head.create_estimator_spec(
                features=features,
                mode=mode,
                labels=labels,
                logits=_logits(features, head),
                train_op_fn=lambda loss: optimizer_of(
                    optimizer, _RATE
                ).minimize(loss, v1.train.get_global_step()),
            )

        Estimator.__init__(self, model_fn, **given)


class BaselineClassifier(_Baseline):
    """Learns how often each class comes.

    Args:
        **given: `model_dir`, `n_classes`, `weight_column`,
            `label_vocabulary`, `optimizer`, `config`, `loss_reduction`.
    """

    def __init__(self, **given):
        self._learn(classification(self.release, given), given)


class BaselineRegressor(_Baseline):
    """Learns the mean of the labels.

    Args:
        **given: As of `BaselineClassifier`, with `label_dimension`.
    """

    def __init__(self, **given):
        self._learn(regression(self.release, given), given)


class BaselineEstimator(_Baseline):
    """Learns the logits that suit a head best, whatever the features."""

    def __init__(self, head, **given):
        self._learn(head, given)


def _logits(features, head):
    """`[batch, logits]`: a bias, once for each example."""
    weight = getattr(head, 'weight_column', None)
    weight = getattr(weight, 'key', weight)
    sizes = [tf.shape(f)[0] for key, f in features.items() if key != weight]
    same = [v1.assert_equal(sizes[0], size) for size in sizes[1:]]
    with tf.control_dependencies(same), v1.variable_scope('baseline'):
        shape = [head.logits_dimension]
        bias = v1.get_variable(
            'bias', shape, initializer=v1.initializers.zeros
        )
        return bias * tf.ones([sizes[0], *shape])
