"""A few variables on the first parameter server that all tasks read.

They say which run the cluster trains, hand out the numbers of batches, and
show that the chief lives. They are in no checkpoint.
"""

import contextlib
import json
import threading
import typing

import tensorflow as tf

from legacy_rnn.distributing import losses, servers

v1 = tf.compat.v1

DEVICE = '/job:ps/task:0'
WAITING, READY, DONE, FAILED = range(4)
SECONDS_BETWEEN_BEATS = 1.0
# A chief that lives beats in this time, also on a busy machine.
SECONDS_TO_LISTEN = 6.0
_SECONDS_A_RUN = 20


class Status(typing.NamedTuple):
    """What the board shows.

    Attributes:
      card: JSON text about the run.
      state: WAITING for weights, READY, DONE or FAILED.
      step: Steps that are done.
      turn: How often a chief has begun.
      beat: Counts up while the chief lives.
    """

    card: bytes
    state: int
    step: int
    turn: int
    beat: int


class Board:
    """The board, over a session of its own.

    Args:
      server: Server of this task.
      place: Place of this task.
    """

    def __init__(self, server, place):
        self._graph = tf.Graph()
        with self._graph.as_default(), v1.device(DEVICE):
            self._card = _variable('card', tf.string, '')
            state = _variable('state')
            turn = _variable('turn')
            beat = _variable('beat')
            number = _variable('number')
            # The model's own, which its first parameter server holds, too.
            step = _variable('global_step', scope='')
            own = [self._card, state, turn, beat, number]
            self._known = _is_initialised(beat)
            self._stepping = _is_initialised(step)
            self._initialize = v1.variables_initializer(own)
            self._status = (self._card, state, step, turn, beat)
            self._early = (self._card, state, turn, beat)
            self._claim = v1.assign_add(number, 1, use_locking=True)
            self._beat = v1.assign_add(beat, 1), turn
            self._text = v1.placeholder(tf.string, [], 'text')
            self._value = v1.placeholder(tf.int64, [], 'value')
            self._set = {
                'card': v1.assign(self._card, self._text).op,
                'state': v1.assign(state, self._value).op,
                'number': v1.assign(number, self._value).op,
            }
            self._begin = v1.assign_add(turn, 1)
        self._session = servers.session(
            server, self._graph, place, _SECONDS_A_RUN
        )

    def status(self):
        """Returns the Status; None where there is no chief yet."""
        if not self._session.run(self._known):
            return None
        if self._session.run(self._stepping):
            return Status(*self._session.run(self._status))
        card, state, turn, beat = self._session.run(self._early)
        return Status(card, state, 0, turn, beat)

    def begin(self, card):
        """Begins a turn of a chief; returns its number.

        Args:
          card: Dict about the run.
        """
        if not self._session.run(self._known):
            self._session.run(self._initialize)
        self._session.run(
            self._set['card'], {self._text: json.dumps(card).encode()}
        )
        return int(self._session.run(self._begin))

    def set_state(self, state):
        """Tells all tasks how the run stands."""
        self._session.run(self._set['state'], {self._value: state})

    def count_from(self, number):
        """Sets the number of the next batch."""
        self._session.run(self._set['number'], {self._value: number})

    def claim(self):
        """Returns the number of a batch that nobody else gets."""
        return int(self._session.run(self._claim)) - 1

    def close(self):
        """Closes the session."""
        with contextlib.suppress(tf.errors.OpError):
            self._session.close()

    @contextlib.contextmanager
    def beating(self, turn):
        """Shows that the chief lives, meanwhile.

        Args:
          turn: Number of its turn.

        Yields:
          Function that raises ValueError where another chief has begun.
        """
        ended, other = threading.Event(), threading.Event()

        def beat():
            while not ended.wait(SECONDS_BETWEEN_BEATS):
                with contextlib.suppress(RuntimeError, *losses.LOST):
                    if self._session.run(self._beat)[1] != turn:
                        other.set()

        def check():
            if other.is_set():
                raise ValueError(
                    'another chief has taken over; let it go on alone'
                )

        thread = threading.Thread(target=beat, daemon=True)
        thread.start()
        try:
            yield check
        finally:
            ended.set()
            thread.join()


def _is_initialised(variable):
    # TensorFlow complains of such a tensor that no operation uses.
    return tf.identity(v1.is_variable_initialized(variable))


def _variable(name, dtype=tf.int64, initial=0, scope='cluster/'):
    return v1.get_variable(
        scope + name,
        [],
        dtype,
        v1.constant_initializer(initial),
        trainable=False,
        collections=['cluster'],
    )
