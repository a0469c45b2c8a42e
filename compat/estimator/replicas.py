"""`replicate_model_fn` and `TowerOptimizer`, on one device."""

from __future__ import annotations

import tensorflow as tf

from ..releases import Release
from .arguments import call_with
from .spec import ModeKeys

v1 = tf.compat.v1


def replicate_model_fn(
    _, model_fn, optimizer_fn=None, devices=None, loss_reduction=None
):
    """The model function as it is: there is one replica.

    Args:
        _: The release.
        model_fn: The function.
        optimizer_fn: Function that makes the optimizer of the train op; 1.5
            alone, where the model function's train op was not run.
        devices: Names of devices; more than one are not used.
        loss_reduction: How the losses of replicas became one; ignored.

    Returns:
        A function of `features`, `labels`, `mode`, `params` and `config`.
    """
    if len(devices or ()) > 1:
        v1.logging.warning(
            'replicate_model_fn trains on one device, not on %s.', devices
        )

    def replicated(features, labels, mode, params=None, config=None):
        offered = {
            'labels': labels,
            'mode': mode,
            'params': params,
            'config': config,
        }
        spec = call_with(model_fn, offered, features=features)
        if mode != ModeKeys.TRAIN or optimizer_fn is None:
            return spec
        step = v1.train.get_global_step()
        optimizer = call_with(optimizer_fn, {'params': params})
        return spec._replace(train_op=optimizer.minimize(spec.loss, step))

    return replicated


class TowerOptimizer(tf.compat.v1.train.Optimizer):
    """An optimizer as it is: the gradients of one replica are all.

    Args:
        optimizer_or_optimizer_fn: An optimizer, or a function that makes it.
    """

    release = Release('1.15')

    def __init__(self, optimizer_or_optimizer_fn):
        given = optimizer_or_optimizer_fn
        is_made = isinstance(given, v1.train.Optimizer)
        self._optimizer = given if is_made else given()
        super().__init__(False, self._optimizer.get_name())

    def compute_gradients(self, *args, **options):
        """As the optimizer."""
        return self._optimizer.compute_gradients(*args, **options)

    def apply_gradients(self, *args, **options):
        """As the optimizer."""
        return self._optimizer.apply_gradients(*args, **options)

    def get_slot(self, *args, **options):
        """As the optimizer."""
        return self._optimizer.get_slot(*args, **options)

    def get_slot_names(self, *args, **options):
        """As the optimizer."""
        return self._optimizer.get_slot_names(*args, **options)
