"""Whether a program ended at a cell that was made for other sizes."""

from __future__ import annotations

import os
import traceback

from legacy_rnn.compat.releases import Release

# Where a cell is built once, as `reuse` says there, and called.
_CALLED = 'legacy_rnn.compat.layer_base.layer'
_MISFIT = 'Dimensions must be equal'


def advise(error, place, release):
    """A sentence on a cell that an earlier call gave its weights, or None.

    Args:
        error: What ended the program.
        place: Tuple of file name and line of the user's last frame, or None.
        release: Release that the script runs under.
    """
    if place is None or _MISFIT not in str(error) or release < Release('1.2'):
        return None
    kinds = [
        type(frame.f_locals['self']).__name__
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if frame.f_globals.get('__name__') == _CALLED
        and frame.f_code.co_name == '__call__'
        and frame.f_locals.get('reuse')
    ]
    if not kinds:
        return None
    return (
        f'{os.path.basename(place[0])}:{place[1]}: this {kinds[-1]} has '
        'weights of an earlier call, for another size: make one for each '
        'size. In TensorFlow 1.0 it had weights for each scope: a program of '
        'then needs --release=1.0'
    )
