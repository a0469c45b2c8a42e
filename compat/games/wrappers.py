"""gym's wrappers, of environments that are asked as up to 0.25.

Not to be imported before gym: `compat.games` gives its names.
"""

from __future__ import annotations

import os

from .environments import of_then
from .packages import installed

__all__ = [
    'ActionWrapper',
    'Monitor',
    'ObservationWrapper',
    'RewardWrapper',
    'TimeLimit',
    'Wrapper',
]

_gym = installed()


class Wrapper(_gym.Wrapper):  # type: ignore[name-defined]
    """`gym.Wrapper`: methods of up to 0.9.5 (`_step`) serve, too.

    Args:
        env: An environment that is asked as then.
    """

    def __init__(self, env):
        super().__init__(env)
        self.env = env

    def __getattr__(self, name):
        if name.startswith('_') or name == 'env':
            raise AttributeError(f'{type(self).__name__} has no {name}')
        return getattr(self.env, name)

    @property
    def spec(self):
        """What `register` was told of the environment."""
        return self.env.spec

    def step(self, action):
        """What is observed, the reward, whether it ended, and more."""
        return of_then(self, '_step', self.env.step)(action)

    def reset(self, **options):
        """Starts an episode; what is observed."""
        return of_then(self, '_reset', self.env.reset)(**options)

    def seed(self, seed=None):
        """Sets the seed; a list of it."""
        return self.env.seed(seed)

    def render(self, mode='human', **options):
        """As the environment draws."""
        return self.env.render(mode, **options)


class ObservationWrapper(Wrapper):
    """`gym.ObservationWrapper`: `observation` changes what is observed."""

    def reset(self, **options):
        """Starts an episode; what is observed."""
        return self.observation(super().reset(**options))

    def step(self, action):
        """What is observed, the reward, whether it ended, and more."""
        seen, *others = super().step(action)
        return (self.observation(seen), *others)

    def observation(self, observation):
        """What is observed instead."""
        return of_then(self, '_observation')(observation)


class RewardWrapper(Wrapper):
    """`gym.RewardWrapper`: `reward` changes the reward."""

    def step(self, action):
        """What is observed, the reward, whether it ended, and more."""
        seen, reward, *others = super().step(action)
        return (seen, self.reward(reward), *others)

    def reward(self, reward):
        """The reward instead."""
        return of_then(self, '_reward')(reward)


class ActionWrapper(Wrapper):
    """`gym.ActionWrapper`: `action` changes what is done."""

    def step(self, action):
        """What is observed, the reward, whether it ended, and more."""
        return super().step(self.action(action))

    def action(self, action):
        """What is done instead."""
        return of_then(self, '_action')(action)


class TimeLimit(Wrapper):
    """`gym.wrappers.TimeLimit`: ends episodes.

    Args:
        env: An environment that is asked as then.
        max_episode_steps: Steps of an episode; those that `register` was told
            of unless given.
    """

    def __init__(self, env, max_episode_steps=None):
        super().__init__(env)
        if max_episode_steps is None:
            max_episode_steps = env.spec.max_episode_steps
        self._max_episode_steps = max_episode_steps
        self._elapsed_steps = None

    def reset(self, **options):
        """Starts an episode; what is observed."""
        self._elapsed_steps = 0
        return self.env.reset(**options)

    def step(self, action):
        """What is observed, the reward, whether it ended, and more."""
        if self._elapsed_steps is None:
            raise AssertionError('step of an environment before its reset')
        seen, reward, ended, info = self.env.step(action)
        self._elapsed_steps += 1
        if self._elapsed_steps >= self._max_episode_steps:
            info = {**info, 'TimeLimit.truncated': not ended}
            ended = True
        return seen, reward, ended, info


def Monitor(env, directory, *args, **options):  # noqa: N802
    """`gym.wrappers.Monitor`, which recorded: it records nothing.

    Args:
        env: An environment, which is what it returns.
        directory: A folder, which is made: programs write there, too.
        *args: Without effect.
        **options: Without effect.
    """
    os.makedirs(directory, exist_ok=True)
    return env
