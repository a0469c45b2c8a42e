"""Losses of masked and weighted steps, as a release of then took their mean.

    l l . .   losses of two steps and of padding; the mask leaves out the dots

    up to 1.10      by the mask, over steps that it keeps; by weights, over
                    those that are not 0
    1.11 to 1.13    the weighted mean
    1.14 and 1.15   the sum by weights and mask, over all steps

tf_keras divides by the steps that the mask keeps. The package `keras` did as
up to 1.10.

Source: weighted_masked_objective of Keras 2.0.8 to 2.2.4 and of TensorFlow
1.8 to 1.13, _prepare_total_loss of 1.15, executed.
"""

from __future__ import annotations

import importlib
import types

from ..releases import Release

_WEIGHTED, _OF_ALL = Release('1.11'), Release('1.14')


def teach(oldest):
    """Has graph models weigh losses as then.

    Args:
        oldest: Function that gives the release to do as, or None.
    """
    training = importlib.import_module('tf_keras.src.engine.training_v1')
    known = training.losses_utils

    def apply_valid_mask(losses, weights, mask, reduction):
        release = oldest()
        if release is None:
            return known.apply_valid_mask(losses, weights, mask, reduction)
        weights = None if weights is mask else weights
        return _weights(losses, weights, mask, release)

    names = {**vars(known), 'apply_valid_mask': apply_valid_mask}
    training.__dict__['losses_utils'] = types.SimpleNamespace(**names)


def _weights(losses, weights, mask, release):
    """What losses `[batch, ...]` are multiplied by before their plain mean.

    Args:
        losses: Floats `[batch]` or `[batch, time]`.
        weights: The same, `[batch]`, or None.
        mask: The same, or None.
        release: The Release to do as.

    Returns:
        Floats that broadcast to losses, or None.
    """
    import tensorflow as tf

    parts = [p for p in (weights, mask) if p is not None]
    if release < _WEIGHTED:
        parts = [_over_kept(tf, part) for part in parts]
    product = None
    for part in parts:
        while part.shape.rank < losses.shape.rank:
            part = part[..., tf.newaxis]
        part = tf.cast(part, losses.dtype)
        product = part if product is None else product * part
    if product is None or release < _WEIGHTED or release >= _OF_ALL:
        return product
    product *= tf.ones_like(losses)
    return tf.math.divide_no_nan(product, tf.reduce_mean(product))


def _over_kept(tf, part):
    """A mask or weights, by the share of those that are not 0."""
    kept = tf.cast(tf.not_equal(part, 0), part.dtype)
    return part / tf.reduce_mean(kept)
