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
import pathlib
from typing import NamedTuple

from ..releases import RELEASES
from . import evidence as evidence_module
from . import names, source, states

Evidence = evidence_module.Evidence


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
    """

    path: str | None
    releases: tuple
    closest: tuple
    evidence: tuple
    contradictions: tuple
    uses_tensorflow: bool
    states: tuple = ()

    @property
    def assumed(self):
        """The release to take it for: the newest of the closest, or None.

        `MultiRNNCell([cell] * n)` made n cells up to 1.0, raised in 1.1, and
        shares one from 1.2 on, which few programs can want: where both fit,
        it is the newest that made n cells. Nor is it 1.1 where 1.0 fits, as
        1.1 alone raises where a cell is used in a second scope.
        """
        if not self.evidence or not self.closest:
            return None
        newest = self.closest[-1]
        if newest == '1.1' or any(s.repeated for s in self.states):
            early = [r for r in self.closest if r <= '1.0']
            return [newest, *early][-1]
        return newest


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
    text = source.read(path)
    return date_text(text, str(path))


def date_text(text, path=None):
    """Dates the text of a Python 2 or Python 3 source."""
    uses = names.collect(source.parse(text, path))
    found = evidence_module.gather(uses)
    return _conclude(path, found, bool(uses.imports), (states.of(uses),))


def combine(datings):
    """Dates a project from the datings of its files."""
    found = [item for dating in datings for item in dating.evidence]
    made = tuple(item for dating in datings for item in dating.states)
    used = any(dating.uses_tensorflow for dating in datings)
    return _conclude(None, [*found, *states.meet(made)], used, made)


def sources(path):
    """The Python sources and notebooks below a folder, sorted.

    Args:
        path: A folder, or a file, which is returned as it is.

    Returns:
        List of paths; hidden folders are left out.
    """
    path = pathlib.Path(path)
    if not path.is_dir():
        return [path]
    found = (p for p in path.rglob('*') if p.suffix in ('.py', '.ipynb'))
    return sorted(
        p for p in found if p.is_file() and not _is_hidden(p.relative_to(path))
    )


def _is_hidden(path):
    skipped = ('__pycache__', 'node_modules')
    return any(p.startswith('.') or p in skipped for p in path.parts)


def _conclude(path, found, used, made):
    fitting = set(RELEASES)
    for item in found:
        fitting &= set(item.releases)
    releases = tuple(r for r in RELEASES if r in fitting)
    closest = releases or _closest(found)
    pairs = () if releases else _contradictions(found)
    return Dating(path, releases, closest, tuple(found), pairs, used, made)


def _closest(found):
    votes = collections.Counter()
    for item in found:
        votes.update(item.releases)
    best = max(votes.values(), default=0)
    return tuple(r for r in RELEASES if votes[r] == best)


def _contradictions(found):
    """The first piece of evidence for each side, paired."""
    pairs = []
    seen = set()
    for i, first in enumerate(found):
        for second in found[i + 1 :]:
            sides = first.releases, second.releases
            if sides in seen or set(first.releases) & set(second.releases):
                continue
            seen.add(sides)
            pairs.append((first, second))
    return tuple(pairs)
