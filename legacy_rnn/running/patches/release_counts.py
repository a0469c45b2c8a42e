"""Functions that count as many operations as the release's did.

In a graph with a seed what is drawn hangs on the number of operations before
it, see `release_seeds`. Today's `dropout`, `split` and kin make fewer or more:
the difference is counted.

Source: counted in 0.12.1, 1.4.1, 1.8.0, 1.12.3 and 1.15.5.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import numbers
import sys

from legacy_rnn.compat.releases import Since

from . import replacing

# By release: operations besides before a dropout draws, and after it, for a
# chance that is a number and for one that is a tensor.
_DROPOUT = Since({'0.5': ((1, 3), (0, 1)), '1.13': ((1, 7), (-1, 8))})
# Up to 1.12 a tensor was added behind the draw, which came after these.
_BEFORE_DRAW = 3
# The number of parts is an operation since 1.2.
_SPLIT = Since({'0.5': 0, '1.2': 1})
# The order of axes was counted out in the graph.
_TRANSPOSE = Since({'0.5': 6, '1.13': 0})
# Rows were gathered without an axis, and without a copy.
_LOOKUP = Since({'0.5': -2, '1.5': -1, '1.9': 0})
_LEAKY = Since({'0.5': 2, '1.13': 0})
# Inputs of more than two axes were made a matrix.
_SOFTMAX = Since({'0.5': 13, '1.9': 0})
_MOMENTS = Since({'0.5': 8, '1.0': 0})
_LOSS = Since({'0.5': 7, '1.13': -3})
_ENTROPY = Since({'0.5': -1, '1.5': 0})


@contextlib.contextmanager
def of_then(tf, release):
    """Has functions count the operations of the release.

    Args:
        tf: Today's tensorflow.
        release: The Release of the script.
    """
    # It loads TensorFlow, which the runner does when its log is hushed.
    from legacy_rnn.compat.layer_base import graph_seeds

    v1 = tf.compat.v1
    loss = v1.losses.compute_weighted_loss
    entropy = v1.nn.softmax_cross_entropy_with_logits
    made = (
        (v1.random_uniform, (v1, v1.random, tf.random), _uniform(tf)),
        (v1.nn.dropout, (v1.nn,), _dropout(release, graph_seeds)),
        (tf.nn.dropout, (tf.nn,), _dropout(release, graph_seeds)),
        (tf.split, (v1, tf), _of(_SPLIT[release], _is_in_parts(tf))),
        (v1.transpose, (v1,), _of(_TRANSPOSE[release], _is_plain(tf))),
        (v1.nn.embedding_lookup, (v1.nn,), _of(_LOOKUP[release], _is_whole)),
        (tf.nn.leaky_relu, (v1.nn, tf.nn), _of(_LEAKY[release])),
        (v1.nn.softmax, (v1.nn,), _of(_SOFTMAX[release], _is_deep(tf))),
        (v1.nn.moments, (v1.nn,), _of(_MOMENTS[release], _is_unshifted)),
        (tf.nn.moments, (tf.nn,), _of(_MOMENTS[release])),
        (entropy, (v1.nn,), _of(_ENTROPY[release])),
        (
            loss,
            (v1.losses, sys.modules[loss.__module__]),
            _of(_LOSS[release], _is_reduced(v1)),
        ),
    )
    with contextlib.ExitStack() as stack:
        stack.enter_context(graph_seeds.of_release(release))
        for known, homes, change in made:
            own = _counting(graph_seeds, known, change)
            stack.enter_context(replacing.wherever(homes, known, own))
        yield


def _counting(graph_seeds, known, change):
    """A function that counts otherwise where the operations count."""
    names = inspect.signature(known)

    @functools.wraps(known)
    def function(*args, **options):
        if not graph_seeds.is_counting():
            return known(*args, **options)
        try:
            given = names.bind(*args, **options).arguments
        except TypeError:
            return known(*args, **options)
        before, behind = change(given)
        graph_seeds.more(before)
        result = known(**given)
        graph_seeds.more(behind)
        return result

    return function


def _uniform(tf):
    """Bounds were operations, be they 0 and 1."""

    def change(given):
        kind = tf.as_dtype(given.get('dtype', tf.float32))
        if kind.is_floating and given.get('minval', 0) == 0:
            given['minval'] = 0.0
        return 0, 0

    return change


def _dropout(release, graph_seeds):
    def change(given):
        chance = given.get('keep_prob')
        chance = given.get('rate') if chance is None else chance
        is_number = isinstance(chance, numbers.Real)
        if is_number and not 0 < chance < 1:
            return 0, 0
        if not is_number and release < '1.13' and given.get('seed') is None:
            given['seed'] = graph_seeds.seed_after(_BEFORE_DRAW)
        return _DROPOUT[release][0 if is_number else 1]

    return change


def _of(number, applies=lambda given: True):
    """A number of operations besides, of calls to which it applies."""

    def change(given):
        return 0, number if number and applies(given) else 0

    return change


def _is_in_parts(tf):
    def applies(given):
        is_number = isinstance(given['num_or_size_splits'], numbers.Integral)
        return is_number and tf.is_tensor(given['value'])

    return applies


def _is_plain(tf):
    return lambda given: given.get('perm') is None and tf.is_tensor(given['a'])


def _is_whole(given):
    """Whether the rows are in one table, and kept as they are."""
    is_one = not isinstance(given['params'], (list, tuple))
    return is_one and given.get('max_norm') is None


def _is_deep(tf):
    def applies(given):
        shape = tf.TensorShape(getattr(given.get('logits'), 'shape', None))
        return (shape.rank or 0) > 2 and given.get('axis', -1) == -1

    return applies


def _is_reduced(v1):
    usual = v1.losses.Reduction.SUM_BY_NONZERO_WEIGHTS
    return lambda given: given.get('reduction', usual) == usual


def _is_unshifted(given):
    return given.get('shift') is None
