"""`tensorflow.python.util.tf_inspect`: Python's `inspect`."""

import collections
import inspect

ArgSpec = collections.namedtuple('ArgSpec', 'args varargs keywords defaults')


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f'no function {name}')
    return getattr(inspect, name)


def getargspec(obj):
    """The arguments of a function: `(args, varargs, keywords, defaults)`."""
    return ArgSpec(*inspect.getfullargspec(obj)[:4])


def getfullargspec(obj):
    """The arguments of a function, as Python's `inspect` tells them."""
    return inspect.getfullargspec(obj)
