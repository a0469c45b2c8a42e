"""Flags of `legacy-rnn date`."""

from .definer import Definer


def define(flag_values):
    """Defines the flags of `date` on `flag_values`."""
    Definer(flag_values).boolean(
        'json',
        False,
        'Print one JSON object: every file and program, with the evidence.',
    )
