"""The modules of a program's own: which of its imports are files of the user.

Imports are found by their words alone, in Python 2 and 3 alike.
"""

from __future__ import annotations

import functools
import importlib.machinery
import itertools
import os
import re
import sys

from ..python2 import python2_syntax
from .installed import is_installed
from .packages import on_pypi
from .search_paths import added
from .started import started

LARGEST = 300
# Packages that ports import.
_OF_PORTS = ('tensorflow', 'tf_keras')
_INSTALLED = frozenset(['site-packages', 'dist-packages'])


def texts(path, text):
    """Files of its own that a script imports, and that these import.

    Args:
        path: The script.
        text: Its source.

    Returns:
        Dict from paths to texts, without the script's own.
    """
    found = {os.path.realpath(path): text}
    todo = [path]
    for path in todo:
        for file in imported(path, found[os.path.realpath(path)]).values():
            real = os.path.realpath(file)
            if real not in found and len(found) < LARGEST:
                with open(file, 'rb') as stream:
                    found[real] = python2_syntax.decode(stream.read())
                todo.append(file)
    return dict(list(found.items())[1:])


def files(path, text, bases=()):
    """Files of its own that a file imports, loads by name, or starts.

    Args:
        path: The file.
        text: Its text.
        bases: As for `imported`.

    Returns:
        List of paths.
    """
    found = [*imported(path, text, bases).values()]
    for base in (None, os.getcwd(), *bases):
        found += started(path, text, base)
    return [file for file in found if not is_installed(file)]


def imported(path, text, bases=()):
    """Modules of a program's own that one of its files imports.

    They lie beside the file, in a package around it, in a folder around it
    of the name that is imported (`magenta` in `src/magenta/models/rnn`, where
    none needs an `__init__.py`), in a folder of PYTHONPATH or one that the
    file adds to `sys.path`, or, as for a program that `-m` starts, below the
    working folder if the file lies below it, too, or in a folder between the
    two, which an editor may have put on the path.

    Args:
        path: The file.
        text: Its text.
        bases: Further folders that count as the working folder does.

    Returns:
        Dict from the names as imported, without leading dots, to paths.
    """
    near, beyond, far = _places(path, text, bases)
    folder = near[0]
    found = {}
    for name in _names(text):
        name = name.strip('. ')
        top = name.split('.')[0]
        if top in ('tensorflow', 'legacy_rnn'):
            continue  # A checkout of them is no part of a program.
        places = [*near, *beyond] if top else near
        if top and top not in sys.stdlib_module_names:
            places += [*far, *_between(folder, far), *_around(folder, top)]
        files = next(filter(None, (_find(name, p) for p in places)), {})
        itself = files.get(top)
        is_inner = len(near) > 1 and os.path.basename(path) != '__init__.py'
        if itself and is_inner and os.path.samefile(itself, path):
            continue  # `import torch` in a package's `torch.py`.
        files = files or _packages_of(name, near[-1])
        found = {**found, **files, **found}
    return found


def _packages_of(name, root):
    """Packages in a folder that lack the module that is sought there."""
    found = {}
    while '.' in name and not found:
        name = name.rpartition('.')[0]
        found = _find(name, root)
    return found


def folders(path, text, bases=()):
    """Folders in which the modules of a program are found by their names.

    Args:
        path: One of its files.
        text: Its text.
        bases: As for `imported`.

    Returns:
        List of paths, that of the file first.
    """
    return [folder for some in _places(path, text, bases) for folder in some]


def bare_folders(path, text, bases=()):
    """Folders without an `__init__.py` that a file imports from.

    Args:
        path: The file.
        text: Its text.
        bases: As for `imported`.

    Returns:
        Dict from their dotted names to lists of paths. A name that any folder
        has as a module or package is none, nor what pip may have installed.
    """
    modules: set[str] = set()
    for name in _names(text):
        *around, _ = name.strip('. ').split('.')
        modules.update(itertools.accumulate(around, '{}.{}'.format))
    places = folders(path, text, bases)
    found = {}
    for module in filter(_is_own, modules):
        its = [os.path.join(place, *module.split('.')) for place in places]
        bare = list(filter(os.path.isdir, its))
        if bare and not any(_find(module, place) for place in places):
            found[module] = bare
    return found


