"""`gym.envs.toy_text.discrete` of up to 0.19: games of a table of chances.

Not to be imported before gym: `compat.games` gives its names.

Source: gym 0.10.9, executed.
"""

from __future__ import annotations

import numpy as np

from . import seeding
from .environments import Env
from .packages import installed

__all__ = ['DiscreteEnv', 'categorical_sample']

_gym = installed()


def categorical_sample(prob_n, np_random):
    """Draws a class.

    Args:
        prob_n: The chance of each class, [classes].
        np_random: A source of random numbers.
    """
    return (np.cumsum(prob_n) > np_random.random()).argmax()


class DiscreteEnv(Env):
    """An environment of numbered states and actions.

    Args:
        nS: How many states.
        nA: How many actions.
        P: `P[state][action]` is a list of (chance, next state, reward, ended).
        isd: The chance to start in each state, [states].
    """

    def __init__(self, nS, nA, P, isd):  # noqa: N803
        self.P, self.isd, self.nS, self.nA = P, isd, nS, nA
        self.lastaction = None
        self.action_space = _gym.spaces.Discrete(nA)
        self.observation_space = _gym.spaces.Discrete(nS)
        self.seed()
        self.reset()

    def _seed(self, seed=None):
        self.np_random, seed = seeding.np_random(seed)
        return [seed]

    def _reset(self):
        self.s = categorical_sample(self.isd, self.np_random)
        self.lastaction = None
        return self.s

    def _step(self, action):
        following = self.P[self.s][action]
        chances = [chance for chance, *_ in following]
        drawn = categorical_sample(chances, self.np_random)
        chance, self.s, reward, ended = following[drawn]
        self.lastaction = action
        return self.s, reward, ended, {'prob': chance}
