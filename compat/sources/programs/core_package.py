"""Packages in which TensorFlow keeps what `tensorflow` shows.

`tensorflow_core` of 1.15, and `tensorflow._api.v1` and `.v2` since 1.13, which
editors write into imports by themselves.

*Source:* TensorFlow 1.15.5 and 2.21, the folders of their wheels.
"""

from __future__ import annotations

import ast
import re

NAME = 'tensorflow_core'
_KEPT = rf'(?:{NAME}(?:\._api\.v[12])?|tensorflow\._api\.v[12])'
_TAKEN = re.compile(
    rf'^([ \t]*(?:from|import)\s+){_KEPT}'
    r'(?=[.\s])(?=[\w.]*\s+(?:as|import)\b)',
    re.M,
)
_NAME = re.compile(rf'{_KEPT}(?=\.|$)')


def plain(text):
    """A source that takes from `tensorflow` what it took from its core."""
    return _TAKEN.sub(r'\1tensorflow', text) if is_named(text) else text


def is_named(text):
    """Whether a source may take anything from these packages."""
    return NAME in text or 'tensorflow._api' in text


def plain_name(name):
    """The dotted name of a module, below `tensorflow`."""
    found = _NAME.match(name)
    return f'tensorflow{name[found.end() :]}' if found else name


def make_plain(tree):
    """Has the imports of a tree take from `tensorflow`, as `plain` does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            node.module = plain_name(node.module)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    alias.name = plain_name(alias.name)
