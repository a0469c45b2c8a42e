"""Functions of today that take the calls of then."""

from __future__ import annotations

import functools
import importlib
import inspect

from . import old_values
from .old_calls import may_be_data, places
from .old_defaults import Colours


def old_call(function, renamed, line, more=0, told=None):
    """A function that takes old names and places of its arguments.

    Args:
        function: The function of today.
        renamed: Old argument to today's; `''` for the next place.
        line: Its arguments, as in `old_calls.PLACED`; or None.
        more: How many arguments come before those of the line.
        told: Arguments of today that say what it did untold, a dict.
    """
    order, allowed = places(line) if line else ([], None)
    known = _parameters(function)
    renamed = {old: new for old, new in renamed.items() if old not in known}

    @functools.wraps(function)
    def call(*args, **options):
        extra = args[allowed + more :] if allowed is not None else ()
        if len(args) == more + 1 and may_be_data(order, allowed):
            extra = ()
        if len(args) <= len(order) + more:  # More are for today's to refuse.
            args = args[: len(args) - len(extra)]
            options.update(zip(order[allowed:], extra, strict=False))
        given = {renamed.get(k, k): v for k, v in options.items()}
        placed = [given.pop('')] if '' in given else []
        by_place = [*known][: len(args)] if told else ()
        said = {k: v for k, v in (told or {}).items() if k not in by_place}
        for name in [k for k in said if isinstance(said[k], Colours)]:
            picture = args[0] if args else given.get('image')
            said[name] = said[name].axis(picture)
            if 'multichannel' in given:  # It was told by its old name.
                del said[name]
        return function(*args, *placed, **{**said, **given})

    return call


def _parameters(function):
    try:
        return dict(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return {}


def old_said(function, full):
    """A function whose arguments may say what they said then.

    Args:
        function: The function of today, or the constructor of a class.
        full: Its name, by which `sources/libraries/old_values.py` lists it.
    """
    known = _parameters(function)
    dropped = set(old_values.DROPPED.get(full, ())) - known.keys()
    idle, needed = old_values.IDLE.get(full, ('', ''))
    squared = old_values.SQUARED.get(full)

    @functools.wraps(function)
    def call(*args, **options):
        if not options.get(needed):
            options.pop(idle, None)
        root = squared in options and not options.pop(squared)
        said = {}
        for name, value in options.items():
            if name not in dropped:
                said.update(_said(full, name, value, name in known))
        found = function(*args, **said)
        return found**0.5 if root else found

    return call


def _said(full, name, value, is_known):
    """What a keyword says today, a dict of keywords."""
    if not is_known and name in old_values.GIVEN.get(full, {}):
        return old_values.given(full, name, value)
    is_plain = value is None or isinstance(value, (bool, str))
    if not is_plain or (name, value) not in old_values.meant(full):
        return {name: value}
    today = old_values.meant(full)[name, value]
    return dict([today]) if today else {}


def owner(module, kind):
    """A class or a module, or None where it is not installed.

    Args:
        module: Dotted name of a module.
        kind: Name of a class below it, `''` for the module itself, or a class
            anywhere, as `'package.module:Class'`.
    """
    path, _, kind = kind.rpartition(':')
    try:
        found = importlib.import_module(path or module)
    except ImportError:
        return None
    for part in filter(None, kind.split('.')):
        found = getattr(found, part, None)
    return found


def lost(kind, name, value, module):
    """What gives a class back a method that it has lost.

    Args:
        kind: As `owner` takes it.
        name: Name of the method.
        value: The method.
        module: Dotted name of a module.

    Returns:
        `(class, name, value)`, or None where nothing is lost.
    """
    found = owner(module, kind)
    is_lost = found is not None and not hasattr(found, name)
    return (found, name, value) if is_lost else None


def changed(kind, name, make, module):
    """What gives a class a method that is made of it.

    Args:
        kind: As `owner` takes it.
        name: Name of the method.
        make: Function of the class that makes the method.
        module: Dotted name of a module.

    Returns:
        `(class, name, value)`, or None where the class or what is changed in
        it is not there.
    """
    found = owner(module, kind)
    try:
        return found and (found, name, make(found))
    except AttributeError:  # It has not what is changed.
        return None
