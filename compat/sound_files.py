"""Sound files as librosa wrote them up to 0.7, for ports and for `run`.

    librosa.output.write_wav(path, y, sr)   ->  write_wav(path, y, sr)

Source: librosa 0.7.2, `librosa/output.py`.
"""

from __future__ import annotations

import importlib

import numpy as np

__all__ = ['write_wav']


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
