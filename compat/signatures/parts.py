"""The public names of one release, with its own argument lists.

A package of old parts has a table `HOMES`, public name to the module that
implements it. An implementing function takes the release as its first
argument, and understands the argument names of all releases; an implementing
class has the release as an attribute; a `Since` is asked for its value. A
`Names` gives what one release had:

    names = Names(Release('0.12'), 'legacy_rnn.compat.seq2seq', HOMES, MODULES)
    names.sequence_loss(logits, targets, weights)
"""

from __future__ import annotations

import ast
import functools
import importlib

import tensorflow as tf

from .. import history
from ..releases import Release, Since
from .binding import bind, show


class Names:
    """What one release had of a package, made on first use.

    Args:
        release: A Release.
        package: Name of the package that implements the parts.
        homes: Public name -> module in the package.
        modules: Modules in which releases kept the parts, newest home first.
    """

    def __init__(self, release, package, homes, modules):
        self._release = release
        self._package = package
        self._homes = homes
        self._modules = modules

    def __getattr__(self, name):
        if name.startswith('__') or name not in self._homes:
            raise AttributeError(f'{self._package} has no {name!r}')
        symbol = self._find(name)
        if symbol is None:
            raise AttributeError(
                f'TensorFlow {self._release} had no {name!r}; releases that '
                f'had it: {self._span(name)}'
            )
        made = self._make(name, symbol)
        setattr(self, name, made)
        return made

    def __dir__(self):
        return [name for name in self._homes if self._find(name)]

    def __repr__(self):
        return f"{self._package}.for_release('{self._release}')"

    def _find(self, name):
        """The historical symbol of a part in this release, or None."""
        for symbol in self._symbols(name):
            if symbol.exists(self._release):
                return symbol
        return None

    def _symbols(self, name):
        found = (history.find(f'{m}.{name}') for m in self._modules)
        return [symbol for symbol in found if symbol]

    def _span(self, name):
        releases = {r for s in self._symbols(name) for r in s.releases}
        return f'{min(releases)} to {max(releases)}' if releases else 'none'

    def _make(self, name, symbol):
        module = importlib.import_module(
            f'{self._package}.{self._homes[name]}'
        )
        canonical = getattr(module, name)
        if isinstance(canonical, Since):
            return canonical[self._release]
        if isinstance(canonical, type):
            return self._class(name, symbol, canonical)
        return function_of(canonical, symbol, self._release)

    def _class(self, name, symbol, canonical):
        """A class with the release's own constructor."""
        if not hasattr(canonical, 'release'):
            return canonical
        body = {'release': self._release, '__doc__': canonical.__doc__}
        if symbol.arguments(self._release) and not issubclass(
            canonical, tuple
        ):
            body['__init__'] = _constructor(canonical, symbol, self._release)
        parents = tuple(
            getattr(self, base.__name__)
            for base in canonical.__mro__[1:]
            if base.__name__ != name
            and base.__name__ in self._homes
            and self._find(base.__name__)
        )
        made = type(name, (canonical, *parents), body)
        made.__module__ = canonical.__module__
        return made


def make_names(package, homes, modules):
    """A function from a release, or its name, to its `Names`.

    Args:
        package: Name of the package that implements the parts.
        homes: Public name -> module in the package.
        modules: Modules in which releases kept the parts, newest home first.

    Returns:
        A function; for one release it always gives the same object.
    """

    @functools.cache
    def names_of(release):
        return Names(release, package, homes, modules)

    return lambda release: names_of(Release(release))


def function_of(implementation, symbol, release):
    """A function with the release's own argument list.

    Args:
        implementation: Function of the release and of all argument names.
        symbol: A `history.Symbol`.
        release: A Release.

    Returns:
        A function of the release's arguments alone.
    """

    @functools.wraps(implementation)
    def function(*args, **kwargs):
        return implementation(
            release, **call_of(symbol, release, args, kwargs)
        )

    function.__name__ = function.__qualname__ = symbol.name.rpartition('.')[2]
    del function.__wrapped__
    return show(function, symbol.arguments(release))


def call_of(symbol, release, positional, keywords):
    """Expresses a release's call as keywords, defaults filled in.

    Args:
        symbol: A `history.Symbol`.
        release: A Release.
        positional: Values given by position.
        keywords: Values given by name.

    Returns:
        Dict of values: those given, and the default of each other argument.

    Raises:
        TypeError: The release did not take such a call.
    """
    arguments = symbol.arguments(release) or ()
    values = {
        argument.name: _default(argument.default)
        for argument in arguments
        if argument.default is not None and _is_known(argument.default)
    }
    leaf = symbol.name.rpartition('.')[2]
    values.update(bind(arguments, positional, keywords, leaf))
    return values


def _constructor(canonical, symbol, release):
    """An `__init__` with the release's own argument list."""

    def __init__(self, *args, **kwargs):
        if _is_below_another(type(self), __init__):
            # The call comes from an implementation, by its own names.
            canonical.__init__(self, *args, **kwargs)
        else:
            canonical.__init__(self, **call_of(symbol, release, args, kwargs))

    __init__.__dict__['_of_release'] = True
    return show(__init__, symbol.arguments(release), method=True)


def _is_below_another(kind, constructor):
    """Whether a class before the constructor's is one of a release too."""
    for base in kind.__mro__:
        own = base.__dict__.get('__init__')
        if own is constructor:
            return False
        if getattr(own, '_of_release', False):
            return True
    return False


def _is_known(text):
    """Whether a default's source text says its value: no function does."""
    return not (text.isidentifier() or text[:1] == '<') or text in (
        'True',
        'False',
        'None',
    )


def _default(text):
    """Value of a default's source text: a literal, a dtype, or -inf."""
    if text.startswith('tf.'):
        return getattr(tf, text[len('tf.') :])
    if text.lstrip('-') == 'inf':
        return float(text)
    return ast.literal_eval(text)
