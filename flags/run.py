"""Flags of `legacy-rnn run`."""

from absl import flags


def define(flag_values):
    """Defines the command's own flags, those before SCRIPT."""
    flags.DEFINE_string(
        'release',
        'auto',
        'TensorFlow release that the script was written for, such as 0.8 or '
        '1.4; auto dates the script.',
        flag_values=flag_values,
    )
    flags.DEFINE_integer(
        'seed',
        None,
        'Seeds Python, NumPy and every graph, so that a run repeats to the '
        'bit.',
        0,
        2**31 - 1,
        flag_values=flag_values,
    )
    flags.DEFINE_bool(
        'fuse',
        False,
        'Makes dynamic_rnn and static_rnn of known cells use the fused '
        'unroll: faster, and equal up to rounding.',
        flag_values=flag_values,
    )
    flags.DEFINE_integer(
        'steps',
        None,
        'Ends the script after this many training steps (runs of an '
        'optimizer).',
        1,
        flag_values=flag_values,
    )
    flags.DEFINE_string(
        'trace',
        None,
        'File that records every Session.run, one JSON object a line.',
        flag_values=flag_values,
    )
    flags.DEFINE_string(
        'm', None, 'Runs this module as a script.', flag_values=flag_values
    )
    flags.DEFINE_string(
        'c', None, 'Runs this code as a script.', flag_values=flag_values
    )
