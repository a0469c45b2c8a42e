"""Keeps `'\\users'`, which names no character in Python 2's plain strings."""

import re

from fissix import fixer_base

# Backslashes in pairs stand for themselves.
_NAMED = re.compile(r'(?<!\\)((?:\\\\)*)\\([uUN])')


class FixPlainStrings(fixer_base.BaseFix):
    """Doubles the backslash of `\\u`, `\\U` and `\\N`."""

    BM_compatible = True
    PATTERN = 'STRING'

    def start_tree(self, tree, filename):
        """Notes whether the file's strings are text without a prefix."""
        super().start_tree(tree, filename)
        self._text = 'unicode_literals' in tree.future_features

    def transform(self, node, results):
        """Rewrites one string without a prefix, or with that of bytes."""
        if self._text or node.value[0] not in '\'"':
            return None
        value = _NAMED.sub(r'\1\\\\\2', node.value)
        if value == node.value:
            return None
        new = node.clone()
        new.value = value
        return new
