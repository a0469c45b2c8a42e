"""Arrays, data frames and generators as what placeholders are fed."""

from __future__ import annotations

import importlib.util
import itertools
from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1
HAS_PANDAS = importlib.util.find_spec('pandas') is not None


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
            leave labels as they are.
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
    wrong = [
        f'{name}: {kind}'
        for name, kind in data.dtypes.items()
        if kind.kind not in 'iufb'
    ]
    if wrong:
        raise ValueError(
            f'Data types for extracting pandas data must be int, float, or '
            f'bool. Found: {", ".join(wrong)}'
        )
    return data.values.astype(float)


def extract_pandas_labels(_, labels):
    """The labels of a frame of one column; anything else as it is.

    Args:
        _: The release.
        labels: A frame, a series, or something else.

    Raises:
        ValueError: More than one column.
    """
    if not hasattr(labels, 'columns'):
        return getattr(labels, 'values', labels)
    if len(labels.columns) > 1:
        raise ValueError('Only one column for labels is allowed.')
    return labels[labels.columns[0]].values


def extract_pandas_matrix(_, data):
    """The values of a frame; anything else as it is."""
    return data.values if hasattr(data, 'columns') else data


class DataFeeder:
    """Feeds arrays, batch after batch.

    Args:
        x: `[examples, ...]`, or a dict of such arrays.
        y: Labels `[examples, ...]`, a dict of them, or None.
        n_classes: Number of classes, whose labels become one-hot; None to
            leave labels as they are.
        batch_size: Examples in a batch, None for all.
        shuffle: Whether in random order.
        random_state: `np.random.RandomState`, seeded with 42 by default.
        epochs: How often each example comes, None for endlessly.
    """

    def __init__(
        self,
        x,
        y,
        n_classes,
        batch_size=None,
        shuffle=True,
        random_state=None,
        epochs=None,
    ):
        self.x = _arrays(x, extract_pandas_data)
        self.y = None if y is None else _arrays(y, extract_pandas_labels)
        self._length = len(_first(self.x))
        self._size = _checked_size(batch_size, self._length)
        self._n_classes = n_classes
        if random_state is None:
            random_state = np.random.RandomState(42)
        self._random, self._shuffle = random_state, shuffle
        self._epochs, self.epoch, self.offset = epochs, 0, 0
        self._order = np.arange(self._length)
        if shuffle:
            self._order = self._random.permutation(self._length)

    def input_builder(self):
        """Placeholders of features and labels."""
        self._features = _placeholders(self.x, 'input')
        self._labels = None
        if self.y is not None:
            example = _map(lambda array: self._label(array[:1]), self.y)
            self._labels = _placeholders(example, 'output', column=False)
        return self._features, self._labels

    def get_feed_dict_fn(self):
        """A function that gives the next batch, or raises StopIteration."""

        def feed():
            if self._epochs is not None and self.epoch >= self._epochs:
                raise StopIteration
            places = self._order[self.offset : self.offset + self._size]
            fed = _feeds(self._features, self.x, lambda a: _column(a[places]))
            if self.y is not None:
                fed.update(
                    _feeds(
                        self._labels, self.y, lambda a: self._label(a[places])
                    )
                )
            self.offset += self._size
            if self.offset >= self._length:
                self._order = self._random.permutation(self._length)
                self.offset = 0
                self.epoch += 1
            return fed

        return feed

    def _label(self, labels):
        """Labels of a batch as the model is fed them."""
        if labels.ndim > 1 and labels.shape[-1] == 1:
            labels = labels[..., 0]
        if self._n_classes is None:
            return labels
        if self._n_classes > 1:
            return np.eye(self._n_classes, dtype=np.float32)[
                labels.astype(int)
            ]
        return labels.astype(np.float32)


class StreamingDataFeeder:
    """Feeds what generators give, example after example.

    Args:
        x: Iterator of examples.
        y: Iterator of labels, or None.
        n_classes: As of `DataFeeder`.
        batch_size: Examples in a batch, one by default.
    """

    def __init__(self, x, y, n_classes, batch_size):
        first = next(x)
        self._x = itertools.chain([first], x)
        self._example = np.asarray(first)[None]
        self._y, self._label = None, None
        if y is not None:
            first = next(y)
            self._y = itertools.chain([first], y)
            self._label = self._labels_of([first], n_classes)
        self._n_classes = n_classes
        self._size = batch_size or 1

    def input_builder(self):
        """Placeholders of features and labels."""
        self._features = _placeholders(self._example, 'input')
        self._labels: Any = None
        if self._label is not None:
            self._labels = _placeholders(self._label, 'output', column=False)
        return self._features, self._labels

    def get_feed_dict_fn(self):
        """A function that gives the next batch, or raises StopIteration."""

        def feed():
            rows = list(itertools.islice(self._x, self._size))
            if not rows:
                raise StopIteration
            fed = {self._features.name: _column(np.asarray(rows))}
            if self._y is not None:
                labels = list(itertools.islice(self._y, len(rows)))
                fed[self._labels.name] = self._labels_of(
                    labels, self._n_classes
                )
            return fed

        return feed

    def _labels_of(self, labels, n_classes):
        labels = np.asarray(labels)
        if n_classes is not None and n_classes > 1:
            return np.eye(n_classes, dtype=np.float32)[labels.astype(int)]
        return labels


def _arrays(data, extract):
    """Data as arrays: one, or a dict of them."""
    if isinstance(data, dict):
        return {name: np.asarray(one) for name, one in data.items()}
    return np.asarray(extract(None, data))


def _first(data):
    return next(iter(data.values())) if isinstance(data, dict) else data


def _map(function, data):
    if isinstance(data, dict):
        return {name: function(one) for name, one in data.items()}
    return function(data)


def _column(array):
    """`[batch]` as `[batch, 1]`, as models were fed features."""
    return array[:, None] if array.ndim == 1 else array


def _placeholders(data, name, column=True):
    def make(array, label):
        array = _column(array[:1]) if column else array[:1]
        kind = tf.as_dtype(array.dtype)
        if kind == tf.float64:
            v1.logging.warn(
                'float64 is not supported by many models, consider casting '
                'to float32.'
            )
        return v1.placeholder(kind, [None, *array.shape[1:]], label)

    if isinstance(data, dict):
        return {key: make(one, f'{name}_{key}') for key, one in data.items()}
    return make(data, name)


def _feeds(placeholders, data, take):
    if isinstance(data, dict):
        return {placeholders[k].name: take(one) for k, one in data.items()}
    return {placeholders.name: take(data)}


def _checked_size(batch_size, length):
    if batch_size is None:
        return length
    if batch_size <= 0:
        raise ValueError(f'Invalid batch_size {batch_size}.')
    return batch_size
