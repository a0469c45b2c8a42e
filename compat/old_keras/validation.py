"""The data of validation that Keras gave to callbacks, until 2.3.

    [inputs..., targets..., weights...]         [batch, ...] each
    [inputs..., targets..., weights..., 0.0]    of a model with dropout

Source: Keras 2.0.8 and 2.2.4 and `tf.keras` of 1.4, as they ran; that of 1.8
and 1.12 gave None for weights that a program does not give.
"""

from __future__ import annotations

import functools
import importlib
from typing import Any

import numpy as np

_ENGINE = 'tf_keras.src.engine'


class Given(list):
    """What callbacks were given, which no program has set itself."""


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
        if isinstance(callbacks, (list, tuple)):
            data = read(model, options)
            for callback in callbacks:
                own = getattr(callback, 'validation_data', None)
                # Since 2.3 programs set it themselves.
                if data is not None and isinstance(own, (Given, type(None))):
                    callback.validation_data = Given(data)
        return loop(model, *args, callbacks=callbacks, **options)

    return giving


def _of_arrays(model, options):
    """Inputs, targets and weights of `validation_data` or `_split`."""
    inputs = _listed(options.get('val_inputs'))
    targets = _listed(options.get('val_targets'))
    if not _are_arrays([*inputs, *targets]):
        return []
    weights = _listed(options.get('val_sample_weights'))
    weights += [None] * (len(targets) - len(weights))
    modes = [e.sample_weight_mode for e in model._training_endpoints]
    modes += [None] * (len(targets) - len(modes))
    parts = zip(targets, weights, modes, strict=False)
    phase = [0.0] if _uses_learning_phase(model) else []
    return inputs + targets + [_weights(*part) for part in parts] + phase


def _of_pair(model, options):
    """Those of a tuple of arrays; None of a generator."""
    given = options.get('validation_data')
    if not isinstance(given, (list, tuple)) or len(given) not in (2, 3):
        return None
    inputs, targets = (_listed(part) for part in given[:2])
    names = 'val_inputs', 'val_targets', 'val_sample_weights'
    parts = _columns(inputs), _columns(targets), *given[2:]
    return _of_arrays(model, dict(zip(names, parts, strict=False))) or None


def _weights(target, given, mode):
    """Weights `[batch]`, or `[batch, time]`, which are 1 if none are given."""
    if given is not None:
        return given
    backend: Any = importlib.import_module('tf_keras.src.backend')
    axes = 2 if mode == 'temporal' else 1
    return np.ones(target.shape[:axes], backend.floatx())


def _uses_learning_phase(model):
    """Whether outputs differ between training and evaluation."""
    todo = [output.op for output in _listed(model.outputs)]
    seen = set(todo)
    while todo:
        op = todo.pop()
        if op.type.startswith('Placeholder') and 'learning_phase' in op.name:
            return True
        before = {tensor.op for tensor in op.inputs} - seen
        seen |= before
        todo += before
    return False


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
