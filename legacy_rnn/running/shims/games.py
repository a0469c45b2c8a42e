"""gym as programs of up to 0.25 know it: `compat.games` under its names."""

from __future__ import annotations

import functools
import importlib

import numpy as np

from legacy_rnn.compat import games
from legacy_rnn.compat.sources.libraries.moved_names import MOVED

from ..imports.overlays import Overlay

_DRAWS = 'gym.spaces.prng'


def _moved():
    """Module of gym -> names of it -> what each is today."""
    modules: dict = {'gym': {}, 'gym.spaces': {}}
    for full, today in MOVED.items():
        module, _, name = full.rpartition('.')
        if module.partition('.')[0] == 'gym':
            modules.setdefault(module, {})[name] = today
            while module := module.rpartition('.')[0]:
                modules.setdefault(module, {})
    return modules


_MODULES = _moved()


def _value(gym, full):
    """What a name is: of `compat.games`, or of the gym that is installed."""
    module, _, name = full.rpartition('.')
    if module.partition('.')[0] == 'gym':
        module = module.replace('gym', gym.__name__, 1)
    return getattr(importlib.import_module(module), name)


def _lost(gym, module, name):
    today = _MODULES[module].get(name)
    if today is None:
        raise AttributeError(f'module {module!r} has no attribute {name!r}')
    return _value(gym, today)


def _overlaid(module):
    """A module of gym, with what programs of then find in it."""
    gym = games.installed()
    if games.is_old(gym):
        return importlib.import_module(module)
    if module in MOVED:  # Today's gym has no such module.
        return importlib.import_module(MOVED[module])
    base = importlib.import_module(module.replace('gym', gym.__name__, 1))
    names = {
        name: _value(gym, today)
        for name, today in _MODULES[module].items()
        if today.startswith('legacy_rnn.') and hasattr(base, name)
    }
    if module == 'gym.spaces':
        draws = {
            'np_random': np.random.RandomState(),
            'seed': lambda seed=None: None,
        }
        names['prng'] = Overlay(None, draws, name=_DRAWS)
    for part in _MODULES:
        above, _, name = part.rpartition('.')
        if above == module:
            try:
                names[name] = _overlaid(part)
            except ModuleNotFoundError:  # It is of another release.
                continue
    lost = functools.partial(_lost, gym, module)
    return Overlay(base, names, fallback=lost, name=module)


TABLE = {module: functools.partial(_overlaid, module) for module in _MODULES}
