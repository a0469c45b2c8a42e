"""Private packages of which little is here, so that imports of them work.

Old files import modules from `tensorflow.python` that they need in places
alone. Such a module can be imported; what it held raises when it is used.
"""

from __future__ import annotations

import importlib
import inspect
import types

from .. import table, today
from ..errors import RemovedSymbolError
from ..releases import RELEASES
from ..table import removed


class CallableModule(types.ModuleType):
    """A module that is called as the function of its own name.

    `contrib.framework.python.ops.arg_scope` was a module with a function
    `arg_scope`, which its package showed under the same name.
    """

    def __call__(self, *args, **kwargs):
        """Calls the function."""
        leaf = self.__name__.rpartition('.')[2]
        return getattr(self, leaf)(*args, **kwargs)


def core(name):
    """A module of `tensorflow.core`: the messages.

    Raises:
        RemovedSymbolError: It is gone.
    """
    try:
        return importlib.import_module(f'tensorflow.{name}')
    except ModuleNotFoundError:
        raise RemovedSymbolError(
            f'tf.{name} has no home on this TensorFlow. Take the import out.'
        ) from None


def kernel(name, arguments=None):
    """The kernel of a name of `tensorflow.python.ops`.

    Its modules showed what the wrappers of their kernels held.

    Args:
        name: Dotted name relative to `tensorflow`.
        arguments: The release's argument list where it is known; another
            function of a kernel's name takes others.

    Returns:
        A function, or None.
    """
    module, _, leaf = name.rpartition('.')
    if not module.startswith('python.ops.') or leaf.startswith('__'):
        return None
    package = __name__.rpartition('.namespace.')[0]
    kernels = importlib.import_module('.private.raw_ops', package)
    found = getattr(kernels, leaf, None)
    if found is None or arguments is None:
        return found
    return found if _takes(found, arguments) else None


def passed_on(name, arguments=None):
    """Today's symbol or module of a private name that is still there.

    Args:
        name: Dotted name relative to `tensorflow`.
        arguments: The release's argument list where it is known; what takes
            others today is not passed on.

    Returns:
        The symbol, or None.
    """
    symbol = table.resolve(name, RELEASES[-1]).symbol
    is_there = symbol.today if symbol else today.private(name)
    if not name.startswith('python.') or not is_there:
        return None
    module, _, leaf = name.rpartition('.')
    try:
        found = getattr(importlib.import_module(f'tensorflow.{module}'), leaf)
    except (AttributeError, ImportError):
        try:
            return importlib.import_module(f'tensorflow.{name}')
        except ImportError:
            return None
    return found if arguments is None or _takes(found, arguments) else None


def _takes(function, arguments):
    """Whether a function takes all arguments of a list by their names."""
    try:
        today = inspect.signature(function).parameters
    except (TypeError, ValueError):
        return False
    return {argument.name.lstrip('*') for argument in arguments} <= set(today)


def stand_in(name, error):
    """What stands for a symbol that a release is not known to have had.

    Keras' classes can be named, as bases too; to make one raises.

    Args:
        name: Dotted name relative to `tensorflow`.
        error: What to raise for any other symbol.

    Returns:
        Today's symbol, or a class.

    Raises:
        AttributeError: The error.
    """
    path, _, leaf = name.rpartition('.')
    if leaf.startswith('_') or not table.members(path):
        found = kernel(name)
        if found is not None:
            return found
    known = table.is_known(path) or not path.startswith('keras.')
    if known or not leaf[:1].isupper():
        raise error
    advice = f'tf.{name} has no home. {removed.advice("keras")}'

    def __init__(self, *args, **kwargs):
        raise RemovedSymbolError(advice)

    return type(leaf, (), {'__init__': __init__, '__doc__': advice})
