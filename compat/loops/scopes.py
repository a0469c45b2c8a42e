"""Variable scopes of the loops, by release."""

from __future__ import annotations

import contextlib

import tensorflow as tf

from ..conventions import BIDIRECTIONAL_SCOPE, DIRECTION_SCOPES

v1 = tf.compat.v1


@contextlib.contextmanager
def direction_scope(release, scope, direction):
    """Opens the scope of one direction of a bidirectional loop.

    Args:
        release: A Release.
        scope: Scope or name that the call asks for, or None.
        direction: 0 is forward, 1 is backward.

    Yields:
        The opened variable scope.

    Raises:
        TypeError: A scope object up to 0.9, where a name was needed.
    """
    if release == '0.10' and isinstance(scope, v1.VariableScope):
        scope = scope.name
    pattern = DIRECTION_SCOPES[release][direction]
    scope = scope or BIDIRECTIONAL_SCOPE[release]
    if isinstance(scope, str):
        names = pattern.format(scope).rsplit('/', 1)
    elif pattern.startswith('{}/'):
        names = [scope, pattern[len('{}/') :]]
    else:
        raise TypeError(
            f'scope of a bidirectional loop must be a name in TensorFlow '
            f'{release}, got {scope!r}; pass scope.name'
        )
    with contextlib.ExitStack() as stack:
        for name in names:
            opened = stack.enter_context(v1.variable_scope(name))
        yield opened
