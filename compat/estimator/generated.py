"""Input functions of generators that yield dicts of arrays.

*Source:* TensorFlow 1.12,
`contrib/learn/python/learn/learn_io/generator_io.py` and
`python/estimator/inputs/queues/feeding_functions.py`.
"""

from __future__ import annotations

import types
from collections.abc import Collection

import numpy as np
import tensorflow as tf

from . import feeding


def generator_input_fn(
    _,
    x,
    target_key=None,
    batch_size=128,
    num_epochs=1,
    shuffle=True,
    queue_capacity=1000,
    num_threads=1,
    pad_value=None,
):
    """An input function that gives batches of what a generator yields.

    Args:
        _: The release.
        x: Generator function that yields a dict of arrays, an example each,
            once through the data.
        target_key: Name of the labels among them, several names, or None.
        batch_size: Examples in a batch.
        num_epochs: How often it goes through the data, None for endlessly.
        shuffle: Whether in random order.
        queue_capacity: Examples that wait.
        num_threads: Threads that fill the queue.
        pad_value: What fills the last axis up where examples differ, None
            where they do not.

    Returns:
        A function without arguments.

    Raises:
        TypeError: `x` is no such function, or a name is no string.
        KeyError: There are no labels of that name.
        NotImplementedError: To shuffle what is filled up.
    """
    keys = _keys(x)
    targets = _targets(target_key, keys)
    if shuffle and pad_value is not None:
        raise NotImplementedError(
            'padding and shuffling data at the same time is not implemented'
        )

    def input_fn():
        queue = feeding.enqueue(
            Generated(x, pad_value),
            queue_capacity,
            shuffle=shuffle,
            num_threads=num_threads,
            batch_size=batch_size,
            num_epochs=num_epochs,
        )
        batch = feeding.dequeue(queue, batch_size, num_epochs)
        batch = batch if isinstance(batch, list) else [batch]
        features = dict(zip(keys, batch, strict=True))
        if targets is None:
            return features
        labels = {key: features.pop(key) for key in targets}
        return features, labels if len(labels) > 1 else labels[targets[0]]

    return input_fn


class Generated:
    """What a generator yields, as the source of a queue.

    Args:
        function: Generator function that yields dicts of arrays.
        pad_value: What fills the last axis up, or None.
    """

    def __init__(self, function, pad_value=None):
        self._function, self._pad_value = function, pad_value
        first = next(function())
        self._keys = sorted(first)
        arrays = [first[key] for key in self._keys]
        self.pads = pad_value is not None
        self.types = [tf.as_dtype(array.dtype) for array in arrays]
        self.shapes = [
            (*array.shape[:-1], None)
            if self.pads and array.ndim
            else array.shape
            for array in arrays
        ]

    def feed(self, placeholders, batch_size, shuffle, epochs):
        """A function that gives what is fed next."""
        # The releases counted arrays, not examples.
        size = -(-batch_size // len(self._keys))
        rows, epoch = self._function(), 0

        def next_row():
            nonlocal rows, epoch
            try:
                row = next(rows)
            except StopIteration:
                epoch, rows = epoch + 1, self._function()
                row = next(rows)
            if not set(self._keys) <= set(row):
                raise KeyError(
                    'key mismatch between dicts emitted by GenFun'
                    f'Expected {self._keys} keys; got {list(row)}'
                )
            return row

        def feed():
            if epochs and epoch >= epochs:
                raise tf.errors.OutOfRangeError(
                    None, None, f'Already emitted {epoch} epochs.'
                )
            fed = [next_row() for _ in range(size)]
            columns = ([row[key] for row in fed] for key in self._keys)
            if self.pads:
                columns = (_padded(one, self._pad_value) for one in columns)
            columns = map(np.asarray, columns)
            return dict(zip(placeholders, columns, strict=True))

        return feed


def _keys(function):
    """Sorted names of what a generator function yields."""
    if not isinstance(function, types.FunctionType):
        kind = type(function).__name__
        raise TypeError(f'x must be generator function; got {kind}')
    generator = function()
    if not isinstance(generator, types.GeneratorType):
        kind = type(generator).__name__
        raise TypeError(f'x() must be generator; got {kind}')
    first = next(generator)
    if not isinstance(first, dict):
        raise TypeError(f'x() must yield dict; got {type(first).__name__}')
    return sorted(first)


def _targets(key, keys):
    """Names of labels as a list, or None."""
    if key is None:
        return None
    if isinstance(key, str):
        key = [key]
    wrong = (
        [one for one in key if not isinstance(one, str)]
        if isinstance(key, Collection)
        else [key]
    )
    if wrong:
        raise TypeError(
            'target_key must be str or Container of str; got '
            f'{type(wrong[0]).__name__}'
        )
    for one in key:
        if one not in keys:
            raise KeyError(
                f'target_key not in yielded dict. Expected {keys} keys; got '
                f'{one}'
            )
    return list(key)


def _padded(arrays, value):
    """Arrays of one shape, their last axis filled up."""
    longest = max(array.shape[-1] for array in arrays)
    return [
        np.pad(
            array,
            [(0, 0)] * (array.ndim - 1) + [(0, longest - array.shape[-1])],
            constant_values=value,
        )
        for array in arrays
    ]
