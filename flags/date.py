"""Flags of `legacy-rnn date`."""

from absl import flags


def define(flag_values):
    """Defines the flags of `date` on `flag_values`."""
    flags.DEFINE_bool(
        'json',
        False,
        'Print one JSON object: every file and program, with the evidence.',
        flag_values=flag_values,
    )
