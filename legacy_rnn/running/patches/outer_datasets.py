"""Data sets made outside of the graph that iterates over them."""

from __future__ import annotations

import contextlib
import functools

from . import replacing


@contextlib.contextmanager
def taken(tf):
    """Lets iterators be made in another graph than their data sets.

    Args:
        tf: Today's tensorflow.
    """
    from legacy_rnn.compat import old_datasets

    kind = tf.compat.v1.data.Dataset
    function = kind.make_one_shot_iterator

    @functools.wraps(function)
    def make_one_shot_iterator(self):
        dataset = old_datasets.here(self)
        if dataset is self:
            return function(self)
        return tf.compat.v1.data.make_one_shot_iterator(dataset)

    with replacing.attribute(
        kind, 'make_one_shot_iterator', make_one_shot_iterator
    ):
        yield
