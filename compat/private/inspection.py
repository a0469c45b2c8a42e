"""`tensorflow.python.util.tf_inspect`: Python's `inspect`."""

import inspect


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f'no function {name}')
    return getattr(inspect, name)


def getargspec(object):
    """The arguments of a function: `(args, varargs, keywords, defaults)`."""
    return inspect.getfullargspec(object)[:4]
