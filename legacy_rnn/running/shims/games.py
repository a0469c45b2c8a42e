"""gym as programs of up to 0.25 know it, by gym 0.26 or gymnasium.

`reset` gives what is observed, and `step` four values.

Source: the release notes of gym 0.10, 0.21 and 0.26.
"""

from __future__ import annotations

import importlib
import re

import numpy as np

from ..imports.overlays import Overlay

_VERSION = re.compile(r'-v(\d+)$')


def _installed():
    """gym, or gymnasium where it is not installed; ModuleNotFoundError."""
    try:
        return importlib.import_module('gym')
    except ModuleNotFoundError as error:
        try:
            return importlib.import_module('gymnasium')
        except ModuleNotFoundError:
            raise error from None


def _is_old(gym):
    """Whether it is of up to 0.25 itself."""
    numbers = re.findall(r'\d+', getattr(gym, '__version__', '0'))[:2]
    is_gym = gym.__name__ == 'gym'
    return is_gym and tuple(map(int, numbers)) < (0, 26)


def _environment(gym):
    """The class of environments that are asked as then."""

    class Environment(gym.Wrapper):  # type: ignore[name-defined]
        """An environment of today, asked as up to 0.25."""

        def __init__(self, env):
            super().__init__(env)
            self._next_seed = None

        def seed(self, seed=None):
            """Sets the seed of the next episode."""
            self._next_seed = seed
            self.action_space.seed(seed)
            return [seed]

        def reset(self, **options):
            """Starts an episode; what is observed."""
            if self._next_seed is not None:
                options.setdefault('seed', int(self._next_seed))
                self._next_seed = None
            return self.env.reset(**options)[0]

        def step(self, action):
            """What is observed, the reward, whether it ended, and more."""
            seen, reward, ended, cut, info = self.env.step(action)
            if cut and not ended:
                info = {**info, 'TimeLimit.truncated': True}
            return seen, reward, bool(ended or cut), info

        def render(self, mode='human', **options):
            """Draws nothing, but the pixels that were asked for."""
            is_drawn = mode == 'rgb_array' and self.env.render_mode == mode
            return self.env.render() if is_drawn else None

    return Environment


def _monitor(env, *args, **options):
    """`gym.wrappers.Monitor`, which recorded: it records nothing."""
    return env


def _make(gym, name, *args, **options):
    """`gym.make`, of the next version where that of the name is gone."""
    options.setdefault('disable_env_checker', True)
    try:
        return gym.make(name, *args, **options)
    except gym.error.Error:
        later = _VERSION.sub(lambda m: f'-v{int(m[1]) + 1}', str(name))
        if later == name:
            raise
        return gym.make(later, *args, **options)


def _gym():
    gym = _installed()
    if _is_old(gym):
        return gym
    made = _environment(gym)
    draws = Overlay(
        None,
        {'np_random': np.random.RandomState(), 'seed': lambda seed=None: None},
        name='gym.spaces.prng',
    )
    names = {
        'make': lambda name, *args, **options: made(
            _make(gym, name, *args, **options)
        ),
        'spaces': Overlay(gym.spaces, {'prng': draws}, name='gym.spaces'),
        'wrappers': Overlay(
            importlib.import_module(f'{gym.__name__}.wrappers'),
            {'Monitor': _monitor},
            name='gym.wrappers',
        ),
    }
    return Overlay(gym, names, name='gym')


def _part(name):
    return lambda: getattr(_gym(), name)


TABLE = {
    'gym': _gym,
    'gym.spaces': _part('spaces'),
    'gym.wrappers': _part('wrappers'),
}
