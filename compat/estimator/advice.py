"""Keeps today's advice on parts of sessions from users of Estimators.

The parts are called here, not by the user's code; what that calls itself is
told of as always.
"""

from __future__ import annotations

from ..loops import chatter

_CALLED_HERE = tuple(
    f'{name} (from tensorflow.'
    for name in (
        'QueueRunner.__init__',
        'add_queue_runner',
        'build_tensor_info',
        'checkpoint_exists',
        'get_checkpoint_mtimes',
        'start_queue_runners',
        'tf_record_iterator',
    )
)


def without_advice():
    """Drops the log lines that call those parts deprecated."""
    return chatter.without(*_CALLED_HERE)
