"""The releases that may have written a checkpoint, where several fit."""

from __future__ import annotations

from . import grammar


def others(releases):
    """One release for each further way to read the names that all fit.

    Args:
        releases: The Releases that fit, the oldest first.

    Returns:
        List of Releases that read some names otherwise than the last does,
        the newest first.
    """
    newest = {}
    for one in releases:
        newest[grammar.for_release(one).dialect] = one
    return sorted(newest.values(), reverse=True)[1:]


def notes(plan, make):
    """Sentences on names that become others where another release wrote them.

    Args:
        plan: A Plan, by the newest release that fits.
        make: Function of a Release that gives the Plan by that one.
    """
    known = set(plan.moves)
    for source in others(plan.reading.releases):
        other = [move for move in make(source).moves if move not in known]
        if other:
            yield (
                f'names are read as those of {plan.reading.release}; by '
                f'{source} {other[0].sources[0]} would become '
                f'{other[0].target}: where {source} wrote them, pass '
                f'--from_release={source}'
            )
