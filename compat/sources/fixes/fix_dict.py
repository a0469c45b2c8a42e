"""`values = params.values()`, which need not be a dictionary's.

`HParams.values()` of TensorFlow is a dictionary. fissix's own fixer makes a
list of whatever has such a method, which `values.keys()` below then fails on.
"""

import re

from fissix.fixes import fix_dict

_OF_MAPPINGS = '(keys|items|iteritems|get|has_key)'


class FixDict(fix_dict.FixDict):
    """Makes a list of a view, unless it is used as a dictionary."""

    def transform(self, node, results):
        """Writes the call anew, or None where it stays."""
        if self._is_mapping(node):
            return None
        return super().transform(node, results)

    def _is_mapping(self, node):
        parent = node.parent
        if parent is None or parent.type != self.syms.expr_stmt:
            return False
        name = re.escape(str(parent.children[0]).strip())
        block = parent
        while block.parent is not None and block.type != self.syms.funcdef:
            block = block.parent
        used = rf'(?<![\w.]){name}\.{_OF_MAPPINGS}\('
        return bool(re.search(used, str(block)))
