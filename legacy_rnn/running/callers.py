"""Which line of a script ran a session, itself or by a loop of a library."""

from __future__ import annotations

import os
import sys
import types

from .imports import ownership

# TensorFlow's functions that run a session for the line that calls them.
_PASSING = frozenset(
    'eval run _eval_using_default_session _run_using_default_session '
    'run_as_text run_step_fn step_fn wrapper inner watched __call__ '
    '_generic_run'.split()
)
# Functions of our Estimators, of contrib's loops and of the tutorials' models
# that run a session as a script's loop would.
_LOOPS = frozenset(
    'train_steps train_step evaluate_batches final_values predict_batches '
    'step'.split()
)
_LOOPS_ARE_IN = ('contrib', 'estimator', 'tutorials')
# Functions of tf_slim that do.
_SLIM_LOOPS = frozenset('evaluate_repeatedly train train_step'.split())
_SLIM = f'{os.sep}tf_slim{os.sep}'
# The module of tf_keras whose functions run a session for `fit` and kin.
_KERAS = os.path.join('tf_keras', 'src', 'backend.py')


def caller(depth):
    """The script's line that ran a session, and whether it did so directly.

    Args:
        depth: Frames from here to the caller of what is watched.
    """
    frame: types.FrameType | None = sys._getframe(depth)
    by_script, in_loop = True, False
    while frame is not None:
        code = frame.f_code
        if ownership.is_user_code(code.co_filename):
            name = os.path.basename(code.co_filename)
            return f'{name}:{frame.f_lineno}', by_script
        in_loop = in_loop or (by_script and is_loop(code))
        by_script = in_loop or (by_script and code.co_name in _PASSING)
        frame = frame.f_back
    return None, False


def is_loop(code):
    """Whether a function of a library runs sessions as a script's loop.

    Args:
        code: Its code object.
    """
    if code.co_filename.endswith(_KERAS):
        return code.co_name == '__call__'
    if _SLIM in code.co_filename:
        return code.co_name in _SLIM_LOOPS
    folder = os.path.basename(os.path.dirname(code.co_filename))
    return code.co_name in _LOOPS and folder in _LOOPS_ARE_IN
