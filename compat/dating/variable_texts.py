"""Names of the variables of cells that a source writes as texts.

    'RNN/MultiRNNCell/Cell0/BasicLSTMCell/Linear/Matrix:0'    up to 0.12
    if 'basic_lstm_cell/weights' in v.name:                   1.0 and 1.1
    if 'lstm_cell/kernel' in v.name:                          since 1.2

A source may rename those of an old checkpoint, too, so that texts that differ
say nothing, and the others only what is likelier.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import re

from ..names import variables
from ..releases import RELEASES
from ..sources import trees
from .facts import Preference, ordered

# What may be the path of a variable, in part and with gaps to be filled.
_PATH = re.compile(r'[\w{}%/-]*/[\w{}%/-]*(:0)?')
_CLASSES = tuple(
    name
    for name in (*variables.CLASSES, 'MultiRNNCell')
    if name.endswith(('Cell', 'Wrapper'))
)


def prefer(uses):
    """Yields the Preference of the texts of a source, if they agree.

    Args:
        uses: `names.Uses`.
    """
    if not uses.imports:
        return
    nodes = [n for s in uses.statements for n in trees.walk(s.node)]
    own = {n.name for n in nodes if isinstance(n, ast.ClassDef)}
    own |= set(map(variables.snake, own))
    told = {}
    for node in nodes:
        if trees.is_text(node) and _PATH.fullmatch(node.value):
            found = _releases(node.value)
            if found and own.isdisjoint(node.value.split('/')):
                told.setdefault(found, node)
    common = frozenset(RELEASES).intersection(*told)
    if told and common:
        node = min(told.values(), key=lambda n: n.lineno)
        why = f'variables are called {node.value} there'
        yield Preference(node.lineno, ordered(common), why)


def _releases(text):
    """The releases that call a variable so; none where it is not a cell's."""
    path = f'/{text.partition(":")[0]}/'
    exact = frozenset(r for r in RELEASES if _holds(path, _weights(r)))
    return exact or frozenset(
        r for r in RELEASES if _holds(path, _scopes(r).values())
    )


def _holds(path, names):
    return any(f'/{name}/' in path for name in names)


@functools.cache
def _scopes(release):
    """Scopes of the cells that a release had, by their classes."""
    found = {}
    for name in _CLASSES:
        with contextlib.suppress(KeyError):  # A cell of later years.
            found[name] = variables.cell_scope(name, release)
    return found


@functools.cache
def _weights(release):
    """Paths of their variables, from the cell's scope on."""
    found = set()
    for name, scope in _scopes(release).items():
        for names in variables.VARIABLES.get(name, {}).values():
            with contextlib.suppress(KeyError):
                found.add(f'{scope}/{names[release]}')
    return found
