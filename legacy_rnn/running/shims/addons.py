"""tensorflow_addons, as far as it took functions over from `contrib`."""

from __future__ import annotations

import functools
import importlib
import types

from legacy_rnn.compat.sources.addons import MODULES, PACKAGE, SAME, short


class Addons(types.ModuleType):
    """The package, or a module of it.

    Args:
        name: Dotted name of the module.
        error: What the import of the package raised; any name of it that
            `contrib` did not have raises it.
    """

    def __init__(self, name, error):
        super().__init__(name)
        self.__dict__['_error'] = error

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        full = f'{self.__name__}.{name}'.partition('.')[2]
        if short(full) in SAME:
            tf = importlib.import_module('legacy_rnn.compat.r1_15')
            parts = SAME[short(full)].split('.')
            return functools.reduce(getattr, parts, tf)
        if full in MODULES:
            return Addons(f'{PACKAGE}.{full}', self.__dict__['_error'])
        raise self.__dict__['_error'].with_traceback(None)
