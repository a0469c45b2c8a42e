"""gym as programs of up to 0.25 ask it, for ports and for `run`.

    gym.make(name)                   ->  make(name)
    class Skip(gym.Wrapper): ...     ->  class Skip(Wrapper): ...
    gym.wrappers.Monitor(env, path)  ->  Monitor(env, path)

`reset` gives what is observed, and `step` four values; so they do for what a
program registers, wraps or unwraps. gym 0.26 serves, and gymnasium where that
is not installed; a gym of up to 0.25 is left alone. Nothing is recorded, and
nothing is drawn but the pixels that are asked for.

`env.seed` gives games of control and of text the random numbers of then.

Source: gym 0.12.1 and 0.17.3, executed; release notes of gym 0.9.6 to 0.26.
"""

from __future__ import annotations

import importlib

from .packages import NAMES, installed, is_old

__all__ = [  # noqa: F822, found by __getattr__
    *NAMES,
    'installed',
    'is_old',
]


def __getattr__(name):
    """A name of gym, of whichever is installed; ModuleNotFoundError."""
    if name not in NAMES:
        raise AttributeError(f'module {__name__} has no attribute {name!r}')
    gym = installed()
    if is_old(gym):
        module = f'gym.{NAMES[name]}'.rstrip('.')
        return getattr(importlib.import_module(module), name)
    for part in (
        'wrappers',
        'environments',
        'discrete',
        'registration',
        'seeding',
    ):
        module = importlib.import_module(f'{__name__}.{part}')
        if name in module.__all__:
            return getattr(module, name)
    return importlib.import_module(f'{__name__}.todays').find(name)
