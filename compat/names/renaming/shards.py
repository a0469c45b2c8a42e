"""Joins the shards of a weight, and cuts it as another release does."""

from __future__ import annotations

from .. import variables


def join(owners, shapes, source, target, count=lambda name, place: 1):
    """Plans the pieces of all weights that a release may cut.

    Args:
        owners: Maps names to `(place, before, slot)`, where a shard's place
            has a role such as `kernel#1`.
        shapes: Maps names to shapes.
        source: Release of the names.
        target: Release of the new names.
        count: Function of a name and its place: how many shards 0.x is to
            have where the source has one.

    Returns:
        `(weights, problems)`: for each weight a list of `(place, before,
        slot, ...)` with the rest of a `Move`, one a shard, and sentences on
        shards that are missing.
    """
    weights: dict[tuple, dict] = {}
    for name, (place, before, slot) in owners.items():
        role, _, number = place.role.partition('#')
        key = (place._replace(role=role), before, slot)
        weights.setdefault(key, {})[int(number or 0)] = (name, place.role)
    joined, problems = [], []
    for key, found in weights.items():
        if sorted(found) != list(range(len(found))):
            names = ', '.join(name for name, _ in found.values())
            problems.append(f'shards are missing beside {names}')
            continue
        joined.append(
            _weight(key, found, owners, shapes, source, target, count)
        )
    return joined, problems


def sizes(rows, count, release):
    """Sizes of the shards that a release cuts an axis into.

    Up to 0.6 all but the last shard have the size, rounded up; from 0.7 the
    first shards are larger by one.
    """
    if variables.SHARD_AXIS[release] == 1:
        size = -(-rows // count)
        return [min(size, rows - size * i) for i in range(count)]
    return [rows // count + (i < rows % count) for i in range(count)]


def _weight(key, found, owners, shapes, source, target, count):
    place, before, slot = key
    names = tuple(found[number][0] for number in sorted(found))
    many = len(names) > 1
    early = source < '1.0', target < '1.0'
    axis = _axis(place, names, owners, shapes, source) if many else 0
    if many or '#' in found[0][1]:
        same = axis == variables.SHARD_AXIS[target]
        if early != (True, False) and (same or early != (True, True)):
            return [
                (place._replace(role=found[number][1]), before, slot, (name,))
                for number, name in enumerate(names)
            ]
    if not early[1] or not _cuts(place, target):
        return [(place, before, slot, names, axis)]
    wanted = count(names[0], place) if not early[0] else len(names)
    if wanted == 1:
        return [(place, before, slot, names, axis)]
    return _cut(key, names, axis, shapes, wanted, target)


def _cut(key, names, axis, shapes, count, target):
    place, before, slot = key
    cut = variables.SHARD_AXIS[target]
    whole = [shapes[name][cut] for name in names]
    rows = sum(whole) if axis == cut else whole[0]
    pieces, start = [], 0
    for number, size in enumerate(sizes(rows, count, target)):
        role = f'{place.role}#{number}'
        piece = (start, start + size)
        pieces.append(
            (place._replace(role=role), before, slot, names, axis, piece, cut)
        )
        start += size
    return pieces


def _cuts(place, release):
    """Whether a release numbers the shards of a variable."""
    names = variables.VARIABLES.get(place.cell, {})
    since = names.get(place.role)
    return since is not None and since[release].endswith('_0')


def _axis(place, names, owners, shapes, source):
    """Axis that shards are cut along; the bias has as many columns."""
    columns = [shapes[name][-1] for name in names]
    for name, (other, _, slot) in owners.items():
        if other == place._replace(role='bias') and not slot:
            width = shapes[name][0]
            if all(column == width for column in columns):
                return 0
            if sum(columns) == width:
                return 1
    return variables.SHARD_AXIS[source]
