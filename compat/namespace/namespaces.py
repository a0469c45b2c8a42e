"""The old namespaces: modules to use in place of `tensorflow`.

A namespace is a module whose names are looked up in the table on first use.
Its sub-modules can be imported the way old scripts import them. A name that
is gone raises `RemovedSymbolError`, and `from module import name` raises
`RemovedModuleError` with the same advice.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
import types

from .. import old_keras, table, today
from ..errors import RemovedModuleError, RemovedSymbolError
from ..releases import Release
from ..signatures import adapters, parts
from . import keras_names, messages, private_modules
from .eras import Era

_PACKAGE = __name__.rpartition('.namespace.')[0]
# What TensorFlow's cells and layers ask a module for, which a program may put
# another function in the place of; ours ask `tf.compat.v1` for the same.
ASKED_FOR = frozenset(['python.ops.variable_scope.get_variable'])
# What a build of TensorFlow says of itself, by `GIT_VERSION`, too.
_BUILD = frozenset(
    'compiler_version cxx11_abi_flag git_version monolithic_build'.split()
)
# Who reads modules, and wants of them what is there.
_READ_AS_THEY_ARE = frozenset(
    [__name__.partition('.')[0], 'tensorflow', *sys.stdlib_module_names]
) - {'__main__'}


class Namespace(types.ModuleType):
    """A module of an old TensorFlow."""

    def __getattr__(self, name):
        if name == '__all__':
            return self.__dir__()
        if name.startswith('__') and name != '__version__':
            if name[2:-2] in _BUILD and not self._inner:
                return getattr(self, name[2:-2].upper())
            raise AttributeError(f'{self.__name__} has no attribute {name}')
        inner = self._inner
        value = look_up(self._era, f'{inner}.{name}' if inner else name)
        if isinstance(value, types.ModuleType):
            sys.modules.setdefault(f'{self.__name__}.{name}', value)
        looked_up(self)[name] = value
        return value

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        if f'{looked_up(self).get("_inner")}.{name}' in ASKED_FOR:
            setattr(
                importlib.import_module('tensorflow').compat.v1, name, value
            )

    def __dir__(self):
        return [
            leaf for leaf in table.shown(self._inner) if hasattr(self, leaf)
        ]

    @property
    def __dict__(self):
        """What was looked up; for those who read a module whole, all of it.

        `[x for x in tf.contrib.rnn.__dict__.values() if inspect.isclass(x)]`
        """
        reader = sys._getframe(1).f_globals.get('__name__') or ''
        if reader.partition('.')[0] not in _READ_AS_THEY_ARE:
            self.__dir__()
        return looked_up(self)

    def __repr__(self):
        return f'<module {self.__name__!r} of TensorFlow {self._era.label}>'


# What a module was asked for, without looking up the rest.
looked_up = vars(types.ModuleType)['__dict__'].__get__


class _Called(private_modules.CallableModule, Namespace):
    pass


def become(name):
    """Turns the module of that name into the namespace it is named after.

    Args:
        name: Full name, such as `legacy_rnn.compat.r0_8`.
    """
    from ..core import version
    from ..layer_base import graph_seeds
    from . import graph_mode

    graph_mode.enter()
    graph_seeds.follow_releases()
    if not any(isinstance(f, _Finder) for f in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
    module = sys.modules[name]
    era = Era(name.rpartition('.')[2])
    module.__class__ = Namespace
    module.__dict__.update(_era=era, _inner='', __path__=[])
    module.__dict__['__version__'] = version.make_version(era.release)


def api(release):
    """The namespace of one release.

    Args:
        release: Such as `'0.8'`.

    Returns:
        The module `legacy_rnn.compat.r0_8`.

    Raises:
        ValueError: No such release.
    """
    module = Release(release).module
    return importlib.import_module(f'{_PACKAGE}.{module}')


def look_up(era, name):
    """What a dotted name stands for in an era.

    Args:
        era: An Era.
        name: Dotted name relative to `tensorflow`.

    Returns:
        A function, class, constant or Namespace.

    Raises:
        RemovedSymbolError: It existed and has no home, or was dropped
            before this release.
        AttributeError: The era never had it.
    """
    found, module = era.find(name)
    row = found.row
    if 'keras' in found.name:
        inner = keras_names.inner(found, module)
        if inner is not None:
            return old_keras.find(inner, era.release)
    if module and not (row and row.factory):
        return _submodule(era, module)
    if row is None or row.becomes == table.GONE:
        return _lost(era, name, found)
    if row.becomes == table.OURS:
        return _ours(found)
    given = row.runtime and found.gives
    if given:
        value = _implementation(given)
        return value(found.release) if row.factory else value
    try:
        value = _of_today(row.target)
    except AttributeError:
        advice = row.advice or 'Take the call out.'
        raise messages.removed(name, advice) from None
    if row.around:
        value = _implementation(row.around)(value)
    return adapters.adapt(value, found.arguments, row, name)


def _lost(era, name, found):
    """What stands for a name that has no row, or no home."""
    top = name.partition('.')[0]
    if top == 'core':
        return private_modules.core(name)
    if top == 'raw_ops' and table.meant(top, era.known):
        return _of_today(name)  # Its operations are in no list.
    if found.row is not None:
        return _gone(name, found)
    if era.is_open and today.has(f'compat.v1.{name}'):
        return _of_today(name)
    return private_modules.passed_on(name) or private_modules.stand_in(
        name, messages.missing(era, name)
    )


def _gone(name, found):
    arguments = found.arguments
    if arguments is not None:
        kernel = private_modules.kernel(name, arguments)
        if kernel:
            return kernel
    value = private_modules.passed_on(name, arguments)
    if value:
        return value
    raise messages.removed(name, found.row.advice)


def _of_today(name):
    """A name of today's `tf.compat.v1`."""
    import tensorflow as tf

    value = tf.compat.v1
    for part in name.split('.'):
        value = getattr(value, part)
    return value


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the sub-modules of namespaces."""

    def find_spec(self, fullname, path=None, target=None):
        parent, _, leaf = fullname.rpartition('.')
        if not parent.startswith(_PACKAGE):
            return None
        known = Namespace, old_keras.Module
        package = sys.modules.get(parent)
        if not isinstance(package, known):
            return self._passed_on(fullname, package, leaf)
        try:
            value = getattr(package, leaf)
        # Without a name, so that no `from` statement hides the advice.
        except RemovedSymbolError as error:
            raise RemovedModuleError(str(error)) from None
        except AttributeError as error:
            raise ModuleNotFoundError(str(error)) from None
        if not isinstance(value, types.ModuleType):
            return None
        return self._spec(fullname, value)

    def _passed_on(self, fullname, package, leaf):
        """A module of today's package that stands under a name of then.

        Its file is loaded once, under today's name.
        """
        name = getattr(package, '__name__', '')
        if not name.startswith('tensorflow.'):
            return None
        try:
            value = importlib.import_module(f'{name}.{leaf}')
        except ModuleNotFoundError:
            return None
        return self._spec(fullname, value)

    def _spec(self, fullname, value):
        spec = importlib.machinery.ModuleSpec(fullname, self)
        spec.loader_state = value
        spec.submodule_search_locations = []
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        sys.modules[module.__name__] = module.__spec__.loader_state


def _submodule(era, inner):
    full = f'{_PACKAGE}.{era.label}.{inner}'
    if full in sys.modules:
        return sys.modules[full]
    module = (_Called if table.is_called(inner) else Namespace)(full)
    module.__dict__.update(
        _era=era, _inner=inner, __path__=[], __package__=full
    )
    sys.modules[full] = module
    return module


def _ours(found):
    row, release = found.row, found.release
    module_name, _, attribute = row.target.partition(':')
    try:
        module = importlib.import_module(f'.{module_name}', _PACKAGE)
        if hasattr(module, 'for_release'):
            return getattr(module.for_release(release), attribute)
        value = getattr(module, attribute)
    except (AttributeError, ModuleNotFoundError) as error:
        if _is_bug(error, module_name):
            raise
        later = parts.of_later(f'{_PACKAGE}.{module_name}', attribute, found)
        if later is not None:
            return later
        advice = row.advice or 'It has no implementation here.'
        raise messages.removed(found.name, advice) from None
    if row.factory:
        return value(release)
    return adapters.adapt(value, found.arguments, row, found.name)


def _is_bug(error, module_name):
    """Whether an import failed for another reason than a missing module."""
    if isinstance(error, ModuleNotFoundError):
        return error.name not in (
            f'{_PACKAGE}.{module_name}',
            f'{_PACKAGE}.{module_name.partition(".")[0]}',
        )
    return False


def _implementation(target):
    module, _, attribute = target.partition(':')
    return getattr(importlib.import_module(f'.{module}', _PACKAGE), attribute)
