"""The decorators of `tf.contrib.framework` that warn of old functions."""

import functools
import warnings


def deprecated(date, instructions, warn_once=True):
    """Makes a function say that it is deprecated."""

    def decorate(func):
        @functools.wraps(func)
        def call(*args, **kwargs):
            warnings.warn(
                f'{func.__name__} goes after {date}: {instructions}',
                DeprecationWarning,
                stacklevel=2,
            )
            return func(*args, **kwargs)

        return call

    return decorate


def deprecated_args(date, instructions, *deprecated_arg_names, **kwargs):
    """Marks arguments as deprecated; they still work."""
    return lambda func: func


def deprecated_arg_values(date, instructions, warn_once=True, **kwargs):
    """Marks values of arguments as deprecated; they still work."""
    return lambda func: func


def experimental(func):
    """Marks a function as experimental."""
    return func
