"""Files of settings, which a parser of Python's library reads and writes."""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.calls_of_names import dotted

PARSERS = frozenset('ConfigParser RawConfigParser SafeConfigParser'.split())
_TAKING_FILES = ('read_file', 'readfp', 'write')


def is_handed(call, tree):
    """Whether a call hands a file to a parser, as `config.write(file)`.

    Args:
        call: `ast.Call`, or None.
        tree: The source's tree.
    """
    function = getattr(call, 'func', None)
    if not isinstance(function, ast.Attribute):
        return False
    is_taking = function.attr in _TAKING_FILES
    return is_taking and ast.unparse(function.value) in _parsers(tree)


@trees.once
def _parsers(tree):
    """What a source assigns parsers to, as it writes it."""
    return {
        ast.unparse(target)
        for node in trees.of_kind(tree, ast.Assign)
        if dotted(node.value).rpartition('.')[2] in PARSERS
        for target in node.targets
    }
