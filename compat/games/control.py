"""Games of control as they were: float64 up to gym 0.19, and Pendulum-v0.

Source: gym 0.12.1, executed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np


def shown(env, given):
    """What a game shows, as it was.

    Args:
        env: An environment, whose `state` is float64.
        given: What it shows today.

    Returns:
        Array of float64; `given` of what is no game of control.
    """
    show = _show_of(env)
    if show is None or getattr(given, 'dtype', None) != np.float32:
        return given
    then = show(np.array(env.state, np.float64))
    is_same = then.shape == given.shape and np.allclose(then, given)
    return then if is_same else given


def widen(env):
    """Lets the space of a game of control contain what is `shown`."""
    space = getattr(env, 'observation_space', None)
    if space is not None and _show_of(env):
        kind: Any = type(space)
        space.__class__ = _wide(kind)


@functools.cache
def _wide(kind):
    def contains(space, seen):
        return kind.contains(space, np.asarray(seen, space.dtype))

    names = {'__module__': kind.__module__, 'contains': contains}
    return type(kind.__name__, (kind,), names)


def _show_of(env):
    """What makes of its state what a game of control shows, or None."""
    home, _, module = type(env).__module__.rpartition('.')
    return _SHOWN.get(module) if home.endswith('.classic_control') else None


def turned(env, before, given):
    """What Pendulum-v0 shows, which turned before its speed was limited.

    Args:
        env: Pendulum-v1, after a step.
        before: Its angle and speed before the step.
        given: What it shows.
    """
    angle, speed = before
    pull = 3 * env.g / (2 * env.l) * np.sin(angle)
    pull += 3.0 / (env.m * env.l**2) * env.last_u
    speed += pull * env.dt
    if abs(speed) <= env.max_speed:
        return given
    env.state[0] = angle + speed * env.dt
    return _pendulum(env.state).astype(np.float32)


def _acrobot(state):
    first, second, *speeds = state
    angles = [f(x) for x in (first, second) for f in (np.cos, np.sin)]
    return np.array([*angles, *speeds])


def _pendulum(state):
    angle, speed = state
    return np.array([np.cos(angle), np.sin(angle), speed])


_SHOWN: dict[str, Callable[..., np.ndarray]] = {
    'acrobot': _acrobot,
    'cartpole': np.array,
    'continuous_mountain_car': np.array,
    'mountain_car': np.array,
    'pendulum': _pendulum,
}
