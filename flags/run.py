"""Flags of `legacy-rnn run`."""

from .definer import Definer


def define(flag_values):
    """Defines the command's own flags, those before SCRIPT."""
    flags = Definer(flag_values)
    flags.string(
        'release',
        'auto',
        'TensorFlow release that the script was written for, such as 0.8 or '
        '1.4; auto dates the script.',
        metavar='RELEASE',
    )
    flags.python()
    flags.number(
        'seed',
        None,
        'Seeds Python, NumPy and every graph, so that a run repeats to the '
        'bit.',
        0,
        2**31 - 1,
    )
    flags.boolean(
        'fuse',
        False,
        'Makes loops of known cells use the fused unroll: faster, and equal '
        'up to rounding. A line at the end says which were.',
    )
    flags.number(
        'steps',
        None,
        'Ends the script after this many training steps (runs of an '
        'optimizer).',
        1,
    )
    flags.file(
        'trace',
        None,
        'File that records every Session.run, one JSON object a line.',
    )
    flags.file(
        'output',
        None,
        'File for the notebook with the outputs and figures of its cells; '
        'Jupyter runs it (pip install ipykernel nbclient).',
    )
    flags.string('m', None, 'Runs this module as a script.', metavar='MODULE')
    flags.string('c', None, 'Runs this code as a script.', metavar='CODE')
