"""Decorators of `tensorflow.python.util`: `tf_contextlib`, `tf_decorator`."""

import contextlib
import functools


def contextmanager(target):
    """Makes a context manager of a function that yields once."""
    return contextlib.contextmanager(target)


def make_decorator(
    target,
    decorator_func,
    decorator_name=None,
    decorator_doc='',
    decorator_argspec=None,
):
    """Copies the name and documentation of what a wrapper wraps."""
    return functools.wraps(target)(decorator_func)


def unwrap(maybe_tf_decorator):
    """The wrappers around a function, outermost first, and the function."""
    found = []
    target = maybe_tf_decorator
    while hasattr(target, '__wrapped__'):
        found.append(target)
        target = target.__wrapped__
    return found, target
