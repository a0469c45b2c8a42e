"""Which release a program was written for: the one dating of all commands."""

from __future__ import annotations

import os
from typing import NamedTuple

from legacy_rnn.compat.dating import generation, projects
from legacy_rnn.compat.releases import Release
from legacy_rnn.compat.sources.python2 import python2_syntax

# Where nothing tells: the last release that all old names fit.
UNKNOWN = {2: Release('0.12'), 3: Release('1.15')}


# The last release in which a tensor was true where a bool is wanted.
TRUE_TENSORS = Release('0.7')


class Choice(NamedTuple):
    """The release to take a program for.

    Attributes:
        release: The Release.
        true_tensors: Whether a tensor serves as a Python bool. Where several
            releases fit, the newest is assumed, but what only the oldest
            allowed is allowed.
        mixed: Whether no release fits all of the program, so that the names
            of the others are to be there too.
        others: Files of other programs, sharing modules with it, without
            which the release would be another.
        preferences: Tuple of `dating.Preference`, what spoke for it where
            newer releases fit.
        known: Whether anything told.
        written_for: What the program is written for, a constant of
            `dating.generation`; None without TensorFlow.
        signs: What tells so, a tuple of `generation.Sign`.
        behaviour: What it keeps of TensorFlow 2, `dating.Dating.behaviour`.
    """

    release: Release
    true_tensors: bool
    mixed: bool = False
    others: tuple = ()
    preferences: tuple = ()
    known: bool = True
    written_for: str | None = None
    signs: tuple = ()
    behaviour: tuple = ()

    @property
    def is_half_ported(self):
        """Whether `tf` is TensorFlow 2 and `tf.compat.v1` the old one."""
        return self.written_for in generation.HALVES


def choose(told, program, python=None):
    """Chooses the release to run a program under.

    Args:
        told: `auto` or the name of a release.
        program: `programs.Program`.
        python: 2 or 3 where the user says what the program is; else None.

    Returns:
        A Choice; by `auto` that of the program's files, as `of_program` says.

    Raises:
        ValueError: `told` is no release.
    """
    path = projects.resolve(program.filename)
    given = None
    if not os.path.isfile(path):
        given = {path: python2_syntax.decode(program.source)}
    files = projects.Files([path], texts=given, python=python)
    chosen = of_program(files, path)
    if told == 'auto':
        return chosen
    release = Release(told)
    known = Choice(release, release <= TRUE_TENSORS)
    if not chosen.is_half_ported:
        return known
    return known._replace(
        written_for=chosen.written_for, behaviour=chosen.behaviour
    )


def of_program(files, path):
    """Chooses the release of a program.

    Args:
        files: `projects.Files` that know the program.
        path: The file that it starts with.

    Returns:
        A Choice: the newest release, see `dating.Dating.assume`, that fits the
        program and those beside it that share modules with it, or, where none
        fits all of these, the program alone.
    """
    if path not in files.chosen:
        files.chosen[path] = _chosen(files, path)
    return files.chosen[path]


def _chosen(files, path):
    own = files.dating(files.closure(path))
    around = files.around(path)
    found = files.dating(around)
    if not found.releases:
        found = own
    unknown = UNKNOWN[2 if files.is_python2(path) else 3]
    assumed = found.assume(unknown)
    others = ()
    if assumed.release != own.assume(unknown).release:
        others = tuple(
            p
            for p in around
            if p not in files.closure(path) and files.dating([p]).evidence
        )
    told = found if own.written_for == generation.EITHER else own
    choice = Choice(
        assumed.release,
        True,
        preferences=assumed.preferences,
        known=False,
        written_for=told.written_for,
        signs=told.signs,
        behaviour=told.behaviour,
    )
    if not found.evidence:
        return choice
    return choice._replace(
        true_tensors=not own.closest or own.closest[0] <= TRUE_TENSORS,
        mixed=not found.releases,
        others=others,
        known=True,
    )


def of_file(files, path):
    """The release of a file's program, or of its several programs together.

    A program that no release fits does not speak against one that has one.
    Where none fits them all, the release of that program counts whose names
    the file has itself.

    Args:
        files: `projects.Files` that know the file.
        path: The file.
    """
    choices = [of_program(files, root) for root in files.roots(path)]
    found = {choice.release for choice in choices}
    fitting = {c.release for c in choices if c.known and not c.mixed}
    together = files.dating(files.members(path))
    closest = set()
    if not together.releases:
        own = files.dating([projects.resolve(path)])
        closest = found.intersection(own.closest)
    for releases in (found, fitting, closest):
        if len(releases) == 1:
            return releases.pop()
    assumed = together.assume()
    return assumed.release if assumed else max(found)
