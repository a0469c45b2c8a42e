"""Loads and runs the user's files as modules."""

from __future__ import annotations

import contextlib
import functools
import importlib.machinery
import importlib.util
import os
import sys
import types

from . import overlays, sources


class UserLoader(importlib.machinery.SourceFileLoader):
    """Compiles a user's file and gives it the user's builtins.

    Args:
        name: Name of the module.
        path: The file.
        imports: `importing.UserImports`.
    """

    def __init__(self, name, path, imports):
        super().__init__(name, path)
        self._imports = imports

    def get_code(self, fullname):
        """Code of the file, without a cache."""
        return sources.compile_source(
            self.get_data(self.path), self.path, project=self._imports.project
        )

    def exec_module(self, module):
        """Runs the file as a module."""
        code = self._imports.compile(
            self.get_data(self.path), self.path, module.__dict__
        )
        exec(code, module.__dict__)


class ExtensionLoader(importlib.machinery.ExtensionFileLoader):
    """Loads a compiled module of the user's, with what NumPy has dropped.

    Args:
        name: Name of the module.
        path: The file.
        numpy: NumPy for the user's files.
    """

    def __init__(self, name, path, numpy):
        super().__init__(name, path)
        self._numpy = numpy

    def exec_module(self, module):
        """Runs the module, whose imports look into `sys.modules` alone."""
        today = importlib.import_module('numpy')
        dropped = functools.partial(getattr, self._numpy)
        sys.modules['numpy'] = overlays.Overlay(today, {}, dropped)
        try:
            super().exec_module(module)
        finally:
            sys.modules['numpy'] = today


def finder():
    """The `importing.UserImports` of the program that runs."""
    return next(f for f in sys.meta_path if hasattr(f, 'asking'))


def load_file(imports, name, path):
    """Loads a user's file as a module of that name.

    Args:
        imports: `importing.UserImports`.
        name: Name of the module; it replaces one of that name.
        path: The file; an `__init__.py` is its folder's package.
    """
    package = os.path.basename(path) == '__init__.py'
    spec = importlib.util.spec_from_file_location(
        name,
        path,
        loader=UserLoader(name, path, imports),
        submodule_search_locations=[os.path.dirname(path)]
        if package
        else None,
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return sys.modules[name]


def run_file(imports, path, namespace, name):
    """Runs a user's file as `runpy.run_path` does.

    Args:
        imports: `importing.UserImports`.
        path: The file.
        namespace: Dict to start from.
        name: Its `__name__`, under which it is a module meanwhile.

    Returns:
        Dict of its names at its end.
    """
    module = types.ModuleType(name)
    space = module.__dict__
    space.update(namespace, __file__=path, __package__='')
    with open(path, 'rb') as file:
        code = imports.compile(file.read(), path, space)
    with _running(name, module, path):
        exec(code, space)
    return dict(space)


def builtins_of(imports, name):
    """Builtins of a user's module that is to be run, as its first names.

    Args:
        imports: `importing.UserImports`.
        name: Name of a module, or of a package with a `__main__`.

    Returns:
        Dict; empty where the module is not the user's.
    """
    spec = importlib.util.find_spec(name)
    if spec and spec.submodule_search_locations is not None:
        spec = importlib.util.find_spec(f'{name}.__main__')
    if spec is None or not isinstance(spec.loader, UserLoader):
        return {}
    data = spec.loader.get_data(spec.loader.path)
    old = imports.old.of_source(data)
    return {'__builtins__': vars(imports.builtins(imports.dialect(data), old))}


@contextlib.contextmanager
def _running(name, module, path):
    """A module of that name, and the first argument, for a while."""
    before, arguments = sys.modules.get(name), sys.argv[:1]
    sys.modules[name], sys.argv[:1] = module, [path]
    try:
        yield
    finally:
        sys.argv[:1] = arguments
        sys.modules.pop(name, None)
        if before is not None:
            sys.modules[name] = before


def unload(top):
    """Takes a module and its sub-modules out of `sys.modules`.

    Args:
        top: Dotted name of the module.

    Returns:
        Dict from names to the modules.
    """
    names = [n for n in sys.modules if n == top or n.startswith(f'{top}.')]
    return {name: sys.modules.pop(name) for name in names}


def call_after(loader, call):
    """Has a loader call a function once it has run a module.

    Args:
        loader: Loader of one spec.
        call: Function without arguments.
    """
    known = loader.exec_module

    def exec_module(module):
        known(module)
        call()

    loader.exec_module = exec_module
