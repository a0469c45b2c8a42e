"""Classes of today's gym that answer as they did.

Not to be imported before gym: `compat.games` gives its names.
"""

from __future__ import annotations

import functools
import importlib

from .environments import as_then, converted
from .packages import NAMES, WRAPPERS, installed

__all__ = ['find']

_gym = installed()


class _Today(_gym.Wrapper):  # type: ignore[name-defined]
    """An environment that is asked as then, for wrappers of today."""

    def reset(self, *, seed=None, **options):
        """Starts an episode; what is observed, and nothing more of it."""
        if seed is not None:
            self.env.seed(seed)
        options.pop('options', None)
        return self.env.reset(**options), {}

    def step(self, action):
        """Five values."""
        seen, reward, ended, info = self.env.step(action)
        cut = info.get('TimeLimit.truncated', False)
        return seen, reward, ended and not cut, cut, info


def find(name):
    """A wrapper or an environment of gym, asked as up to 0.25.

    Args:
        name: One of `NAMES`.

    Raises:
        AttributeError: Today's gym has none of this name.
    """
    home = importlib.import_module(f'{_gym.__name__}.{NAMES[name]}')
    kind = getattr(home, name)
    if name not in WRAPPERS.split():
        return as_then(kind)
    return functools.partial(_wrapped, kind)


def _wrapped(kind, env, *args, **options):
    return converted(kind(_Today(env), *args, **options))
