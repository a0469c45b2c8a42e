"""What fissix's own fixer of `except E, (a, b):` does not see or write.

`except E, (a, b): stop()`, whose body stands on its own line, becomes `except
E as caught: (a, b) = caught.args; stop()`: fissix leaves the `;` out. `except
E as (a, b):`, which Python 2 took, too, becomes `except E, (a, b):`.
"""

from fissix import fixer_base, fixer_util, pytree
from fissix.pgen2 import token


class FixCaughtInLine(fixer_base.BaseFix):
    """Unpacks what a handler of one line catches."""

    BM_compatible = True
    run_order = 4  # Before fissix's `except`.
    PATTERN = "except_clause< 'except' any by=(',' | 'as') target=any >"

    def transform(self, node, results):
        """Names what is caught, and assigns it before the first statement."""
        target, body = results['target'], node.next_sibling.next_sibling
        in_line = pytree.type_repr(body.type) == 'simple_stmt'
        if target.type == token.NAME:
            return
        if not in_line:
            results['by'][0].replace(fixer_util.Comma())
            return
        name, written = self.new_name('caught'), str(target).strip()
        parts = fixer_util.is_tuple(target) or fixer_util.is_list(target)
        value = f'{name}.args' if parts else name
        results['by'][0].replace(fixer_util.Name('as', prefix=' '))
        target.replace(fixer_util.Name(name, prefix=' '))
        start = fixer_util.Name(f'{written} = {value};', prefix=' ')
        body.insert_child(0, start)
