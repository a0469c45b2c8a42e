"""Functions whose arguments had another order than TensorFlow 2's.

A call by place means one thing in a release and another in TensorFlow 2, and
often fits both: `sigmoid_cross_entropy_with_logits(x, y)`.
"""

from __future__ import annotations

import functools

from .. import history, table, today
from . import binding


def is_permuted(name, release, number):
    """Whether arguments by place had another meaning in a release.

    Args:
        name: Dotted name relative to `tensorflow`, of both.
        release: The Release.
        number: How many arguments are given by place.
    """
    old, new = _old_names(name, release), _new_names(name)
    if old is None or new is None:
        return False
    return any(
        argument in new and new.index(argument) != place
        for place, argument in enumerate(old[:number])
    )


@functools.cache
def permuted(release):
    """Names of the functions whose order differs in some place.

    Args:
        release: The Release.
    """
    return tuple(
        name
        for name in history.names()
        if today.is_listed(name)
        and history.find(name).kind == 'function'
        and is_permuted(name, release, len(_old_names(name, release) or ()))
    )


@functools.cache
def private(name):
    """Private names that a function had, too: `python.ops.array_ops.split`.

    Args:
        name: Dotted name relative to `tensorflow`.
    """
    leaf = name.rpartition('.')[2]
    return tuple(
        listed
        for listed in history.names()
        if listed.startswith('python.')
        and listed.endswith(f'.{leaf}')
        and name in table.aliases.candidates(listed)
    )


def _old_names(name, release):
    """Names of a release's arguments in today's words, or None."""
    found = table.resolve(name, release)
    if found.row is None or found.arguments is None:
        return None
    renames = found.row.renames
    return [renames.get(n, n) for n in binding.names(found.arguments)]


def _new_names(name):
    arguments = today.arguments(name)
    return arguments and [a.name for a in arguments]
