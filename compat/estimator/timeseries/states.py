"""Where a model's state comes from when a batch begins.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`,
`state_management.py`.
"""

from __future__ import annotations

from ..spec import ModeKeys
from .keys import State


class PassthroughStateManager:
    """Each batch begins at the model's start."""

    def __init__(self):
        self._input_statistics = None
        self._graph_initialized = False

    def initialize_graph(self, model, input_statistics=None):
        """Prepares for a graph."""
        self._graph_initialized = True
        self._input_statistics = input_statistics

    def define_loss(self, model, features, mode):
        """`ModelOutputs` of a batch.

        Raises:
            ValueError: The features hold a state.
        """
        if State.STATE_TUPLE in features:
            raise ValueError(
                'Overriding start state is not supported for this model.'
            )
        return model.define_loss(features, mode)


class FilteringOnlyStateManager(PassthroughStateManager):
    """Each batch begins at the model's start, or at a state that it brings."""

    def define_loss(self, model, features, mode):
        """`ModelOutputs` of a batch.

        Raises:
            ValueError: The features hold a state to train from.
        """
        if State.STATE_TUPLE not in features:
            return model.define_loss(features, mode)
        if mode == ModeKeys.TRAIN:
            raise ValueError(
                'Overriding saved state for training is not supported (but a '
                f'value for feature {State.STATE_TUPLE} was specified).'
            )
        state = features.pop(State.STATE_TUPLE)
        return model.get_batch_loss(features=features, mode=mode, state=state)
