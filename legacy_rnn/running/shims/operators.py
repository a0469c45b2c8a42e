"""NumPy's operators that take what they took: tensors, complex numbers.

Up to TensorFlow 1.14 a tensor of a graph was an object to NumPy, which used
its operators. Two numbers or arrays have the types of NumPy 1.
"""

from __future__ import annotations

import pkgutil

import numpy as np

from legacy_rnn.compat import numpy1

from .. import promotion, single
from .tensors import is_tensor

_OF_ONE = ('negative', 'square')
_OF_TWO = (
    'add bitwise_and bitwise_or bitwise_xor divide equal floor_divide fmax '
    'fmin fmod left_shift maximum minimum mod multiply not_equal power '
    'remainder right_shift subtract true_divide'
).split()


class Operator:
    """A function of NumPy, with all that it has, which takes tensors too.

    Args:
        function: The numpy.ufunc.
    """

    def __init__(self, function):
        self._function = function

    def __call__(self, *args, **options):
        """What NumPy gave."""
        args = [_object(a) if is_tensor(a) else a for a in args]
        return self._function(*args, **options)

    def __getattr__(self, name):
        if name == '_function':  # Of a copy to come.
            raise AttributeError(name)
        return getattr(self._function, name)

    def __reduce__(self):
        return pkgutil.resolve_name, (f'numpy:{self._function.__name__}',)


class Arithmetic(Operator):
    """One of two numbers or arrays."""

    def __call__(self, *args, **options):
        """What NumPy 1 gave."""
        sides = promotion.matched(*args[:2])
        return super().__call__(*sides, *args[2:], **options)


class Absolute(Operator):
    """`numpy.absolute`, and of complex numbers what it gave."""

    def __call__(self, *args, **options):
        """Sizes of numbers; those of a type as in NumPy up to 1.20."""
        if len(args) == 1 and list(options) == ['dtype']:
            return numpy1.absolute(*args, **options)
        return super().__call__(*args, **options)


def _object(tensor):
    held = np.empty(1, dtype=object)
    held[0] = tensor
    return held.reshape(())


FUNCTIONS = {name: Operator(getattr(np, name)) for name in _OF_ONE}
FUNCTIONS |= {name: Arithmetic(getattr(np, name)) for name in _OF_TWO}
FUNCTIONS |= {'arange': single.of_plain(np.arange)}
FUNCTIONS |= {name: Absolute(np.absolute) for name in ('abs', 'absolute')}
