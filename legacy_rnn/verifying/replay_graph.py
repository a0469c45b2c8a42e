"""Replays a MetaGraph of an old release on today's TensorFlow."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


class Replayed(NamedTuple):
    """One compared tensor.

    Attributes:
        name: Its name.
        difference: Largest absolute difference.
        passed: Whether it is within the tolerance.
    """

    name: str
    difference: float
    passed: bool


def replay(meta, checkpoint, outputs, tolerance):
    """Imports, restores and runs a graph, and compares what it computes.

    Args:
        meta: Path of the .meta file.
        checkpoint: Prefix of the checkpoint.
        outputs: Path of an .npz with arrays `feed/TENSOR` and
            `fetch/TENSOR`, the latter as the old release computed them.
        tolerance: t of `|a - b| <= t + t * max|b|`.

    Returns:
        A list of `Replayed`.

    Raises:
        ValueError: A file is not what it should be, or a tensor is not in
            the graph.
    """
    feeds, fetches = _load(outputs)
    try:
        with tf.Graph().as_default(), v1.Session() as session:
            saver = v1.train.import_meta_graph(meta, clear_devices=True)
            saver.restore(session, checkpoint)
            got = session.run(list(fetches), feeds)
    except (tf.errors.OpError, KeyError, OSError) as error:
        raise ValueError(f'{meta} cannot be replayed: {error}') from error
    return [
        _compare(name, a, b, tolerance)
        for (name, b), a in zip(fetches.items(), got, strict=True)
    ]


def _load(path):
    with np.load(path, allow_pickle=False) as arrays:
        parts = {
            kind: {
                name.removeprefix(kind): arrays[name]
                for name in arrays.files
                if name.startswith(kind)
            }
            for kind in ('feed/', 'fetch/')
        }
    if not parts['fetch/']:
        raise ValueError(
            f'{path} must hold arrays named fetch/TENSOR, got none'
        )
    return parts['feed/'], parts['fetch/']


def _compare(name, got, expected, tolerance):
    if got.shape != expected.shape:
        return Replayed(name, float('inf'), False)
    difference = float(np.max(np.abs(got - expected), initial=0.0))
    scale = float(np.max(np.abs(expected), initial=0.0))
    passed = difference <= tolerance + tolerance * scale
    return Replayed(name, difference, bool(passed))
