"""Starts `classify` and `label`: alone, or as a task of a cluster."""

import importlib

from legacy_rnn.console import command
from legacy_rnn.distributing import places
from legacy_rnn.training import actions


def run(name, flags):
    """Does what the flags say and returns the exit status.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the command.
    """
    place = places.find(flags)
    if place is None:
        return actions.run(name, flags)
    if flags.plot:
        command.require('matplotlib')
    command.tensorflow(flags)
    modules = {'ps': 'keeper'}
    module = importlib.import_module(
        f'legacy_rnn.distributing.{modules.get(place.kind, place.kind)}'
    )
    module.run(name, flags, place)
    return 0
