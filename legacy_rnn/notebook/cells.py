"""Cells of a notebook as today's Python, for the magics and for `run`.

A cell that only Python 2 reads is converted, line for line, and its tree
means what Python 2 meant; what IPython alone understands stays as it is.
"""

from __future__ import annotations

from legacy_rnn.compat.sources.notebook import ipython
from legacy_rnn.compat.sources.python2 import dialect, python2_syntax
from legacy_rnn.running.python2 import semantics, sets, since


class Cells:
    """Knows the dialect of a notebook's cells.

    Attributes:
        told: 2 or 3 where the user says it, else None.
        known: Dialect of the cell at hand: 2, 3, or None if it fits both.
    """

    def __init__(self):
        self.told = None
        self.known = None
        self._last = None
        self._divides = False
        self._cell = ''

    def dialect(self, cell):
        """2, 3, or None where a cell fits both.

        A cell that fits both is Python 2 after one that is.

        Args:
            cell: Its text.
        """
        if self.told is not None:
            return self.told
        found = dialect.of_text(ipython.hide(cell))
        return 2 if found is None and self._last == 2 else found

    def begin(self, cell):
        """Notes which cell runs."""
        self.known = self.dialect(cell)
        self._cell = cell
        if self.known is not None:
            self._last = self.known

    def converted(self, cell):
        """The cell as Python 3 reads it, with as many lines.

        Args:
            cell: Its text; of neither Python, it stays as it is.
        """
        if self.dialect(cell) != 2:
            return cell
        hidden = ipython.hide(cell)
        try:
            text = python2_syntax.convert(hidden)
        except (SyntaxError, ValueError, python2_syntax.ConversionError):
            return cell
        return ipython.show(text)

    def visit(self, tree):
        """Transforms a statement, as IPython's tree transformers do.

        Args:
            tree: `ast.Module` of the cell that runs.
        """
        if self.known == 2:
            self._divides |= 'division' in semantics.future_names(tree)
            tree = sets.keep_order(tree)
            tree = semantics.as_python2(tree, self._divides, self._cell)
        return since.as_then(tree)
