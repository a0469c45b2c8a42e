"""TensorFlow for half-ported programs: `tf` is 2, `compat.v1` a release.

`tf.compat.v1` is the namespace of the release that its names are of; `tf`
itself is today's TensorFlow, and that namespace where it lacks a name.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import sys
import types

from legacy_rnn.compat import dating, old_keras, table, today
from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.errors import RemovedSymbolError
from legacy_rnn.compat.releases import Release
from legacy_rnn.compat.signatures import orders
from legacy_rnn.compat.sources.programs import core_package, other_ways
from legacy_rnn.compat.sources.python2 import python2_syntax
from legacy_rnn.running import mixed

from ..shims import absent
from . import ownership, swapped_losses, tensorflow

V1, V2 = 'compat.v1', 'compat.v2'
_COLUMNS = 'tensorflow.python.feature_column.feature_column_v2'


class HalfPorted:
    """Supplies `tensorflow` and its sub-modules to half-ported files.

    Args:
        old: `tensorflow.OldTensorFlow` of the program's release.
        release: That release.
        tf: Today's tensorflow.
    """

    def __init__(self, old, release, tf):
        self._old = old
        old.keras_root = tensorflow.KERAS_OF_2
        # One for each module, whoever imports it.
        self._of_2 = functools.cache(lambda m: KerasOf2(m, self._of_2))
        names = {V1: old.get(tensorflow.PACKAGE)}
        if Release(release) < tensorflow.COMPAT:
            names.update(_of_either(names[V1], tf, release))
        self._tf = names[V2] = Today('', tf, names)
        _restore_columns()

    def attach(self):
        """Makes the tutorials' modules attributes of their packages."""
        self._old.attach()

    def of_source(self, data):
        """What supplies a file: this, or the release for one of 1.x.

        Args:
            data: Bytes of the source, or text.
        """
        try:
            text = python2_syntax.decode(data)
            kind = dating.date_text(text).written_for
        except (SyntaxError, ValueError, RecursionError):
            return self
        return self._old if kind == generation.OLD else self

    of_installed = of_source

    def get(self, name):
        """The module of a dotted name; None if not TensorFlow's.

        Raises:
            ImportError: TensorFlow's, but in no release or gone.
        """
        name = core_package.plain_name(name)
        inner = today.below(name, tensorflow.PACKAGE)
        if inner is None:
            is_keras = today.below(name, tensorflow.KERAS) is not None
            return self._keras(name) if is_keras else None
        second = today.below(inner, V2)
        if second is not None:
            inner = second
        if today.below(inner, 'contrib') is not None and _has_other_way():
            raise ModuleNotFoundError(f'No module named {name!r}', name=name)
        old = today.below(inner, V1)
        if old is not None:
            return self._old.get('.'.join(filter(None, ('tensorflow', old))))
        kept = _is_kept_by_keras(table.old_keras.path(inner) or '')
        if not kept and _is_keras_of_today(inner):
            return importlib.import_module(name)
        if kept or not today.has(inner) or _is_other_keras(inner):
            return self._old.get(name)
        value = self._tf
        for part in filter(None, inner.split('.')):
            try:
                value = getattr(value, part)
            except RemovedSymbolError:
                raise
            except AttributeError:
                # A file of TensorFlow's that no public name shows.
                return importlib.import_module(name)
        return value

    def _keras(self, name):
        """A module of the package `keras`, if it is that of Keras 2."""
        kept = _is_kept_by_keras(name.partition('.')[2])
        if kept or not old_keras.is_on():
            return self._old.get(name) if kept else None
        return self._of_2(self._old.get(name))


class KerasOf2(types.ModuleType):
    """A module of the package `keras` as it was beside TensorFlow 2.

    Args:
        module: That of Keras 2.2, some of whose layers were others.
        of_2: Function that gives what stands for a module below it.
    """

    def __init__(self, module, of_2):
        super().__init__(module.__name__, module.__doc__)
        self.__dict__.update(_module=module, _of_2=of_2, __path__=[])

    def __getattr__(self, name):
        value = getattr(self._module, name)
        if name in table.old_keras.CHANGED and isinstance(value, type):
            value = getattr(old_keras.required(name).layers, name)
        elif isinstance(value, old_keras.Module):
            value = self._of_2(value)
        self.__dict__[name] = value
        return value

    def __call__(self, *args, **options):
        """Calls the function of its name, as `old_keras.Module` does."""
        return self._module(*args, **options)

    def __dir__(self):
        return dir(self._module)


