"""Whether the source of an installed package mentions a name."""

from __future__ import annotations

import functools
import importlib.util
import pathlib
import re

_STARRED = re.compile(r'^\s*from ([\w.]+) import \*', re.M)


def is_mentioned(full):
    """Whether a module has a name for all that its source shows.

    Args:
        full: Dotted name, from its package on. What is no module has what it
            is asked for; a package that is not installed, too.
    """
    module, name = module_of(full)
    return module is None or _is_in(module, name)


def module_of(full):
    """Where a name of an installed package would stand.

    Args:
        full: Dotted name, from its package on.

    Returns:
        Tuple of the path of a module, without an ending, and of the first
        part of the name that is no module; `(None, '')` where there is none.
    """
    top, *parts = full.split('.')
    folder = _folder(top)
    for name in parts if folder else ():
        inner = folder / name
        if not inner.is_dir() and not any(folder.glob(f'{name}.*')):
            return folder, name
        folder = inner
    return None, ''


@functools.cache
def _folder(top):
    """The folder of an installed package, or None."""
    try:
        spec = importlib.util.find_spec(top)
    except (ImportError, ValueError):
        return None
    places = spec and spec.submodule_search_locations
    return pathlib.Path(places[0]) if places else None


def _is_in(module, name):
    """Whether a module's source, or what it takes by `*`, has a word."""
    seen, todo = set(), [module]
    while todo:
        module = todo.pop()
        text = source(module)
        if re.search(rf'\b{re.escape(name)}\b', text):
            return True
        seen.add(module)
        for starred in _STARRED.findall(text):
            found = taken_from(module, starred)
            todo += {found} - seen
    return False


def taken_from(module, name):
    """The path of what `from NAME import ...` names within a module."""
    dots = len(name) - len(name.lstrip('.'))
    parts = name.lstrip('.').split('.')
    if not dots:
        return (_folder(parts[0]) or pathlib.Path()).joinpath(*parts[1:])
    base = module if module.is_dir() else module.parent
    for _ in range(dots - 1):
        base = base.parent
    return base.joinpath(*filter(None, parts))


@functools.cache
def source(module):
    """Source of a module by its path without an ending; '' where none is.

    A package that imports its modules when they are asked for lists them
    beside it in a `.pyi`.
    """
    found = []
    for path in (module / '__init__.py', module.with_suffix('.py')):
        for ending in ('.py', '.pyi'):
            try:
                file = path.with_suffix(ending)
                found.append(file.read_text(encoding='utf-8'))
            except OSError:
                continue
    return '\n'.join(found)
