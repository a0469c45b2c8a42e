"""Private packages of which little is here, so that imports of them work.

Old files import modules from `tensorflow.python` that they need in places
alone. Such a module can be imported; what it held raises when it is used.
"""

from __future__ import annotations

import types

from . import history, table
from .errors import RemovedSymbolError
from .table import aliases, removed


class CallableModule(types.ModuleType):
    """A module that is called as the function of its own name.

    `contrib.framework.python.ops.arg_scope` was a module with a function
    `arg_scope`, which its package showed under the same name.
    """

    def __call__(self, *args, **kwargs):
        """Calls the function."""
        leaf = self.__name__.rpartition('.')[2]
        return getattr(self, leaf)(*args, **kwargs)


def is_called(name):
    """Whether a private module was hidden by its function in its package.

    Args:
        name: Dotted name of the module, relative to `tensorflow`.
    """
    leaf = name.rpartition('.')[2]
    return '.python.' in name and history.find(f'{name}.{leaf}') is not None


def module(name):
    """The name itself if it can only be that of a private module.

    Args:
        name: Dotted name relative to `tensorflow`.

    Returns:
        The name, or None.
    """
    names = (name, *aliases.candidates(name))
    if any(history.find(n) or table.is_listed(n) for n in names):
        return None
    return name if aliases.is_in_package(name) else None


def stand_in(name, error):
    """What stands for a symbol that no release is known to have had.

    Keras' classes can be named, as bases too; to make one raises.

    Args:
        name: Dotted name relative to `tensorflow`.
        error: What to raise for any other symbol.

    Returns:
        A class.

    Raises:
        AttributeError: The error.
    """
    path, _, leaf = name.rpartition('.')
    known = history.find(path) or not path.startswith('keras.')
    if known or not leaf[:1].isupper():
        raise error
    advice = f'tf.{name} has no home. {removed.advice("keras")}'

    def __init__(self, *args, **kwargs):
        raise RemovedSymbolError(advice)

    return type(leaf, (), {'__init__': __init__, '__doc__': advice})
