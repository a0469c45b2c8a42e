"""`reduce(f, x)[0]`, a builtin of Python 2 that `functools` has today.

fissix's own fixer looks at no call that something follows, and at those of a
`reduce` of the program's own.
"""

from fissix.fixer_util import find_binding, find_root
from fissix.fixes import fix_reduce


class FixReduce(fix_reduce.FixReduce):
    """Imports `reduce` where it is Python 2's."""

    PATTERN = "power< 'reduce' trailer< '(' any* ')' > any* >"

    def transform(self, node, results):
        """Adds the import where nothing else binds the name."""
        if not find_binding('reduce', find_root(node)):
            super().transform(node, results)
