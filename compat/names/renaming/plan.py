"""What becomes of every variable when a checkpoint changes its release."""

from __future__ import annotations

from typing import NamedTuple

from ...releases import RELEASES, Release
from .. import variables
from . import (
    choosing,
    fitting,
    grammar,
    groups,
    nesting,
    shards,
    sources,
    writing,
)
from .places import loop_of


class Move(NamedTuple):
    """One variable of the new checkpoint.

    Args:
        target: Its name.
        sources: Names in the old checkpoint, joined along `axis`.
        axis: Axis of joining.
        piece: `(start, stop)` of the joined, None for all.
        cut: Axis of the piece.
    """

    target: str
    sources: tuple
    axis: int = 0
    piece: tuple | None = None
    cut: int = 0


class Plan(NamedTuple):
    """Every variable of a checkpoint, accounted for.

    Args:
        reading: Reading of the old names.
        release: Release of the new ones.
        moves: List of Move.
        renamed: Maps old names to new ones; to a list where one is cut.
        kept: Names that stay.
        unknown: Maps names to the reason why nothing is known of them.
        problems: Sentences: what names do not tell.
        notes: Sentences: what was taken for granted.
    """

    reading: fitting.Reading
    release: Release
    moves: list
    renamed: dict
    kept: list
    unknown: dict
    problems: list
    notes: list


def make_plan(shapes, to_release, from_release=None, renames=None, **options):
    """Plans the conversion of a checkpoint.

    Args:
        shapes: Maps the names of all variables to their shapes.
        to_release: A Release.
        from_release: A Release; None finds the one that fits.
        renames: Maps a variable or scope to its new name, whatever the
            releases say; what stands below the scope is converted.
        order: Wrappers, the outermost first, where names do not tell.
        cell, static_stacks, shards, linear, wanted: See `choosing.Choice`.

    Returns:
        A Plan.

    Raises:
        ValueError: A key of `renames` is no variable and no scope.
    """

    def make(source):
        to = Release(to_release)
        return _Planner(shapes, to, source, renames or {}, **options).plan()

    plan = make(from_release)
    if from_release is None and not options.get('wanted'):
        plan.notes.extend(sources.notes(plan, make))
    return plan


