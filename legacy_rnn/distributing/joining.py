"""What every task of a run must agree on, and going on after a loss."""

import time

import tensorflow as tf

import legacy_rnn
from legacy_rnn.console import command
from legacy_rnn.distributing import board as boards
from legacy_rnn.distributing import losses

v1 = tf.compat.v1

_PAUSE = 0.5


class Cluster:
    """The cluster as one of its tasks sees it.

    Args:
      server: Server of the task.
      place: Place of the task.
      seconds: How long to wait for another task.
    """

    def __init__(self, server, place, seconds):
        self.server, self.place, self.seconds = server, place, seconds
        self._moved = time.monotonic()

    def open_board(self):
        """Waits for the parameter servers and returns their Board."""
        losses.wait_for(self.place.hosts['ps'], 'ps', self.seconds)
        return boards.Board(self.place)

    def moved(self):
        """Tells that training went on."""
        self._moved = time.monotonic()

    def persist(self, attempt):
        """Calls `attempt` until it comes through; returns its result.

        Raises:
          GoneError: Nothing went on for too long.
        """
        told = 0.0
        while True:
            try:
                return attempt()
            except (losses.NotReady, *losses.LOST) as error:
                now = time.monotonic()
                if now - self._moved > self.seconds:
                    raise losses.GoneError(
                        f'{self.place.name} made no step for '
                        f'{self.seconds} s: {_first_line(error)}'
                    ) from error
                if now - told > 60 or self._moved > told:
                    command.say(
                        f'{self.place.name}: lost the parameter servers; '
                        'waiting for them'
                    )
                    told = now
                time.sleep(_PAUSE)


def make_card(given, flags, place):
    """Returns what all tasks must agree on, as a dict that JSON can hold.

    Args:
      given: Inputs of the chief.
      flags: Its flags.
      place: Its Place.
    """
    return {
        'tensorflow': tf.__version__,
        'version': legacy_rnn.__version__,
        'command': given.run.command,
        'settings': given.settings.to_dict(),
        'data': given.data,
        'ps': list(place.hosts['ps']),
        'workers': list(place.computing),
        'sync': bool(flags.sync),
        'needed': flags.replicas_to_aggregate,
    }


def check_card(card, name, flags, place):
    """Compares a task with what its chief said.

    Args:
      card: The chief's dict.
      name: 'classify' or 'label'.
      flags: Flags of the task.
      place: Place of the task.

    Raises:
      ValueError: They differ.
    """
    own = {
        'tensorflow': tf.__version__,
        'version': legacy_rnn.__version__,
        'command': name,
        'ps': list(place.hosts['ps']),
        'workers': list(place.computing),
        'sync': bool(flags.sync),
        'needed': flags.replicas_to_aggregate,
    }
    told = {
        'tensorflow': 'TensorFlow {}',
        'version': 'legacy_rnn {}',
        'command': 'legacy-rnn {}',
        'ps': '--ps_hosts={}',
        'workers': '--worker_hosts={}',
        'sync': '--sync={}',
        'needed': '--replicas_to_aggregate={}',
    }
    for key, text in told.items():
        if own[key] != card[key]:
            mine, theirs = _shown(own[key]), _shown(card[key])
            raise ValueError(
                f'{place.name} has {text.format(mine)}, but the chief has '
                f'{theirs}; start all tasks with the same'
            )


def all_initialised(graph):
    """Returns a bool scalar: whether all weights of a ModelGraph are there."""
    with graph.building():
        names = v1.report_uninitialized_variables(graph.variables())
        return tf.equal(tf.size(names), 0)


def _shown(value):
    return ','.join(value) if isinstance(value, list) else value


def _first_line(error):
    text = str(getattr(error, 'message', error)) or type(error).__name__
    return text.splitlines()[0]
