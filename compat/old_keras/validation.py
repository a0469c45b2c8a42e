"""The data of validation that Keras gave to callbacks, until 2.3."""

from __future__ import annotations

import functools
import importlib
from typing import Any

import numpy as np

_ENGINE = 'tf_keras.src.engine'


def teach():
    """Lets `fit` and `fit_generator` set `callback.validation_data`."""
    arrays: Any = importlib.import_module(f'{_ENGINE}.training_arrays_v1')
    arrays.fit_loop = _giving(arrays.fit_loop, _of_arrays)
    generators: Any = importlib.import_module(
        f'{_ENGINE}.training_generator_v1'
    )
    generators.fit_generator = _giving(generators.fit_generator, _of_pair)


def _giving(loop, read):
    """A training loop that first gives callbacks what another reads."""

    @functools.wraps(loop)
    def giving(model, *args, callbacks=None, **options):
        data = read(options)
        if data and isinstance(callbacks, (list, tuple)):
            for callback in callbacks:
                callback.validation_data = data
        return loop(model, *args, callbacks=callbacks, **options)

    return giving


def _of_arrays(options):
    """Inputs, targets and weights of `validation_data` or `_split`."""
    inputs = _listed(options.get('val_inputs'))
    targets = _listed(options.get('val_targets'))
    if not _are_arrays([*inputs, *targets]):
        return []
    weights = _listed(options.get('val_sample_weights'))
    weights += [None] * (len(targets) - len(weights))
    ones = np.ones(len(inputs[0]))
    return inputs + targets + [ones if w is None else w for w in weights]


def _of_pair(options):
    """Those of a tuple of arrays; a generator gives none."""
    given = options.get('validation_data')
    if not isinstance(given, (list, tuple)) or len(given) not in (2, 3):
        return []
    inputs, targets = (_listed(part) for part in given[:2])
    names = 'val_inputs', 'val_targets', 'val_sample_weights'
    parts = _columns(inputs), _columns(targets), *given[2:]
    return _of_arrays(dict(zip(names, parts, strict=False)))


def _columns(parts):
    """Arrays of at least two axes: `[batch, 1]` for `[batch]`."""
    if not _are_arrays(parts):
        return parts
    return [p[:, None] if p.ndim == 1 else p for p in parts]


def _are_arrays(parts):
    return bool(parts) and all(isinstance(p, np.ndarray) for p in parts)


def _listed(value):
    if isinstance(value, (list, tuple)):
        return list(value)
    return [] if value is None else [value]
