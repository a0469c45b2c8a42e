"""Graphs of networkx and matrices of them, as they are made today.

    nx.to_numpy_matrix(graph)       ->  np.asmatrix(nx.to_numpy_array(graph))
    nx.adjacency_matrix(graph)      ->  csr_matrix(nx.adjacency_matrix(graph))
    graph.add_path(nodes)           ->  nx.add_path(graph, nodes)
    nx.set_node_attributes(g, 'a', x)  ->  nx.set_node_attributes(g, x, 'a')
    graph.nodes()[0]                ->  list(graph.nodes())[0]
    graph.degree().values()         ->  dict(graph.degree()).values()

Since 3.0 the matrices are sparse arrays, of which `*` is no product.

Source: the release notes of networkx 2.0, 2.4 and 3.0.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import network_views
from ....sources.libraries.networks import FUNCTIONS, LISTED, NAMED, SPARSE
from ...names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    imported_packages,
)
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='networks',
    does="Writes today's calls of networkx",
    why='the old ones are gone, or give arrays for matrices',
    before='import networkx as nx\nx = nx.to_numpy_matrix(graph)\n',
    after=(
        'from numpy import asmatrix\nimport networkx as nx\n'
        'x = asmatrix(nx.to_numpy_array(graph))\n'
    ),
    sources=ANY_SOURCE,
)
_SPARSE = ('scipy.sparse', 'csr_matrix')
_MATRIX = ('numpy', 'asmatrix')
# Function -> its name of today, and what makes the matrix that it gave.
_MATRICES = {
    **{name: (name, _SPARSE) for name in SPARSE},
    'to_numpy_matrix': ('to_numpy_array', _MATRIX),
    'to_scipy_sparse_matrix': ('to_scipy_sparse_array', _SPARSE),
}
# What makes a matrix of an array.
_MAKERS = frozenset(
    'asmatrix coo_matrix csc_matrix csr_matrix lil_matrix matrix'.split()
)


def apply(port):
    """Writes today's calls."""
    imported = imported_names(port.source.tree)
    if 'networkx' not in imported_packages(port.source.tree):
        return
    names = {full: name for name, full in imported.items()}
    defined = trees.of_kind(port.source.tree, ast.FunctionDef)
    own = {function.name for function in defined}
    given = assigned_values(port.source.tree)
    for call in trees.of_kind(port.source.tree, ast.Call):
        full = dotted(call.func, imported)
        package, _, name = full.rpartition('.')
        if package == 'networkx' and name in _MATRICES:
            _port_matrix(port, call, names, *_MATRICES[name])
        elif package == 'networkx' and name in NAMED:
            _port_named(port, call)
        elif not full and 'networkx' in names:
            if _is_own(call, own) and not _is_graph(call, imported, given):
                continue
            _port_method(port, call, names['networkx'])
    for call, kind in network_views.find(port.source.tree):
        start, end = port.source.span(call)
        port.source.insert(start, f'{kind}(')
        port.source.insert(end, ')')
        why = f'networkx gave a {kind} until 1.11'
        port.changed(call, RULE, why, f'{kind}(...)')


def _is_own(call, own):
    return getattr(call.func, 'attr', '') in own


def _is_graph(call, imported, given):
    """Whether a method is called of what networkx made."""
    made = given.get(getattr(call.func.value, 'id', None), ())
    calls = [value for value in made if isinstance(value, ast.Call)]
    names = [dotted(value.func, imported) for value in calls]
    return any(name.startswith('networkx') for name in names)


def _port_matrix(port, call, names, today, maker):
    """`nx.to_numpy_matrix(graph)`, `nx.adjacency_matrix(graph)`."""
    if not isinstance(call.func, ast.Attribute):
        return  # `missing-modules` says that the name is gone.
    around = port.parents.get(id(call))
    if trees.called(around) in _MAKERS:
        return
    module, leaf = maker
    if module not in names:
        port.needs.add(f'{module}:{leaf}')
    made = f'{names[module]}.{leaf}' if module in names else leaf
    if call.func.attr != today:
        port.source.replace_leaf(call.func, today)
    start, end = port.source.span(call)
    port.source.insert(start, f'{made}(')
    port.source.insert(end, ')')
    why = 'networkx gives arrays for matrices since 3.0'
    port.changed(call, RULE, why, f'{made}(...)')


def _port_named(port, call):
    """`nx.set_node_attributes(graph, name, values)`, as until 1.11."""
    if len(call.args) != 3 or call.keywords:
        return
    name, values = call.args[1:]
    is_text = isinstance(getattr(values, 'value', None), str)
    if isinstance(getattr(name, 'value', None), str) and not is_text:
        shown = port.source.get(name), port.source.get(values)
        port.source.replace(name, shown[1])
        port.source.replace(values, shown[0])
        why = 'networkx takes the values before their name since 2.0'
        port.changed(call, RULE, why, f'..., {shown[1]}, {shown[0]}')


def _port_method(port, call, module):
    """`graph.add_path(nodes)`, `graph.selfloop_edges()`."""
    name = getattr(call.func, 'attr', '')
    if name in FUNCTIONS:
        given = [
            p for part in (*call.args, *call.keywords) for p in (', ', part)
        ]
        around = ('list(', ')') if name in LISTED else ('', '')
        start = f'{around[0]}{module}.{name}('
        end = f'){around[1]}'
        port.source.replace(call, start, call.func.value, *given, end)
        why = 'it is a function since networkx 2.4'
        port.changed(call, RULE, why, f'{start}...)')
