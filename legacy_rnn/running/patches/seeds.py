"""Seeds of Python, NumPy and every graph, and deterministic kernels."""

from __future__ import annotations

import collections
import contextlib
import random
import sys
import types

import numpy as np

from legacy_rnn.compat import old_random

from . import replacing


@contextlib.contextmanager
def drawn(seed):
    """Seeds Python's and NumPy's own generators; then they go on as before.

    A script that sets seeds of its own keeps them. Generators that it makes
    without one, `np.random.RandomState()`, are seeded by the function that
    makes them, and its module.

    Args:
        seed: The seed, or None.
    """
    python, numpy = random.getstate(), np.random.get_state()
    if seed is not None:
        random.seed(seed)
        np.random.seed(seed)
    try:
        # Draws are those of Python 2 once a program seeds them itself.
        as_today = replacing.attribute(old_random.SHARED, 'is_seeded', False)
        with as_today, _told(seed):
            yield
    finally:
        random.setstate(python)
        np.random.set_state(numpy)


def _told(seed):
    """Seeds NumPy's generators that get no seed, the same in each run."""
    counts = collections.Counter()

    def randbits(bits):
        # A port may load other packages, and does without wrappers of ours.
        frame = sys._getframe(1)
        while frame.f_back and _module(frame).startswith('legacy_rnn.'):
            frame = frame.f_back
        name = f'{_module(frame)}.{frame.f_code.co_name}'
        counts[name] += 1
        drawn = random.Random(f'{seed} {name} {counts[name]}')
        return drawn.getrandbits(bits)

    source = sys.modules.get('numpy.random.bit_generator')
    if seed is None or not hasattr(source, 'randbits'):
        return contextlib.nullcontext()
    return replacing.attribute(source, 'randbits', randbits)


def _module(frame):
    return frame.f_globals.get('__name__') or ''


@contextlib.contextmanager
def seeded(tf, seed):
    """Seeds every graph, and makes its kernels repeatable to the bit.

    Args:
        tf: Today's tensorflow.
        seed: The seed.
    """
    make = tf.Graph.__init__

    def start(graph, *args, **options):
        make(graph, *args, **options)
        graph.seed = seed

    with (
        _deterministic(tf),
        _boxes(tf),
        replacing.attribute(tf.Graph, '__init__', start),
    ):
        yield


@contextlib.contextmanager
def _deterministic(tf):
    enable = tf.config.experimental.enable_op_determinism
    # To end it is in the same module, without a public name.
    module = sys.modules[enable.__module__]
    before = module.is_op_determinism_enabled()
    enable()
    try:
        yield
    finally:
        if not before:
            module.disable_op_determinism()


@contextlib.contextmanager
def _boxes(tf):
    """Lets drawn boxes take the graph's seed, without which they refuse.

    Deterministic kernels need seeds; all other operations take the graph's.
    """
    images = sys.modules[tf.image.sample_distorted_bounding_box.__module__]
    draw = images.gen_image_ops.sample_distorted_bounding_box_v2

    def box(*args, seed=0, seed2=0, **options):
        if not seed and not seed2:
            seed, seed2 = tf.compat.v1.get_seed(None)
        return draw(*args, seed=seed, seed2=seed2, **options)

    # Nothing else in this module asks whether kernels are deterministic.
    asked = types.SimpleNamespace(is_op_determinism_enabled=lambda: False)
    with (
        replacing.attribute(images, 'config', asked),
        replacing.attribute(
            images.gen_image_ops, 'sample_distorted_bounding_box_v2', box
        ),
    ):
        yield
