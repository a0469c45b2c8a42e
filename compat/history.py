"""Every public name of TensorFlow 0.5 to 1.15, with its arguments.

    symbol = history.find('concat')
    symbol.arguments('0.8')  # (Argument('concat_dim'), Argument('values'), …)

The history ships as package data and is read on first use, in milliseconds.
Names are relative to the `tensorflow` package, private paths included:
`concat`, `nn.rnn_cell.GRUCell`, `python.ops.array_ops.concat`.
"""

from __future__ import annotations

import functools
import gzip
import pathlib
from typing import NamedTuple

from .releases import RELEASES, place_of

_DATA = pathlib.Path(__file__).with_name('data') / 'api_history.txt.gz'

# Folders of the package of whose names it lists few or none.
_UNLISTED = frozenset(
    '_api compat compiler core g3doc include raw_ops tools'.split()
)


class Argument(NamedTuple):
    """One argument of an old function, `name` or `name=default`.

    Attributes:
        name: Its name, with the stars of `*args` and `**kwargs`.
        default: Source text of the default, None for a required argument.
    """

    name: str
    default: str | None = None


class Symbol(NamedTuple):
    """A public name of the old API.

    Attributes:
        name: Dotted name relative to `tensorflow`.
        kind: function, class, method, property, constant or module.
        today: Whether today's `tf.compat.v1` has the name without Keras.
        spans: Tuples of first and last release, the places in `RELEASES`,
            and the text of the argument list, or None.
        at: The span that holds each place in `RELEASES`, or None.
    """

    name: str
    kind: str
    today: bool
    spans: tuple
    at: tuple

    @property
    def releases(self):
        """The releases that had the name, oldest first."""
        return tuple(
            RELEASES[i]
            for first, last, _ in self.spans
            for i in range(first, last + 1)
        )

    @property
    def last(self):
        """The last release that had the name."""
        return RELEASES[self.spans[-1][1]]

    @property
    def first(self):
        """The first release that had the name."""
        return RELEASES[self.spans[0][0]]

    def nearest(self, release):
        """The release that had the name last, or first if that is later."""
        return self.last if release > self.last else self.first

    def exists(self, release):
        """Whether the release had the name."""
        return self.at[place_of(release)] is not None

    def arguments(self, release):
        """The argument list in a release.

        Returns:
            Tuple of Argument, or None where the release lacked the name or
            it takes no arguments known by name.
        """
        span = self.at[place_of(release)]
        return parse_arguments(span[2]) if span and span[2] else None


@functools.cache
def find(name):
    """The symbol of a dotted name, or None."""
    line = _tables()[0].get(name)
    if line is None:
        return None
    kind, today, *texts = line.split(' ')
    lists, spans = _tables()[1], []
    at: list[tuple | None] = [None] * len(RELEASES)
    for text in texts:
        releases, _, place = text.partition(':')
        first, last = map(int, releases.split('-'))
        spans.append((first, last, lists[int(place)] if place else None))
        at[first : last + 1] = [spans[-1]] * (last + 1 - first)
    return Symbol(name, kind, today == 'y', tuple(spans), tuple(at))


def names():
    """All names of the history, sorted."""
    return tuple(_tables()[0])


def members(module):
    """Names directly below a module or class, `''` for the top level."""
    return _tree().get(module, ())


def lists(name):
    """Whether a name that the history lacks was in no release.

    It lists the public names of modules that it knows, of private ones a few;
    what is below a name that was in no release was in none, either.

    Args:
        name: Dotted name relative to `tensorflow`.
    """
    parent, _, leaf = name.rpartition('.')
    is_private = leaf.startswith('_') or 'python' in name.split('.')
    if is_private or name.partition('.')[0] in _UNLISTED:
        return False
    return bool(members(parent)) or find(parent) is None and lists(parent)


def is_module(name):
    """Whether a name is a module, of any release."""
    found = find(name)
    return found.kind == 'module' if found else bool(members(name))


@functools.cache
def _tables():
    text = gzip.decompress(_DATA.read_bytes()).decode('utf-8')
    symbols, _, arguments = text.partition('\n\n')
    pairs = (line.split(' ', 1) for line in symbols.split('\n'))
    return dict(pairs), arguments.split('\n')


@functools.cache
def _tree():
    tree = {}
    for name in _tables()[0]:
        # A parent that the history does not list is a module all the same.
        while name:
            parent, _, leaf = name.rpartition('.')
            children = tree.setdefault(parent, {})
            if leaf in children:
                break
            children[leaf] = None
            name = parent
    return {parent: tuple(children) for parent, children in tree.items()}


@functools.cache
def parse_arguments(text):
    """Reads a line of an argument list.

    Args:
        text: `-` for no arguments, or arguments with tabs between them.

    Returns:
        Tuple of Argument.
    """
    if text == '-':
        return ()
    found = []
    for part in text.split('\t'):
        name, equals, default = part.partition('=')
        found.append(Argument(name, default if equals else None))
    return tuple(found)
