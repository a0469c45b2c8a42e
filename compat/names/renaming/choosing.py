"""Chooses among what a variable's name may mean.

Block cells share the names of plain ones from 1.0, and up to 0.12 a stack of
bidirectional loops is called alike, static or dynamic. Whoever knows says so;
failing that, the names of the graph that wants the variables tell.
"""

from __future__ import annotations

from . import writing


class Choice:
    """What is known beside the names.

    Args:
        cell: Class that cells are taken for where their names allow it, or
            a dict of scope to class; the scope `''` stands for all.
        static_stacks: Scopes whose stacked bidirectional loops are static.
        shards: Into how many shards 0.x cuts the weights of an LSTMCell, or
            a dict of scope to number.
        linear: Scopes of the layers of a program's own cell.
        wanted: Names that a graph wants, in the new release.
    """

    def __init__(
        self, cell=None, static_stacks=(), shards=1, linear=(), wanted=()
    ):
        self._cells = cell if isinstance(cell, dict) else {'': cell}
        self._static = tuple(static_stacks)
        self._shards = shards if isinstance(shards, dict) else {'': shards}
        self._linear = tuple(linear)
        self._wanted = frozenset(wanted)

    def is_linear(self, name, place, target):
        """Whether a variable that no cell has is of a linear layer."""
        told = any(_under(name, one) for one in self._linear)
        return told or write(place, target) in self._wanted

    def check(self, names):
        """Raises where a scope is none that names stand in.

        Raises:
            ValueError: It names the option and the scope.
        """
        told = {
            'cell': self._cells,
            'static_stacks': self._static,
            'shards': self._shards,
            'linear': self._linear,
        }
        for option, scopes in told.items():
            for scope in scopes:
                if scope and not any(_under(name, scope) for name in names):
                    raise ValueError(
                        f'{option} must name a scope of the checkpoint, got '
                        f'{scope!r}; see `checkpoint list`'
                    )

    def shards(self, name, place, target):
        """Into how many shards a whole weight of a name is cut."""
        count = 0
        shard = place._replace(role=f'{place.role}#{count}')
        while write(shard, target) in self._wanted:
            count += 1
            shard = place._replace(role=f'{place.role}#{count}')
        return count or _told(self._shards, name) or 1

    def apply(self, name, place, source, target):
        """The place that a name of a release stands for.

        Args:
            name: The name.
            place: A Place.
            source: Release of the name.
            target: Release of the new name.
        """
        variants = self._variants(name, place, source < '1.0' <= target)
        for variant in variants if self._wanted else ():
            if write(variant, target) in self._wanted:
                return variant
        return variants[0]

    def notes(self, name, place, source, target):
        """Sentences on what neither the names nor the caller settle."""
        variants = self._variants(name, place, source < '1.0' <= target)
        names = [write(variant, target) for variant in variants]
        if len(set(names)) == 1 or set(names) & self._wanted:
            return
        count = len(place.nodes[-1].value)
        if len(set(names[:count])) > 1 and not _told(self._cells, name):
            first, *others = variants[0].nodes[-1].value
            yield (
                f'{" or ".join([first, *others])} is taken for {first}; '
                f'where it is another, pass --cell={others[0]}'
            )
        if len(variants) > count and not self._is_static(name):
            scope = name.partition('/Layer')[0]
            yield (
                f'the bidirectional loops of {scope} are taken for dynamic '
                f'ones; where they are static, pass --static_stacks={scope}'
            )

    def _is_static(self, name):
        return any(_under(name, one) for one in self._static)

    def _variants(self, name, place, both_stacks):
        nodes = [place.nodes]
        if both_stacks and is_stack(place):
            static = self._is_static(name)
            nodes = [_stacked(place.nodes, static)]
            nodes.append(_stacked(place.nodes, not static))
        classes = place.nodes[-1].value
        cell = _told(self._cells, name)
        if cell in classes:
            classes = (cell, *(c for c in classes if c != cell))
        return [
            place._replace(nodes=(*one[:-1], one[-1]._replace(value=order)))
            for one in nodes
            for order in _rotations(classes)
        ]


def write(place, release):
    """Name of a place, None where the release has no such cell."""
    try:
        return writing.write(place, release)
    except KeyError:
        return None


def is_stack(place):
    """Whether a place is of stacked loops whose scope has no own name."""
    kinds = [node.kind for node in place.nodes]
    if 'stack_layer' not in kinds or 'direction' not in kinds:
        return False
    return not place.nodes[kinds.index('direction')].name


def _told(by_scope, name):
    """What was told of the innermost scope that a name stands in."""
    scopes = [one for one in by_scope if not one or _under(name, one)]
    return by_scope[max(scopes, key=len)] if scopes else None


def _under(name, scope):
    return f'{name}/'.startswith(f'{scope}/')


def _stacked(nodes, static):
    at = [node.kind for node in nodes].index('direction')
    direction = nodes[at]._replace(name='' if static else None)
    return (*nodes[:at], direction, *nodes[at + 1 :])


def _rotations(classes):
    """The classes, each once in front."""
    return [(one, *(c for c in classes if c != one)) for one in classes]
