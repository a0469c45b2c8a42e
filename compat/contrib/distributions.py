"""`contrib.distributions` of up to 1.0: densities of numbers and counts."""

import functools

from ..dating.densities import METHODS


@functools.cache
def with_old_methods(distribution):
    """A class of distributions with the methods that it had up to 1.0.

    Args:
        distribution: A class of `tf.compat.v1.distributions`.
    """
    methods = {old: getattr(distribution, new) for old, new in METHODS.items()}
    return type(distribution.__name__, (distribution,), methods)
