"""`numpy.absolute` that takes complex numbers for sizes of a type."""

from __future__ import annotations

import numpy as np

from legacy_rnn.compat import numpy1


class Absolute:
    """What NumPy's function does, and of complex numbers what it did."""

    def __call__(self, *args, **options):
        """Sizes of numbers; those of a type as in NumPy up to 1.20."""
        if len(args) == 1 and list(options) == ['dtype']:
            return numpy1.absolute(*args, **options)
        return np.absolute(*args, **options)

    def __getattr__(self, name):
        return getattr(np.absolute, name)


FUNCTIONS = {'abs': Absolute(), 'absolute': Absolute()}
