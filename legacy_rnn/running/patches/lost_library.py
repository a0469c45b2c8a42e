"""Names of Python and NumPy that packages of the time still ask for.

The program's own files see them anyhow. What is installed may be as old: its
last release asks for `collections.Mapping` or `numpy.sctypes`, and does not
import without.
"""

from __future__ import annotations

import contextlib
import errno
import html
import importlib
import os
import unittest
import warnings
from html.parser import HTMLParser

from legacy_rnn.compat.sources.libraries.moved_names import METHODS_MOVED

from ..shims import arrays, removed_modules
from . import replacing

_MODULES = 'base64 collections fractions inspect time'.split()


@contextlib.contextmanager
def given():
    """Brings back the names that Python and NumPy lost, until the end."""
    makers = {name: removed_modules.TABLE[name] for name in _MODULES}
    makers['numpy'] = arrays.TABLE['numpy']
    with contextlib.ExitStack() as stack:
        for name, make in makers.items():
            module = importlib.import_module(name)
            overlay = make()
            for lost, value in overlay._overlay.names.items():
                if not _has(module, lost):
                    stack.enter_context(
                        replacing.attribute(module, lost, value)
                    )
        gone: list[tuple] = [
            (HTMLParser, 'unescape', staticmethod(html.unescape)),
            (os, 'errno', errno),
        ]
        gone += [
            (unittest.TestCase, old, getattr(unittest.TestCase, new))
            for old, new in METHODS_MOVED['unittest'].items()
        ]
        for owner, name, value in gone:
            if not hasattr(owner, name):
                stack.enter_context(replacing.attribute(owner, name, value))
        yield


def _has(module, name):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')  # NumPy tells what `str` will be.
        return hasattr(module, name)
