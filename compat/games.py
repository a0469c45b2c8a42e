"""Games of gym as they were asked up to 0.25, for ports and for `run`.

    gym.make(name)                  ->  make(name)
    gym.wrappers.Monitor(env, path) ->  Monitor(env, path)

`reset` gives what is observed, and `step` four values. gym 0.26 serves, and
gymnasium where that is not installed.

Source: the release notes of gym 0.10, 0.21 and 0.26.
"""

from __future__ import annotations

import importlib
import re

__all__ = ['Monitor', 'make']

_VERSION = re.compile(r'-v(\d+)$')


def installed():
    """gym, or gymnasium where it is not installed; ModuleNotFoundError."""
    try:
        return importlib.import_module('gym')
    except ModuleNotFoundError as error:
        try:
            return importlib.import_module('gymnasium')
        except ModuleNotFoundError:
            raise error from None


def is_old(gym):
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


def Monitor(env, *args, **options):  # noqa: N802
    """`gym.wrappers.Monitor`, which recorded: it records nothing.

    Args:
        env: An environment, which is what it returns.
        *args: Without effect.
        **options: Without effect.
    """
    return env


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
    gym = installed()
    if is_old(gym):
        return gym.make(name, *args, **options)
    options.setdefault('disable_env_checker', True)
    try:
        made = gym.make(name, *args, **options)
    except gym.error.Error:
        later = _VERSION.sub(lambda m: f'-v{int(m[1]) + 1}', str(name))
        if later == name:
            raise
        made = gym.make(later, *args, **options)
    return _environment(gym)(made)
