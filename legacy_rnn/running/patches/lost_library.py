"""Names of the standard library that packages of the time still ask for.

The program's own files see them anyhow. What is installed may be as old: its
last release asks for `collections.Mapping`, and does not import without.
"""

from __future__ import annotations

import contextlib
import html
import importlib
import unittest
from html.parser import HTMLParser

from legacy_rnn.compat.sources.moved_names import METHODS_MOVED

from ..shims import removed_modules
from . import replacing


@contextlib.contextmanager
def given():
    """Brings back the names that modules of Python lost, until the end."""
    with contextlib.ExitStack() as stack:
        for name in 'base64 collections fractions inspect time'.split():
            module = importlib.import_module(name)
            overlay = removed_modules.TABLE[name]()
            for lost, value in overlay._overlay.names.items():
                if not hasattr(module, lost):
                    stack.enter_context(
                        replacing.attribute(module, lost, value)
                    )
        gone: list[tuple] = [
            (HTMLParser, 'unescape', staticmethod(html.unescape))
        ]
        gone += [
            (unittest.TestCase, old, getattr(unittest.TestCase, new))
            for old, new in METHODS_MOVED['unittest'].items()
        ]
        for owner, name, value in gone:
            if not hasattr(owner, name):
                stack.enter_context(replacing.attribute(owner, name, value))
        yield
