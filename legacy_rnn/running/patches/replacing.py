"""Attributes that have another value for a while."""

from __future__ import annotations

import contextlib

_MISSING = object()


@contextlib.contextmanager
def attribute(owner, name, value):
    """A module, class or object another attribute until the end.

    Args:
        owner: Whose attribute; one that it inherits is its own meanwhile.
        name: Name of the attribute.
        value: What it is until the end.
    """
    before = vars(owner).get(name, _MISSING)
    setattr(owner, name, value)
    try:
        yield
    finally:
        if before is _MISSING:
            delattr(owner, name)
        else:
            setattr(owner, name, before)


@contextlib.contextmanager
def wherever(homes, value, replacement):
    """A value another one, under all names that some modules have for it.

    Args:
        homes: The modules.
        value: The value.
        replacement: What stands in its place until the end.
    """
    with contextlib.ExitStack() as stack:
        for home in homes:
            for name, known in list(vars(home).items()):
                if known is value:
                    stack.enter_context(attribute(home, name, replacement))
        yield


@contextlib.contextmanager
def contents(container):
    """Restores a list, set or dictionary in place at the end.

    Args:
        container: The container; what it holds may change meanwhile.
    """
    before = container.copy()
    try:
        yield
    finally:
        if isinstance(container, list):
            container[:] = before
        else:
            container.clear()
            container.update(before)
