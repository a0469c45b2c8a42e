"""The public names of one release, with its own argument lists.

A package of old parts has a table `HOMES`: public name to the module that
implements it, `module:attribute` where it has another name there. An
implementing function takes the release as its first argument, and understands
the argument names of all releases; an implementing class has the release as
an attribute; a `Since` is asked for its value. A `Face` gives the package's
`for_release`:

    face = Face('legacy_rnn.compat.seq2seq', HOMES, MODULES)
    face.for_release('0.12').sequence_loss(logits, targets, weights)
"""

from __future__ import annotations

import functools
import importlib
import sys
import types
from collections.abc import Mapping

from .. import history, table
from ..releases import RELEASES, Release, Since
from . import defaults
from .binding import bind, show


class Hooks:
    """What a package may do in its own way.

    Attributes:
        synonyms: Names of some releases for parts that have another name.
        of_all_releases: Names that every release has, listed or not.
    """

    synonyms: Mapping[str, str] = types.MappingProxyType({})
    of_all_releases: tuple[str, ...] = ()

    def adapt(self, part, canonical, values):
        """The implementation's arguments for those of a release.

        Args:
            part: The object that is being made.
            canonical: Its implementing class.
            values: Dict by the release's names, defaults included.
        """
        return values

    def attributes(self, canonical, release):
        """Dict of further attributes of a release's class."""
        return {}


class Face:
    """What a package shows: its parts in each release.

    Args:
        package: Name of the package that implements the parts.
        homes: Public name -> `module` or `module:attribute` in the package.
        modules: Modules in which releases kept the parts, newest home first.
        hooks: Module or object with what is particular to the package, see
            `Hooks`.
    """

    def __init__(self, package, homes, modules, hooks=None):
        self.package = package
        self.homes = homes
        self.modules = modules
        self.hooks = hooks or Hooks()
        self._parts = {}

    def for_release(self, release):
        """The names that one release had.

        Args:
            release: A Release or its name, such as `'0.12'`.

        Returns:
            A namespace with that release's names as attributes; a name that
            the release did not have raises AttributeError. One and the same
            for the same release.

        Raises:
            ValueError: No such release.
        """
        release = release if type(release) is Release else Release(release)
        if release.place not in self._parts:
            parts = Parts(_face=self, _release=release)
            self._parts[release.place] = parts
        return self._parts[release.place]

    def newest(self, name):
        """A name of 1.15, or of the last release that had it."""
        if name not in self.homes:
            raise AttributeError(
                f'module {self.package!r} has no attribute {name!r}'
            )
        return getattr(self.for_release(RELEASES[-1]), name)

    def implementation(self, name):
        """The one implementation of a name, for all releases."""
        home, _, attribute = self.homes[name].partition(':')
        module = importlib.import_module(f'{self.package}.{home}')
        return getattr(module, attribute or name)


