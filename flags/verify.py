"""Flags of the command `verify`."""

from .definer import Definer


def define(flag_values):
    """Defines the flags on `flag_values` and returns their names."""
    definer = Definer(flag_values)
    definer.string(
        'release',
        'auto',
        'TensorFlow release that ORIGINAL was written for; auto dates it.',
        metavar='RELEASE',
    )
    definer.python()
    definer.boolean(
        'm', False, 'ORIGINAL and PORTED are modules, as for python -m.'
    )
    definer.path(
        'old_dir',
        None,
        'With -m: folder that holds the module or package ORIGINAL, the '
        'working folder if not given. Both programs run in the working '
        'folder.',
    )
    definer.path(
        'new_dir', None, 'With -m: folder that holds PORTED, likewise.'
    )
    definer.number('seed', 1, 'Seeds both programs.', 0, 2**31 - 1)
    definer.number(
        'steps',
        20,
        'Ends both after so many training steps; 0 lets them end by '
        'themselves.',
        0,
    )
    definer.real(
        'tolerance',
        1e-5,
        'Largest difference t: |a - b| <= t + t * |b|.',
        0,
    )
    definer.number('timeout', 600, 'Seconds that each of the two may take.', 1)
    definer.path(
        'meta',
        None,
        'Replay this .meta of an old release, in place of programs.',
    )
    definer.path(
        'checkpoint', None, 'With --meta: prefix of the checkpoint to restore.'
    )
    definer.path(
        'outputs',
        None,
        'With --meta: .npz of what the old release computed, arrays named '
        'feed/TENSOR and fetch/TENSOR; the .npz beside FILE.meta if not '
        'given.',
    )
    return definer.names
