"""`tf.contrib.learn`: the Estimators of 0.8 to 1.15 before `tf.estimator`.

`learn.for_release('1.0').Estimator` is that of a release.
"""

from __future__ import annotations

import functools

from ...table.learn import HOMES, MODULES


def for_release(release):
    """What one release had of contrib.learn.

    Args:
        release: A Release or its name, such as `'1.0'`.

    Returns:
        A namespace of that release's names.

    Raises:
        ValueError: No such release.
    """
    return _names()(release)


@functools.cache
def _names():
    from ...signatures.parts import make_names

    return make_names(__name__, HOMES, MODULES)


def __getattr__(name):
    if name in HOMES:
        return getattr(for_release('1.15'), name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), *HOMES])
