"""The input of contrib.learn's Estimators: arrays, or a function."""

from __future__ import annotations

import tensorflow as tf

from . import data_setup

v1 = tf.compat.v1


def chosen(x, y, input_fn, batch_size, feed_fn=None, *, epochs, shuffle=False):
    """The input function of a call, and the hooks that feed it.

    Args:
        x: Features, or None.
        y: Labels, or None.
        input_fn: The function instead, or None.
        batch_size: Examples in a batch of arrays.
        feed_fn: Function that gives a feed for each batch of the function.
        epochs: How often each example comes, None for endlessly.
        shuffle: Whether arrays come in random order.

    Raises:
        ValueError: Neither, or both.
    """
    if input_fn is None:
        check_arrays(x, y)
        if feed_fn is not None:
            raise ValueError('Can not provide both feed_fn and x or y.')
        feeder = data_setup.setup_train_data_feeder(
            None, x, y, None, batch_size, shuffle, epochs
        )
        return feeder.input_builder, [Feed(feeder.get_feed_dict_fn())]
    if x is not None or y is not None:
        raise ValueError('Can not provide both input_fn and x or y.')
    if batch_size is not None:
        raise ValueError('Can not provide both input_fn and batch_size.')
    return input_fn, [Feed(feed_fn)] if feed_fn is not None else []


def check_arrays(x, y=None):
    """Refuses features that are missing or that are tensors.

    Raises:
        ValueError: They are.
    """
    if x is None:
        raise ValueError('Either x or input_fn must be provided.')
    if tf.is_tensor(x) or tf.is_tensor(y):
        raise ValueError('Inputs cannot be tensors. Please provide input_fn.')


class Feed(tf.compat.v1.train.SessionRunHook):
    """Feeds each step, until the function raises StopIteration."""

    def __init__(self, function):
        self._function = function

    def before_run(self, run_context):
        """The feed of a step."""
        feed = self._function()
        graph = v1.get_default_graph()
        named = {
            graph.get_tensor_by_name(k) if isinstance(k, str) else k: value
            for k, value in feed.items()
        }
        return v1.train.SessionRunArgs(None, named)


def check(known, features, labels):
    """What is known of the input, and that a new one is like it.

    Args:
        known: What an earlier call returned, or None.
        features: A tensor or a dict of tensors.
        labels: The same, or None.

    Returns:
        `(features, labels)` as nests of `(dtype, shape)`.

    Raises:
        ValueError: They are of other types or shapes.
    """
    found = [_signature(features), _signature(labels)]
    if known is None:
        return found
    for place, what in enumerate(('Features', 'Labels')):
        if found[place] is None or known[place] is None:
            found[place] = found[place] or known[place]
        elif not _fits(found[place], known[place]):
            raise ValueError(
                f'{what} are incompatible with given information. Given '
                f'{what.lower()}: {found[place]}, required signatures: '
                f'{known[place]}.'
            )
    return found


def placeholders(signatures):
    """Placeholders for labels that a prediction has not, or None."""
    labels = signatures[1] if signatures else None
    if labels is None:
        return None
    if not isinstance(labels, dict):
        return v1.placeholder(*labels)
    return {name: v1.placeholder(*one) for name, one in labels.items()}


def _signature(tensors):
    if tensors is None:
        return None
    if isinstance(tensors, dict):
        return {name: _signature(one) for name, one in tensors.items()}
    rank = tensors.shape.rank
    shape = tf.TensorShape([None, *tensors.shape[1:]] if rank else None)
    return tensors.dtype, shape


def _fits(found, known):
    if isinstance(found, dict) != isinstance(known, dict):
        return False
    if isinstance(found, dict):
        return set(found) >= set(known) and all(
            _fits(found[name], one) for name, one in known.items()
        )
    return found[0] == known[0] and found[1].is_compatible_with(known[1])
