"""Arrays of a series.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `input_pipeline.py`.
"""

from __future__ import annotations

import numpy as np

from .keys import TrainEvalFeatures as Keys


def one_series(data):
    """Features of one series, with an axis for a batch.

    Args:
        data: Dict with `'times'` `[time]` and `'values'` `[time]` or
            `[time, features]`, and others of as many rows.

    Returns:
        Dict of name to array `[1, time, ...]`.

    Raises:
        ValueError: Features that lack or do not fit, or several series.
    """
    features = {name: np.array(value) for name, value in data.items()}
    if not {Keys.TIMES, Keys.VALUES} <= features.keys():
        raise ValueError(
            f'{Keys.TIMES} and {Keys.VALUES} are required features.'
        )
    times = features[Keys.TIMES]
    for name, value in features.items():
        if value.shape[: times.ndim] != times.shape:
            raise ValueError(
                'All features must have their shapes prefixed by the shape '
                f'of the times feature. Got shape {value.shape} for feature '
                f"'{name}', but shape {times.shape} for '{Keys.TIMES}'"
            )
    if times.ndim > 2:
        raise ValueError(
            'Got an unexpected number of dimensions for times. Was expecting '
            'at most two ([batch size, series length]), but got shape '
            f'{times.shape}.'
        )
    if times.ndim < 2:
        values = features[Keys.VALUES]
        if values.ndim == times.ndim:
            features[Keys.VALUES] = values[..., None]
        elif values.ndim > times.ndim + 1:
            raise ValueError(
                'Got an unexpected number of dimensions for the '
                f"'{Keys.VALUES}' feature. Was expecting at most "
                f'{times.ndim + 1} dimensions, the last for the features, '
                f'but got shape {values.shape}'
            )
        added = (None,) * (2 - times.ndim)
        features = {name: value[added] for name, value in features.items()}
    if features[Keys.TIMES].shape[0] != 1:
        raise ValueError('Got batch input, was expecting unbatched input.')
    return features
