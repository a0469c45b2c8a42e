"""Views and iterators of networkx that a program uses as lists and dicts.

    graph.nodes()[0]    random.choice(graph.nodes())    graph.degree().items()

They were lists and dicts until 1.11. `graph.nodes()['a']['size']` is of 2.0.

Source: networkx 2.0, "Migration guide from 1.X to 2.0".
"""

from __future__ import annotations

import ast

from .. import trees
from ..python2.python2_lists import LIST_METHODS
from ..value_uses import Uses, imports

_VIEWS = frozenset(['edges', 'nodes'])
# These gave lists, and are read once today.
_ITERATORS = frozenset(
    'in_edges neighbors out_edges predecessors successors '
    'topological_sort'.split()
)
_DEGREES = frozenset(['degree', 'in_degree', 'out_degree'])
_LENGTHS = frozenset(
    'all_pairs_dijkstra_path all_pairs_dijkstra_path_length '
    'all_pairs_shortest_path all_pairs_shortest_path_length '
    'shortest_path_length'.split()
)
_METHODS = LIST_METHODS | {'count', 'index', 'reverse'}
_OF_DICTS = frozenset(
    'get items iteritems iterkeys itervalues keys values'.split()
)
# What takes a list and no view.
_TAKERS = frozenset('array asarray choice permutation sample shuffle'.split())
_CHANGING = frozenset(
    'add_edge add_edges_from add_node add_nodes_from remove_edge '
    'remove_edges_from remove_node remove_nodes_from'.split()
)


def find(tree):
    """Calls of graphs whose results a module uses as lists or dicts.

    Args:
        tree: `ast.Module`.

    Returns:
        List of pairs of the call and `'list'` or `'dict'`.
    """
    if not imports(tree, 'networkx'):
        return []
    own = {f.name for f in trees.of_kind(tree, ast.FunctionDef)}
    asked = Uses(tree)
    found = []
    for call in trees.of_kind(tree, ast.Call):
        name = getattr(call.func, 'attr', '')
        if name in own or name not in _KINDS:
            continue
        kind, is_so = _KINDS[name]
        if is_so(call, asked):
            found.append((call, kind))
    return found


def _is_listed(call, uses):
    """Whether a view is used as a list."""
    if _is_changed(call, uses):
        return True
    found = uses.of(call)
    return not any(_is_of_2(node, uses) for node in found) and any(
        _is_list(node, uses) for node in found
    )


def _is_list(node, uses):
    """Whether a use is one of a list."""
    above = uses.parents.get(id(node))
    if isinstance(above, ast.Subscript):
        return above.value is node
    if isinstance(above, ast.BinOp):
        return isinstance(above.op, ast.Add)
    if isinstance(above, ast.Attribute):
        is_called = isinstance(uses.parents.get(id(above)), ast.Call)
        return is_called and above.attr in _METHODS
    taken = isinstance(above, ast.Call) and node in above.args[:1]
    return taken and trees.called(above) in _TAKERS


def _is_of_2(node, uses):
    """Whether it asks for attributes, as `graph.nodes()['a']['size']`."""
    above = uses.parents.get(id(node))
    if isinstance(above, ast.Attribute):
        return above.attr in _OF_DICTS | {'data'}
    if not isinstance(above, ast.Subscript) or above.value is not node:
        return False
    if isinstance(above.slice, ast.Tuple) or trees.is_text(above.slice):
        return True
    if not isinstance(above.ctx, ast.Load):
        return False  # It is a list that is written to.
    return any(
        isinstance(other, ast.Subscript)
        and other.value is item
        and trees.is_text(other.slice)
        or getattr(other, 'attr', '') in _OF_DICTS
        for item in (above, *uses.named(above))
        for other in [uses.parents.get(id(item))]
    )


def _is_changed(call, uses):
    """Whether a loop over it changes the graph."""
    loop, function = uses.parents.get(id(call)), call.func
    if not isinstance(loop, ast.For) or loop.iter is not call:
        return False
    graph = trees.dotted(getattr(function, 'value', None))
    return bool(graph) and any(
        getattr(node, 'attr', '') in _CHANGING
        and trees.dotted(getattr(node, 'value', None)) == graph
        for statement in loop.body
        for node in ast.walk(statement)
    )


def _is_read_again(call, uses):
    """Whether what is read once today is used as a list, or measured."""
    if _is_listed(call, uses):
        return True
    named = uses.named(call)
    return len(named) > 1 or any(
        trees.called(above) == 'len' and node in above.args
        for node in (call, *named)
        for above in [uses.parents.get(id(node))]
        if isinstance(above, ast.Call)
    )


def _is_dict(call, uses):
    """Whether degrees are asked as a dict is."""
    return any(_has_method(node, uses) for node in uses.of(call)) or any(
        isinstance(above, (ast.For, ast.comprehension))
        and above.iter is node
        and isinstance(above.target, ast.Name)
        and _is_key(above, node, uses)
        for node in uses.of(call)
        for above in [uses.parents.get(id(node))]
    )


def _is_key(loop, node, uses):
    """Whether what a loop gives is a key of what it goes through."""
    names = {trees.dotted(n) or ast.dump(n) for n in (node,)}
    scope = uses.parents.get(id(loop)) if _is_inner(loop) else loop
    return any(
        isinstance(part, ast.Subscript)
        and (trees.dotted(part.value) or ast.dump(part.value)) in names
        and getattr(part.slice, 'id', None) == loop.target.id
        for part in ast.walk(scope)
    )


def _is_inner(loop):
    return isinstance(loop, ast.comprehension)


def _has_method(node, uses):
    above = uses.parents.get(id(node))
    return getattr(above, 'attr', '') in _OF_DICTS


def _is_table(call, uses):
    """Whether lengths of paths are asked as a dict is."""
    is_plain = len(call.args) == 1 and not call.keywords
    if trees.called(call) == 'shortest_path_length' and not is_plain:
        return False
    return any(
        _has_method(node, uses)
        or isinstance(uses.parents.get(id(node)), ast.Subscript)
        and uses.parents[id(node)].value is node
        for node in uses.of(call)
    )


# Method or function -> what it gave, and whether a call is used so.
_KINDS = {
    **dict.fromkeys(_VIEWS, ('list', _is_listed)),
    **dict.fromkeys(_ITERATORS, ('list', _is_read_again)),
    **dict.fromkeys(_DEGREES, ('dict', _is_dict)),
    **dict.fromkeys(_LENGTHS, ('dict', _is_table)),
}
