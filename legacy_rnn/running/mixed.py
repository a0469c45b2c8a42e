"""Scripts that fit no release: names and arguments of several together.

A script written between two releases, or ported by half, holds the words of
both. It runs under the release that fits most of it; here it gets the other
words too.
"""

from __future__ import annotations

from legacy_rnn import compat
from legacy_rnn.compat.releases import RELEASES, Release

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
    for name, is_old in ORDERS.items():
        pair = (root, other) if release <= OLD else (other, root)
        old, new = (find(namespace, name) for namespace in pair)
        *parents, leaf = name.split('.')
        parent = root
        for part in parents:
            parent = getattr(parent, part)
        parent.__dict__[leaf] = either(is_old, old, new)


def find(namespace, name):
    """What a dotted name stands for in a module.

    Args:
        namespace: The module.
        name: Dotted name.
    """
    for part in name.split('.'):
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


def _concat(args, options):
    """`concat(1, values)`; since 1.0 `concat(values, 1)`."""
    first = args[0] if args else None
    return 'concat_dim' in options or isinstance(first, int)


def _split(args, options):
    """`split(0, 3, value)`; since 1.0 `split(value, 3, 0)`."""
    first = args[0] if args else None
    return 'split_dim' in options or isinstance(first, int)


def _reverse(args, options):
    """`reverse(x, [False, True])`; since 1.0 `reverse(x, [1])`."""
    dims = args[1] if len(args) > 1 else options.get('dims')
    listed = isinstance(dims, (list, tuple))
    return listed and all(isinstance(dim, bool) for dim in dims)


def _entropy(args, options):
    """`softmax_cross_entropy_with_logits(x, y)`; since 1.0 by name alone."""
    return bool(args) and args[0] is not None


ORDERS = {
    'concat': _concat,
    'split': _split,
    'reverse': _reverse,
    'nn.softmax_cross_entropy_with_logits': _entropy,
    'nn.sparse_softmax_cross_entropy_with_logits': _entropy,
    'nn.sigmoid_cross_entropy_with_logits': _entropy,
}
