"""`except E, (a, b):` becomes `except E, _unpack_<hex>:` on the same line.

So does `except E as (a, b):`, which Python 2 took, too. The name holds the
pattern, as that of a parameter does. fissix's own fixer adds a line to the
handler.
"""

from fissix import fixer_base, fixer_util
from fissix.pgen2 import token

from . import pattern_name


class FixCaughtParts(fixer_base.BaseFix):
    """Names what a handler catches after its pattern."""

    BM_compatible = True
    run_order = 4  # Before fissix's `except`.
    PATTERN = "except_clause< 'except' any (',' | 'as') target=any >"

    def transform(self, node, results):
        """Replaces the pattern by a name."""
        target = results['target']
        if target.type != token.NAME:
            target.replace(fixer_util.Name(pattern_name(target), prefix=' '))
