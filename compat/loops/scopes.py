"""Variable scopes of the loops, by release."""

from __future__ import annotations

import contextlib

import tensorflow as tf

from ..names.variables import BIDIRECTIONAL_SCOPE, DIRECTION_SCOPES

v1 = tf.compat.v1


@contextlib.contextmanager
def direction_scopes(release, scope):
    """Opens what the scopes of a bidirectional loop have in common.

    Args:
        release: A Release.
        scope: Scope or name that the call asks for, or None.

    Yields:
        Context managers that open the rest, forward and backward, and give
        a variable scope.

    Raises:
        TypeError: A scope object up to 0.9, where a name was needed.
    """
    forward, backward = (_names(release, scope, i) for i in (0, 1))
    shared = len(forward) > 1 and forward[0] == backward[0]
    with _opened(forward[:1] if shared else []):
        yield _opened(forward[shared:]), _opened(backward[shared:])


@contextlib.contextmanager
def _opened(names):
    """Opens scopes, one within the other; gives the last one."""
    opened = None
    with contextlib.ExitStack() as stack:
        for name in names:
            opened = stack.enter_context(v1.variable_scope(name))
        yield opened


def _names(release, scope, direction):
    """Scopes of one direction, the outer one first where there is one."""
    if release == '0.10' and isinstance(scope, v1.VariableScope):
        scope = scope.name
    pattern = DIRECTION_SCOPES[release][direction]
    scope = scope or BIDIRECTIONAL_SCOPE[release]
    if isinstance(scope, str):
        return pattern.format(scope).rsplit('/', 1)
    if pattern.startswith('{}/'):
        return [scope, pattern[len('{}/') :]]
    raise TypeError(
        f'scope of a bidirectional loop must be a name in TensorFlow '
        f'{release}, got {scope!r}; pass scope.name'
    )
