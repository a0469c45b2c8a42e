"""Computes a case of an old release again, on today's TensorFlow."""

from __future__ import annotations

import collections
import functools
from typing import NamedTuple

from . import compare, measure, namespaces, recipes, record, sameness

EVALUATE = sameness.Remembering(measure.compute)


class Outcome(NamedTuple):
    """What a case gave today.

    Attributes:
        version: Exact version of the old release, such as `'0.12.1'`.
        part: Name of the part.
        name: Name of the case among the part's.
        found: What differs; see `compare.differences`.
        shares: How much of the tolerance was needed; see `compare.shares`.
        size: Number of recorded numbers.
    """

    version: str
    part: str
    name: str
    found: dict
    shares: dict
    size: int


def cases():
    """Lists every case that has a record.

    Returns:
        List of triples: version such as `'0.12.1'`, part and `Case`.
    """
    return [
        (version, part, case)
        for version, part in recorded()
        for case in _by_part(version).get(part, [])
    ]


class Repeats(NamedTuple):
    """Cases that say what others say, as triples of version, part and name.

    Attributes:
        before: Set of those whose record is that of the recorded release
            before, within the tolerance of the tests, or differs from it in
            the names of variables alone, as do two other cases of the part.
        around: Set of those whose record is that of the releases before and
            after.
        beyond: Set of those that are left of a part in a release but for the
            last, which most often is inside a loop, and are not among
            `before`.
        differentiated: Set of those whose gradients short runs compare: of
            each part the case with the most, in the newest release that is
            not among `before` or `beyond`.
    """

    before: set
    around: set
    beyond: set
    differentiated: set


def repeats():
    """Finds the cases that say what others say, for runs to leave out.

    Returns:
        A `Repeats`.
    """
    before, found, numbers = {}, set(), {}
    around, last = set(), {}
    renamed = collections.defaultdict(list)
    for version, part, case in sorted(cases(), key=_number):
        known = _load(version, part).get(case.name)
        if known is None:
            continue  # Its replay says what to run.
        key = part, case.name
        numbers[(version, *key)] = _number_of_gradients(known)
        kept = before.setdefault(key, known)
        if kept is known:
            continue
        if not compare.differences(kept, known, case.raises or ''):
            if key in last:
                around.add(last[key])
            last[key] = version, *key
            found.add(last[key])
            continue
        before[key] = known
        last.pop(key, None)
        if compare.are_renamed(kept, known):
            renamed[version, part].append((version, *key))
    for names in renamed.values():
        # The first is plain; the last, most often, inside a loop.
        found.update(names[1:-1])
    beyond = _beyond(numbers.keys() - found)
    most: dict = {}
    for key in numbers.keys() - found - beyond:
        rank = numbers[key], _number(key), key
        most[key[1]] = max(most.get(key[1], rank), rank)
    differentiated = {key for *_, key in most.values()}
    return Repeats(found, around, beyond, differentiated)


def _beyond(left):
    """Those of a part in a release but for the last."""
    last = {key[:2]: key for key in _names() if key in left}
    return left - set(last.values())


def _names():
    """Cases as triples of version, part and name, in their order."""
    return [(version, part, case.name) for version, part, case in cases()]


def _number_of_gradients(known):
    return len(known['values']) - len(_without_gradients(known))


def _without_gradients(known):
    """The values of a record but for the loss and its gradients."""
    return {
        label: value
        for label, value in known['values'].items()
        if compare.quantity(label) not in ('loss', 'gradients')
    }


def recorded():
    """Lists the records: pairs of version and part."""
    files = [row['file'] for row in record.manifest().values()]
    return [tuple(f[: -len('.npz')].split('/')) for f in files]


def replay(version, part, case, gradients=True):
    """Measures a case under a release of `legacy_rnn.compat`.

    Args:
        version: Exact version of the old release, such as `'0.12.1'`.
        part: Name of the part.
        case: A `Case` of it.
        gradients: Whether to compare the loss and its gradients, too; they
            are half of the work.

    Returns:
        An `Outcome`.

    Raises:
        LookupError: The case was added after the part was recorded.
    """
    known = _load(version, part).get(case.name)
    if known is None:
        raise LookupError(
            f'records/{version}/{part}.npz has no case {case.name!r}: run '
            f'`python tests/golden/make.py {part}` by the Python of '
            f'TensorFlow {version}'
        )
    if not gradients:
        known = dict(known, values=_without_gradients(known))
    places = {name: i for i, (name, *_) in enumerate(known['variables'])}
    release = short(version)
    tf = namespaces.namespace(release)
    measured = measure.measure(tf, release, case, places, EVALUATE, gradients)
    return Outcome(
        version,
        part,
        case.name,
        compare.differences(known, measured, case.raises),
        compare.shares(known, measured),
        sum(v.size for v in known['values'].values() if v is not None),
    )


def _number(case):
    return tuple(map(int, case[0].split('.')))


def short(version):
    """`'0.12'` of `'0.12.1'`."""
    return version.rpartition('.')[0]


@functools.lru_cache(maxsize=4)
def _load(version, part):
    return record.load(version, part)


@functools.lru_cache(maxsize=None)
def _by_part(version):
    return recipes.by_part(short(version))
