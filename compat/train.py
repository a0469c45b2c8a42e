"""A Saver that restores the checkpoints of other releases."""

from __future__ import annotations

import itertools
import sys

import numpy as np
import tensorflow as tf

from . import conventions, renaming

v1 = tf.compat.v1


class Saver(tf.compat.v1.train.Saver):
    """Saves as `tf.train.Saver` does, restores whatever release saved.

    Where a checkpoint lacks names of the graph, both are read by the names
    that the releases gave, and the values are carried over to the bit. One
    line on stderr says so.

    Args:
        var_list: Variables, or a dict of name to variable; None for all.
        *args: As `tf.compat.v1.train.Saver` takes them.
        **options: The same.
    """

    def __init__(self, var_list=None, *args, **options):
        super().__init__(var_list, *args, **options)
        self._asked = var_list

    def restore(self, sess, save_path):
        """Restores the variables from a checkpoint of any release.

        Args:
            sess: Session of the graph.
            save_path: Prefix of the checkpoint.

        Raises:
            ValueError: Neither its names nor any release's fit the graph.
        """
        reader = tf.train.load_checkpoint(save_path)
        shapes = reader.get_variable_to_shape_map()
        variables = _by_name(self._asked)
        if all(name in shapes for name in variables):
            super().restore(sess, save_path)
            return
        plan = find_plan(
            shapes, {n: v.shape.as_list() for n, v in variables.items()}
        )
        moves = {move.target: move for move in plan.moves}
        for name, variable in variables.items():
            array = value(reader.get_tensor, moves[name])
            variable.load(array, sess)
        print(
            f'restored {save_path} of TensorFlow {plan.reading.release} by '
            f'the names of {plan.release}: {len(plan.renamed)} renamed',
            file=sys.stderr,
        )


def value(read, move):
    """The array that becomes of a move's sources.

    Args:
        read: Function of a name that gives the array of that name.
        move: A renaming.Move.

    Returns:
        The array, every value as it was.
    """
    arrays = [read(name) for name in move.sources]
    if len(arrays) == 1:
        array = np.asarray(arrays[0])
    else:
        array = np.concatenate(arrays, axis=move.axis)
    if move.piece is None:
        return array
    return np.take(array, range(*move.piece), axis=move.cut)


def find_plan(shapes, wanted):
    """Finds the conversion that gives a checkpoint the names of a graph.

    What names alone do not tell, such as which of two wrappers is the outer
    one, the graph's names do.

    Args:
        shapes: Maps the checkpoint's names to shapes.
        wanted: Maps the graph's names to shapes.

    Returns:
        A renaming.Plan that gives every name of the graph.

    Raises:
        ValueError: There is none.
    """
    missing = sorted(set(wanted) - set(shapes))
    for release in renaming.read(wanted).releases[-1:]:
        for renames, order in _choices(shapes):
            plan = renaming.make_plan(
                shapes, release, renames=renames, order=order
            )
            lacks = set(wanted) - {move.target for move in plan.moves}
            if not lacks and not plan.problems:
                return plan
            missing = min(missing, sorted(lacks), key=len) or missing
    raise ValueError(
        f'the checkpoint must hold {len(wanted)} variables of the graph '
        f'under the names of a release, got none for '
        f'{", ".join(missing[:3])}; see `legacy-rnn checkpoint list`'
    )


def _choices(shapes):
    """What names may leave open: scopes of loops, the order of wrappers."""
    scopes = set()
    for name in shapes:
        parts = name.split('/')
        for loop in ('RNN', 'rnn'):
            if loop in parts:
                scopes.add('/'.join(parts[: parts.index(loop) + 1]))
    own = {scope: scope for scope in sorted(scopes)}
    orders = tuple(itertools.permutations(conventions.PROJECTING))
    return itertools.product(({}, own) if own else ({},), orders)


def _by_name(var_list):
    if isinstance(var_list, dict):
        return var_list
    variables = v1.global_variables() if var_list is None else var_list
    return {variable.op.name: variable for variable in variables}
