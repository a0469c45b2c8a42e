"""A parameter server: holds weights until the chief is done."""

import time

from legacy_rnn.distributing import board as boards
from legacy_rnn.distributing import joining, losses, servers

_PAUSE = 0.5
# The others look at the board as often; they must still find it.
_LINGERING = 4.0


def run(name, flags, place):
    """Serves until the chief is done.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the command.
      place: Place of the task.

    Raises:
      ValueError: The chief gave up.
      GoneError: It did not answer in time, or went and did not come back.
    """
    server = servers.start(place, flags.threads)
    cluster = joining.Cluster(server, place, flags.join_timeout)
    patience = losses.Patience(flags.join_timeout, 'the chief did not answer')
    board, beat = None, None
    while True:
        try:
            board = board or cluster.open_board()
            status = board.status()
        except losses.LOST:
            board, status = None, None
        if status is not None and status.state == boards.DONE:
            break
        if status is not None and status.state == boards.FAILED:
            raise ValueError('the chief gave up; its own output says why')
        if status is not None and status.beat != beat:
            beat = status.beat
            patience.renew()
        patience.wait(_PAUSE)
    time.sleep(_LINGERING)
