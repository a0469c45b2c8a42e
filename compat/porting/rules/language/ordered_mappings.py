"""Dictionaries whose order tells a place or number, as in Python 2.

    counts.most_common(500)            old_sets.most_common(counts, 500)
    sorted(counts, key=counts.get)     sorted(old_sets.keys(counts), ...)
    enumerate(counts.keys())           enumerate(old_sets.keys(counts))

A program that numbers its words so numbers them otherwise in Python 3: an old
checkpoint is read with other words.

Source: Python 2.7, `dict` and `collections.Counter`, executed.
"""

from __future__ import annotations

import ast

from ....sources.libraries import numba_functions
from ....sources.python2 import ordered_mappings
from ...rule import ANY_SOURCE, Rule

_MODULE = 'old_sets'
RULE = Rule(
    name='ordered-mappings',
    does='Sorts and numbers what dictionaries hold as Python 2 did',
    why='Python 3 keeps the order in which keys came, not that of hashes',
    before='print counts.most_common(9)\n',
    after=(
        f'from legacy_rnn.compat import {_MODULE}\n'
        f'print({_MODULE}.most_common(counts, 9))\n'
    ),
    sources=ANY_SOURCE,
)


def apply(port):
    """Asks ours for the order."""
    if not port.project.python2:
        return
    tree = port.source.tree
    compiled = numba_functions.nodes(tree)
    for node, kind in ordered_mappings.find(tree).items():
        if node in compiled:
            continue
        new = f'{_MODULE}.{kind}'
        if not isinstance(node, ast.Call):
            port.source.replace(node, f'{new}(', node, ')')
        elif isinstance(node.func, ast.Attribute):
            rest = [piece for arg in node.args for piece in (', ', arg)]
            port.source.replace(node, f'{new}(', node.func.value, *rest, ')')
        port.needs.add(f'legacy_rnn.compat:{_MODULE}')
        port.changed(node, RULE, RULE.why, new)
