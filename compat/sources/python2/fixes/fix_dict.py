"""`values = params.values()`, which need not be a dictionary's.

`HParams.values()` of TensorFlow is a dictionary. fissix's own fixer makes a
list of whatever has such a method, on which `values.keys()` below then fails,
and `values['size']`, and `values[key]` in `for key in values`; so do
`params.values().items()`, `HParams(**params.values())`, `params.values()['n']`
and `print params.values()`.
"""

import re

from fissix.fixes import fix_dict

_VIEWS = '(?:iter|view)?(?:keys|items|values)'
_OF_MAPPINGS = f'(?:{_VIEWS}|get|has_key)'
_METHODS = rf'\.{_OF_MAPPINGS}\('
_TEXT = r'\[[uU]?[\'"]'


class FixDict(fix_dict.FixDict):
    """Makes a list of a view, unless it is used as a dictionary."""

    def start_tree(self, tree, filename):
        """Begins a source."""
        super().start_tree(tree, filename)
        self._texts = {}

    def transform(self, node, results):
        """Writes the call anew, or None where it stays."""
        if self._is_mapping(node, results):
            return None
        results = _of_last_view(results)
        return results and super().transform(node, results)

    def _is_of_hparams(self, node, results):
        """Whether it is `params.values()` after `params = HParams(size=3)`."""
        if str(results['method'][0]) != 'values' or results['tail']:
            return False
        while node.parent is not None:
            node = node.parent
        text = self._texts.get(id(node))
        if text is None:
            text = self._texts[id(node)] = str(node)
        owner = re.escape(''.join(map(str, results['head'])).strip())
        made = rf'(?<![\w.]){owner}\s*=\s*(?:\w+\.)*HParams\('
        return re.search(made, text) is not None

    def _is_mapping(self, node, results):
        if str(node.prev_sibling or '').strip() == '**':  # HParams(**values)
            return True
        tail = ''.join(map(str, results['tail'])).strip()
        if re.match(_TEXT, tail) or self._is_of_hparams(node, results):
            return True
        parent = node.parent
        if parent is None or parent.type != self.syms.expr_stmt:
            return False
        name = r'(?<![\w.])' + re.escape(str(parent.children[0]).strip())
        block = parent
        while block.parent is not None and block.type != self.syms.funcdef:
            block = block.parent
        text = self._texts.get(id(block))
        if text is None:  # Each view of a block asks.
            text = self._texts[id(block)] = str(block)
        looped = re.findall(rf'\bfor (\w+) in (?:sorted\()?{name}\b', text)
        keys = ''.join(rf'|\[{key}\]' for key in looped)
        return bool(re.search(f'{name}(?:{_METHODS}|{_TEXT}{keys})', text))


def _of_last_view(results):
    """What was matched, moved to the last view in `a.values().items()`.

    Returns:
        The results, or None where something else of a dictionary follows.
    """
    while results['tail']:
        following = results['tail'][0]
        name = str(following).partition('.')[2].strip()
        if not re.fullmatch(_OF_MAPPINGS, name):
            break
        if not re.fullmatch(_VIEWS, name):
            return None
        called = results['method'][0].parent
        results = {
            'head': [*results['head'], called, results['parens']],
            'method': [following.children[1]],
            'parens': results['tail'][1],
            'tail': results['tail'][2:],
        }
    return results
