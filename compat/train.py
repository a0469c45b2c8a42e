"""A Saver that restores the checkpoints of other releases."""

from __future__ import annotations

import contextlib
import functools
import itertools
import sys

import numpy as np
import tensorflow as tf

from .names import renaming, variable_parts, variables
from .releases import Release

v1 = tf.compat.v1
# The first release that wrote no file of the checkpoint's own name, but
# `.index` and `.data` beside it; scripts asked whether that file was there.
_SPLIT = Release('0.12')
# The first release that took no variable twice in a list.
_ONCE = Release('1.7')


class MissingNamesError(tf.errors.NotFoundError, ValueError):
    """There is no checkpoint, or no release's names are those of the graph.

    What programs catch around `restore` to train from the start.
    """

    def __init__(self, message):
        super().__init__(None, None, message)


class OtherShapesError(tf.errors.InvalidArgumentError, ValueError):
    """A checkpoint has a variable of another shape than the graph's."""

    def __init__(self, message):
        super().__init__(None, None, message)


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

    # Release of the graph's names; None finds the one that fits.
    _release: Release | None = None

    def __init__(self, var_list=None, *args, **options):
        if self._release is not None and self._release < _SPLIT:
            options.setdefault('write_version', v1.train.SaverDef.V1)
        if self._release is not None and self._release < _ONCE:
            var_list = _each_once(var_list)
        self._asked = var_list
        self._found: list | None = None
        super().__init__(var_list, *args, **options)

    def build(self):
        """Builds the operations, for the variables that there are by now."""
        super().build()
        if self._asked is None:
            self._found = _saveable()

    def save(self, *args, **options):
        """Saves the variables, as `tf.compat.v1.train.Saver.save`."""
        with _not_advised(self._release):
            return super().save(*args, **options)

    def restore(self, sess, save_path):
        """Restores the variables from a checkpoint of any release.

        Args:
            sess: Session of the graph.
            save_path: Prefix of the checkpoint.

        Raises:
            MissingNamesError: There is none, or neither its names nor any
                release's fit the graph.
            OtherShapesError: They fit, but not the shapes.
        """
        wanted = None if save_path is None else self._wanted(sess)
        if not wanted:
            super().restore(sess, save_path)
            return
        if not v1.train.checkpoint_exists(save_path):
            raise MissingNamesError(
                f'The passed save_path is not a valid checkpoint: {save_path}'
            )
        reader = v1.train.NewCheckpointReader(save_path)
        shapes = reader.get_variable_to_shape_map()
        if all(name in shapes for name in wanted):
            super().restore(sess, save_path)
            return
        plan = find_plan(
            shapes,
            {name: one.shape for name, one in wanted.items()},
            self._release,
        )
        moves = {move.target: move for move in plan.moves}
        variable_parts.assign(
            sess,
            (
                pair
                for name, one in wanted.items()
                for pair in one.parts(value(reader.get_tensor, moves[name]))
            ),
        )
        print(
            f'restored {save_path} of TensorFlow {plan.reading.release} by '
            f'the names of {plan.release}: {len(plan.renamed)} renamed',
            file=sys.stderr,
        )

    def _wanted(self, sess):
        """The graph's variables by name, None where it is not known."""
        if isinstance(self._asked, dict):
            named = self._asked.items()
        elif self._asked is None and self.saver_def is not None:
            found = self._found
            if found is None:
                with sess.graph.as_default():
                    found = _saveable()
            named = [(None, variable) for variable in found]
        else:
            named = [(None, variable) for variable in self._asked or ()]
        return variable_parts.wanted_variables(named)


def _each_once(var_list):
    """A list of variables without those that stand there again."""
    if isinstance(var_list, list | tuple):
        return list({id(variable): variable for variable in var_list}.values())
    return var_list


@contextlib.contextmanager
def _not_advised(release):
    """Keeps the advice to save in today's format from where there is none."""
    verbosity = v1.logging.get_verbosity()
    if release is not None and release < _SPLIT:
        v1.logging.set_verbosity(max(verbosity, v1.logging.ERROR))
    try:
        yield
    finally:
        v1.logging.set_verbosity(verbosity)


def _saveable():
    """The variables that a Saver saves when `var_list` is None."""
    objects = v1.get_collection(v1.GraphKeys.SAVEABLE_OBJECTS)
    return v1.global_variables() + objects


@functools.cache
def saver_class(release):
    """The Saver of graphs that have the names of a release."""
    namespace = {'_release': Release(release), '__doc__': Saver.__doc__}
    return type('Saver', (Saver,), namespace)


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


def find_plan(shapes, wanted, release=None):
    """Finds the conversion that gives a checkpoint the names of a graph.

    What names alone do not tell, such as which of two wrappers is the outer
    one, the graph's names do.

    Args:
        shapes: Maps the checkpoint's names to shapes.
        wanted: Maps the graph's names to shapes.
        release: Release of the graph; None for the newest that fits.

    Returns:
        A renaming.Plan that gives every name of the graph.

    Raises:
        MissingNamesError: There is none.
        OtherShapesError: It moves a variable to one of another shape.
    """
    targets = renaming.read(wanted).releases[-1:]
    targets = targets if release is None else (release,)
    sources = [None, *renaming.others(renaming.read(shapes).releases)]
    missing = sorted(set(wanted) - set(shapes))
    for target, source, renames in itertools.product(
        targets, sources, _choices(shapes)
    ):
        for order in _orders(shapes):
            plan = renaming.make_plan(
                shapes,
                target,
                source,
                renames,
                order=order,
                wanted=wanted,
            )
            lacks = set(wanted) - {move.target for move in plan.moves}
            if not lacks and not plan.problems:
                _check_shapes(shapes, wanted, plan)
                return plan
            missing = min(missing, sorted(lacks), key=len) or missing
    raise MissingNamesError(
        f'the checkpoint must hold {len(wanted)} variables of the graph '
        f'under the names of a release, got none for '
        f'{", ".join(missing[:3])}; see `legacy-rnn checkpoint list`'
    )


def _check_shapes(shapes, wanted, plan):
    for move in plan.moves:
        shape = list(shapes[move.sources[0]])
        simple = len(move.sources) == 1 and move.piece is None
        if simple and shape != list(wanted.get(move.target, shape)):
            raise OtherShapesError(
                f'{move.target} must have shape {list(wanted[move.target])}, '
                f'got {shape} from {move.sources[0]} of the checkpoint'
            )


def _orders(shapes):
    """Orders of wrappers; one suffices where there are no two kinds."""
    scopes = [part for name in shapes for part in name.split('/')]
    kinds = [
        one
        for one in variables.PROJECTING
        if one in scopes or variables.snake(one) in scopes
    ]
    return itertools.permutations(kinds)


def _choices(shapes):
    """What names may leave open: whose the scopes of loops are."""
    scopes = set()
    for name in shapes:
        parts = name.split('/')
        for loop in ('RNN', 'rnn'):
            if loop in parts:
                scopes.add('/'.join(parts[: parts.index(loop) + 1]))
    own = {scope: scope for scope in sorted(scopes)}
    return ({}, own) if own else ({},)
