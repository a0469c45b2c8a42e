"""The loops of one release: its names, arguments, scopes and results."""

from __future__ import annotations

import functools
import importlib

from .. import history
from ..cells.by_release import release_arguments
from ..releases import Release
from ..signatures.binding import show
from . import HOMES

# Modules in which releases kept their loops, the newest home first.
_MODULES = (
    'nn',
    'contrib.rnn',
    'contrib.rnn.python.ops.rnn',
    'models.rnn.rnn',
)


@functools.cache
def loops_of(release):
    """The namespace of one release's loops.

    Args:
        release: A Release or its name.

    Returns:
        A `Loops` object; one and the same for the same release.
    """
    return Loops(Release(release))


class Loops:
    """The loops of one release, made on first use.

    Args:
        release: A Release.
    """

    def __init__(self, release):
        self._release = release

    def __getattr__(self, name):
        symbol = None if name.startswith('__') else _find(name, self._release)
        if symbol is None:
            raise AttributeError(
                f'TensorFlow {self._release} had no loop {name!r}; it had '
                f'{", ".join(dir(self))}'
            )
        loop = _loop(name, symbol, self._release)
        setattr(self, name, loop)
        return loop

    def __dir__(self):
        return [name for name in HOMES if _find(name, self._release)]

    def __repr__(self):
        return f"legacy_rnn.compat.loops.for_release('{self._release}')"


def _find(name, release):
    """The historical symbol of a loop in a release, or None."""
    if name not in HOMES:
        return None
    for module in _MODULES:
        symbol = history.find(f'{module}.{name}')
        if symbol and symbol.exists(release) and symbol.kind == 'function':
            return symbol
    return None


def _loop(name, symbol, release):
    """The function with the release's own argument list."""
    home, _, function = HOMES[name].partition(':')
    module = importlib.import_module(f'{__package__}.{home}')
    implementation = getattr(module, function)

    @functools.wraps(implementation)
    def loop(*args, **kwargs):
        values = release_arguments(symbol, release, args, kwargs)
        return implementation(release, **values)

    loop.__name__ = loop.__qualname__ = name
    del loop.__wrapped__
    return show(loop, symbol.arguments(release))
