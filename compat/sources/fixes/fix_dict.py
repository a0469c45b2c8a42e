"""`values = params.values()`, which need not be a dictionary's.

`HParams.values()` of TensorFlow is a dictionary. fissix's own fixer makes a
list of whatever has such a method, on which `values.keys()` below then fails,
and `values['size']`, and `values[key]` in `for key in values`.
"""

import re

from fissix.fixes import fix_dict

_METHODS = r'\.(?:keys|items|iteritems|get|has_key)\('
_TEXT = r'\[[uU]?[\'"]'


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
        name = r'(?<![\w.])' + re.escape(str(parent.children[0]).strip())
        block = parent
        while block.parent is not None and block.type != self.syms.funcdef:
            block = block.parent
        text = str(block)
        looped = re.findall(rf'\bfor (\w+) in {name}\b', text)
        keys = ''.join(rf'|\[{key}\]' for key in looped)
        return bool(re.search(f'{name}(?:{_METHODS}|{_TEXT}{keys})', text))
