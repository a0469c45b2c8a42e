"""Finds the wrappers around a cell where a release names them beside it."""

from __future__ import annotations

from .. import variables


def nest(places, order=(), told=False):
    """Puts inner cells below their wrappers.

    Up to 1.1 a projection's or embedding's wrapper stands beside its inner
    cell: `rnn/output_projection_wrapper`, `rnn/gru_cell`. What stands in one
    scope belongs together.

    Args:
        places: Maps names to places.
        order: Classes of wrappers, the outermost first, where several
            stand in one scope.
        told: Whether the user renames scopes: a cell in a wrapper may be
            among them.

    Returns:
        `(places, problems)`: the places with wrappers around cells, and a
        sentence for each scope where names do not tell the order.
    """
    wrappers: dict[tuple, dict] = {}
    for place in places.values():
        if place.cell in variables.PROJECTING:
            scope = wrappers.setdefault(place.nodes[:-1], {})
            scope[place.cell] = place.nodes[-1]
    problems = []
    for scope in sorted(wrappers, key=len, reverse=True):
        chain, problem = _chain(wrappers[scope], order)
        if problem:
            problems.append(f'{_text(scope)}: {problem}')
            continue
        heads = {
            place.nodes[len(scope)]
            for place in places.values()
            if _inner(place, scope)
        }
        if not heads and not told:
            names = ', '.join(node.value[0] for node in chain)
            problems.append(
                f'{_text(scope)}: no cell that is known stands beside '
                f'{names}; pass --map=SCOPE=NEW for the one in it'
            )
            continue
        if len(heads) > 1:
            problems.append(
                f'{_text(scope)}: several cells stand beside one wrapper'
            )
            continue
        places = {
            name: _wrap(place, scope, chain) for name, place in places.items()
        }
    return places, problems


def _chain(found, order):
    if len(found) == 1:
        return tuple(found.values()), None
    if sorted(found) != sorted(name for name in order if name in found):
        names = ', '.join(sorted(found))
        return (), (
            f'names do not tell which of {names} is the outer one; pass '
            f'--nesting=OUTER,INNER'
        )
    return tuple(found[name] for name in order if name in found), None


def _inner(place, scope):
    """Whether a place is of the cell that stands in the scope itself."""
    length = len(scope)
    if place.nodes[:length] != scope or len(place.nodes) <= length:
        return False
    node = place.nodes[length]
    return node.kind == 'layer' or (
        node.kind == 'cell' and node.value[0] not in variables.PROJECTING
    )


def _wrap(place, scope, chain):
    length = len(scope)
    if _inner(place, scope):
        nodes = (*scope, *chain, *place.nodes[length:])
        return place._replace(nodes=nodes)
    own = place.nodes[length:]
    if place.nodes[:length] == scope and len(own) == 1 and own[0] in chain:
        outer = chain[: chain.index(own[0])]
        return place._replace(nodes=(*scope, *outer, *own))
    return place


def _text(scope):
    parts = [
        str(node.value) if node.kind == 'user' else node.kind for node in scope
    ]
    return '/'.join(parts) or 'the root'
