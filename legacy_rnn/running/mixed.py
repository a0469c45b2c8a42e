"""Scripts that fit no release: names and arguments of several together.

A script written between two releases, or ported by half, holds the words of
both. It runs under the release that fits most of it; here it gets the other
words too.
"""

from __future__ import annotations

import functools

from legacy_rnn import compat
from legacy_rnn.compat import table
from legacy_rnn.compat.releases import RELEASES, Release
from legacy_rnn.compat.signatures import orders as places

OLD, NEW = Release('0.12'), Release('1.15')


def allow(root, release):
    """Lets the namespace of a release answer for all the others.

    Args:
        root: The namespace, made for one program.
        release: The Release that most of the program fits.
    """
    era = root.__dict__['_era']
    era.allow(tuple(r for r in reversed(RELEASES) if r != release))
    other = compat.api(NEW if release <= OLD else OLD)
    for name, is_old in orders().items():
        pair = (root, other) if release <= OLD else (other, root)
        old, new = (find(namespace, name) for namespace in pair)
        both = either(is_old, old, new)
        for spelling in (name, *places.private(name)):
            parent, _, leaf = spelling.rpartition('.')
            find(root, parent).__dict__[leaf] = both


@functools.cache
def orders():
    """Names whose calls alone tell old from new, to the rows' `is_old`."""
    return {row.name: row.is_old for row in table.rows() if row.is_old}


def find(namespace, name):
    """What a dotted name stands for in a module.

    Args:
        namespace: The module.
        name: Dotted name; nothing for the module itself.
    """
    for part in filter(None, name.split('.')):
        namespace = getattr(namespace, part)
    return namespace


def either(is_old, old, new):
    """A function that is old or new by the arguments of a call.

    Args:
        is_old: Callable (args, options) that tells.
        old: The function of the older releases.
        new: That of the newer ones.
    """

    def call(*args, **options):
        chosen = old if is_old(args, options) else new
        return chosen(*args, **options)

    call.__name__ = new.__name__
    call.__doc__ = new.__doc__
    return call
