"""Sets whose order may show, which Python 2 kept from run to run.

    letters = list(set(text))    letters = list(old_sets.Set(text))
    groups = defaultdict(set)    groups = defaultdict(old_sets.Set)

A program that numbers its words so numbers them anew in each process of
Python 3: its checkpoint is read with other words.

Source: Python 2.7, `set`, executed; Python 3.3, "What's New".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import numba_functions
from ....sources.python2 import ordered_sets
from ...rule import ANY_SOURCE, Rule

_MODULE = 'old_sets'
_NEW = f'{_MODULE}.Set'
RULE = Rule(
    name='ordered-sets',
    does='Runs through sets in the order of Python 2',
    why='Python 3 shuffles sets of texts in each process',
    before='print list(set(text))\n',
    after=(
        f'from legacy_rnn.compat import {_MODULE}\nprint(list({_NEW}(text)))\n'
    ),
    sources=ANY_SOURCE,
)


def apply(port):
    """Makes sets whose order may show of ours."""
    if not port.project.python2:
        return
    tree = port.source.tree
    found = ordered_sets.find(tree, port.project.shown)
    found -= numba_functions.nodes(tree)
    for node in trees.of_kind(tree, ast.Name, ast.Set, ast.SetComp):
        if node in found:
            _port(port, node)


def _port(port, node):
    start, end = port.source.span(node)
    if isinstance(node, ast.Name):
        port.source.replace(node, _NEW)
    else:
        opened, closed = (
            '()' if isinstance(node, ast.SetComp) else ('([', '])')
        )
        port.source.replace_span(start, start + 1, f'{_NEW}{opened}')
        port.source.replace_span(end - 1, end, closed)
    port.needs.add(f'legacy_rnn.compat:{_MODULE}')
    port.changed(node, RULE, RULE.why, _NEW)
