"""gym as programs of up to 0.25 know it: `compat.games` under its name."""

from __future__ import annotations

import importlib

import numpy as np

from legacy_rnn.compat import games

from ..imports.overlays import Overlay


def _gym():
    gym = games.installed()
    if games.is_old(gym):
        return gym
    draws = Overlay(
        None,
        {'np_random': np.random.RandomState(), 'seed': lambda seed=None: None},
        name='gym.spaces.prng',
    )
    names = {
        'make': games.make,
        'spaces': Overlay(gym.spaces, {'prng': draws}, name='gym.spaces'),
        'wrappers': Overlay(
            importlib.import_module(f'{gym.__name__}.wrappers'),
            {'Monitor': games.Monitor},
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
