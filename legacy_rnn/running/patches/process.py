"""State that Python itself keeps for the program that it runs."""

from __future__ import annotations

import contextlib
import gc
import linecache
import os
import sys

from ..imports import ownership
from . import replacing


@contextlib.contextmanager
def of_its_own(folder):
    """Lets a program be the main one; what was comes back.

    Its arguments, search path, streams, working folder, environment and
    modules are its own. Installed packages that it loads stay loaded.

    Args:
        folder: Where its files are; they are the user's, wherever that is.
    """
    with (
        ownership.adopted(folder),
        _modules(),
        _working_folder(),
        _environment(),
        replacing.contents(linecache.cache),
        replacing.contents(sys.path),
        replacing.attribute(sys, 'path', sys.path),
        replacing.attribute(sys, 'argv', sys.argv),
        replacing.attribute(sys, 'stdin', sys.stdin),
        replacing.attribute(sys, 'stdout', sys.stdout),
        replacing.attribute(sys, 'stderr', sys.stderr),
    ):
        yield


@contextlib.contextmanager
def loaded_to_stay():
    """Keeps what is loaded out of the search for garbage.

    TensorFlow's modules are four times as many objects as a graph of 8,000
    operations, and were gone through again and again as it was built.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextlib.contextmanager
def _modules():
    """Forgets the user's modules, and gives back those that were hidden."""
    before = dict(sys.modules)
    try:
        yield
    finally:
        for name, module in list(sys.modules.items()):
            if before.get(name) is module:
                continue  # Which files are the user's is slow to say.
            path = getattr(module, '__file__', None)
            if isinstance(path, str) and ownership.is_user_file(path):
                del sys.modules[name]
        sys.modules.update(before)


@contextlib.contextmanager
def _working_folder():
    before = os.getcwd()
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.chdir(before)


@contextlib.contextmanager
def _environment():
    before = dict(os.environ)
    try:
        yield
    finally:
        for name in set(os.environ) - set(before):
            del os.environ[name]
        os.environ.update(before)
