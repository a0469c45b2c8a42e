"""First weights and masks of the package `keras`, by draws from NumPy.

    np.random.seed(7)
    model.add(Dense(12, input_dim=8))

What had no seed drew one from NumPy, so that `np.random.seed` alone made a
program repeatable; orthogonal matrices were NumPy's own. `tf.keras` draws by
the graph's seed.

Source: keras/initializers.py and backend/tensorflow_backend.py of Keras 1.2.2,
2.1.6 and 2.2.4, executed.
"""

from __future__ import annotations

import copy
import functools
import importlib

import numpy as np

from . import arguments

_LIMIT, _LIMIT_OF_1 = 10_000_000, 1_000_000_000


def first_weight(initializer):
    """An initializer with a seed of its own.

    Args:
        initializer: A name, dict, class or object of Keras; a function is
            given back.
    """
    initializers = importlib.import_module('tf_keras.src.initializers')
    start = initializers.get(initializer)
    if type(start).__name__ == 'Orthogonal':
        return _orthogonal(start)
    if getattr(start, 'seed', 0) is not None:
        return initializer
    drawing = copy.copy(start)
    limit = _LIMIT_OF_1 if arguments.seen else _LIMIT
    drawing.seed = np.random.randint(limit)
    return drawing


def _orthogonal(start):
    @functools.cache
    def drawn(shape):
        rows = int(np.prod(shape[:-1]))
        if start.seed is not None:
            np.random.seed(start.seed)
        normal = np.random.normal(0.0, 1.0, (rows, shape[-1]))
        left, _, right = np.linalg.svd(normal, full_matrices=False)
        matrix = left if left.shape == normal.shape else right
        return start.gain * matrix.reshape(shape)

    def make(shape, dtype=None, **options):
        value = drawn(tuple(int(size) for size in shape))
        return value.astype(getattr(dtype, 'as_numpy_dtype', dtype))

    return make


def teach_masks(is_package):
    """Has dropout and noise without a seed draw one.

    Args:
        is_package: Function that says whether the package is meant.
    """
    backend = importlib.import_module('tf_keras.src.backend')
    kind = backend.RandomGenerator
    make = kind.make_legacy_seed

    @functools.wraps(make)
    def make_legacy_seed(self):
        seed = make(self)
        if seed is None and is_package():
            seed = np.random.randint(_LIMIT)
        return seed

    kind.make_legacy_seed = make_legacy_seed