class Parts(types.SimpleNamespace):
    """What one release had of a package, made on first use.

    Args:
        _face: The package's `Face`.
        _release: A Release.
    """

    def __getattr__(self, name):
        face = self._face
        if name.startswith('__') or name not in face.homes:
            raise AttributeError(f'{face.package} has no {name!r}')
        if name in face.hooks.synonyms:
            return getattr(self, face.hooks.synonyms[name])
        found = self._find(name)
        if found is None and name not in face.hooks.of_all_releases:
            raise AttributeError(
                f'TensorFlow {self._release} had no {name!r}; releases that '
                f'had it: {self._span(name)}'
            )
        made = self._make(name, found)
        setattr(self, name, made)
        return made

    def __dir__(self):
        return [name for name in self._face.homes if self._find(name)]

    def __repr__(self):
        return f"{self._face.package}.for_release('{self._release}')"

    def _find(self, name):
        """The `Resolution` of a part in this release, or None."""
        for module in self._face.modules:
            symbol = history.find(f'{module}.{name}')
            if symbol and symbol.kind != 'module':
                if symbol.at[self._release.place]:
                    return table.resolved(symbol.name, self._release.place)
        return None

    def _span(self, name):
        found = (history.find(f'{m}.{name}') for m in self._face.modules)
        releases = {r for s in found if s for r in s.releases}
        return f'{min(releases)} to {max(releases)}' if releases else 'none'

    def _make(self, name, found):
        implementation = self._face.implementation(name)
        if isinstance(implementation, Since):
            return implementation[self._release]
        if isinstance(implementation, type):
            return self._class(name, found, implementation)
        return function_of(implementation, found)

    def _class(self, name, found, canonical):
        """A class with the release's own constructor."""
        if not hasattr(canonical, 'release'):
            return canonical
        body = {'release': self._release, '__doc__': canonical.__doc__}
        told = found is not None and found.arguments
        if told and not issubclass(canonical, tuple):
            body['__init__'] = self._constructor(canonical, found)
        body.update(self._face.hooks.attributes(canonical, self._release))
        bases = (canonical, *self._parents(canonical))
        if '__init__' in body:
            bases = (_past(canonical), *bases)
        made = type(name, bases, body)
        made.__module__ = canonical.__module__
        return made

    def _constructor(self, canonical, found):
        """An `__init__` with the release's own argument list."""
        adapt = self._face.hooks.adapt

        def __init__(self, *args, **kwargs):
            if _is_below_another(type(self), __init__):
                # The call comes from an implementation, by its own names.
                canonical.__init__(self, *args, **kwargs)
            else:
                values = call_of(found, args, kwargs)
                values = adapt(self, canonical, values)
                canonical.__init__(self, **values)

        __init__.__dict__['_of_release'] = True
        return show(__init__, found.arguments, method=True)

    def _parents(self, canonical):
        """The release's own classes among the ancestors of a class."""
        for base in canonical.__mro__[1:]:
            name = base.__name__
            if name != canonical.__name__ and self._has(name):
                yield getattr(self, name)

    def _has(self, name):
        always = name in self._face.hooks.of_all_releases
        return name in self._face.homes and (always or self._find(name))


def of_later(package, attribute, found):
    """A part to which a private path led before a release showed it.

    Args:
        package: Name of the module that implements it.
        attribute: Name of the part.
        found: The `table.Resolution` of the old name.

    Returns:
        That of the first later release which showed it, or None.
    """
    is_path = found.public != found.name and found.public_symbol
    shown = found.public_symbol.releases if is_path else ()
    later = [release for release in shown if release > found.release]
    make = getattr(sys.modules.get(package), 'for_release', None)
    if not later or make is None:
        return None
    return getattr(make(min(later)), attribute, None)


def function_of(implementation, found):
    """A function with the release's own argument list.

    Args:
        implementation: Function of the release and of all argument names.
        found: The `table.Resolution` of the old name.

    Returns:
        A function of the release's arguments alone.
    """

    @functools.wraps(implementation)
    def function(*args, **kwargs):
        values = call_of(found, args, kwargs)
        return implementation(found.release, **values)

    function.__name__ = function.__qualname__ = found.name.rpartition('.')[2]
    del function.__wrapped__
    return show(function, found.arguments)


def call_of(found, positional, keywords):
    """Expresses a release's call as keywords, defaults filled in.

    Args:
        found: A `table.Resolution`.
        positional: Values given by position.
        keywords: Values given by name.

    Returns:
        Dict of values: those given, and each default that has a value.

    Raises:
        TypeError: The release did not take such a call.
    """
    arguments = found.arguments or ()
    leaf = found.name.rpartition('.')[2]
    given = bind(arguments, positional, keywords, leaf)
    return {**defaults.known(arguments), **given}


def _past(canonical):
    """What `super(a release's class, self)` of a script's own class finds.

    Args:
        canonical: The implementing class, which stands next, and is none of
            the release's.

    Returns:
        A class whose constructor is that of the class after it.
    """

    class Past:
        def __init__(self, *args, **kwargs):
            super(canonical, self).__init__(*args, **kwargs)

    return Past


def _is_below_another(kind, constructor):
    """Whether a class before the constructor's is one of a release too."""
    for base in kind.__mro__:
        own = base.__dict__.get('__init__')
        if own is constructor:
            return False
        if getattr(own, '_of_release', False):
            return True
    return False
