"""What librosa lost about sounds, for ports and for `run`.

    librosa.output.write_wav(path, y, sr)   ->  write_wav(path, y, sr)
    librosa.filters.dct(n_filters, n_input) ->  dct(n_filters, n_input)

Source: librosa 0.7.2, `librosa/output.py`; 0.6.3, `librosa/filters.py`.
"""

from __future__ import annotations

import importlib

import numpy as np

__all__ = ['dct', 'write_wav']


def dct(n_filters, n_input):
    """The rows of a discrete cosine transform of the second kind.

    Args:
        n_filters: Number of rows.
        n_input: Number of values that are transformed.

    Returns:
        Orthonormal rows `[n_filters, n_input]`.
    """
    at = np.arange(1, 2 * n_input, 2) * np.pi / (2.0 * n_input)
    rows = np.cos(np.arange(n_filters)[:, None] * at) * np.sqrt(2.0 / n_input)
    rows[:1] = 1.0 / np.sqrt(n_input)
    return rows


def write_wav(path, y, sr, norm=False):
    """Writes a sound with the numbers and of the type that it has.

    Args:
        path: Path, or a file that is open to write bytes.
        y: Array `[n]`, or `[2, n]` for two channels.
        sr: Samples a second.
        norm: Whether the largest number becomes 1.
    """
    if norm and np.issubdtype(y.dtype, np.floating):
        y = y / (np.abs(y).max() or 1)
    if y.ndim > 1 and y.shape[0] == 2:
        y = y.T
    importlib.import_module('scipy.io.wavfile').write(path, sr, y)
