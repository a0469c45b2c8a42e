"""Files of settings, which a parser of Python's library reads and writes."""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import full_name

_PARSERS = frozenset('ConfigParser RawConfigParser SafeConfigParser'.split())
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


def is_parser(call, tree):
    """Whether a call makes such a parser, whatever the source calls it."""
    name = full_name(call, tree) or trees.called(call)
    return name.rpartition('.')[2] in _PARSERS


@trees.once
def _parsers(tree):
    """What a source assigns parsers to, as it writes it."""
    return {
        ast.unparse(target)
        for node in trees.of_kind(tree, ast.Assign)
        if is_parser(node.value, tree)
        for target in node.targets
    }
