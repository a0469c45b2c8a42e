"""The old TensorFlow of a release, on today's: the one place to ask for it."""

from __future__ import annotations

import functools
import types


@functools.lru_cache(maxsize=None)
def namespace(release):
    """The module that stands for `tensorflow` of a release.

    Args:
        release: Such as `'0.12'`.

    Returns:
        The module `legacy_rnn.compat.api(release)`; while a release's names
        are not all there, today's with that release's cells.
    """
    import legacy_rnn.compat

    if hasattr(legacy_rnn.compat, 'api'):
        return legacy_rnn.compat.api(release)
    return _cells_alone(release)


def _cells_alone(release):
    import tensorflow as tf

    from legacy_rnn.compat import cells

    tf.compat.v1.disable_v2_behavior()
    cells = cells.for_release(release)
    found = types.SimpleNamespace(**vars(tf.compat.v1))
    found.__name__ = 'nowhere'
    found.contrib = types.SimpleNamespace(rnn=cells)
    found.nn = types.SimpleNamespace(**vars(tf.compat.v1.nn))
    found.nn.rnn_cell = cells
    return found
