"""Flags of `legacy-rnn date`."""

from .definer import Definer


def define(flag_values):
    """Defines the flags of `date` on `flag_values`."""
    definer = Definer(flag_values)
    definer.python()
    definer.boolean(
        'json',
        False,
        'Print one JSON object: every file and program, with the evidence.',
    )
