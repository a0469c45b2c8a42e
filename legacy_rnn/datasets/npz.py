"""Reads a user's own data set and names everything wrong with it."""

import difflib
import os
import tokenize
import zipfile
import zlib

import numpy as np

from legacy_rnn.datasets.dataset import Dataset

ARRAYS = ('data', 'target', 'length')
MOST_CLASSES = 65536
# What NumPy and zipfile raise for damaged, encrypted, implausibly large and
# unknown content.
UNREADABLE = (
    ValueError,
    EOFError,
    MemoryError,
    RuntimeError,
    tokenize.TokenError,
    zipfile.BadZipFile,
    zlib.error,
)


def load(path, dtype='float32'):
    """Loads `data`, `target` (may be absent) and `length` (optional).

    Args:
      path: A .npz file: data [n, time, features] of numbers; target [n] or
        [n, time] of class ids from 0; length [n] of 1 to time.
      dtype: Type to give the data.

    Returns:
      Dataset; labels are None without `target`.

    Raises:
      ValueError: Every mismatch, in one message.
      OSError: The file is missing or cannot be read.
    """
    arrays = _read(path)
    wrong = list(_misspelt(arrays))
    wrong += _wrong_data(arrays.get('data'), dtype)
    if not wrong:
        wrong += _wrong_length(arrays['data'], arrays.get('length'))
        wrong += _wrong_target(arrays['data'], arrays.get('target'))
    if not wrong:
        wrong += _wrong_labels(arrays)
    if wrong:
        raise ValueError(f'{path}: {"; ".join(wrong)}')
    return _dataset(path, arrays, dtype)


def _read(path):
    try:
        with open(path, 'rb') as stream:
            loaded = np.load(stream, allow_pickle=False)
            if not hasattr(loaded, 'files'):
                raise ValueError('it holds one array without a name')
            _check_memory(path, loaded.zip)
            return {
                name: loaded[name]
                for name in loaded.files
                if name in ARRAYS or _close(name, loaded.files)
            }
    except UNREADABLE as error:
        raise ValueError(
            f'{path} must be a whole .npz file of plain arrays: {error}; '
            'write it with numpy.savez'
        ) from error


def _check_memory(path, archive):
    """Refuses what unpacks to more than the machine can hold twice.

    The arrays are read, and `data` is converted to the type asked for.
    """
    size = sum(info.file_size for info in archive.infolist())
    memory = _memory()
    if memory and 2 * size > memory:
        raise OSError(
            f'{path}: the arrays take {size / 2**30:.1f} GiB, and twice that '
            f'is more than the {memory / 2**30:.1f} GiB of this machine'
        )


def _memory():
    """The machine's memory in bytes, None where it cannot be asked for."""
    try:
        return os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE')
    except (AttributeError, ValueError, OSError):
        return None


def _close(name, present):
    missing = [known for known in ARRAYS if known not in present]
    return difflib.get_close_matches(name.lower(), missing, 1, 0.8)


def _misspelt(arrays):
    for name in arrays:
        if name not in ARRAYS:
            wanted = _close(name, arrays)[0]
            yield f'array {name!r} must be called {wanted!r}'


def _wrong_data(data, dtype):
    if data is None:
        return ['array data is missing']
    if data.dtype.kind not in 'fiub':
        return [f'data must be numbers, got dtype {data.dtype}']
    if data.ndim != 3 or 0 in data.shape:
        return [
            'data must have shape [n, time, features] without empty '
            f'dimensions, got {list(data.shape)}'
        ]
    with np.errstate(over='ignore'):
        bad = np.argwhere(~np.isfinite(data.astype(dtype)))
    if len(bad):
        return [
            f'data must be finite, got {data[tuple(bad[0])]} at '
            f'{bad[0].tolist()} and in {len(bad)} places in all'
        ]
    return []


def _wrong_length(data, length):
    if length is None:
        return
    count, steps = data.shape[:2]
    if length.dtype.kind not in 'iu':
        yield f'length must be whole numbers, got dtype {length.dtype}'
    elif length.shape != (count,):
        yield f'length must have shape [{count}], got {list(length.shape)}'
    else:
        bad = np.flatnonzero((length < 1) | (length > steps))
        if len(bad):
            yield (
                f'length must be between 1 and {steps}, got '
                f'{length[bad[0]]} at [{bad[0]}] and in {len(bad)} places '
                'in all'
            )


def _wrong_target(data, target):
    if target is None:
        return
    count, steps = data.shape[:2]
    if target.dtype.kind not in 'iu':
        yield f'target must be whole numbers, got dtype {target.dtype}'
    if target.shape not in ((count,), (count, steps)):
        yield (
            f'target must have shape [{count}] or [{count}, {steps}] to '
            f'match data, got {list(target.shape)}'
        )


def _wrong_labels(arrays):
    labels = _real_labels(arrays)
    if labels is None:
        return
    bad = labels[(labels < 0) | (labels >= MOST_CLASSES)]
    if len(bad):
        yield (
            f'target must be class ids from 0 to {MOST_CLASSES - 1}, got '
            f'{bad[0]}'
        )


def _real_labels(arrays):
    """Returns the labels of real steps, flat, or None."""
    target, length = arrays.get('target'), arrays.get('length')
    if target is None or target.ndim == 1 or length is None:
        return target if target is None else target.ravel()
    return target[np.arange(target.shape[1]) < length[:, None]]


def _dataset(path, arrays, dtype):
    data = arrays['data'].astype(dtype)
    target, length = arrays.get('target'), arrays.get('length')
    if length is not None:
        length = length.astype(np.int32)
        padding = np.arange(data.shape[1]) >= length[:, None]
        data[padding] = 0
        if target is not None and target.ndim == 2:
            target = np.where(padding, 0, target)
    if target is None:
        return Dataset(str(path), data, length=length)
    labels = target.astype(np.int32)
    return Dataset(
        str(path), data, labels, length, num_classes=int(labels.max()) + 1
    )
