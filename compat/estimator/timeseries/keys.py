"""Names of the features and results of a series.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `feature_keys.py`.
"""

from __future__ import annotations


class State:
    """What a model knows after some steps."""

    STATE_TUPLE = 'start_tuple'
    STATE_PREFIX = 'model_state'


class Times:
    """When a value was observed, `[batch, time]` of whole numbers."""

    TIMES = 'times'


class Values:
    """What was observed, `[batch, time, features]`."""

    VALUES = 'values'


class TrainEvalFeatures(Times, Values):
    """Features to train and evaluate with."""


class PredictionFeatures(Times, State):
    """Features to predict by."""


class FilteringFeatures(Times, Values, State):
    """Features to go on with from a state."""


class PredictionResults(Times):
    """Keys of predictions."""


class FilteringResults(Times, State):
    """Keys of an evaluation."""
