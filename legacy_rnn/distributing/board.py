"""A few variables on the first parameter server that all tasks read.

They say which run the cluster trains, hand out the numbers of batches, and
show that the chief lives. They are in no checkpoint.
"""

import contextlib
import json
import random
import threading
import typing

import tensorflow as tf

from legacy_rnn.distributing import losses

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
      turn: How often the weights were made ready; every worker computes
        its slice of a step anew in a new turn.
      beat: Counts up while the chief lives.
    """

    card: bytes
    state: int
    step: int
    turn: int
    beat: int


class Board:
    """The board, over a session of its own.

    The session is one of the first parameter server itself: a server takes
    away the sessions of a task when another process of the same name opens
    one, and whoever comes by mistake is to disturb nobody.

    Args:
      place: Place of this task.
    """

    def __init__(self, place):
        self._graph, self._complete = tf.Graph(), False
        with self._graph.as_default(), v1.device(DEVICE):
            self._card = _variable('card', tf.string, '')
            mine = _variable(f'worker_{place.replica or 0}')
            state = _variable('state')
            turn = _variable('turn')
            beat = _variable('beat')
            number = _variable('number')
            owner = _variable('owner')
            # The model's own, which its first parameter server holds, too.
            step = _variable('global_step', scope='')
            own = [self._card, state, turn, beat, number, owner]
            self._known = _is_initialised(beat)
            self._stepping = _is_initialised(step)
            self._initialize = v1.variables_initializer(own)
            self._status = (self._card, state, step, turn, beat)
            self._early = (self._card, state, turn, beat)
            self._claim = v1.assign_add(number, 1, use_locking=True)
            self._beat = v1.assign_add(beat, 1), owner
            self._text = v1.placeholder(tf.string, [], 'text')
            self._value = v1.placeholder(tf.int64, [], 'value')
            self._set = {
                'card': v1.assign(self._card, self._text).op,
                'state': v1.assign(state, self._value).op,
                'number': v1.assign(number, self._value).op,
                'owner': v1.assign(owner, self._value).op,
                'mine': v1.assign(mine, self._value).op,
            }
            self._signed = _is_initialised(mine)
            self._mine = mine
            self._turn = v1.assign_add(turn, 1).op
        self._session = v1.Session(
            f'grpc://{place.hosts["ps"][0]}',
            graph=self._graph,
            config=v1.ConfigProto(
                device_filters=[DEVICE],
                operation_timeout_in_ms=_SECONDS_A_RUN * 1000,
            ),
        )

    def status(self):
        """Returns the Status; None where there is no chief yet.

        Raises:
          tf.errors.OpError: It was there, but is no longer.
        """
        if self._complete:
            return Status(*self._session.run(self._status))
        if not self._session.run(self._known):
            return None
        self._complete = self._session.run(self._stepping)
        if self._complete:
            return self.status()
        card, state, turn, beat = self._session.run(self._early)
        return Status(card, state, 0, turn, beat)

    def begin(self, card):
        """Takes the cluster over; returns what marks it as this chief's.

        Args:
          card: Dict about the run.
        """
        if not self._session.run(self._known):
            self._session.run(self._initialize)
        self._session.run(
            self._set['card'], {self._text: json.dumps(card).encode()}
        )
        owner = random.getrandbits(62)
        self._session.run(self._set['owner'], {self._value: owner})
        return owner

    def make_ready(self):
        """Begins a turn, in which all workers compute."""
        self._session.run(self._turn)
        self.set_state(READY)

    def sign(self, mark):
        """Writes down which process is this worker.

        Args:
          mark: Random number of the process.
        """
        self._session.run(self._set['mine'], {self._value: mark})

    def signed(self):
        """Returns what the last process of this worker wrote, or None."""
        if not self._session.run(self._signed):
            return None
        return int(self._session.run(self._mine))

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
    def beating(self, owner):
        """Shows that the chief lives, meanwhile.

        Args:
          owner: What `begin` returned.

        Yields:
          Function that raises TakenOverError where another chief began.
        """
        ended, other = threading.Event(), threading.Event()

        def beat():
            while not ended.wait(SECONDS_BETWEEN_BEATS):
                with contextlib.suppress(RuntimeError, *losses.LOST):
                    if self._session.run(self._beat)[1] != owner:
                        other.set()

        def check():
            if other.is_set():
                raise losses.TakenOverError(
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
