"""Compares unrolls on shared variables: the proof that they are the same.

Two values agree where `|a - b| <= t + t * max|b|`, with a tolerance t for one
evaluation and a wider one after a training trajectory.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import tensorflow as tf

from legacy_rnn.article.labelling import SequenceLabelling
from legacy_rnn.article.options import Cell, Lengths, Unroll
from legacy_rnn.article.unroll import UNROLLS

v1 = tf.compat.v1

LENGTHS = ('none', 'ragged', 'zero', 'full')

# Tolerance of one evaluation and of a trajectory. The fused unroll sums in
# another order than the others.
_TOLERANCES = {'float32': (1e-6, 1e-4), 'float64': (1e-12, 1e-10)}
_FUSED_TOLERANCES = {'float32': (1e-5, 1e-4), 'float64': (1e-12, 1e-10)}
_KEEP = {'input_keep_prob': 0.8, 'output_keep_prob': 0.7}


def compare_unrolls(
    cell: Cell = 'gru',
    num_layers: int = 1,
    lengths: Lengths | Sequence[Lengths] = 'ragged',
    dropout: bool = False,
    dtype: Literal['float32', 'float64'] = 'float32',
    unrolls: Sequence[Unroll] = ('static', 'dynamic'),
    bidirectional: bool = False,
    batch_size: int = 4,
    num_steps: int = 7,
    num_features: int = 3,
    num_hidden: int = 5,
    num_classes: int = 4,
    training_steps: int = 20,
    learning_rate: float = 0.05,
    seed: int = 0,
) -> list[dict[str, Any]]:
    """Builds unrolls on shared weights and compares all they compute.

    Args:
        cell: `'gru'`, `'lstm'`, `'basic_lstm'`, `'basic_rnn'`, or a function
            from the number of units to a cell.
        num_layers: Number of layers.
        lengths: `'none'` (no lengths given), `'ragged'`, `'zero'` (some of
            length 0) or `'full'`, or a list of these, which share graphs.
        dropout: Whether to drop, with masks that the unrolls share.
        dtype: `'float32'` or `'float64'`.
        unrolls: Names of the unrolls; each pair is compared.
        bidirectional: Whether the network also runs backward.
        batch_size: Sequences of the batch.
        num_steps: Time steps of each.
        num_features: Features of each step.
        num_hidden: Units of each layer.
        num_classes: Classes of the labels.
        training_steps: Updates of the trajectory.
        learning_rate: Of the trajectory's gradient descent.
        seed: Decides data, weights and masks.

    Returns:
        A list of dicts, one a pair and quantity (outputs, states, loss,
        gradients, trajectory), with the keys `cell, layers, lengths,
        dropout, dtype, bidirectional, pair, quantity, max_abs, max_rel,
        tolerance, passed`.

    Raises:
        ValueError: An option is not one of the above.
    """
    patterns = (lengths,) if isinstance(lengths, str) else tuple(lengths)
    _check(patterns, dtype, unrolls)
    case = {
        'cell': cell if isinstance(cell, str) else cell.__name__,
        'layers': num_layers,
        'dropout': bool(dropout),
        'dtype': dtype,
        'bidirectional': bool(bidirectional),
    }
    shape = (batch_size, num_steps, num_features, num_classes)
    options = {
        'cell': cell,
        'num_layers': num_layers,
        'num_hidden': num_hidden,
        'bidirectional': bidirectional,
        'seed': seed,
        'optimizer': 'sgd',
        'learning_rate': learning_rate,
        **(_KEEP if dropout else {}),
    }
    rows = []
    for group in _share_graph(patterns):
        batches = {p: _batch(shape, p, dtype, seed) for p in group}
        results = _compute(batches, unrolls, options, training_steps)
        for pattern in group:
            known = {**case, 'lengths': pattern}
            for pair in itertools.combinations(unrolls, 2):
                rows += compared(known, pair, results[pattern])
    return rows


def lengths_of(pattern, batch_size, num_steps, seed=0):
    """Lengths of a pattern.

    Args:
        pattern: One of `LENGTHS`.
        batch_size: Number of sequences.
        num_steps: Longest length.
        seed: Decides ragged lengths.

    Returns:
        int32 array `[batch_size]`, or None for `'none'`.
    """
    if pattern == 'none':
        return None
    if pattern == 'full':
        return np.full(batch_size, num_steps, np.int32)
    random = np.random.RandomState(seed)
    lengths = random.randint(1, num_steps + 1, batch_size)
    if pattern == 'zero':
        lengths[::2] = 0
    return lengths.astype(np.int32)


def _check(patterns, dtype, unrolls):
    named = [('lengths', pattern, LENGTHS) for pattern in patterns]
    for name, value, allowed in [*named, ('dtype', dtype, _TOLERANCES)]:
        if value not in allowed:
            raise ValueError(
                f'{name} must be one of {", ".join(allowed)}, got {value!r}'
            )
    check_unrolls(unrolls)


def _share_graph(patterns):
    """Groups patterns that one graph can serve: with and without lengths."""
    without = [p for p in patterns if p == 'none']
    return [g for g in (without, [p for p in patterns if p != 'none']) if g]


def _batch(shape, lengths, dtype, seed):
    """Data, one-hot target and lengths."""
    batch_size, num_steps, num_features, num_classes = shape
    random = np.random.RandomState(seed + 1)
    data = random.standard_normal((batch_size, num_steps, num_features))
    labels = random.randint(0, num_classes, (batch_size, num_steps))
    target = np.eye(num_classes)[labels]
    length = lengths_of(lengths, batch_size, num_steps, seed)
    return data.astype(dtype), target.astype(dtype), length


def _compute(batches, unrolls, options, training_steps):
    """Quantities by pattern and unroll, from one graph."""
    data, target, length = next(iter(batches.values()))
    results = {pattern: {} for pattern in batches}
    with tf.Graph().as_default(), v1.Session() as session:
        v1.set_random_seed(options['seed'])
        placeholder = None
        if length is not None:
            placeholder = v1.placeholder(tf.int32, [len(data)])
        batch = (data, target, placeholder)
        models = _build(batch, unrolls, options)
        start = _initializer(options['seed'])
        for pattern, (_, _, length) in batches.items():
            feed = {} if placeholder is None else {placeholder: length}
            for unroll, model in models.items():
                session.run(start)
                results[pattern][unroll] = _evaluate(
                    session, model, feed, training_steps
                )
    return results


def _build(batch, unrolls, options):
    """Builds one model an unroll, all on the same variables."""
    models = {}
    for unroll in unrolls:
        with v1.variable_scope('model', reuse=bool(models)):
            model = SequenceLabelling(*batch, unroll=unroll, **options)
            model.optimize  # noqa: B018  builds the graph in this scope
        models[unroll] = model
    return models


def _initializer(seed):
    """Ops that set every variable to a value made from the seed."""
    random = np.random.RandomState(seed + 2)
    assignments = []
    for variable in v1.global_variables():
        dtype = variable.dtype.base_dtype
        value = random.standard_normal(variable.shape.as_list()) * 0.4
        value = value * 0 if dtype.is_integer else value
        value = value.astype(dtype.as_numpy_dtype)
        assignments.append(v1.assign(variable, value))
    return assignments


def _evaluate(session, model, feed, training_steps):
    """The quantities of one evaluation and of a trajectory."""
    gradients, variables = zip(*model.gradients, strict=True)
    outputs, states, loss, gradients = session.run(
        [model.output, tf.nest.flatten(model.state), model.cost, gradients],
        feed,
    )
    losses = []
    for _ in range(training_steps):
        losses.append(session.run([model.cost, model.optimize], feed)[0])
    return {
        'outputs': [outputs],
        'states': states,
        'loss': [loss],
        'gradients': list(gradients),
        'trajectory': [np.asarray(losses), *session.run(list(variables))],
    }


def check_unrolls(unrolls):
    """Refuses less than two unrolls, and names of none.

    Raises:
        ValueError: They are no two.
    """
    for unroll in unrolls:
        if unroll not in UNROLLS:
            raise ValueError(
                f'unrolls must be among {", ".join(UNROLLS)}, got {unroll!r}'
            )
    if len(set(unrolls)) < 2:
        raise ValueError(
            f'unrolls must name two or more to compare, got {unrolls!r}'
        )


def tolerance_of(dtype, fused=False, trajectory=False):
    """The tolerance of one evaluation, or of a trajectory.

    Args:
        dtype: `'float32'` or `'float64'`; others count as the former.
        fused: Whether one of the two was fused.
        trajectory: Whether training steps lie between.
    """
    tolerances = _FUSED_TOLERANCES if fused else _TOLERANCES
    return tolerances.get(dtype, tolerances['float32'])[trajectory]


def compared(case, pair, results):
    """Rows on two unrolls, one a quantity.

    Args:
        case: Dict that each row begins with; `dtype` is in it.
        pair: Names of the two.
        results: Dict from names to dicts from quantities to lists of arrays.
    """
    fused = 'fused' in pair
    first, second = (results[unroll] for unroll in pair)
    for quantity, values in first.items():
        tolerance = tolerance_of(
            case['dtype'], fused, quantity == 'trajectory'
        )
        absolute, relative = difference(values, second[quantity])
        passed = agree(values, second[quantity], tolerance)
        yield {
            **case,
            'pair': '/'.join(pair),
            'quantity': quantity,
            'max_abs': absolute,
            'max_rel': relative,
            'tolerance': tolerance,
            'passed': passed,
        }


def difference(first, second):
    """The largest absolute and relative difference of two lists of arrays."""
    absolute = relative = 0.0
    for a, b in zip(first, second, strict=True):
        a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
        largest = float(np.max(np.abs(a - b), initial=0.0))
        scale = float(np.max(np.abs(b), initial=0.0))
        absolute = max(absolute, largest)
        relative = max(relative, largest / scale if scale else largest)
    return absolute, relative


def agree(first, second, tolerance):
    """Whether two lists of arrays are within a tolerance."""
    for a, b in zip(first, second, strict=True):
        a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
        bound = tolerance + tolerance * np.max(np.abs(b), initial=0.0)
        # A NaN makes the comparison false.
        if not np.all(np.abs(a - b) <= bound):
            return False
    return True
