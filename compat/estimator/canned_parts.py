"""Heads and optimizers of canned estimators, by their arguments."""

from __future__ import annotations

import tensorflow as tf

from .heads import base, class_heads

v1 = tf.compat.v1

OPTIMIZERS = {
    'Adagrad': v1.train.AdagradOptimizer,
    'Adam': v1.train.AdamOptimizer,
    'Ftrl': v1.train.FtrlOptimizer,
    'RMSProp': v1.train.RMSPropOptimizer,
    'SGD': v1.train.GradientDescentOptimizer,
}


def classification(release, given):
    """The head of a classifier, whose arguments are taken out of a dict."""
    return class_heads.classifier(
        release,
        given.pop('n_classes', 2),
        given.pop('weight_column', None),
        given.pop('label_vocabulary', None),
        given.pop('loss_reduction', 'weighted_sum'),
    )


def regression(release, given):
    """The head of a regressor, whose arguments are taken out of a dict."""
    return base.Regression(
        release,
        given.pop('weight_column', None),
        None,
        given.pop('loss_reduction', 'weighted_sum'),
        dimension=given.pop('label_dimension', 1),
    )


def optimizer_of(optimizer, rate):
    """The optimizer that an instance, a function or a name stands for.

    Args:
        optimizer: One of the three.
        rate: Learning rate of one that is named.

    Raises:
        ValueError: No such name, or no optimizer.
    """
    if isinstance(optimizer, str):
        if optimizer not in OPTIMIZERS:
            raise ValueError(
                f'Unsupported optimizer name: {optimizer}. Supported names '
                f'are: {tuple(sorted(OPTIMIZERS))}'
            )
        return OPTIMIZERS[optimizer](learning_rate=rate)
    if callable(optimizer):
        optimizer = optimizer()
    if not isinstance(optimizer, v1.train.Optimizer):
        raise ValueError(
            'The given object is not an Optimizer instance. Given: '
            f'{optimizer}'
        )
    return optimizer
