"""Files that a Python 2 program opened as text, and used as data.

struct.unpack('i', open(path).read(4))    np.fromfile(open(path))
"""

from __future__ import annotations

import ast

from ...names.calls_of_names import dotted
from . import byte_uses
from .line_uses import is_bytes

_NEUTRAL = frozenset('close closed flush name seek tell'.split())
_SCOPES: tuple = (ast.FunctionDef, ast.Module)


class Uses(byte_uses.Uses):
    """The same, and whether a file is surely one of data."""

    def holds_data(self, node):
        """Set of whether each use of a file is surely one of data.

        Args:
            node: The expression that opens it.
        """
        found = {self._is_of_data(use) for use in self._uses(node)}
        return found - {None}

    def gets_bytes(self, node):
        """Set of whether what is written to a file is surely bytes."""
        files = [use for use in self._uses(node) if use is not None]
        calls = [self._parent(self._parent(use)) for use in files]
        return {
            is_bytes(call.args[0], self._around(call, _SCOPES))
            for call in calls
            if dotted(call).endswith('write') and call.args
        }

    def letters(self, node):
        """What is written to a file of letters that stand for bytes.

        Args:
            node: The expression that opens it.
        """
        files = [use for use in self._uses(node) if use is not None]
        calls = [self._parent(self._parent(use)) for use in files]
        return [
            call.args[0]
            for call in calls
            if dotted(call).endswith('.write')
            and call.args
            and byte_uses.makes_letters(call.args[0])
        ]

    def _is_of_data(self, use):
        """Whether a use of a file is one of data; None where it is neither."""
        parent = None if use is None else self._parent(use)
        if isinstance(parent, ast.Attribute):
            call = self._parent(parent)
            if parent.attr in _NEUTRAL:
                return None
            if parent.attr == 'read':
                read = {self._of_string(string) for string in self._uses(call)}
                return read == {byte_uses.DATA}
            scope = self._around(parent, _SCOPES)
            is_written = parent.attr == 'write' and call.args
            return bool(is_written) and is_bytes(call.args[0], scope)
        if not isinstance(parent, (ast.Call, ast.keyword)):
            return None if isinstance(parent, ast.Expr) else False
        leaf = dotted(self._call_around(use)).rpartition('.')[2]
        # A table is read from text as well.
        is_table = leaf.startswith('read_')
        return not is_table and self._argument(use) == byte_uses.DATA
