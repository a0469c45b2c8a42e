"""The policy that decides how loops unroll, while one is active.

with policies.by(policy):
    ...  # every loop asks `policy`, see `swapped`
"""

from __future__ import annotations

import contextlib
import functools
import typing

UNROLLS = ('static', 'dynamic', 'fused')
_state: dict[str, typing.Any] = {'policy': None}


class Policy:
    """Hears of all loops and says how each unrolls; this one leaves them.

    Attributes:
        wanted: One of `UNROLLS`, how loops should unroll; None to leave them.
    """

    wanted: str | None = None

    @contextlib.contextmanager
    def called(self, name):
        """A loop is called by its public name."""
        yield

    def choose(self, unroll, steps, objection):
        """How a loop unrolls.

        Args:
            unroll: How its call asks for, `'static'` or `'dynamic'`.
            steps: Number of time steps, or None where it is not known.
            objection: Why it cannot unroll as `wanted`, or ''.

        Returns:
            `unroll` or, without an objection, `wanted`.
        """
        return unroll

    @contextlib.contextmanager
    def built(self):
        """The operations of the loop chosen last are made."""
        yield


@contextlib.contextmanager
def by(policy):
    """Lets a policy say how loops unroll, until the end.

    Args:
        policy: `Policy`.
    """
    before = dict(_state)
    _state.update(policy=policy, loops=0)
    try:
        yield
    finally:
        _state.clear()
        _state.update(before)


def is_on():
    """Whether a policy says how loops unroll."""
    return _state['policy'] is not None


def called(name):
    """Context manager around a loop that is called by its public name."""
    if not is_on():
        return contextlib.nullcontext()
    return _state['policy'].called(name)


def named(name, early=None):
    """Decorates a loop: its calls are `called` by its public name.

    Args:
        name: The name.
        early: Its name before 1.0, if another.
    """

    def decorate(loop):
        @functools.wraps(loop)
        def call(release, *args, **options):
            shown = early if early and release < '1.0' else name
            with called(shown):
                return loop(release, *args, **options)

        return call

    return decorate


def heard(name):
    """Tells the policy of a loop that only the loop itself can unroll."""
    with called(name):
        pass


def current():
    """The policy, or None."""
    return _state['policy']


def count_loop():
    """Number of this loop among those that are in no other."""
    number = _state['loops']
    _state['loops'] = number + 1
    return number