def _is_own(module):
    """Whether no installed package has the first part of a module's name."""
    top = module.partition('.')[0]
    is_python = top in sys.stdlib_module_names
    return not (is_python or on_pypi(top) or _is_package(top))


def _places(path, text, bases):
    """The folders of its packages, those it puts on the path, and others."""
    folder = os.path.dirname(os.path.realpath(path))
    near = list(packages(folder))
    beyond = [*_python_path(), *added(path, text, bases)]
    far = [
        base
        for base in map(os.path.realpath, (os.getcwd(), *bases))
        if folder.startswith(os.path.join(base, ''))
    ]
    return near, beyond, far


def _find(name, place):
    """Files of a module and of the packages around it, by their names."""
    base = os.path.join(place, *name.split('.'))
    found = {}
    for file in (f'{base}.py', os.path.join(base, '__init__.py')):
        if os.path.isfile(file) and name not in found:
            found[name] = file
    if found and is_installed(found[name]):
        return {}
    top = os.path.join(place, name.partition('.')[0])
    if not os.path.isfile(os.path.join(top, '__init__.py')):
        if '.' in name and _is_package(os.path.basename(top)):
            return {}
    while found and '.' in name:
        name = name.rpartition('.')[0]
        file = os.path.join(place, *name.split('.'), '__init__.py')
        if os.path.isfile(file):
            found[name] = file
    return found


@functools.cache
def _is_package(top):
    """Whether a package is installed, which stands before bare folders."""
    try:
        spec = importlib.machinery.PathFinder.find_spec(top)
    except (ImportError, ValueError):
        return False
    return bool(spec and spec.origin and is_installed(spec.origin))


def packages(folder):
    """Yields a source's folder, and those above that its package lies in.

    All but the last are packages.
    """
    yield folder
    while os.path.isfile(os.path.join(folder, '__init__.py')):
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
        yield folder


def _between(folder, far):
    """Folders above that of a source and below those it lies below."""
    above = os.path.dirname(folder)
    while any(above.startswith(os.path.join(base, '')) for base in far):
        yield above
        above = os.path.dirname(above)


def _around(folder, top):
    """The folders that a package of this name around a source lies in."""
    parts = folder.split(os.sep)
    for place in range(len(parts) - 1, 0, -1):
        if parts[place] == top:
            yield os.sep.join(parts[:place]) or os.sep


def _python_path():
    """Folders of PYTHONPATH that hold the user's own modules."""
    for entry in os.environ.get('PYTHONPATH', '').split(os.pathsep):
        folder = os.path.realpath(entry)
        if entry and not _INSTALLED & set(folder.split(os.sep)):
            yield folder


def _names(text):
    """Names of all modules that a source may import, of either dialect."""
    text = text.replace('\\\n', ' ')
    for line in re.findall(r'^[ \t]*import[ \t]+([\w., \t]+)', text, re.M):
        yield from _first_words(line)
    for module, many, some in re.findall(
        r'^[ \t]*from[ \t]+\.*([\w.]*)[ \t]+import[ \t]*'
        r'(?:\(([^)]*)\)|([\w*, \t]+))',
        text,
        re.M,
    ):
        yield module
        for name in _first_words(many or some):
            yield f'{module}.{name}'


def _first_words(line):
    return [part.split()[0] for part in line.split(',') if part.strip()]


def hiding(starts):
    """Packages of a port that files of a program are found in place of.

    Args:
        starts: Paths of the scripts that start it.
    """
    return frozenset(
        package
        for package in _OF_PORTS
        for start in starts
        if (start.parent / f'{package}.py').is_file()
        and not (start.parent / '__init__.py').is_file()
    )
