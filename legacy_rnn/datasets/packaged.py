"""The data sets that ship with the package: digits and ocr."""

import string
from pathlib import Path

import numpy as np

from legacy_rnn.datasets.dataset import Dataset, shuffled

FOLDER = Path(__file__).resolve().parent.parent / 'data'


def load_digits():
    """Loads 1,797 handwritten digits, read row by row.

    A picture of 8 rows of 8 pixels is a sequence of 8 steps of 8 features
    between 0 and 1. A third of the digits, always the same, is for testing.

    Returns:
      Dataset with data [1797, 8, 8] and labels [1797].
    """
    with np.load(FOLDER / 'digits.npz', allow_pickle=False) as arrays:
        pixels, digits = arrays['pixels'], arrays['digits']
    held_out = np.zeros([len(digits)], bool)
    held_out[shuffled(np.arange(len(digits)))[: len(digits) // 3]] = True
    return Dataset(
        'digits',
        pixels.astype(np.float32) / 16,
        digits.astype(np.int32),
        num_classes=10,
        held_out=held_out,
    )


def load_ocr():
    """Loads 6,877 handwritten words of 3 to 14 lower-case letters.

    A step is a letter of 16 rows of 8 pixels, 0 or 1; its label the letter.

    Returns:
      Dataset with data [6877, 14, 128], labels [6877, 14] and ten folds.
    """
    with np.load(FOLDER / 'ocr_letters.npz', allow_pickle=False) as arrays:
        pixels = np.unpackbits(arrays['pixels'], axis=1)
        letters, folds = arrays['letters'], arrays['folds']
        length = arrays['lengths'].astype(np.int32)
    real = np.arange(length.max()) < length[:, None]
    data = np.zeros([*real.shape, pixels.shape[1]], np.float32)
    labels = np.zeros(real.shape, np.int32)
    data[real] = pixels  # [letters, 128] -> [words, 14, 128]
    labels[real] = letters
    return Dataset(
        'ocr',
        data,
        labels,
        length,
        num_classes=26,
        class_names=tuple(string.ascii_lowercase),
        folds=folds.astype(np.int32),
    )
