"""What is asked of names that are made of one another, once of each.

a = pd.read_csv(path)        b = a + c        c = b - a
"""

from __future__ import annotations

from typing import Any


class Asked:
    """Answers to a question about names.

    Args:
        otherwise: What a name is taken for while it is asked about, and stays
            if nothing says more.
    """

    def __init__(self, otherwise: Any = False):
        self._otherwise = otherwise
        self._known: dict = {}
        self._open: set = set()

    def of(self, name, ask):
        """The answer about a name.

        Args:
            name: The name, or anything else that can be hashed.
            ask: Function without arguments that looks into its values, and
                asks about their names here.
        """
        if name in self._known:
            return self._known[name]
        if name in self._open:
            return self._otherwise
        return self._inner(name, ask) if self._open else self._all(name, ask)

    def _all(self, name, ask):
        """Asks until no name that it is made of is found to be another."""
        told = -1
        while len(self._known) > told:
            told = len(self._known)
            try:
                found = self._inner(name, ask)
            finally:
                names, self._open = self._open, set()
            if found != self._otherwise:
                return found
        self._known |= dict.fromkeys(names - self._known.keys(), found)
        return found

    def _inner(self, name, ask):
        self._open.add(name)
        found = ask()
        if found != self._otherwise:
            self._known[name] = found
        return found
