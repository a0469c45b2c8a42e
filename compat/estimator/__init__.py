"""Estimators of TensorFlow 1.1 to 1.15, on what today's still has.

`estimator.Estimator` is 1.15's; `estimator.for_release('1.4').Estimator`
another release's, with its arguments, checkpoints and log.
"""

from __future__ import annotations

import functools

from ..table.estimators import HOMES, MODULES


def for_release(release):
    """The Estimators of one release, and what belongs to them.

    Args:
        release: A Release or its name, such as `'1.4'`.

    Returns:
        A namespace of that release's names; one that the release did not
        have raises AttributeError.

    Raises:
        ValueError: No such release.
    """
    return _names()(release)


@functools.cache
def _names():
    from ..signatures.parts import make_names

    return make_names(__name__, HOMES, MODULES)


def __getattr__(name):
    if name in HOMES:
        return getattr(for_release('1.15'), name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), *HOMES])
