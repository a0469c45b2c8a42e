"""Operators of tensors that divide as 0.x did: whole numbers towards zero.

Only the program's own `//`, `%` and, in Python 2, `/` are changed.
"""

from __future__ import annotations

import contextlib
import sys

from legacy_rnn.compat import python2

from . import replacing

_OTHERS = ('tensorflow.', 'legacy_rnn.compat.')


@contextlib.contextmanager
def of_0_x(tf, release):
    """Divides as then up to 0.12.

    Args:
        tf: Today's tensorflow.
        release: The program's Release.
    """
    if release >= '1.0':
        yield
        return
    # It loads TensorFlow, which the runner does when its log is hushed.
    from legacy_rnn.compat.core import quotients

    with contextlib.ExitStack() as stack:
        for kind in (tf.Tensor, tf.Variable):
            for name in ('div', 'floordiv', 'mod'):
                function = getattr(quotients, name)
                for side in ('', 'r'):
                    operator = f'__{side}{name}__'
                    known = getattr(kind, operator)
                    own = _operator(known, function, side == 'r')
                    stack.enter_context(
                        replacing.attribute(kind, operator, own)
                    )
        yield


def _operator(known, function, is_swapped):
    """An operator that is the release's where the program uses it."""

    def operator(left, right):
        caller = sys._getframe(1).f_globals.get('__name__', '')
        if caller.startswith(_OTHERS) and caller != python2.__name__:
            return known(left, right)
        return function(*((right, left) if is_swapped else (left, right)))

    return operator