def _is_kept_by_keras(inner):
    """Whether a name below Keras is of what it kept for TensorFlow."""
    known = table.old_keras
    return bool(known.of_tensorflow(inner) or known.held_tensorflow(inner))


def _restore_columns():
    """Names the class of all columns where TensorFlow 1.15 had it."""
    module, moved = map(
        importlib.import_module, (_COLUMNS, _COLUMNS + '_types')
    )
    vars(module).setdefault('FeatureColumn', moved.FeatureColumn)


def _has_other_way():
    """Whether the user's import that runs has one in its `except`.

    TensorFlow 2 had no contrib: such a program goes on there.
    """
    frame = sys._getframe(2)
    while not ownership.is_user_code(frame.f_code.co_filename):
        if frame.f_back is None:
            return False
        frame = frame.f_back
    tree = absent.tree_of(frame)
    return tree is not None and other_ways.has_one(tree, frame.f_lineno)


def _is_other_keras(inner):
    """Whether TensorFlow keeps another Keras there than the program's."""
    return _is_below_keras(inner) and old_keras.is_on()


def _is_keras_of_today(inner):
    """Whether it is a file of TensorFlow's own Keras, which is there."""
    is_there = _is_below_keras(inner) and today.private(inner)
    return bool(is_there) and not old_keras.is_on()


def _is_below_keras(inner):
    return today.below(inner, 'python.keras') is not None


class Today(types.ModuleType):
    """A module of today's TensorFlow, with the old names that it lacks.

    Args:
        path: Dotted name relative to `tensorflow`; `''` is TensorFlow itself.
        base: Today's module.
        names: Dict from full names to values that stand above all others;
            that of `compat.v1` supplies what the module lacks.
    """

    def __init__(self, path, base, names):
        super().__init__(base.__name__, base.__doc__)
        self.__dict__.update(
            _path=path,
            _base=base,
            _names=names,
            __file__=getattr(base, '__file__', None),
            __path__=getattr(base, '__path__', []),
        )

    def __getattr__(self, name):
        if name == '__all__' and not hasattr(self._base, name):
            return self._public()
        full = f'{self._path}.{name}' if self._path else name
        value = self._names.get(full)
        if value is None:
            value = self._find(full, name)
        if not name.startswith('__'):
            self.__dict__[name] = value
        return value

    def _find(self, full, name):
        if _is_other_keras(full):
            return old_keras.find(table.old_keras.path(full))
        private = full.partition('.')[0] in ('core', 'python')
        if private and table.is_ours_by_name(full):
            return _of_release(self._names[V1], full, AttributeError(full))
        try:
            value = getattr(self._base, name)
        except AttributeError as error:
            if private and name.islower():
                with contextlib.suppress(ImportError):
                    module = importlib.import_module(f'tensorflow.{full}')
                    return Today(full, module, self._names)
            if name.startswith('_') and not (private and table.is_known(full)):
                raise
            return _of_release(self._names[V1], full, error)
        # Keras' modules are loaded when they are used.
        known = table.members(full) and not full.startswith('keras')
        known = known or private and table.holds_ours(full)
        if old_keras.is_on():
            known = known or table.old_keras.path(full) is not None
        if full == 'compat' or known and isinstance(value, types.ModuleType):
            return Today(full, value, self._names)
        return value

    def __dir__(self):
        return dir(self._base)

    def _public(self):
        """What `from module import *` takes, the old names among them."""
        names = {*dir(self._base), *table.shown(self._path)}
        public = (name for name in sorted(names) if name[0] != '_')
        return [name for name in public if hasattr(self, name)]


def _of_release(root, name, error):
    """A name of 1.x that TensorFlow 2 lacks."""
    for part in name.split('.'):
        try:
            root = getattr(root, part)
        except AttributeError as problem:
            if type(problem) is AttributeError:
                raise error from None
            raise
    return root


def _of_either(root, tf, release):
    """Functions of which old calls are told by their arguments."""
    for name in {*mixed.orders(), *orders.permuted(release)}:
        is_old = mixed.orders().get(name) or _by_place(name, release)
        try:
            old, new = (mixed.find(space, name) for space in (root, tf))
        except AttributeError:  # Whoever asks for it is told why.
            continue
        if name == swapped_losses.NAME:
            new = swapped_losses.put_right(new)
        yield name, mixed.either(is_old, old, new)


def _by_place(name, release):
    def is_old(args, options):
        return orders.is_permuted(name, release, len(args))

    return is_old
