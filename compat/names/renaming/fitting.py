"""Finds the releases whose names a checkpoint has."""

from __future__ import annotations

import functools
from typing import NamedTuple

from ...releases import RELEASES, Release
from .. import variables
from . import grammar, slots


class Reading(NamedTuple):
    """A checkpoint's variables, as a release reads them.

    Args:
        release: The Release that was asked for, or the newest that fits;
            None where no variable is of a recurrent cell.
        releases: All Releases whose names fit as well as any.
        places: Maps names that are no slots to Places, where known.
        slots: Maps all names to `(before, owner, slot)`.
    """

    release: Release | None
    releases: tuple
    places: dict
    slots: dict


def read(shapes, release=None):
    """Reads a checkpoint's names.

    Args:
        shapes: Maps the names of all variables to their shapes.
        release: A Release; None for the newest that fits.

    Returns:
        A Reading.
    """
    owners = slots.split(shapes)
    names = frozenset(owner for _, owner, _ in owners.values())
    alike: dict = {}
    for one in RELEASES:
        dialect = grammar.for_release(one).dialect
        if dialect not in alike:
            alike[dialect] = _places(names, one)
    readings = {
        one: alike[grammar.for_release(one).dialect] for one in RELEASES
    }
    best = max(map(_score, readings.values()))
    fitting = tuple(
        one for one in RELEASES if best and _score(readings[one]) == best
    )
    chosen = Release(release) if release else (fitting or (None,))[-1]
    places = readings[chosen] if chosen else {}
    return Reading(chosen, fitting, _narrow(places, shapes), owners)


def linear(reading):
    """Places of names that are nothing else, as a linear layer's own.

    Args:
        reading: A Reading of some release.

    Returns:
        Dict of name to Place.
    """
    rules = grammar.for_release(reading.release, linear=True)
    names = frozenset(owner for _, owner, _ in reading.slots.values())
    found = {
        name: rules.parse(name, names) for name in names - {*reading.places}
    }
    return {name: place for name, place in found.items() if place}


@functools.lru_cache(maxsize=64)
def _places(names, release):
    rules = grammar.for_release(release)
    found = {name: rules.parse(name, names) for name in sorted(names)}
    return {name: place for name, place in found.items() if place}


def _score(places):
    """How many parts of all names a release explains."""
    return sum(
        len(name.split('/')) - sum(n.kind == 'user' for n in place.nodes)
        for name, place in places.items()
    )


def _narrow(places, shapes):
    """Leaves a cell the classes that all its variables allow."""
    places = {
        name: _of_rank(place, len(shapes.get(name, ())))
        for name, place in places.items()
    }
    common: dict[tuple, tuple] = {}
    for name, place in places.items():
        key = _key(name, place)
        old = common.get(key, place.nodes[-1].value)
        both = tuple(one for one in old if one in place.nodes[-1].value)
        common[key] = both or old
    return {
        name: place._replace(
            nodes=(
                *place.nodes[:-1],
                place.nodes[-1]._replace(value=common[_key(name, place)]),
            )
        )
        for name, place in places.items()
    }


def _of_rank(place, rank):
    """Leaves a convolution's kernel the classes of its rank."""
    node = place.nodes[-1]
    ranks = variables.CONVOLUTIONS
    fitting = tuple(
        one
        for one in node.value
        if place.role != 'kernel' or ranks.get(one, rank) == rank
    )
    if not fitting:
        return place
    last = node._replace(value=fitting)
    return place._replace(nodes=(*place.nodes[:-1], last))


def _key(name, place):
    """The scope of a variable's cell."""
    scopes = name.split('/')[: len(place.nodes)]
    return (place.nodes[:-1], *scopes)
