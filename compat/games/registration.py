"""The games that gym knows, made and registered as up to 0.25.

Not to be imported before gym: `compat.games` gives its names.
"""

from __future__ import annotations

import importlib
import re

from . import control
from .environments import converted
from .packages import installed
from .wrappers import TimeLimit

__all__ = ['make', 'register', 'registry']

_gym = installed()
_VERSION = re.compile(r'-v(\d+)$')
_LATER = 3  # A game that is gone is looked for in so many later versions.


def make(name, *args, **options):
    """`gym.make`: an environment that is asked as up to gym 0.25.

    Args:
        name: Its name; where that is gone, the next version is made, such as
            `Pendulum-v1` for `Pendulum-v0`.
        *args: As `gym.make`.
        **options: As `gym.make`.

    Raises:
        ModuleNotFoundError: Neither gym nor gymnasium is installed.
    """
    options.setdefault('disable_env_checker', True)
    env = _made(name, args, options)
    spec = env.spec
    while hasattr(env, 'env') and _is_wrapped(env):
        env = env.env
    env = converted(env)
    control.widen(env.unwrapped)
    if name == 'Pendulum-v0':
        env.unwrapped._turns_first = True
    if spec is None:
        return env
    most = options.get('max_episode_steps') or spec.max_episode_steps
    spec.timestep_limit = most
    env.unwrapped.spec = spec
    return TimeLimit(env, most) if most else env


def _is_wrapped(env):
    """Whether `gym.make` put it around what was registered."""
    home = f'{_gym.__name__}.wrappers.'
    name = type(env).__name__
    return type(env).__module__.startswith(home) and name in (
        'OrderEnforcing',
        'PassiveEnvChecker',
        'TimeLimit',
    )


def _made(name, args, options):
    """Makes a game, or the next version of it that there is."""
    found = _VERSION.search(name)
    later = []
    if found:
        first = int(found[1]) + 1
        later = list(range(first, first + _LATER))
    try:
        return _gym.make(name, *args, **options)
    except _gym.error.Error as error:
        for number in later:
            asked = _VERSION.sub(f'-v{number}', name)
            try:
                return _gym.make(asked, *args, **options)
            except _gym.error.Error:
                continue
        raise error


def register(id, entry_point=None, **options):  # noqa: A002
    """`gym.envs.registration.register`.

    Args:
        id: A name, such as `Maze-v0`.
        entry_point: A class, or where it is, as text.
        **options: As `register`; `timestep_limit` is `max_episode_steps`,
            what boards of scores asked for is without effect.
    """
    for name in ('local_only', 'tags', 'trials'):
        options.pop(name, None)
    limit = options.pop('timestep_limit', None)
    if limit is not None:
        options.setdefault('max_episode_steps', limit)
    home = importlib.import_module(f'{_gym.__name__}.envs.registration')
    home.register(id=id, entry_point=entry_point, **options)


class _Registry:
    """`gym.envs.registry`, which is a dictionary since 0.26."""

    def __getattr__(self, name):
        return getattr(self.env_specs, name)

    def __contains__(self, name):
        return name in self.env_specs

    def __iter__(self):
        return iter(self.env_specs)

    def __getitem__(self, name):
        return self.env_specs[name]

    def __len__(self):
        return len(self.env_specs)

    @property
    def env_specs(self):
        """Name -> what `register` was told."""
        return importlib.import_module(
            f'{_gym.__name__}.envs.registration'
        ).registry

    def all(self):
        """What `register` was told of every game."""
        return self.env_specs.values()

    make = staticmethod(make)
    register = staticmethod(register)

    def spec(self, name):
        """What `register` was told of a game."""
        return self.env_specs[name]


registry = _Registry()
