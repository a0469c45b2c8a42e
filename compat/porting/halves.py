"""Half-ported sources: names below `tf.compat.v1`, and TensorFlow 2's `tf`.

The rules know the names of 1.x. Here those of `tf.compat.v1` become these, and
what means TensorFlow 2 is taken out of the porter's sight. What the rules are
left with is what an old source would hold.
"""

from __future__ import annotations

import ast
from typing import NamedTuple

from .. import dating, table, today
from ..dating import generation, half_keras
from ..dating.calls import call_fits
from ..dating.evidence import V1, is_of_2
from ..dating.facts import COMPAT
from ..releases import Release
from ..sources import trees

# The release whose API `tf.compat.v1` is.
NEWEST = Release('1.15')
_V2 = 'compat.v2'


class Reading(NamedTuple):
    """How a source is read.

    Attributes:
        generation: A constant of `dating.generation`; None without
            TensorFlow.
        signs: What tells it, a tuple of `generation.Sign`.
        is_half: Whether `tf` is TensorFlow 2.
        is_old: Whether names or calls of a release before 1.13 are left.
        behaviour: Functions of `tf.compat.v1` that turn on what the program
            keeps of TensorFlow 2, see `dating.Dating.behaviour`.
    """

    generation: str | None = None
    signs: tuple = ()
    is_half: bool = False
    is_old: bool = True
    behaviour: tuple = ()


def read(text, project):
    """The generation of a source, and how to read it where it is half-ported.

    Args:
        text: Python 3 source.
        project: `project.Project` of the source.

    Returns:
        A Reading.
    """
    dated = dating.date_text(text)
    kind, signs = dated.written_for, dated.signs
    if kind in (generation.EITHER, None):
        # What another file turns on is that file's stop.
        if project.generation != generation.EAGER:
            kind = project.generation or kind
    elif kind == generation.OLD and project.generation == generation.NEW:
        kind, signs = generation.NEW, ()  # By the program's other files.
    elif kind == generation.HALF and project.generation == generation.OLD:
        kind, signs = generation.OLD, ()
    elif _is_of_halves(dated, project):
        kind, signs = project.generation, ()
    behaviour = project.behaviour
    if behaviour is None:
        behaviour = dated.behaviour
    return Reading(
        kind,
        signs,
        kind in generation.HALVES,
        project.keeps_older or keeps_older(dated),
        behaviour,
    )


def _is_of_halves(dated, project):
    """Whether names of TensorFlow 2 stand in a half-ported program's graph.

    One of its files may set the seed of TensorFlow 2 and call the others.
    """
    eager = any(made.eager for made in dated.generations)
    is_new = dated.written_for == generation.NEW and not eager
    return is_new and project.generation in generation.HALVES


def keeps_older(dated):
    """Whether a half-ported source keeps names of a release before 1.13.

    Args:
        dated: `dating.Dating`.
    """
    return bool(dated.closest) and dated.closest[-1] < COMPAT


def inner(name):
    """The name that one below `compat.v1` has in 1.x; None for another."""
    found = today.below(name, V1)
    while found is not None and today.below(found, V1) is not None:
        found = today.below(found, V1)
    return found


def _is_gone_of_2(name):
    """Whether a name below `compat.v2`, which is `tf` itself, is gone."""
    return bool(today.below(name, _V2)) and not today.has(name)


def keras_uses(port):
    """What the files of a half-ported program have that may need Keras 2."""
    return half_keras.uses(port.source.text) | port.project.keras_uses


def _is_of_todays_keras(port, name):
    """Whether a name is of the Keras that TensorFlow keeps for itself.

    A program that needs Keras 2 takes it of that.
    """
    return (
        today.below(name, today.KERAS) is not None
        and today.has(name)
        and not half_keras.need_keras_2(keras_uses(port))
    )


class Halves:
    """What a half-ported source means by the names of TensorFlow.

    The names that the port has resolved are rewritten in place.

    Args:
        port: The Port.

    Attributes:
        plain: Local names of TensorFlow 2 itself.
        kept: Local names of its modules and symbols that need no change.
        today: Names below `compat.v1` that the source uses as they stand.
    """

    def __init__(self, port):
        self.plain, self.kept, self.today = set(), set(), set()
        self._is_old = port.read_as.is_old
        self._is_half = port.read_as.is_half
        older = port.release if self._is_old else None
        resolved = port.names.resolved
        whole = {n: found for n, found in resolved.items() if not found[0]}
        self._note_aliases(port)
        for names in (port.imported, port.names.brought):
            for local, name in names.items():
                self._note(local, name)
                if _is_gone_of_2(name):
                    name = today.below(name, _V2)
                names[local] = name if inner(name) is None else inner(name)
        for node, (name, root) in list(resolved.items()):
            call = port.calls.get(id(node))
            if _is_gone_of_2(name):
                name = today.below(name, _V2)
                resolved[node] = name, root
            if inner(name) is None:
                if self._is_half and (
                    is_of_2(name, call, older)
                    or _is_of_todays_keras(port, name)
                ):
                    del resolved[node]
                continue
            name = inner(name)
            resolved[node] = name, root
            if name and self._stays(name, call, port.release):
                self.today.add(name)
                del resolved[node]
        # Whoever gets a `tf` with names of 1.x may read more of these.
        old = {root for name, root in resolved.values() if name}
        for node, (name, root) in whole.items():
            if root in old:
                resolved[node] = name, root

    def _stays(self, name, call, release):
        """Whether a name of `compat.v1` works as it stands, and its call."""
        if not today.has(f'{V1}.{name}'):
            return False
        if name.startswith('keras.'):
            # Keras 3 answers to names that the table knows otherwise.
            row = table.resolve(name, NEWEST).row
            return row is None or row.becomes == table.SAME
        return not self._is_old or (
            call is not None
            and not call_fits(name, release, call)
            and call_fits(name, NEWEST, call)
        )

    def _note(self, local, name):
        """Remembers what a local name is bound to."""
        if self._is_half and name == '':
            self.plain.add(local)
        elif self._is_half or inner(name) is not None:
            if today.has(name):
                self.kept.add(local)

    def _note_aliases(self, port):
        for statement in trees.of_kind(port.source.tree, ast.Assign):
            target = statement.targets[0]
            for value in trees.alternatives(statement.value):
                found = port.names.resolved.get(value)
                if found and isinstance(target, ast.Name):
                    self._note(target.id, found[0])
