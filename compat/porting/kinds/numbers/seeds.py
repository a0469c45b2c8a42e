"""Whether a source seeds the draws of Python's own `random`."""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names

_SEEDING = ('random.Random', 'random.seed')


def find(tree):
    """Whether a source seeds Python's `random`.

    Args:
        tree: `ast.Module`.
    """
    imported = imported_names(tree)
    return any(
        dotted(call.func, imported) in _SEEDING
        and any(not trees.is_none(value) for value in _given(call))
        for call in trees.of_kind(tree, ast.Call)
    )


def _given(call):
    return [*call.args, *(option.value for option in call.keywords)]
