"""Arrays, data frames and generators as what placeholders are fed."""

from __future__ import annotations

import itertools

import numpy as np
import tensorflow as tf

from .frames import extract_pandas_data, extract_pandas_labels

v1 = tf.compat.v1


class DataFeeder:
    """Feeds arrays, batch after batch.

    Args:
        x: `[examples, ...]`, or a dict of such arrays.
        y: Labels `[examples, ...]`, a dict of them, or None.
        n_classes: Number of classes, whose labels become one-hot; None to
            leave labels as they are. A dict of them, if labels are one.
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
        self.n_classes, self.max_epochs = n_classes, epochs
        self._length = len(_first(self.x))
        self.batch_size = checked_size(batch_size, self._length)
        self._describe(self.x, self.y)
        if random_state is None:
            random_state = np.random.RandomState(42)
        self.random_state, self.shuffle = random_state, shuffle
        self.epoch, self.offset = 0, 0
        self.indices = self._order()

    def _describe(self, x, y):
        """Shapes and types of a batch of features and labels."""
        x = map_arrays(lambda array: column(array[:1]), x)
        self.input_shape = map_arrays(self._shape, x)
        self.input_dtype = map_arrays(_checked_type, x)
        self.output_shape, self.output_dtype = None, np.float32
        if y is not None:
            y = map_arrays(
                lambda array, n: _label(array[:1], n), y, self.n_classes
            )
            self.output_shape = map_arrays(self._shape, y)
            self.output_dtype = map_arrays(_checked_type, y)

    def _shape(self, array):
        return [self.batch_size, *array.shape[1:]]

    def _order(self):
        if self.shuffle:
            return self.random_state.permutation(self._length)
        return np.arange(self._length)

    def make_epoch_variable(self):
        """A placeholder `[1]` that is fed the number of the epoch."""
        self._epoch_placeholder = v1.placeholder(tf.int32, [1], 'epoch')
        return self._epoch_placeholder

    _epoch_placeholder = None

    def input_builder(self):
        """Placeholders of features and labels."""
        make = _placeholders
        features = make(self.input_shape, self.input_dtype, 'input')
        labels = make(self.output_shape, self.output_dtype, 'output')
        self.set_placeholders(features, labels)
        return features, labels

    def set_placeholders(self, input_placeholder, output_placeholder):
        """Takes placeholders that somebody else made."""
        self._features, self._labels = input_placeholder, output_placeholder

    def get_feed_params(self):
        """Dict of where it stands."""
        return {
            'epoch': self.epoch,
            'offset': self.offset,
            'batch_size': self.batch_size,
        }

    def get_feed_dict_fn(self):
        """A function that gives the next batch, or raises StopIteration."""

        def feed():
            if self.max_epochs is not None and self.epoch >= self.max_epochs:
                raise StopIteration
            fed = {}
            if self._epoch_placeholder is not None:
                fed[self._epoch_placeholder.name] = [self.epoch]
            places = self.indices[self.offset : self.offset + self.batch_size]
            x = map_arrays(lambda array: column(array[places]), self.x)
            fed.update(_named(self._features, x))
            if self._labels is not None:
                y = map_arrays(
                    lambda array, n: _label(array[places], n),
                    self.y,
                    self.n_classes,
                )
                fed.update(_named(self._labels, y))
            self._advance()
            return fed

        return feed

    def _advance(self):
        self.offset += self.batch_size
        if self.offset >= self._length:
            self.indices = self._order()
            self.offset = 0
            self.epoch += 1


class StreamingDataFeeder(DataFeeder):
    """Feeds what generators give, example after example.

    Args:
        x: Iterator of examples, or of dicts of them.
        y: Iterator of labels, or of dicts of them, or None.
        n_classes: As of `DataFeeder`.
        batch_size: Examples in a batch, one by default.
    """

    def __init__(self, x, y, n_classes, batch_size):
        first = next(x)
        self.x = itertools.chain([first], x)
        self.y, label = None, None
        if y is not None:
            label = next(y)
            self.y = itertools.chain([label], y)
            label = stacked_rows([label])
        self.n_classes = n_classes
        self.batch_size = checked_size(batch_size, 1)
        self._describe(stacked_rows([first]), label)

    def get_feed_params(self):
        """Dict of the size of a batch."""
        return {'batch_size': self.batch_size}

    def get_feed_dict_fn(self):
        """A function that gives the next batch, or raises StopIteration."""

        def feed():
            rows = list(itertools.islice(self.x, self.batch_size))
            if not rows:
                raise StopIteration
            fed = _named(
                self._features, map_arrays(column, stacked_rows(rows))
            )
            if self.y is not None:
                y = stacked_rows(list(itertools.islice(self.y, len(rows))))
                fed.update(
                    _named(self._labels, map_arrays(_label, y, self.n_classes))
                )
            return fed

        return feed


def _arrays(data, extract):
    """Data as arrays: one, or a dict of them."""
    if isinstance(data, dict):
        return {name: np.asarray(one) for name, one in data.items()}
    return np.asarray(extract(None, data))


def stacked_rows(rows):
    """Rows as one array, or dicts of rows as a dict of arrays."""
    if isinstance(rows[0], dict):
        return {k: np.asarray([row[k] for row in rows]) for k in rows[0]}
    return np.asarray(rows)


def _first(data):
    return next(iter(data.values())) if isinstance(data, dict) else data


def map_arrays(function, data, *others):
    """A function of each array, and of what other dicts have for it."""
    if not isinstance(data, dict):
        return function(data, *others)
    return {
        name: function(one, *(other and other.get(name) for other in others))
        for name, one in data.items()
    }


def column(array):
    """`[batch]` as `[batch, 1]`, as models were fed features."""
    return array[:, None] if array.ndim == 1 else array


def _label(labels, n_classes):
    """Labels of a batch as the model is fed them."""
    if labels.ndim > 1 and labels.shape[1] == 1:
        labels = labels[:, 0]
    if n_classes is None:
        return labels
    if n_classes > 1:
        return np.eye(n_classes, dtype=np.float32)[labels.astype(int)]
    return labels.astype(np.float32)


def _checked_type(array):
    if array.dtype == np.float64:
        v1.logging.warn(
            'float64 is not supported by many models, consider casting to '
            'float32.'
        )
    return array.dtype


def _placeholders(shape, dtype, name):
    if shape is None:
        return None
    if isinstance(shape, dict):
        return {
            key: v1.placeholder(dtype[key], [None, *one[1:]], f'{name}_{key}')
            for key, one in shape.items()
        }
    return v1.placeholder(dtype, [None, *shape[1:]], name)


def _named(placeholders, data):
    """Dict of the names of placeholders to what they are fed."""
    if isinstance(placeholders, dict):
        return {one.name: data[key] for key, one in placeholders.items()}
    return {placeholders.name: data}


def checked_size(batch_size, length):
    """The size of a batch; that of all if None.

    Raises:
        ValueError: It is not positive.
    """
    if batch_size is None:
        return length
    if batch_size <= 0:
        raise ValueError(f'Invalid batch_size {batch_size}.')
    return batch_size
