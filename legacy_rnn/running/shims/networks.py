"""networkx of 1.9 to 2.8: names of graphs and matrices of them.

Source: the release notes of networkx 2.0, 2.4 and 3.0.
"""

from __future__ import annotations

import functools
import importlib
import pickle

import numpy as np

from legacy_rnn.compat.sources.libraries.moved_names import METHODS_MOVED
from legacy_rnn.compat.sources.libraries.networks import (
    FUNCTIONS,
    LISTED,
    NAMED,
    SPARSE,
)

_PARTS = (
    'connected_component strongly_connected_component '
    'weakly_connected_component'
).split()


def _networkx():
    return importlib.import_module('networkx')


def _iterator(name):
    return lambda graph, *args, **options: iter(
        getattr(graph, name)(*args, **options)
    )


def _function(name):
    def call(graph, *args, **options):
        found = getattr(_networkx(), name)(graph, *args, **options)
        return list(found) if name in LISTED else found

    return call


# Class -> methods that it lost.
LOST = {
    'Graph': {
        **{
            old: _iterator(name)
            for old, name in METHODS_MOVED['networkx'].items()
        },
        **{name: _function(name) for name in FUNCTIONS},
        'edge': property(lambda graph: graph.adj),
        'node': property(lambda graph: graph.nodes),
    }
}


def _matrix(name, networkx):
    known = getattr(networkx, name)

    @functools.wraps(known)
    def call(*args, **options):
        found = known(*args, **options)
        return importlib.import_module('scipy.sparse').csr_matrix(found)

    return call


def _named(name, networkx):
    """`set_node_attributes(graph, name, values)`, as until 1.11."""
    known = getattr(networkx, name)

    @functools.wraps(known)
    def call(graph, values, name=None):
        if isinstance(values, str) and name is not None:
            values, name = name, values
        return known(graph, values, name)

    return call


# Functions that changed, made of those of today.
CHANGED = {
    '': {
        **{name: functools.partial(_matrix, name) for name in SPARSE},
        **{name: functools.partial(_named, name) for name in NAMED},
    }
}


def _to_matrix(graph, *args, **options):
    return np.asmatrix(_networkx().to_numpy_array(graph, *args, **options))


def _from_matrix(A, *args, **options):  # noqa: N803
    return _networkx().from_numpy_array(np.asarray(A), *args, **options)


def _to_sparse(graph, *args, **options):
    found = _networkx().to_scipy_sparse_array(graph, *args, **options)
    return importlib.import_module('scipy.sparse').csr_matrix(found)


def _from_sparse(A, *args, **options):  # noqa: N803
    return _networkx().from_scipy_sparse_array(A, *args, **options)


def _subgraphs(name):
    def parts(graph, copy=True):
        for nodes in getattr(_networkx(), f'{name}s')(graph):
            part = graph.subgraph(nodes)
            yield part.copy() if copy else part

    return parts


def _write(graph, path, protocol=pickle.HIGHEST_PROTOCOL):
    if hasattr(path, 'write'):
        pickle.dump(graph, path, protocol)
        return
    with open(path, 'wb') as file:
        pickle.dump(graph, file, protocol)


def _read(path):
    if hasattr(path, 'read'):
        return pickle.load(path)
    with open(path, 'rb') as file:
        return pickle.load(file)


# Functions that it lost, each as what makes it.
NAMES = {
    name: functools.partial(lambda value: value, value)
    for name, value in {
        **{f'{name}_subgraphs': _subgraphs(name) for name in _PARTS},
        'info': lambda graph, n=None: str(graph),
        'from_numpy_matrix': _from_matrix,
        'from_scipy_sparse_matrix': _from_sparse,
        'read_gpickle': _read,
        'to_numpy_matrix': _to_matrix,
        'to_scipy_sparse_matrix': _to_sparse,
        'write_gpickle': _write,
    }.items()
}
