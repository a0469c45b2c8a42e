"""Draws of Python's `random` from a seed, which Python 2 made otherwise.

    random.seed(3)           old_random.seed(3)
    random.shuffle(rows)     old_random.shuffle(rows)
    random.shuffle(x, f)     old_random.shuffle(x, f), of any Python

The same seed splits the data another way in Python 3, and an old checkpoint
would be tested on what it was trained on. Programs that seed nothing draw as
they like.

Source: Python 2.7, `random`, executed; Python 3.11, "What's New".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.numbers import seeds
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

_MODULE = 'old_random'
RULE = Rule(
    name='seeded-draws',
    does="Draws as Python 2's `random` did, where a program seeds it",
    why='Python 3 draws otherwise from the same seed',
    before=(
        'import random\nrandom.seed(3)\n'
        'print random.choice(rows), random.random()\n'
    ),
    after=(
        f'from legacy_rnn.compat import {_MODULE}\n'
        f'import random\n{_MODULE}.seed(3)\n'
        f'print({_MODULE}.choice(rows), random.random())\n'
    ),
    sources=ANY_SOURCE,
)
_DRAWS = frozenset(
    f'random.{name}'
    for name in 'Random choice randint randrange sample seed shuffle'.split()
)


def apply(port):
    """Takes the draws of then from ours."""
    tree = port.source.tree
    imported = imported_names(tree)
    is_seeded = port.project.python2 and (
        port.project.seeds_draws or seeds.find(tree)
    )
    for node in trees.of_kind(tree, ast.Attribute, ast.Name):
        full = dotted(node, imported)
        if full not in _DRAWS:
            continue
        if is_seeded or _is_told(port, full, node):
            new = f'{_MODULE}.{full.partition(".")[2]}'
            port.source.replace(node, new)
            port.needs.add(f'legacy_rnn.compat:{_MODULE}')
            port.changed(node, RULE, RULE.why, new)


def _is_told(port, full, node):
    """Whether `shuffle` is told how to draw, which 3.11 takes no more."""
    call = port.calls.get(id(node))
    if full != 'random.shuffle' or call is None:
        return False
    return len(call.args) > 1 or any(k.arg == 'random' for k in call.keywords)
