"""Carries a checkpoint's values over to the names of another release."""

import numpy as np

from legacy_rnn import stored


def convert(opened, plan, target):
    """Writes a planned checkpoint; every value stays, to the bit.

    Args:
      opened: The stored.Stored checkpoint.
      plan: A renaming.Plan of its shapes.
      target: Prefix of the new checkpoint.

    Raises:
      OSError: It could not be written; nothing is left of it.
      ValueError: The old one is damaged.
    """
    moves = {move.target: move for move in plan.moves}
    stored.write(target, list(moves), lambda name: value(opened, moves[name]))


def value(opened, move):
    """The array that becomes of a move's sources."""
    arrays = [opened.tensor(name) for name in move.sources]
    if len(arrays) == 1:
        array = arrays[0]
    else:
        array = np.concatenate(arrays, axis=move.axis)
    if move.piece is None:
        return array
    return np.take(array, range(*move.piece), axis=move.cut)
