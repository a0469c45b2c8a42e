"""Modules with another name, beside a variable that has that name.

    import Queue                      import queue as Queue
    queue = Queue.Queue()             queue = Queue.Queue()

fissix's own fixer makes `queue = queue.Queue()` of it.
"""

from fissix.fixer_util import Name, syms
from fissix.fixes import fix_imports
from fissix.pgen2 import token
from fissix.pytree import Node

_IMPORTS = (syms.import_name, syms.import_from)


class FixImports(fix_imports.FixImports):
    """Keeps the old name of a module whose new one is taken."""

    def start_tree(self, tree, filename):
        """Finds the names that are no module's."""
        super().start_tree(tree, filename)
        modules, names = set(), set()
        for leaf in tree.leaves():
            if leaf.type == token.NAME and not _is_part(leaf):
                (modules if _is_imported(leaf) else names).add(leaf.value)
        self._taken = names - modules

    def transform(self, node, results):
        """Writes the import anew, or what is taken from it."""
        module = results.get('module_name')
        if module is None or 'name_import' not in results:
            return super().transform(node, results)
        old, new = module.value, self.mapping[module.value]
        if new.partition('.')[0] not in self._taken:
            return super().transform(node, results)
        parts = [Name(new, prefix=module.prefix)]
        parts += [Name(word, prefix=' ') for word in ('as', old)]
        module.replace(Node(syms.dotted_as_name, parts))
        others = self.match(node)
        return self.transform(node, others) if others else None


def _is_part(leaf):
    """Whether it is an attribute, or the name of an argument of a call."""
    before, after = leaf.prev_sibling, leaf.next_sibling
    if before is not None and before.type == token.DOT:
        return True
    named = leaf.parent.type == syms.argument and before is None
    return named and after is not None and after.type == token.EQUAL


def _is_imported(leaf):
    node = leaf.parent
    while node is not None and node.type not in _IMPORTS:
        node = node.parent
    return node is not None
