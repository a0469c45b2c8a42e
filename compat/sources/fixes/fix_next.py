"""`archive.next()` of a `TarFile`, whose method Python 3 has, too.

fissix's own fixer makes `next(archive)` of it, which is no iterator.
"""

import re

from fissix.fixes import fix_next

_OPENED = re.compile(
    r'\b(\w+) *= *tarfile\.(?:open|TarFile)\('
    r'|\btarfile\.(?:open|TarFile)\(.*\) +as +(\w+)'
)


class FixNext(fix_next.FixNext):
    """Makes `next(x)` of `x.next()`, unless x is an archive."""

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
        return super().transform(node, results)
