r"""`print >> out, \` and its text on the next line, with both lines.

fissix's own fixer joins them.
"""

from fissix.fixes import fix_print as theirs


class FixPrint(theirs.FixPrint):
    """Writes `print` as a function of as many lines."""

    def transform(self, node, results):
        """Ends the call on the last line of the statement."""
        new = super().transform(node, results)
        if new is not None:
            lost = str(node).count('\n') - str(new).count('\n')
            new.children[-1].children[-1].prefix += '\n' * lost
        return new
