"""Environments of today that answer as they did.

Not to be imported before gym: `compat.games` gives its names.
"""

from __future__ import annotations

import functools
import inspect
from typing import Any

from .packages import installed

__all__ = ['as_then', 'converted']

_gym = installed()


def _reset(env, **options):
    """Starts an episode; what is observed."""
    seed = env.__dict__.pop('_next_seed', None)
    if seed is not None:
        options.setdefault('seed', int(seed))
    seen = super(env._as_then, env).reset(**options)
    if isinstance(seen, tuple) and len(seen) == 2:
        return seen[0] if isinstance(seen[1], dict) else seen
    return seen


def _step(env, action):
    """What is observed, the reward, whether it ended, and more."""
    given = super(env._as_then, env).step(action)
    if len(given) != 5:
        return given
    seen, reward, ended, cut, info = given
    if cut and not ended:
        info = {**info, 'TimeLimit.truncated': True}
    return seen, reward, bool(ended or cut), info


def _seed(env, seed=None):
    """Sets the seed of the next episode."""
    env._next_seed = seed
    return [seed]


def _render(env, mode='human', **options):
    """Draws nothing, but the pixels that were asked for."""
    if mode != 'rgb_array':
        return None
    env.unwrapped.render_mode = mode
    return super(env._as_then, env).render()


def _defined(kind, name):
    """A method of a class, but of none that it has from gym's own `Env`."""
    first = next((k for k in kind.__mro__ if name in vars(k)), _gym.Env)
    return None if issubclass(_gym.Env, first) else vars(first)[name]


@functools.cache
def as_then(kind):
    """A class of environments that is asked as up to gym 0.25.

    Args:
        kind: A class of environments, which may be one of then: only what it
            gives as today is changed.

    Returns:
        The class, derived from.
    """
    if hasattr(kind, '_as_then'):
        return kind
    names = {
        '__doc__': kind.__doc__,
        '__module__': kind.__module__,
        'reset': _reset,
        'step': _step,
    }
    if _defined(kind, 'seed') is None:
        names['seed'] = _seed
    drawing = _defined(kind, 'render')
    if drawing and 'mode' not in inspect.signature(drawing).parameters:
        names['render'] = _render
    metadata = getattr(kind, 'metadata', None)
    if isinstance(metadata, dict) and 'render_modes' in metadata:
        names['metadata'] = {
            'render.modes': metadata['render_modes'],
            'video.frames_per_second': metadata.get('render_fps'),
            **metadata,
        }
    if kind.__module__.startswith(f'{_gym.__name__}.envs.toy_text'):
        names['nS'] = property(lambda env: env.observation_space.n)
        names['nA'] = property(lambda env: env.action_space.n)
    made: Any = type(kind.__name__, (kind,), names)
    made._as_then = made
    return made


def converted(env):
    """An environment that is asked as then, itself."""
    kind: Any = type(env)
    env.__class__ = as_then(kind)
    return env
