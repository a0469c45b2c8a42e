"""Carries a checkpoint's values over to the names of another release."""

from legacy_rnn.checkpointing import reader
from legacy_rnn.compat import train


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
    read = opened.tensor
    reader.write(
        target, list(moves), lambda name: train.value(read, moves[name])
    )
