"""Input functions of arrays and of pandas' data frames."""

from __future__ import annotations

import numpy as np

from . import feeding

_SLACK = 4  # Copies of the rows in a queue that shuffles them.


def numpy_input_fn(
    release,
    x,
    y=None,
    batch_size=128,
    num_epochs=1,
    shuffle=None,
    queue_capacity=1000,
    num_threads=1,
):
    """An input function that gives batches of arrays.

    Args:
        release: A Release.
        x: Dict of name to array `[examples, ...]`, or one array.
        y: Labels, an array or a dict, or None.
        batch_size: Examples in a batch.
        num_epochs: How often each example comes, None for endlessly.
        shuffle: Whether in random order; must be said.
        queue_capacity: Examples that wait.
        num_threads: Threads that fill the queue.

    Returns:
        A function without arguments.
    """
    _check_shuffle(release, shuffle)

    def input_fn():
        if release < '1.6' and not isinstance(x, dict):
            raise TypeError(f'x must be dict; got {type(x).__name__}')
        columns = _features(x)
        features = list(columns)
        labels = _add_labels(columns, y)
        _check_lengths(columns, features, labels)
        queue = feeding.enqueue(
            feeding.Arrays(columns),
            queue_capacity,
            shuffle=shuffle,
            num_threads=num_threads,
            batch_size=batch_size,
            num_epochs=num_epochs,
        )
        _, *batch = feeding.dequeue(queue, batch_size, num_epochs)
        given = dict(zip(columns, batch, strict=True))
        found = {name: given[name] for name in features}
        if isinstance(x, np.ndarray):
            (found,) = found.values()
        if labels is None:
            return found
        if isinstance(labels, str):
            return found, given[labels]
        return found, {name: given[name] for name in labels}

    return input_fn


def pandas_input_fn(
    release,
    x,
    y=None,
    batch_size=128,
    num_epochs=1,
    shuffle=None,
    queue_capacity=1000,
    num_threads=1,
    target_column='target',
):
    """An input function that gives batches of a data frame.

    Args:
        release: A Release.
        x: `pandas.DataFrame`.
        y: Labels, a Series or a DataFrame of the same index, or None.
        batch_size: Rows in a batch.
        num_epochs: How often each row comes, None for endlessly.
        shuffle: Whether in random order; must be said.
        queue_capacity: Rows that wait; None for all, four times if shuffled.
        num_threads: Threads that fill the queue.
        target_column: Name that the labels get within.

    Returns:
        A function without arguments.
    """
    _check_shuffle(release, shuffle)
    if not isinstance(target_column, str):
        raise TypeError('target_column must be a string type')
    frame, labels = _with_labels(x.copy(), y, target_column)
    if queue_capacity is None:
        queue_capacity = (_SLACK if shuffle else 1) * len(x)

    def input_fn():
        queue = feeding.enqueue(
            feeding.Frame(frame),
            queue_capacity,
            shuffle=shuffle,
            num_threads=num_threads,
            batch_size=batch_size,
            num_epochs=num_epochs,
        )
        _, *batch = feeding.dequeue(queue, batch_size, num_epochs)
        given = dict(zip(frame.columns, batch, strict=True))
        found = {name: given[name] for name in x.columns}
        if y is None:
            return found
        if isinstance(labels, str):
            return found, given[labels]
        return found, {
            old: given[new] for new, old in zip(*labels, strict=True)
        }

    return input_fn


def _check_shuffle(release, shuffle):
    """Refuses what is no bool, up to 1.8 by another error."""
    if isinstance(shuffle, bool):
        return
    if release < '1.9':
        raise TypeError(
            f'shuffle must be explicitly set as boolean; got {shuffle}'
        )
    raise ValueError(
        'shuffle must be provided and explicitly set as boolean (it is '
        f'recommended to set it as True for training); got {shuffle}'
    )


def _features(x):
    if isinstance(x, dict):
        if not x:
            raise ValueError('x cannot be an empty dict')
        return dict(sorted(x.items()))
    if isinstance(x, np.ndarray):
        if not x.size:
            raise ValueError('x cannot be an empty array')
        return {'__direct_np_input__': x}
    raise TypeError(f'x must be a dict or array; got {type(x).__name__}')


def _add_labels(columns, y):
    """Adds labels to the columns; None, their name, or their names."""
    if y is None:
        return None
    if isinstance(y, dict):
        if not y:
            raise ValueError('y cannot be empty dict, use None instead.')
        twice = set(columns) & set(y)
        if twice:
            raise ValueError(
                f'{len(twice)} duplicate keys are found in both x and y: '
                f'{twice}'
            )
        columns.update(sorted(y.items()))
        return sorted(y)
    name = '__target_key__'
    while name in columns:
        name += '_n'
    columns[name] = y
    return name


def _check_lengths(columns, features, labels):
    if len({array.shape[0] for array in columns.values()}) == 1:
        return
    shapes = {name: columns[name].shape for name in features}
    of_labels = None
    if isinstance(labels, str):
        of_labels = columns[labels].shape
    elif labels:
        of_labels = {name: columns[name].shape for name in labels}
    raise ValueError(
        'Length of tensors in x and y is mismatched. All elements in x and y '
        f'must have the same length.\nShapes in x: {shapes}\n'
        f'Shapes in y: {of_labels}\n'
    )


def _with_labels(frame, y, name):
    """A frame with the labels' columns, and the name or names of these."""
    if y is None:
        return frame, None
    while name in frame:
        name += '_n'
    if not np.array_equal(frame.index, y.index):
        raise ValueError(
            'Index for x and y are mismatched.\n'
            f'Index for x: {frame.index}\nIndex for y: {y.index}\n'
        )
    if getattr(y, 'ndim', 1) == 1:
        frame[name] = y
        return frame, name
    names = [f'{name}_{column}' for column in y.columns]
    frame[names] = y
    return frame, (names, list(y.columns))
