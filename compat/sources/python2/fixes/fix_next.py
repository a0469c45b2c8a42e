"""`archive.next()` of a `TarFile`, and `file.next().strip()`.

Python 3 has the method of archives, too; fissix's own fixer makes
`next(archive)` of it, which is no iterator. It looks at no call that
something follows, and hides what it writes from others: `izip(a).next()`.
"""

import re

from fissix.fixer_util import ArgList, Name
from fissix.fixes import fix_next
from fissix.pygram import python_symbols
from fissix.pytree import Node

_OPENED = re.compile(
    r'\b(\w+) *= *tarfile\.(?:open|TarFile)\('
    r'|\btarfile\.(?:open|TarFile)\(.*\) +as +(\w+)'
)


class FixNext(fix_next.FixNext):
    """Makes `next(x)` of `x.next()`, unless x is an archive."""

    PATTERN = (
        "power< base=any+ trailer< '.' attr='next' > trailer< '(' ')' > "
        f'after=any+ > | {fix_next.FixNext.PATTERN}'
    )

    def start_tree(self, tree, filename):
        """Finds the names of archives."""
        super().start_tree(tree, filename)
        found = _OPENED.findall(str(tree))
        self._archives = {name for names in found for name in names if name}

    def transform(self, node, results):
        """Writes the call anew, or None where it stays."""
        owner = results.get('base') or results.get('head') or ()
        if ''.join(map(str, owner)).strip() in self._archives:
            return None
        if 'base' in results and not self.shadowed_next:
            base = [part.clone() for part in results['base']]
            base[0].prefix = ''
            base = [Node(python_symbols.power, base)] if base[1:] else base
            after = [part.clone() for part in results.get('after', ())]
            made = [Name('next', prefix=node.prefix), ArgList(base), *after]
            return Node(python_symbols.power, made)
        return super().transform(node, results)
