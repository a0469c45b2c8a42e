"""Sets in the order of Python 2, for ports and `run`, and dictionaries.

    letters = list(old_sets.Set(text))      list(set(text))
    pairs = old_sets.most_common(counts)    counts.most_common()
    words = old_sets.keys(counts)           counts.keys()

Python 2 ran through a set of texts in the same order in every process, and
programs number their vocabularies so: the one that samples must number them
as the one that trained, and an old checkpoint as it did then. Python 3
shuffles them anew in each process.

The order follows from the hashes, by the table that Python 2.7 kept: of
texts, numbers and tuples of these on 64 bits. Text beyond ASCII counts as
`unicode`. Other things went by their addresses: here, by when they came.

Source: Python 2.7, `set`, executed.
"""

from .mappings import each, items, keys, most_common, values
from .ordered import Set

__all__ = ['Set', 'each', 'items', 'keys', 'most_common', 'values']
