"""Losses and updates that a layer collects, by the inputs they depend on."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


class Collected:
    """What a layer adds to the graph's losses and updates.

    Source: TensorFlow 1.4, `layers/base.py` (behaviour, not code).
    """

    @property
    def losses(self):
        """Losses of weights and outputs, in order of creation."""
        return [loss for loss, _ in self._collected('losses')]

    @property
    def updates(self):
        """Operations to run beside the training step."""
        return [update for update, _ in self._collected('updates')]

    def add_loss(self, losses, inputs=None):
        """Adds losses to the layer's and to the graph's.

        Args:
            losses: Scalar tensor, or a list of them.
            inputs: What they depend on; None for weights alone.
        """
        self._add('losses', losses, inputs, 'REGULARIZATION_LOSSES')

    def add_update(self, updates, inputs=None):
        """Adds operations to the layer's and to the graph's updates.

        Args:
            updates: Operation, or a list of them.
            inputs: What they depend on; None for nothing.
        """
        self._add('updates', updates, inputs, 'UPDATE_OPS')

    def get_losses_for(self, inputs):
        """Losses that depend on some inputs, or on none if None."""
        return self._for('losses', inputs)

    def get_updates_for(self, inputs):
        """Updates that depend on some inputs, or on none if None."""
        return self._for('updates', inputs)

    def _collected(self, kind):
        return self.__dict__.setdefault(f'_collected_{kind}', [])

    def _add(self, kind, values, inputs, collection):
        key = getattr(v1.GraphKeys, collection)
        for value in _list(values):
            self._collected(kind).append((value, _list(inputs)))
            if all(value is not other for other in v1.get_collection(key)):
                v1.add_to_collection(key, value)

    def _for(self, kind, inputs):
        asked = _list(inputs)
        return [
            value
            for value, of in self._collected(kind)
            if (not asked and not of)
            or any(one is other for one in asked for other in of)
        ]


def regularized(variable, regularizer, known):
    """Losses that a layer's regularizer gives of a weight it has made.

    Args:
        variable: The variable, or a partitioned one.
        regularizer: Function of the weight giving a scalar loss, or None.
        known: Ids of the variables that were there before.

    Returns:
        List of scalar tensors, one for each part; none of a shared weight.
    """
    if regularizer is None:
        return []
    parts = getattr(variable, '_get_variable_list', lambda: [variable])()
    losses = []
    for number, part in enumerate(parts):
        if id(part) not in known:
            place = f'Regularizer_{number}/' if number else 'Regularizer/'
            with tf.name_scope(f'{variable.name.split(":")[0]}/{place}'):
                losses.append(regularizer(part))
    return [loss for loss in losses if loss is not None]


def _list(values):
    if values is None:
        return []
    return list(tf.nest.flatten(values))
