"""The old TensorFlow of one release, by the names that imports ask for."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import types

from legacy_rnn.compat import table
from legacy_rnn.compat.dating.facts import COMPAT
from legacy_rnn.compat.errors import RemovedSymbolError
from legacy_rnn.compat.releases import RELEASES, Release
from legacy_rnn.compat.sources.programs import core_package

from ..shims import tutorials
from . import places

PACKAGE = 'tensorflow'
# The package of its own, whose releases were not TensorFlow's: up to 2.2 it
# was as `tf.keras` up to 1.8, and beside TensorFlow 2 as in TensorFlow 2.
KERAS = 'keras'
_KERAS_ROOT = 'legacy_rnn.compat.r1_8.keras'
KERAS_OF_2 = 'legacy_rnn.compat.v1.keras'
_ASKS_LATER = re.compile(
    rb'^[ \t]*(?:import|from)[ \t]+tensorflow\.compat\b', re.M
)


class OldTensorFlow:
    """Supplies `tensorflow` and its sub-modules as a release had them.

    Args:
        release: The Release.
        folder: The script's own folder. A script of TensorFlow's own tree
            imports its neighbours by their full name.
        load: Callable (name, path) that loads a user's file as a module.
        prepare: Called before it is first asked for.

    Attributes:
        keras_root: The module that stands for the package `keras`.
    """

    def __init__(self, release, folder, load, prepare):
        self._release = Release(release)
        self._root = f'legacy_rnn.compat.{self._release.module}'
        self.keras_root = _KERAS_ROOT
        self._folder = os.path.realpath(folder or '.')
        self._load = load
        self._prepare = prepare
        self._found = {}
        self._later = None

    def get(self, name):
        """The module of a dotted name; None if not TensorFlow's.

        Raises:
            ImportError: TensorFlow's, but in no release or gone.
        """
        name = self._plain(name)
        top, _, rest = name.partition('.')
        if top == KERAS and not places.is_own(KERAS):
            self._prepare()
            return self._keras(name, rest)
        if top != PACKAGE:
            return None
        self._prepare()
        if not rest:
            return importlib.import_module(self._root)
        if rest.split('.')[:2] == ['compat', 'v2']:
            return importlib.import_module(name)
        kept = self._of_keras(name, table.old_keras.path(rest) or '')
        if kept is not None:
            return kept
        if name not in self._found:
            self._found[name] = self._own(name, rest)
        return self._found[name] or self._module(name, rest)

    def _keras(self, name, inner):
        """A module of the package `keras`, by its name below it."""
        kept = self._of_keras(name, inner)
        if kept is not None:
            return kept
        return importlib.import_module(self.keras_root + name[len(KERAS) :])

    def _of_keras(self, name, inner):
        """A module that Keras kept for TensorFlow, or None."""
        moved = table.old_keras.of_tensorflow(inner)
        if moved:
            return importlib.import_module(f'{self._root}.{moved}')
        held = table.old_keras.held_tensorflow(inner)
        if not held:
            return None
        module = types.ModuleType(name, 'Kept by Keras for TensorFlow.')
        for leaf in held:
            setattr(module, leaf, self._of_keras(name, f'{inner}.{leaf}'))
        return module

    def of_source(self, data):
        """What supplies a file: this, whatever it holds."""
        return self

    def of_installed(self, data):
        """What supplies a file of an installed package: this, or 1.15.

        A package is installed as it is today, and may ask for
        `tf.compat.v1`, which the release had not yet.

        Args:
            data: Bytes of the source, or text.
        """
        text = data if isinstance(data, bytes) else data.encode()
        if self._release >= COMPAT or not _ASKS_LATER.search(text):
            return self
        if self._later is None:
            self._later = OldTensorFlow(
                RELEASES[-1], self._folder, self._load, self._prepare
            )
            self._later.attach()
        return self._later

    def attach(self):
        """Makes `compat` and the tutorials' modules attributes of packages."""
        root = importlib.import_module(self._root)
        if self._release >= COMPAT or root.__dict__['_era'].spare:
            root.compat.v1 = root
            root.compat.v2 = importlib.import_module(PACKAGE).compat.v2
        for name in tutorials.MODULES:
            module = importlib.import_module(self._root)
            *parents, leaf = name.split('.')
            try:
                for part in parents:
                    module = getattr(module, part)
            except AttributeError:
                continue
            if isinstance(module, types.ModuleType):
                setattr(module, leaf, self.get(f'{PACKAGE}.{name}'))

    def _plain(self, name):
        """The name without `compat.v1`, which is the release itself.

        So is the package `tensorflow_core` of 1.15.
        """
        name = core_package.plain_name(name)
        inner = f'{PACKAGE}.compat.v1'
        if name != inner and not name.startswith(inner + '.'):
            return name
        return name if self._release < COMPAT else name.replace(inner, PACKAGE)

    def _own(self, name, rest):
        """A stand-in, or the file of TensorFlow's tree beside the script."""
        made = tutorials.find(rest, self._release)
        if made is None:
            path = self._neighbour(name)
            made = path and self._load(name, path)
        return made

    def _module(self, name, rest):
        package, _, leaf = name.rpartition('.')
        if package.startswith(f'{PACKAGE}.python.'):
            with contextlib.suppress(ImportError, AttributeError):
                passed_on = self.get(package).__name__
                if passed_on.startswith(f'{PACKAGE}.'):
                    return importlib.import_module(f'{passed_on}.{leaf}')
        try:
            return importlib.import_module(f'{self._root}.{rest}')
        except ModuleNotFoundError as error:
            if not (error.name or '').startswith(self._root):
                # How it was looked for is no business of the program's.
                raise error.with_traceback(None) from None
            value = self._value(rest)
            if value is not None:
                return value
            raise ModuleNotFoundError(
                f'No module named {name!r}', name=name
            ) from None

    def _value(self, rest):
        """A sub-module that is an attribute alone."""
        value = importlib.import_module(self._root)
        for part in rest.split('.'):
            try:
                value = getattr(value, part)
            except RemovedSymbolError:
                raise
            except AttributeError:
                return None
        return value

    def _neighbour(self, name):
        """A file beside the script that bears the module's full name.

        What TensorFlow itself is made of is the namespace's; its tests have
        it beside them too.
        """
        *package, leaf = name.split('.')
        inner = name.partition('.')[2]
        if inner.startswith('python.') and table.is_any_module(inner):
            return None
        if self._folder.split(os.sep)[-len(package) :] != package:
            return None
        path = os.path.join(self._folder, leaf + '.py')
        return path if os.path.isfile(path) else None