class _Planner:
    def __init__(self, shapes, to, source, renames, order=(), **known):
        self._shapes = {name: tuple(shapes[name]) for name in shapes}
        self._to, self._renames = to, renames
        self._order = order
        self._known = choosing.Choice(**known)
        self._known.check(self._shapes)
        self._check_renames()
        self._aliases = self._find_aliases()
        self._reading = fitting.read(self._below_renames(), source)
        self._problems: list[str] = []
        self._notes: list[str] = []
        self._unknown: dict[str, str] = {}

    def plan(self):
        """Makes the Plan."""
        places = self._places()
        targets = {}
        for name in sorted(self._shapes):
            targets[name] = self._target(name, places)
        moves = self._moves(targets, places)
        renamed: dict = {}
        for move in moves:
            for source in move.sources:
                renamed.setdefault(source, []).append(move.target)
        kept = [n for n in sorted(renamed) if renamed[n] == [n]]
        renamed = {
            name: new[0] if len(new) == 1 else new
            for name, new in sorted(renamed.items())
            if name not in kept and name not in self._unknown
        }
        kept = [name for name in kept if name not in self._unknown]
        self._check_targets(moves)
        return Plan(
            self._reading,
            self._to,
            moves,
            renamed,
            kept,
            dict(sorted(self._unknown.items())),
            self._problems,
            self._notes,
        )

    def _check_renames(self):
        for old in self._renames:
            if not any(_under(name, old) for name in self._shapes):
                raise ValueError(
                    f'map must start with a variable or scope of the '
                    f'checkpoint, got {old!r}; see `checkpoint list`'
                )

    def _find_aliases(self):
        """Maps names to `(new scope, rest)` where the user renames a scope."""
        aliases = {}
        for name in self._shapes:
            olds = [old for old in self._renames if _under(name, old)]
            if olds:
                old = max(olds, key=len)
                new, rest = self._renames[old], name[len(old) + 1 :]
                aliases[name] = (new, rest)
        return aliases

    def _below_renames(self):
        """Shapes by name, without scopes that the user renames.

        Such scopes become one that no release knows, and stays itself.
        """
        return {
            self._marked(name): self._shapes[name] for name in self._shapes
        }

    def _marked(self, name):
        new, rest = self._aliases.get(name, (None, name))
        if new is None:
            return name
        return f'{_mark(new)}/{rest}' if rest else _mark(new)

    def _places(self):
        source, places = self._reading.release, self._reading.places
        self._linear = fitting.linear(self._reading) if source else {}
        self._report(places)
        if source is None:
            return places
        places = places | {
            name: place
            for name, place in self._linear.items()
            if self._known.is_linear(name, place, self._to)
        }
        nested = variables.INNER_CELL_NESTED
        if nested[self._to] and not nested[source]:
            told = bool(self._aliases)
            places, problems = nesting.nest(places, self._order, told)
            self._problems += problems
        return {
            name: self._known.apply(name, place, source, self._to)
            for name, place in places.items()
        }

    def _report(self, places):
        """Says what the names of scopes and cells leave open."""
        source = self._reading.release
        if source and (source < '1.0') != (self._to < '1.0'):
            scopes = sorted({*map(loop_of, places, places.values())} - {''})
            if scopes:
                loop, more = scopes[0], len(scopes) - 1
                self._notes.append(
                    f'scope {loop}{f" and {more} more" if more else ""} is '
                    f'taken for that of a loop; where the program opened it '
                    f'itself, pass --map={loop}={loop}'
                )
        notes = {
            note: None
            for name, place in places.items()
            for note in self._known.notes(name, place, source, self._to)
        }
        self._notes += notes

    def _target(self, name, places):
        """New name of a variable, without regard to shards."""
        before, owner, slot = self._reading.slots[self._marked(name)]
        place = places.get(owner)
        body = owner
        if place is not None:
            body = choosing.write(place, self._to)
            if body is None:
                self._unknown[name] = (
                    f'TensorFlow {self._to} has no {place.cell}'
                )
                return name
        elif name not in self._aliases:
            reason = self._why_unknown(owner)
            if reason:
                self._unknown[name] = reason
                return name
        return _unmark(f'{before}{body}/{slot}' if slot else before + body)

    def _why_unknown(self, owner):
        source = self._reading.release
        if source is None:
            return 'the checkpoint holds no recurrent cell of any release'
        rules = grammar.for_release(source)
        if rules.suspects(owner):
            return f"stands in a cell's scope, but is none of its in {source}"
        scopes = {grammar.for_release(r).loop for r in (source, self._to)}
        if rules.in_loop(owner) and len(scopes) > 1:
            return "stands in a loop's scope, of no cell that is known"
        place = self._linear.get(owner)
        new = place and choosing.write(place, self._to)
        if new not in (None, owner) and rules.in_loop(owner):
            return f'is {new} if of the linear helper; pass --linear or --map'
        for other in RELEASES:
            if grammar.for_release(other).parse(owner):
                return f'is called as in {other}, not as in {source}'
        return None

    def _moves(self, targets, places):
        owners = {}
        for name in targets:
            before, owner, slot = self._reading.slots[self._marked(name)]
            place = places.get(owner)
            if name not in self._unknown and place is not None:
                owners[name] = (place, before, slot)
        joined, problems = shards.join(
            owners,
            self._shapes,
            self._reading.release,
            self._to,
            lambda name, place: self._known.shards(name, place, self._to),
        )
        self._problems += problems
        copied, problems = groups.copies(owners, self._shapes, self._to)
        self._problems += problems
        moves = []
        for pieces in [*joined, copied]:
            for place, before, slot, *rest in pieces:
                body = before + writing.write(place, self._to)
                target = _unmark(f'{body}/{slot}' if slot else body)
                moves.append(Move(target, *rest))
        done = {source for move in moves for source in move.sources}
        moves += [
            Move(target, (name,))
            for name, target in targets.items()
            if name not in done
        ]
        return sorted(moves)

    def _check_targets(self, moves):
        seen: dict[str, Move] = {}
        for move in moves:
            if move.target in seen:
                names = ', '.join([*seen[move.target].sources, *move.sources])
                self._problems.append(
                    f'{names} would all become {move.target}; pass --map'
                )
            seen[move.target] = move


def _under(name, scope):
    return name == scope or name.startswith(f'{scope}/')


def _mark(scope):
    return '\0' + scope.replace('/', '\1')


def _unmark(name):
    return name.replace('\0', '').replace('\1', '/')
