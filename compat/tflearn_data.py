"""Two functions of tflearn's `data_utils`, for ports.

Many programs import nothing else of that package, which was written for
TensorFlow 1.

Source: tflearn 0.3.2, `data_utils.py`.
"""

from __future__ import annotations

import numpy as np

__all__ = ['pad_sequences', 'to_categorical']


def pad_sequences(
    sequences,
    maxlen=None,
    dtype='int32',
    padding='post',
    truncating='post',
    value=0.0,
):
    """Makes sequences rows of one length.

    Args:
        sequences: List of lists of numbers.
        maxlen: Length of the rows, or None for that of the longest sequence.
        dtype: Type of the rows.
        padding: Where shorter ones are filled up, `'pre'` or `'post'`.
        truncating: Where longer ones are cut, `'pre'` or `'post'`.
        value: What fills them up.

    Returns:
        Array `[len(sequences), maxlen]`.

    Raises:
        ValueError: `padding` or `truncating` is neither of the two.
    """
    if maxlen is None:
        maxlen = np.max([len(sequence) for sequence in sequences])
    rows = np.full([len(sequences), maxlen], value).astype(dtype)
    for row, sequence in zip(rows, sequences, strict=True):
        if len(sequence) == 0:
            continue
        cuts = {'pre': sequence[-maxlen:], 'post': sequence[:maxlen]}
        kept = cuts[_known('truncating', truncating)]
        place = slice(len(kept))
        if _known('padding', padding) == 'pre':
            place = slice(-len(kept), None)
        row[place] = kept
    return rows


def to_categorical(y, nb_classes):
    """Makes a row of each class, 1 in its place and 0 elsewhere.

    Args:
        y: Classes, `[n]`.
        nb_classes: How many there are; 0 or None for the last one's.

    Returns:
        Array `[n, nb_classes]`, float64.
    """
    y = np.asarray(y, dtype='int32')
    rows = np.zeros([len(y), nb_classes or np.max(y) + 1])
    rows[np.arange(len(y)), y] = 1.0
    return rows


def _known(name, value):
    if value not in ('pre', 'post'):
        raise ValueError(f"{name} must be 'pre' or 'post', got {value!r}")
    return value
