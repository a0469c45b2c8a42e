"""Data sets of sequences: two in the package, two downloaded, your own."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable

from legacy_rnn.datasets import images, npz, packaged
from legacy_rnn.datasets.dataset import Dataset, Split

__all__ = ['Dataset', 'Split', 'load_dataset']

NAMES = ('digits', 'ocr', 'mnist', 'fashion_mnist')


def load_dataset(
    name: str | os.PathLike[str],
    data_dir: str | os.PathLike[str] | None = None,
    mirror: str | None = None,
    report: Callable[[str], object] | None = None,
    dtype: str = 'float32',
) -> Dataset:
    """Loads a data set by its name.

    Args:
      name: 'digits', 'ocr', 'mnist', 'fashion_mnist' or the path of a .npz
        file with the arrays `data`, `target` and, optionally, `length`.
      data_dir: Folder of the IDX files of mnist and fashion_mnist; missing
        ones are downloaded into it. None for a folder of the user's cache.
      mirror: URL of a folder to download from, instead of the known ones.
      report: Called with a line of text before each download.
      dtype: Type of the data of a .npz file; the others hold pixels, in
        float32.

    Returns:
      Dataset with data [n, time, features].

    Raises:
      ValueError: The name is unknown, or the content is not as it should be.
      OSError: A file is missing or cannot be read or downloaded.
    """
    name = os.fspath(name)
    if name == 'digits':
        return packaged.load_digits()
    if name == 'ocr':
        return packaged.load_ocr()
    if name in images.FILES:
        return images.load(name, data_dir, mirror, report)
    if name.endswith('.npz'):
        return npz.load(name, dtype)
    close = difflib.get_close_matches(name, NAMES, 1)
    hint = f'; did you mean {close[0]}?' if close else ''
    raise ValueError(
        f'name must be one of {", ".join(NAMES)} or a path ending in .npz, '
        f'got {name!r}{hint}'
    )
