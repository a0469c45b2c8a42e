"""Which releases of TensorFlow a source was written for, and why.

    dating = date_text(open('model.py').read())
    dating.releases     # (Release('0.8'), Release('0.9'), …)
    dating.evidence[0]  # Evidence(symbol='models.rnn.rnn_cell', line=3, …)

Names, keyword arguments, numbers of arguments and the order of literal
arguments are compared with the history; nothing is run, and neither
TensorFlow nor a parser beyond the standard library is needed. Python 2
sources are read line by line where Python 3 cannot parse them.
"""

from __future__ import annotations

import collections
import itertools
import pathlib
from typing import NamedTuple

from ..releases import RELEASES
from ..sources import reading
from ..sources.programs import core_package, folders
from . import evidence as evidence_module
from . import (
    facts,
    flag_values,
    generation,
    meeting,
    names,
    preferences,
    states,
)

Evidence = evidence_module.Evidence
Preference = facts.Preference
NOT_1_1 = Preference(
    0,
    tuple(r for r in RELEASES if r != '1.1'),
    '1.1 alone refuses a cell in a second scope',
)


class Dating(NamedTuple):
    """What is known about one source.

    Attributes:
        path: Its file, or None.
        releases: Releases that every piece of evidence allows; empty where
            the evidence contradicts itself.
        closest: Releases that most of the evidence allows; the same as
            `releases` where nothing contradicts.
        evidence: Tuple of Evidence, in the order of lines.
        contradictions: Pairs of Evidence that no release allows together.
        uses_tensorflow: Whether it imports TensorFlow at all.
        states: Tuple of `states.States`, one a file.
        preferences: Tuple of Preference, for where several releases fit.
        generations: Tuple of `generation.Generation`, one a file.
    """

    path: str | None
    releases: tuple
    closest: tuple
    evidence: tuple
    contradictions: tuple
    uses_tensorflow: bool
    states: tuple = ()
    preferences: tuple = ()
    generations: tuple = ()

    @property
    def written_for(self):
        """The generation: a constant of `generation`, or None."""
        return meeting.of(self.generations)

    @property
    def is_half_ported(self):
        """Whether `tf` is TensorFlow 2 and `tf.compat.v1` the old one."""
        return self.written_for in generation.HALVES

    @property
    def behaviour(self):
        """What a half-ported program keeps of TensorFlow 2's behaviour.

        A tuple of names below `tf.compat.v1`, of functions that turn it on:
        shapes hold numbers, and variables are resources, as Keras 3 wants it
        and as they are where eager execution alone was turned off. With names
        that TensorFlow 2 lacks it ran on 1.15, where that changed nothing. A
        port says itself what it keeps.
        """
        made = self.generations if self.is_half_ported else ()

        def has(field):
            return any(getattr(file, field) for file in made)

        ported = any(sign.what == generation.OURS for sign in self.signs)
        ran_on_2 = has('turned') and not has('old') and not ported
        found = (
            (has('shapes'), 'shapes_of_1', 'enable_v2_tensorshape'),
            (
                has('keras') or ran_on_2,
                'variables_of_1',
                'enable_resource_variables',
            ),
        )
        return tuple(
            function
            for wanted, refused, function in found
            if wanted and not has(refused)
        )

    @property
    def signs(self):
        """What tells the generation, a tuple of `generation.Sign`."""
        kind = self.written_for
        found = [g.signs for g in self.generations if g.kind == kind]
        return tuple(sign for signs in found for sign in signs)

    @property
    def assumed(self):
        """The release to take it for, by `assume`; None without evidence."""
        found = self.assume()
        return found and found.release

    def assume(self, unknown=None):
        """The release to take it for: the newest of the closest.

        What a Preference speaks for comes first. Nor is it 1.1 where an older
        one fits, as 1.1 alone raises where a cell is used in a second scope.

        Args:
            unknown: Release to take it for where nothing tells.

        Returns:
            An Assumed, or None where nothing tells.
        """
        kept = list(self.closest)
        reasons = []
        if not self.evidence or not kept:
            if unknown is None:
                return None
            kept = [r for r in RELEASES if r <= unknown]
        for preference in self.preferences:
            fewer = [r for r in kept if r in preference.releases] or kept
            if fewer[-1] != kept[-1]:
                reasons.append(preference)
            kept = fewer
        if kept[-1] == '1.1' and len(kept) > 1:
            kept.pop()
            reasons.append(NOT_1_1)
        return Assumed(kept[-1], tuple(reasons))


