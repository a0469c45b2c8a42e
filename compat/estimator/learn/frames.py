"""Data frames, and what else feeders take, as arrays."""

from __future__ import annotations

import importlib.util

import numpy as np

HAS_DASK = importlib.util.find_spec('dask') is not None
HAS_PANDAS = importlib.util.find_spec('pandas') is not None


def extract_pandas_data(_, data):
    """The numbers of a data frame; anything else as it is.

    Args:
        _: The release.
        data: A frame, or something else.

    Raises:
        ValueError: A column that is no number.
    """
    if not hasattr(data, 'dtypes') or not hasattr(data, 'columns'):
        return data
    _check_numbers(data, 'pandas data')
    return data.values.astype(float)


def extract_pandas_labels(_, labels):
    """The labels of a frame of one column; anything else as it is.

    Args:
        _: The release.
        labels: A frame, a series, or something else.

    Raises:
        ValueError: More than one column, or one that is no number.
    """
    if not hasattr(labels, 'columns'):
        return getattr(labels, 'values', labels)
    if len(labels.columns) > 1:
        raise ValueError('Only one column for labels is allowed.')
    _check_numbers(labels, 'labels')
    return labels[labels.columns[0]].values


def extract_pandas_matrix(_, data):
    """The values of a frame; anything else as it is."""
    return data.values if hasattr(data, 'columns') else data


def check_array(_, array, dtype):
    """An array or list as an array of a type; anything else as it is."""
    if isinstance(array, (np.ndarray, list)):
        return np.asarray(array, dtype)
    return array


def _check_numbers(frame, what):
    wrong = [
        f'{name}: {kind}'
        for name, kind in frame.dtypes.items()
        if kind.kind not in 'iufb'
    ]
    if wrong:
        raise ValueError(
            f'Data types for extracting {what} must be int, float, or bool. '
            f'Found: {", ".join(wrong)}'
        )
