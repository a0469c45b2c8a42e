"""`def f(a, (b, c))` becomes `def f(a, _unpack_<hex>)` on the same line.

The name holds the pattern, so that `semantics2` can unpack it in the tree.
fissix's own fixer adds a line to the function.
"""

from fissix import fixer_base, fixer_util, pytree

from . import pattern_name


class FixUnpackedParams(fixer_base.BaseFix):
    """Names a tuple parameter after its pattern."""

    BM_compatible = True
    PATTERN = "tfpdef< '(' any ')' > | vfpdef< '(' any ')' >"

    def transform(self, node, results):
        """Replaces the outermost pattern of a parameter."""
        if _inside(node):
            return None
        prefix = node.prefix
        if not prefix and getattr(node.prev_sibling, 'value', '') == 'lambda':
            prefix = ' '
        return fixer_util.Name(pattern_name(node), prefix=prefix)


def _inside(node):
    parent = node.parent
    while parent is not None:
        if pytree.type_repr(parent.type) in ('tfpdef', 'vfpdef'):
            return True
        parent = parent.parent
    return False
