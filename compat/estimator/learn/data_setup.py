"""Which feeder takes which kind of data."""

from __future__ import annotations

import itertools

import numpy as np

from .feeders import (
    DataFeeder,
    StreamingDataFeeder,
    checked_size,
    column,
    map_arrays,
    stacked_rows,
)
from .frames import extract_pandas_data, extract_pandas_matrix


def setup_train_data_feeder(
    _, x, y, n_classes, batch_size=None, shuffle=True, epochs=None
):
    """The feeder of a kind of data.

    Args:
        _: The release.
        x: Features: an array, a list, a frame, an iterator, or a dict of
            arrays.
        y: Labels of the same kind, or None.
        n_classes: Number of classes, whose labels become one-hot; None to
            leave labels as they are. A dict of them, if labels are one.
        batch_size: Examples in a batch, None for all.
        shuffle: Whether in random order.
        epochs: How often each example comes, None for endlessly.
    """
    if hasattr(x, '__next__'):
        if y is not None and not hasattr(y, '__next__'):
            raise ValueError(
                'Both x and y should be iterators for streaming learning to '
                'work.'
            )
        return StreamingDataFeeder(x, y, n_classes, batch_size)
    return DataFeeder(x, y, n_classes, batch_size, shuffle, epochs=epochs)


def setup_predict_data_feeder(_, x, batch_size=None):
    """Batches of features, to predict from.

    Args:
        _: The release.
        x: An array, a frame, or an iterator of rows or of dicts of rows.
        batch_size: Rows in a batch, None for all.

    Returns:
        List of arrays, or an iterator of `np.matrix` or of dicts of it.
    """
    x = extract_pandas_data(None, x)
    if hasattr(x, '__next__'):
        return _matrices(x, batch_size)
    x = column(x)
    size = checked_size(batch_size, len(x))
    return [x[i : i + size] for i in range(0, len(x), size)]


def setup_processor_data_feeder(_, x):
    """What a processor of categories or of text is given."""
    return extract_pandas_matrix(None, x)


def _matrices(rows, batch_size):
    """Batches of an iterator's rows."""
    batch_size = checked_size(batch_size, None)
    while chunk := list(itertools.islice(rows, batch_size)):
        yield map_arrays(np.asmatrix, stacked_rows(chunk))
