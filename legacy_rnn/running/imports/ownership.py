"""Which files are the user's own: neither standard library nor installed."""

from __future__ import annotations

import contextlib
import functools
import os
import pathlib
import site
import sys
import sysconfig

from legacy_rnn.compat.sources.programs.installed import is_installed

# Names of code that was given on the command line or typed in.
GIVEN = ('<string>', '<stdin>')
HOME = str(pathlib.Path(__file__).resolve().parents[2])


@functools.cache
def is_user_file(path):
    """Whether a file is the user's: not Python's, not installed, not ours."""
    if not path or path.startswith('<'):
        return False
    path = os.path.realpath(path)
    return _is_adopted(path) or _is_own(path)


def is_adopted_package(path):
    """Whether a file is of an installed package that counts as the user's.

    Args:
        path: The file.
    """
    path = os.path.realpath(path)
    return _is_adopted(path) and not _is_own(path)


def _is_adopted(path):
    return any(f'{path}{os.sep}'.startswith(f'{p}{os.sep}') for p in _PACKAGES)


def _is_own(path):
    return _is_user_folder(os.path.dirname(path)) and not is_installed(path)


def is_user_code(filename):
    """Whether code of this name is the user's: a file's, or given as text."""
    return filename in GIVEN or is_user_file(filename)


def is_user_folder(folder):
    """Whether an entry of `sys.path` holds the user's own modules."""
    return _is_user_folder(os.path.realpath(folder or os.getcwd()))


@contextlib.contextmanager
def adopted(folder):
    """Counts a folder as the user's, wherever it lies.

    Args:
        folder: The folder; the folders in it are judged by themselves.
    """
    _foreign_roots()  # It imports a module, which later asks the finder.
    before = set(_ADOPTED), set(_PACKAGES)
    _ADOPTED.add(os.path.realpath(folder))
    _forget()
    try:
        yield
    finally:
        for paths, known in zip((_ADOPTED, _PACKAGES), before, strict=True):
            paths.clear()
            paths.update(known)
        _forget()


def adopt_package(spec):
    """Counts an installed package as the user's, until the program ends.

    Args:
        spec: Its `importlib.machinery.ModuleSpec`, or that of one module.
    """
    inner = spec.submodule_search_locations
    path = os.path.realpath(inner[0] if inner else spec.origin)
    if path not in _PACKAGES:
        _PACKAGES.add(path)
        _forget()


def _forget():
    is_user_file.cache_clear()
    _is_user_folder.cache_clear()


_ADOPTED: set[str] = set()
_PACKAGES: set[str] = set()


@functools.cache
def _is_user_folder(folder):
    if folder in _ADOPTED:
        return True
    if {'site-packages', 'dist-packages'} & set(folder.split(os.sep)):
        return False
    return not any(
        folder == root or folder.startswith(root + os.sep)
        for root in _foreign_roots()
    )


@functools.cache
def _foreign_roots():
    paths = sysconfig.get_paths()
    roots = {paths[key] for key in ('stdlib', 'platstdlib')}
    roots |= {paths[key] for key in ('purelib', 'platlib')}
    roots |= set(site.getsitepackages())
    roots.add(site.getusersitepackages())
    ends = ('.zip', 'lib-dynload')
    roots |= {p for p in sys.path if isinstance(p, str) and p.endswith(ends)}
    roots |= {HOME, _beside('compat'), _beside('flags')}
    return frozenset(os.path.realpath(root) for root in roots if root)


def _beside(name):
    return os.path.realpath(os.path.join(HOME, name))
