"""Keras of the time, by the library tf_keras: models of Keras 1 and 2.

    from legacy_rnn.compat.r1_12 import keras
    from legacy_rnn.compat.r1_8.keras.layers.recurrent import LSTM

Only programs that build Keras models come here; cells, loops and layers of
ours need no Keras. tf_keras keeps the layers, and `teaching` adds the
arguments and methods of the time that it has dropped.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import os
import pkgutil
import sys
import types

from .. import today
from ..errors import RemovedSymbolError
from ..sources.programs import packages
from ..table import old_keras as table
from . import earlier

VARIABLE = 'TF_USE_LEGACY_KERAS'
VERSION = '2.2.4'
_API = 'tf_keras.api._v1.keras'


class Module(types.ModuleType):
    """A module of Keras of the time; its names are looked up on first use.

    Args:
        name: Its full name.
        path: Its name below Keras, `''` for Keras itself.
    """

    def __init__(self, name, path):
        super().__init__(name, 'Keras of the time, by tf_keras.')
        self.__dict__.update(_path=path, __path__=[], __package__=name)
        if not path:
            self.__version__ = VERSION

    def __getattr__(self, name):
        if name == '__all__':
            return sorted(table.names(self._path))
        if name.startswith('__'):
            raise AttributeError(f'{self.__name__} has no attribute {name}')
        value = find(f'{self._path}.{name}'.lstrip('.'))
        if isinstance(value, types.ModuleType):
            full = f'{self.__name__}.{name}'
            value = sys.modules.setdefault(full, value)
        self.__dict__[name] = value
        return value

    def __call__(self, *args, **options):
        """Calls the function of its name: Keras 1 had `layers.merge`."""
        from . import extras

        function = extras.names().get(self._path)
        if function is None:
            raise TypeError(f'keras.{self._path} is a module, no function')
        return function(*args, **options)

    def __dir__(self):
        return sorted({*self.__dict__, *table.names(self._path)})


def is_on():
    """Whether this process is to have Keras of the time."""
    return os.environ.get(VARIABLE) in ('1', 'true', 'True')


def hint():
    """What to install for this TensorFlow, or to set."""
    if packages.has_tf_keras():
        return (
            f"Set os.environ['{VARIABLE}'] = '1' before TensorFlow is imported"
        )
    return packages.needs_tf_keras()


def required(name):
    """Keras 2, for what stands on it.

    Args:
        name: What asks for it, to be told.

    Returns:
        tf_keras, as `tf.keras` of this process.

    Raises:
        RemovedSymbolError: It is not to be had, or `tf.keras` is Keras 3.
    """
    if not (is_on() and packages.has_tf_keras()):
        raise RemovedSymbolError(f'{name} stands on Keras 2. {hint()}')
    library()
    return importlib.import_module('tf_keras')


def find(path, release=None):
    """A name of Keras of the time.

    Args:
        path: Dotted name below Keras, such as `layers.recurrent.LSTM`; `''`
            is Keras itself.
        release: The TensorFlow whose Keras it is, or None.

    Returns:
        A Module, class, function or value. A class that tf_keras lacks raises
        when an object of it is made, as many a program imports it for nothing.

    Raises:
        RemovedSymbolError: tf_keras is not to be had, or neither it nor
            TensorFlow in private has it.
    """
    path = table.plain(path)
    if release is not None:
        earlier.ask(release)
    if table.is_module(path):
        return Module(f'{__name__}.{path}'.rstrip('.'), path)
    is_free = table.is_free(path)
    if not (is_on() and packages.has_tf_keras()) and not is_free:
        raise RemovedSymbolError(f'keras.{path}: {hint()}')
    home = table.home(path)
    if not is_on() and home is not None:
        from . import of_today

        return of_today.find(*home)
    library()
    if home is None:
        value = _private(path)
        return _lost(path) if value is None else value
    from . import extras

    module, leaf = home
    own = extras.names().get(f'{module}.{leaf}')
    if own is not None:
        return own
    full = f'{_API}.{module}'.rstrip('.')
    return getattr(importlib.import_module(full), leaf)


def _lost(path):
    """A class that can be imported and named, but not made; else raises."""
    told = f'keras.{path} has no home here. {table.advice(path)}'
    leaf = path.rpartition('.')[2]
    if not (table.was_known(path) and leaf[:1].isupper()):
        raise RemovedSymbolError(told)

    def __init__(self, *args, **options):
        raise RemovedSymbolError(told)

    return type(leaf, (), {'__init__': __init__, '__doc__': told})


def _private(path):
    """What TensorFlow keeps of its own Keras for itself, or None.

    Its backend is another than that of tf_keras, with a session of its own.
    """
    try:
        found = pkgutil.resolve_name(f'tensorflow.{today.KERAS}.{path}')
    except (AttributeError, ImportError):
        return None
    is_own = path.rpartition('.')[0] in ('', 'backend')
    return found if not is_own or inspect.ismodule(found) else None


@functools.cache
def library():
    """Loads tf_keras and teaches it the arguments of the time, once."""
    from . import teaching

    teaching.teach()
    earlier.teach()
    return importlib.import_module(_API)
