"""Modules that load by name: `importlib`, `imp` and `pydoc`.

For a user's file they go the way of an import statement of the user's, which
knows Python 2 and the old TensorFlow.
"""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import os
import pydoc
import sys
import types
import warnings

from legacy_rnn.compat import old_imports

from ..imports import loading, ownership, places
from ..imports.overlays import Overlay

PY_SOURCE, PKG_DIRECTORY = 1, 5


def _importlib():
    names = {
        'import_module': _import_module,
        'util': _util(),
        'machinery': _machinery(),
    }
    return Overlay(importlib, names)


def _import_module(name, package=None):
    """Imports for a user's file: the old TensorFlow and the stand-ins."""
    return loading.finder().import_module(name, package)


def _util():
    names = {'spec_from_file_location': _spec_from_file_location}
    return Overlay(importlib.util, names)


def _spec_from_file_location(name, location=None, **options):
    spec = importlib.util.spec_from_file_location(name, location, **options)
    return loading.finder().owned(spec) if spec else spec


def _machinery():
    names = {'SourceFileLoader': _source_file_loader}
    return Overlay(importlib.machinery, names)


def _source_file_loader(fullname, path):
    if ownership.is_user_file(path):
        return loading.UserLoader(fullname, path, loading.finder())
    return importlib.machinery.SourceFileLoader(fullname, path)


def _imp():
    base = None
    if sys.version_info < (3, 12):
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            base = importlib.import_module('imp')
    names = {
        'PY_SOURCE': PY_SOURCE,
        'PKG_DIRECTORY': PKG_DIRECTORY,
        'reload': importlib.reload,
        'new_module': types.ModuleType,
        'find_module': _find_module,
        'load_module': _load_module,
        'load_source': _load_source,
    }
    return Overlay(base, names, name='imp')


def _load_source(name, pathname, file=None):
    return loading.load_file(loading.finder(), name, pathname)


def _find_module(name, path=None):
    """Open file, path and description of a module.

    Raises:
        ImportError: There is none.
    """
    spec = places.find(name, path)
    if spec is None or spec.origin is None:
        raise ImportError(f'No module named {name!r}', name=name)
    if spec.submodule_search_locations is not None:
        return None, os.path.dirname(spec.origin), ('', '', PKG_DIRECTORY)
    return open(spec.origin), spec.origin, ('.py', 'r', PY_SOURCE)


def _load_module(name, file, filename, details):
    """Loads the module that `find_module` found."""
    if details[2] == PKG_DIRECTORY:
        filename = os.path.join(filename, '__init__.py')
    return loading.load_file(loading.finder(), name, filename)


def _pydoc():
    return Overlay(pydoc, {'locate': _locate})


def _locate(path, forceload=0):
    """What a dotted name stands for, the old TensorFlow's, too."""
    top, *names = [part for part in path.split('.') if part] or ['']
    if top != 'tensorflow':
        return pydoc.locate(path, forceload)
    return old_imports.follow(_import_module(top), names)


TABLE = {
    'importlib': _importlib,
    'importlib.util': _util,
    'importlib.machinery': _machinery,
    'imp': _imp,
    'pydoc': _pydoc,
}
