"""Writes a variable's place as one release calls it."""

from __future__ import annotations

from .. import variables
from .grammar import MULTI, scope_of


def write(place, release):
    """Name of a variable in a release.

    Args:
        place: A Place.
        release: A Release.

    Returns:
        The name, as `Grammar(release).parse` reads it.
    """
    last = len(place.nodes) - 1
    scopes = []
    for index, node in enumerate(place.nodes):
        if node.kind == 'cell':
            beside = (
                index < last
                and node.value[0] in variables.PROJECTING
                and not variables.INNER_CELL_NESTED[release]
            )
            scopes += [] if beside else [_cell(node, release)]
        else:
            scopes.append(_scope(node, release))
    leaf = variables.variable_name(place.cell, place.role, release)
    return '/'.join([*scopes, leaf])


def describe(place):
    """Cell and variable as text: `GRUCell gates/kernel`."""
    return f'{place.cell} {place.role.partition("#")[0]}'


def layer(place):
    """Number of the layer, None where layers are not stacked."""
    for node in reversed(place.nodes):
        if node.kind in ('layer', 'stack_layer'):
            return node.value
    return None


def _cell(node, release):
    name = node.name
    if name and not (name[0] == '_' and name[1:].isdigit()):
        return name
    cell = node.value[0]
    if cell == MULTI:
        return variables.cell_scope(MULTI, release)
    return scope_of(cell, release) + (name or '')


def _scope(node, release):
    if node.kind == 'user':
        return node.value
    if node.kind == 'direction':
        pattern = variables.DIRECTION_SCOPES[release][node.value]
        if node.name == '' and release >= '1.0':
            return pattern.removeprefix('{}/')
        default = variables.BIDIRECTIONAL_SCOPE[release]
        return pattern.format(node.name or default)
    scope = {
        'loop': variables.LOOP_SCOPE,
        'stack': variables.STACK_SCOPE,
        'layer': variables.LAYER_SCOPE,
        'stack_layer': variables.STACK_LAYER_SCOPE,
    }[node.kind][release]
    return scope.format(node.value)
