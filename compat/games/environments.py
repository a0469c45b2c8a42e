"""Environments of today that answer as they did.

Not to be imported before gym: `compat.games` gives its names.
"""

from __future__ import annotations

import functools
import inspect
import os
from typing import Any

from . import control, seeding
from .packages import installed

__all__ = ['Env', 'as_then', 'converted', 'of_then']

_gym = installed()
# Games that draw today what they drew up to 0.21, from the source of then.
_DRAWING = tuple(
    f'{_gym.__name__}.envs.{kind}.' for kind in ('classic_control', 'toy_text')
)


class _Kind(type(_gym.Env)):  # type: ignore[misc]
    """Of classes of environments: what is one of gym's is one of them."""

    def __instancecheck__(cls, env):
        kind = _gym.Env if cls is Env else cls
        return type.__instancecheck__(kind, env)

    def __subclasscheck__(cls, kind):
        return type.__subclasscheck__(_gym.Env if cls is Env else cls, kind)


class _Recorder:
    """`env.monitor` of up to 0.7, which recorded: it records nothing.

    Args:
        env: An environment; none where a class has this.
    """

    def __init__(self, env=None):
        self._env = env

    def __get__(self, env, kind=None):
        return self if env is None else _Recorder(env)

    def start(self, directory, *args, seed=None, **options):
        """Makes the folder, and sets the seed where there is one."""
        os.makedirs(directory, exist_ok=True)
        if seed is not None:
            self._env.seed(seed)

    def configure(self, *args, **options):
        """Does nothing, and so do `flush` and `close`."""

    flush = close = configure


class Env(_gym.Env, metaclass=_Kind):  # type: ignore[name-defined]
    """`gym.Env`: methods of up to 0.9.5 (`_step`) serve, too."""

    monitor = _Recorder()

    def step(self, action):
        """What is observed, the reward, whether it ended, and more."""
        return of_then(self, '_step')(action)

    def reset(self, **options):
        """Starts an episode; what is observed."""
        return of_then(self, '_reset')(**options)

    def render(self, mode='human', **options):
        """Draws what the environment's own `_render` draws."""
        return of_then(self, '_render')(mode, **options)

    def seed(self, seed=None):
        """Sets the seed, where there is one; a list of seeds."""
        return of_then(self, '_seed', lambda seed: [])(seed)

    def close(self):
        """Ends what `_close` ends."""
        return of_then(self, '_close', lambda: None)()


def of_then(env, name, otherwise=None):
    """A method by the name that it had up to 0.9.5.

    Args:
        env: An environment or a wrapper.
        name: The name; an attribute of `env` alone is no method.
        otherwise: What serves where there is none.

    Raises:
        NotImplementedError: There is none, and nothing serves.
    """
    own = getattr(env, name) if hasattr(type(env), name) else otherwise
    if own is None:
        raise NotImplementedError(f'{type(env).__name__} has no {name}')
    return own


def _reset(env, **options):
    """Starts an episode; what is observed."""
    seed = env.__dict__.pop('_next_seed', None)
    if seed is not None:
        options.setdefault('seed', int(seed))
    seen = super(env._as_then, env).reset(**options)
    if isinstance(seen, tuple) and len(seen) == 2:
        seen = seen[0] if isinstance(seen[1], dict) else seen
    return control.shown(env, seen)


def _step(env, action):
    """What is observed, the reward, whether it ended, and more."""
    before = env.state if '_turns_first' in env.__dict__ else None
    given = super(env._as_then, env).step(action)
    if len(given) != 5:
        return given
    seen, reward, ended, cut, info = given
    if before is not None:
        seen = control.turned(env, before, seen)
    if cut and not ended:
        info = {**info, 'TimeLimit.truncated': True}
    return control.shown(env, seen), reward, bool(ended or cut), info


def _seed(env, seed=None):
    """Sets the seed of a game, or of the next episode; a list of it."""
    if type(env).__module__.startswith(_DRAWING):
        env.np_random, seed = seeding.np_random(seed)
    else:
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
    starting = inspect.signature(kind.reset).parameters.values()
    if (
        Env not in kind.__mro__
        and _defined(kind, 'seed') is None
        and any(p.name == 'seed' or p.kind is p.VAR_KEYWORD for p in starting)
    ):
        names['seed'] = _seed
    if not hasattr(kind, 'monitor'):
        names['monitor'] = _Recorder()
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