class Assumed(NamedTuple):
    """A release, and what spoke for it where newer ones fit as well.

    Attributes:
        release: The Release.
        preferences: Tuple of Preference.
    """

    release: object
    preferences: tuple


def date_file(path):
    """Dates a Python source or a notebook.

    Args:
        path: File ending in `.py` or `.ipynb`, or any Python source.

    Returns:
        A Dating.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is neither Python nor a notebook.
    """
    path = pathlib.Path(path)
    text = reading.read(path)
    return date_text(text, str(path))


def date_text(text, path=None, others=None):
    """Dates the text of a Python 2 or Python 3 source.

    Args:
        text: The source.
        path: Its name for messages.
        others: What other modules of the program bring, see `brought.names`.
    """
    statements = reading.parse(core_package.plain(text), path)
    uses = names.collect(statements, others)
    made = generation.of(uses, statements, path)
    found = evidence_module.gather(uses, made.kind in generation.HALVES)
    return _conclude(
        path,
        [item._replace(path=path) for item in found],
        bool(uses.imports),
        (states.of(uses)._replace(path=path, **flag_values.told(uses)),),
        tuple(i._replace(path=path) for i in preferences.gather(uses)),
        (made,),
    )


def combine(datings):
    """Dates a project from the datings of its files."""
    found = [item for dating in datings for item in dating.evidence]
    made = tuple(item for dating in datings for item in dating.states)
    liked = tuple(item for dating in datings for item in dating.preferences)
    liked += tuple(flag_values.meet(made))
    used = any(dating.uses_tensorflow for dating in datings)
    kinds = tuple(item for dating in datings for item in dating.generations)
    found += states.meet(made)
    return _conclude(None, found, used, made, liked, kinds)


def sources(path):
    """The Python sources and notebooks below a folder, sorted.

    Args:
        path: A folder, or a file, which is returned as it is.

    Returns:
        List of paths; `folders` says what is left out.
    """
    path = pathlib.Path(path)
    return folders.sources(path) if path.is_dir() else [path]


def _conclude(path, found, used, made, liked, kinds):
    kind = meeting.of(kinds)
    if kind in (generation.NEW, generation.EAGER):
        return Dating(path, (), (), (), (), used, made, (), kinds)
    releases = _fitting(found)
    if kind in generation.HALVES and not releases:
        # What is left of older names tells where they come from.
        found = [e for e in found if e.releases[0] < facts.COMPAT]
        releases = _fitting(found)
    if not releases:
        # What looks like a state yields to the names and calls of the rest.
        firm = [e for e in found if e.why != 'state']
        releases = _fitting(firm)
        found = firm if releases else found
    closest = releases or _closest(found)
    if not releases and kind == generation.HALF and not _is_older(found):
        closest = tuple(r for r in RELEASES if r >= facts.COMPAT)
    pairs = () if releases else _contradictions(found)
    return Dating(
        path, releases, closest, tuple(found), pairs, used, made, liked, kinds
    )


def _fitting(found):
    fitting = set(RELEASES)
    for item in found:
        fitting &= set(item.releases)
    return tuple(r for r in RELEASES if r in fitting)


def _closest(found):
    votes = _votes(found)
    best = max(votes.values(), default=0)
    return tuple(r for r in RELEASES if votes[r] == best)


def _votes(found):
    """How much of the evidence is for each release, a Counter."""
    votes = collections.Counter()
    for item in found:
        # Private modules held more names than the history lists.
        leaked = item.why == 'name' and item.symbol.startswith('python.')
        for release in item.releases:
            votes[release] += 1 if leaked else 2
    return votes


def _is_older(found):
    """Whether names of old releases outweigh those beside `compat.v1`.

    That is of the newest, and counts as one more. So it is in what
    `tf_upgrade_v2` leaves of a program of 0.x.
    """
    votes = _votes(found)
    return 2 * max(votes.values(), default=0) > 3 * (votes[RELEASES[-1]] + 2)


def _contradictions(found):
    """The first piece of evidence for each side, paired."""
    sides = {}
    for item in found:
        sides.setdefault(frozenset(item.releases), item)
    return tuple(
        (sides[first], sides[second])
        for first, second in itertools.combinations(sides, 2)
        if first.isdisjoint(second)
    )
