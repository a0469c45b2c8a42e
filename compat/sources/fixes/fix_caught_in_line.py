"""`except E, (a, b): stop()`, whose body stands on its own line.

It becomes `except E as caught: (a, b) = caught.args; stop()`. fissix's own
fixer writes the assignment without the `;`.
"""

from fissix import fixer_base, fixer_util, pytree
from fissix.pgen2 import token


class FixCaughtInLine(fixer_base.BaseFix):
    """Unpacks what a handler of one line catches."""

    BM_compatible = True
    run_order = 4  # Before fissix's `except`.
    PATTERN = "except_clause< 'except' any comma=',' target=any >"

    def transform(self, node, results):
        """Names what is caught, and assigns it before the first statement."""
        target, body = results['target'], node.next_sibling.next_sibling
        in_line = pytree.type_repr(body.type) == 'simple_stmt'
        if target.type == token.NAME or not in_line:
            return
        name, written = self.new_name('caught'), str(target).strip()
        parts = fixer_util.is_tuple(target) or fixer_util.is_list(target)
        value = f'{name}.args' if parts else name
        results['comma'].replace(fixer_util.Name('as', prefix=' '))
        target.replace(fixer_util.Name(name, prefix=' '))
        start = fixer_util.Name(f'{written} = {value};', prefix=' ')
        body.insert_child(0, start)
