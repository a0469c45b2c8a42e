"""Functions that make as many operations as the release's did.

In a graph with a seed what is drawn hangs on the number of operations before
it, see `release_seeds`. Today's `dropout`, `split` and kin make fewer: they
are filled up, and their own draws have the number of then.

Source: counted in 0.12.1, 1.4.1, 1.8.0, 1.12.3 and 1.15.5.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import numbers

from legacy_rnn.compat.releases import Since

from . import replacing

# By release: operations of a dropout in all, and those before it draws, for a
# chance that is a number and for one that is a tensor.
_DROPOUT = Since({'0.5': ((12, 4), (11, 3)), '1.13': ((16, 4), (17, 5))})
# The number of parts is an operation since 1.2.
_SPLIT = Since({'0.5': None, '1.2': 3})
# The order of axes was counted out in the graph.
_TRANSPOSE = Since({'0.5': 8, '1.13': None})


@contextlib.contextmanager
def of_then(tf, release):
    """Has functions make the operations of the release.

    Args:
        tf: Today's tensorflow.
        release: The Release of the script.
    """
    # It loads TensorFlow, which the runner does when its log is hushed.
    from legacy_rnn.compat.layer_base import graph_seeds

    v1 = tf.compat.v1
    made = (
        (v1.random_uniform, (v1, v1.random, tf.random), _uniform(tf)),
        (v1.nn.dropout, (v1.nn,), _dropout(tf, release)),
        (tf.nn.dropout, (tf.nn,), _dropout(tf, release)),
        (tf.split, (v1, tf), _filled(tf, _SPLIT[release], _is_in_parts)),
        (v1.transpose, (v1,), _filled(tf, _TRANSPOSE[release], _is_plain)),
    )
    with contextlib.ExitStack() as stack:
        for known, homes, change in made:
            own = _counting(graph_seeds, known, change)
            stack.enter_context(replacing.wherever(homes, known, own))
        yield


def _counting(graph_seeds, known, change):
    """A function that is changed where the operations count."""
    names = inspect.signature(known)

    @functools.wraps(known)
    def function(*args, **options):
        if not graph_seeds.is_counting():
            return known(*args, **options)
        try:
            given = names.bind(*args, **options).arguments
        except TypeError:
            return known(*args, **options)
        with graph_seeds.as_many_as(change(given, graph_seeds)):
            return known(**given)

    return function


def _uniform(tf):
    """Bounds were operations, be they 0 and 1."""

    def change(given, graph_seeds):
        kind = tf.as_dtype(given.get('dtype', tf.float32))
        if kind.is_floating and given.get('minval', 0) == 0:
            given['minval'] = 0.0

    return change


def _dropout(tf, release):
    def change(given, graph_seeds):
        chance = given.get('keep_prob')
        chance = given.get('rate') if chance is None else chance
        is_number = isinstance(chance, numbers.Real)
        given['x'] = tf.convert_to_tensor(given['x'])
        if is_number and not 0 < chance < 1:
            return None
        number, before = _DROPOUT[release][0 if is_number else 1]
        if given.get('seed') is None:
            given['seed'] = graph_seeds.seed_after(before)
        return number

    return change


def _filled(tf, number, applies):
    def change(given, graph_seeds):
        return number if applies(tf, given) else None

    return change


def _is_in_parts(tf, given):
    is_number = isinstance(given['num_or_size_splits'], numbers.Integral)
    return is_number and tf.is_tensor(given['value'])


def _is_plain(tf, given):
    return given.get('perm') is None and tf.is_tensor(given['a'])
