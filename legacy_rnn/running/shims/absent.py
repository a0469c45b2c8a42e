"""What a user's file imports and what is not there.

A module of helpers often imports more than the script that uses it needs. Its
imports of well-known packages succeed; the first use of one raises the error
that the import would have raised. The script's own imports of packages fail
at once. Names of TensorFlow that have no home today are imported everywhere.
What a `try` stands ready for fails at once.
"""

from __future__ import annotations

import ast
import importlib
import linecache
import types

from legacy_rnn.compat.dating import old_packages
from legacy_rnn.compat.errors import RemovedModuleError
from legacy_rnn.compat.sources import parsing
from legacy_rnn.compat.sources.libraries import addons
from legacy_rnn.compat.sources.libraries.moved_names import MOVED
from legacy_rnn.compat.sources.programs import packages

from ..imports.places import is_own


class Absent(types.ModuleType):
    """Raises the error of its import as soon as it is used.

    Args:
        name: Dotted name that was imported.
        error: What the import raised.
    """

    def __init__(self, name, error):
        super().__init__(name)
        self.__dict__['_error'] = error

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        self._refuse()

    def __call__(self, *args, **options):
        """Refuses."""
        self._refuse()

    def __mro_entries__(self, bases):
        self._refuse()

    def __instancecheck__(self, instance):
        self._refuse()

    def _refuse(self):
        raise self.__dict__['_error'].with_traceback(None)


class Addons(Absent):
    """tensorflow_addons, or a module of it, with what is here.

    Args:
        name: Dotted name that was imported.
        error: What the import raised.
    """

    def __getattr__(self, name):
        full = f'{self.__name__}.{name}'.partition('.')[2]
        if addons.is_here(full):
            module, _, leaf = addons.short(full).partition('.')
            found = importlib.import_module(f'{addons.HOME}.{module}')
            return getattr(found, leaf) if leaf else found
        if name.startswith('_') or full.count('.') > 1:
            return super().__getattr__(name)
        # A table of cells may name what the program never makes.
        return Addons(f'{addons.PACKAGE}.{full}', self.__dict__['_error'])


def instead(name, fromlist, error, frame):
    """What an import statement gets instead of a package that is not there.

    Args:
        name: Dotted name that was asked for.
        fromlist: Names that a `from` statement asks for, or none.
        error: ModuleNotFoundError of the import.
        frame: Frame of the import statement.

    Returns:
        A module, or None where the error is to be seen at once.
    """
    top = name.partition('.')[0]
    if not _is_known(name, error.name or '') or '*' in (fromlist or ()):
        return None
    tree = tree_of(frame) if top == addons.PACKAGE else None
    if tree is not None and not _is_tried(tree, frame):
        found = _of_addons(name, fromlist, error, frame)
        if found is not None:
            return found
    if not _is_free(frame):
        return None
    parts = name.split('.')[1:] if not fromlist else fromlist
    if fromlist:
        made = types.ModuleType(name)
        for part in parts:
            made.__dict__[part] = Absent(f'{name}.{part}', error)
        return made
    made = inner = Absent(top, error)
    for part in parts:
        inner.__dict__[part] = inner = Absent(part, error)
    return made


def _of_addons(name, fromlist, error, frame):
    """The part of tensorflow_addons that is here, if it is asked for."""
    module = Addons(name if fromlist else addons.PACKAGE, error)
    for part in fromlist or ():
        if not addons.is_here(f'{name}.{part}'.partition('.')[2]):
            if not _is_free(frame):
                return None
            module.__dict__[part] = Absent(f'{name}.{part}', error)
    return module


def _is_known(name, missing):
    """Whether a well-known package is missing, or a module that it had."""
    top = name.partition('.')[0]
    if top in old_packages.ENDED:
        return not is_own(top)  # Installed, it asks for what Keras 2 had.
    if missing.partition('.')[0] != top and missing != MOVED.get(name):
        return False
    return packages.on_pypi(top) is not None and not is_own(top)


def may_wait(name, frame):
    """Whether what a known package lacks is an error as late as it is used.

    Args:
        name: Dotted name of the package's module.
        frame: Frame of the import statement.
    """
    top = name.partition('.')[0]
    known = packages.on_pypi(top) is not None and not is_own(top)
    return known and _is_free(frame)


def with_lost(module, fromlist, lost, frame):
    """What a `from` statement gets of a module that lacks some of its names.

    Args:
        module: The module.
        fromlist: Names that the statement asks for.
        lost: Dict from those that have no home today to their errors.
        frame: Frame of the import statement.

    Returns:
        A module with all of the names.

    Raises:
        RemovedModuleError: A `try` stands ready for it, or nobody knows, as
            the statement's source is lost.
    """
    tree = tree_of(frame)
    if tree is None or _is_tried(tree, frame):
        raise RemovedModuleError(str(next(iter(lost.values()))))
    made = types.ModuleType(module.__name__)
    for part in fromlist:
        error = lost.get(part)
        value = Absent(part, error) if error else getattr(module, part)
        made.__dict__[part] = value
    return made


def module(name, fromlist, error, frame):
    """What a `from` statement gets of a module that has no home.

    Args:
        name: Dotted name of the module.
        fromlist: Names that the statement asks for; none of a plain import.
        error: RemovedModuleError of the import.
        frame: Frame of the import statement.

    Returns:
        A module with all of the names.

    Raises:
        RemovedModuleError: The error, where it is to be seen at once.
    """
    if not fromlist or '*' in fromlist:
        raise error
    lost = dict.fromkeys(fromlist, error)
    return with_lost(types.ModuleType(name), fromlist, lost, frame)


def _is_free(frame):
    """Whether a statement stands in a module, not the script, in no `try`."""
    if frame.f_code.co_name != '<module>':
        return False
    if frame.f_globals.get('__name__') == '__main__':
        return False
    tree = tree_of(frame)
    return tree is not None and not _is_tried(tree, frame)


def tree_of(frame):
    """The tree of the file or cell that a frame runs, or None."""
    name = frame.f_code.co_filename
    try:
        if name == '<string>':  # Of any `exec`; Python 3.13 knows `-c` by it.
            return None
        if name in linecache.cache:  # A notebook's file is no Python.
            source = ''.join(linecache.getlines(name)).encode()
        else:
            with open(name, 'rb') as file:
                source = file.read()
        return parsing.tree(source, name)
    except (OSError, SyntaxError):
        return None


def _is_tried(tree, frame):
    """Whether a frame's statement stands in a `try`."""
    tries = [node for node in ast.walk(tree) if isinstance(node, ast.Try)]
    return any(
        part.lineno <= frame.f_lineno <= (part.end_lineno or part.lineno)
        for node in tries
        for part in node.body
    )
