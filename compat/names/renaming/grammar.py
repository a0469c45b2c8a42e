"""Reads a variable's name by the names that one release gives."""

from __future__ import annotations

import functools
import re

from ...releases import Release
from .. import variables
from .places import Node, Place, below, own, put

MULTI = 'MultiRNNCell'
# Cells that a name may be read as where a program named the scope itself.
_SCOPED = ('GRUCell', 'BasicRNNCell', 'LSTMCell')


@functools.cache
def for_release(release, linear=False):
    """The grammar of a release."""
    return Grammar(Release(release), linear)


class Grammar:
    """Reads names as one release writes them.

    Args:
        release: A Release.
        linear: Whether any scope is read as one of a linear layer, though
            from 1.0 its variables are called as those of other layers.
    """

    def __init__(self, release, linear=False):
        self.release = release
        self._linear = linear
        self.scopes: dict[str, tuple] = {}
        classes = [*variables.VARIABLES, *variables.CONSTANT_VARIABLES]
        for name in dict.fromkeys([*classes, *variables.GRIDS]):
            if name == 'LSTMFusedCell':
                continue
            try:
                scope = scope_of(name, release)
            except KeyError:  # a cell of later releases
                continue
            self.scopes[scope] = (*self.scopes.get(scope, ()), name)
        self._multi = variables.cell_scope(MULTI, release)
        self.loop = variables.LOOP_SCOPE[release]
        self._layer = _numbered(variables.LAYER_SCOPE[release])
        self._stack_layer = _numbered(variables.STACK_LAYER_SCOPE[release])
        self._stack = variables.STACK_SCOPE[release]
        self._both_ways = variables.BIDIRECTIONAL_SCOPE[release]
        self._directions = [
            (pattern.count('/') + 1, _named(pattern))
            for pattern in variables.DIRECTION_SCOPES[release]
        ]

    @functools.cached_property
    def dialect(self):
        """A key that is equal for releases that read all names alike."""
        roles = {
            one: _roles(one, self.release)
            for classes in self.scopes.values()
            for one in classes
        }
        return repr(
            (
                self.scopes,
                roles,
                self.loop,
                self._layer,
                self._stack_layer,
                variables.DIRECTION_SCOPES[self.release],
                variables.INNER_CELL_NESTED[self.release],
                variables.NUMBERS_CELLS[self.release],
                self.release < '1.0',
            )
        )

    def parse(self, name, names=frozenset()):
        """Reads a name.

        Args:
            name: Name of a variable that is no slot.
            names: All names of the checkpoint, for what only a neighbour
                can tell.

        Returns:
            A Place, or None where no recurrent cell has such a variable.
        """
        parts = name.split('/')
        inner = functools.partial(self._cell, names=names, name=name)

        def lower(rest):
            return None if self._loops(rest) else below(rest, inner)

        for start in range(len(parts) - 1):
            rest = parts[start:]
            found = (
                self._loop(rest, inner)
                or self._loop(rest, lower)
                or inner(rest)
            )
            if found:
                return Place(*own(parts[:start], found))
        return None

    def suspects(self, name):
        """Whether a name that is not read stands below a cell's scope."""
        parts = name.split('/')[:-1]
        return any(
            part in self.scopes or part == self._multi for part in parts
        )

    def in_loop(self, name):
        """Whether a name stands below a further scope in a loop's scope."""
        return self._loops(name.split('/'))

    def _loops(self, parts):
        def inner(rest):
            return ((), '') if len(rest) > 1 else None

        starts = range(len(parts))
        return any(self._loop(parts[start:], inner) for start in starts)

    def _loop(self, parts, inner):
        if not parts:
            return None
        first, rest = parts[0], parts[1:]
        if first == self._stack and rest:
            found = self._stacked(rest, inner)
            if found:
                return put(Node('stack'), found)
        found = self._stacked(parts, inner) or self._direction(parts, inner)
        if found:
            return found
        if first == self.loop and rest:
            found = inner(rest)
            if found:
                return put(Node('loop'), found)
        return None

    def _stacked(self, parts, inner):
        match = self._stack_layer.fullmatch(parts[0])
        if not match or len(parts) < 2:
            return None
        layer = Node('stack_layer', int(match[1]))
        found = self._direction(parts[1:], inner)
        if found:
            return put(layer, found)
        found = self._direction(parts, inner)
        if found and found[0][0].name == parts[0]:
            direction = found[0][0]._replace(name='')
            return (layer, direction, *found[0][1:]), found[1]
        return None

    def _direction(self, parts, inner):
        for number, (length, pattern) in enumerate(self._directions):
            match = pattern.fullmatch('/'.join(parts[:length]))
            found = match and parts[length:] and inner(parts[length:])
            if match and found:
                name = None if match[1] == self._both_ways else match[1]
                return put(Node('direction', number, name), found)
        return None

    def _cell(self, parts, names, name):
        if len(parts) < 2:
            return None
        inner = functools.partial(self._cell, names=names, name=name)
        first, rest = parts[0], parts[1:]
        if first == self._multi:
            found = self._layers(rest, inner)
            return found and put(Node('cell', (MULTI,)), found)
        return (
            self._known_cell(first, rest, inner)
            or self._layers(parts, inner)
            or self._scoped(first, rest, names, name)
        )

    def _layers(self, parts, inner):
        match = self._layer.fullmatch(parts[0])
        found = match and below(parts[1:], inner)
        return found and put(Node('layer', int(match[1])), found)

    def _known_cell(self, scope, rest, inner):
        classes, number = self.scopes.get(scope), None
        if classes is None and variables.NUMBERS_CELLS[self.release]:
            stem, _, number = scope.rpartition('_')
            classes = self.scopes.get(stem) if number.isdigit() else None
            number = f'_{number}'
        if classes is None:
            return None
        if classes[0] in variables.GRIDS:
            node = Node('cell', classes[:1], number)
            found = self._in_grid(node, rest, inner)
            if found:
                return found
        roles = {one: self.role(one, '/'.join(rest)) for one in classes}
        fitting = tuple(one for one in classes if roles[one])
        if fitting:
            return (Node('cell', fitting, number),), roles[fitting[0]]
        if self._nests(classes[0]):
            found = below(rest, inner)
            return found and put(Node('cell', classes[:1], number), found)
        return None

    def _in_grid(self, node, rest, inner):
        for start in range(len(rest) - 2, -1, -1):
            found = self._known_cell(rest[start], rest[start + 1 :], inner)
            if found:
                between = tuple(Node('user', part) for part in rest[:start])
                return (node, *between, *found[0]), found[1]
        return None

    def _nests(self, name):
        return name in variables.NESTING or (
            name in variables.PROJECTING
            and variables.INNER_CELL_NESTED[self.release]
        )

    def _scoped(self, scope, rest, names, name):
        leaf = '/'.join(rest)
        early = self.release < '1.0'
        for cell in _SCOPED if early else _SCOPED[: 1 + self._linear]:
            role = self.role(cell, leaf)
            weights = f'{name[: -len(leaf)]}W_0'
            if role and (cell != 'LSTMCell' or weights in names):
                return (Node('cell', (cell,), scope),), role
        return None

    def role(self, cell, leaf):
        """Role of a cell's variable, or None where it has none so called."""
        roles = _roles(cell, self.release)
        if leaf in roles:
            return roles[leaf]
        constant = variables.CONSTANT_VARIABLES.get(cell)
        if constant and re.fullmatch(constant, leaf):
            return leaf
        early = self.release < '1.0'
        stem, _, number = leaf.rpartition('_' if early else '/part_')
        role = roles.get(f'{stem}_0' if early else stem)
        return f'{role}#{number}' if role and number.isdigit() else None


def scope_of(name, release):
    """Scope of a class that may have had a former name."""
    former = variables.FORMER_CLASSES.get(name)
    if name in ('attention_decoder', *variables.GRIDS):
        return name
    if former and release < '1.0':
        return former[release]
    return variables.cell_scope(name, release)


@functools.cache
def _roles(cell, release):
    return {
        variables.variable_name(cell, role, release): role
        for role, since in variables.VARIABLES.get(cell, {}).items()
        if not (cell == 'NASCell' and release < '1.0')
    }


def _named(pattern):
    return re.compile(re.escape(pattern).replace(r'\{\}', '([^/]+)'))


def _numbered(pattern):
    return re.compile(re.escape(pattern).replace(r'\{\}', r'(\d+)'))
