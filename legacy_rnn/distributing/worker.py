"""A worker: computes gradients on the weights of the parameter servers."""

import functools
import json
import random
import time

from legacy_rnn.console import command
from legacy_rnn.distributing import board as boards
from legacy_rnn.distributing import joining, losses, models, servers
from legacy_rnn.training import inputs
from legacy_rnn.training.batches import Batches
from legacy_rnn.training.loop import DivergedError, compute
from legacy_rnn.training.scores import Score
from legacy_rnn.training.settings import Settings

SECONDS_BETWEEN_LINES = 30


def run(name, flags, place):
    """Works for a chief until that is done.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the command.
      place: Place of the task.
    """
    server = servers.start(place, flags.threads)
    cluster = joining.Cluster(server, place, flags.join_timeout)
    card = cluster.persist(functools.partial(_wait_for_card, cluster))
    joining.check_card(card, name, flags, place)
    settings = Settings(**card['settings'])
    given = inputs.to_join(name, flags, settings, card['data'])
    slices = models.slices(given, flags, place)
    graph = models.build(name, flags, given, place, slices)
    worker = Worker(cluster, card, graph, given, slices, flags.jit)
    cluster.moved()
    cluster.persist(worker.work)
    command.say(f'{place.name}: done, batches computed: {worker.steps}')


def _wait_for_card(cluster):
    """Returns what the chief says about the run, once it is there."""
    board = cluster.open_board()
    try:
        patience = losses.Patience(cluster.seconds, 'the chief did not answer')
        while True:
            status = board.status()
            if status is not None and status.state == boards.READY:
                return json.loads(status.card)
            if status is not None and status.state != boards.WAITING:
                raise ValueError('the run is over; nothing is left to do')
            patience.wait(0.2)
    finally:
        board.close()


class Worker:
    """Computes gradients until the chief is done.

    Args:
      cluster: The Cluster.
      card: What the chief said about the run.
      graph: ModelGraph of the worker.
      given: Inputs of the run.
      slices: Slices of synchronous training, or None.
      jit: Whether XLA compiles the step.

    Attributes:
      steps: Batches or slices that this process computed.
    """

    def __init__(self, cluster, card, graph, given, slices, jit):
        settings = given.settings
        self._cluster, self._card, self._graph = cluster, card, graph
        self._dataset, self._slices, self._jit = given.dataset, slices, jit
        self._batches = Batches(
            given.split.train,
            settings.batch_size,
            settings.batches_per_epoch,
            settings.seed,
        )
        self._last = settings.epochs * self._batches.per_epoch
        self._shown, self._recent = time.monotonic(), Score()
        self._mark, self._has_signed = random.getrandbits(62), False
        self.steps = 0
        self._initialised = joining.all_initialised(graph)

    def work(self):
        """Works until the chief is done.

        Raises:
          NotReady: The weights are gone; another attempt may find them.
          GoneError: The chief is gone.
          ValueError: The chief gave up, or trains another run.
          DivergedError: A cost is NaN or infinite.
        """
        cluster = self._cluster
        board = cluster.open_board()
        try:
            self._sign(board)
            if self._wait_for_weights(board) == boards.DONE:
                return
            with servers.session(
                cluster.server,
                self._graph.graph,
                cluster.place,
                cluster.seconds,
                self._jit,
            ) as session:
                if not session.run(self._initialised):
                    raise losses.NotReady
                if self._slices:
                    self._in_step(session, board)
                else:
                    self._on_its_own(session, board)
        finally:
            board.close()

    def _sign(self, board):
        """Signs once; another signature is one of another process."""
        if self._has_signed and board.signed() not in (None, self._mark):
            place = self._cluster.place
            raise losses.TakenOverError(
                f'another process is {place.name} now; give each task a '
                'number of its own'
            )
        board.sign(self._mark)
        self._has_signed = True

    def _wait_for_weights(self, board):
        """Waits until there is something to do; returns the state."""
        watch = _ChiefWatch(self._cluster.seconds)
        while True:
            status = board.status()
            if status and status.state != boards.WAITING:
                break
            watch.wait(status)
        if status.state == boards.FAILED:
            raise ValueError('the chief gave up; its own output says why')
        if json.loads(status.card) != self._card:
            raise ValueError(
                'the chief trains another run now; start this worker again'
            )
        return status.state

    def _on_its_own(self, session, board):
        """Trains on batches that nobody else gets, until none is left."""
        number = board.claim()
        while number < self._last:
            self._train(session, number, self._batches.at(number))
            number = board.claim()
        watch = _ChiefWatch(self._cluster.seconds)
        status = board.status()
        while not self._is_over(status):
            watch.wait(status)
            status = board.status()

    def _in_step(self, session, board):
        """Computes its slice of each batch."""
        before = None
        watch = _ChiefWatch(self._cluster.seconds)
        while True:
            status = board.status()
            if self._is_over(status):
                return
            now = status.step, status.turn
            if now == before or status.step >= self._last:
                watch.wait(status)
                continue
            chosen = self._slices.of(self._batches.at(status.step))
            self._train(session, status.step, chosen)
            watch = _ChiefWatch(self._cluster.seconds)
            before = now

    def _is_over(self, status):
        if status is None or status.state == boards.WAITING:
            raise losses.NotReady
        if status.state == boards.FAILED:
            raise ValueError('the chief gave up; its own output says why')
        return status.state == boards.DONE

    def _train(self, session, number, chosen):
        try:
            self._recent += compute(
                session, self._graph, self._dataset, number, chosen
            )
        except FloatingPointError as error:
            raise DivergedError(
                f'training diverged at batch {number}: {error}; lower '
                '--learning_rate or set --clip_norm'
            ) from error
        self.steps += 1
        self._cluster.moved()
        now = time.monotonic()
        if now - self._shown > SECONDS_BETWEEN_LINES:
            score = self._recent
            command.say(
                f'{self._cluster.place.name}: batch {number} of {self._last},'
                f' {self.steps} of its own, loss={score.loss:.4f} '
                f'error={score.error:.4f}'
            )
            self._shown, self._recent = now, Score()


class _ChiefWatch(losses.Patience):
    """Patience that a living chief renews."""

    def __init__(self, seconds):
        super().__init__(seconds, 'the chief did not come back')
        self._beat = None

    def wait(self, status):
        """Waits a little; raises GoneError where the chief is gone."""
        beat = status and status.beat
        pause = self._pause
        if beat != self._beat:
            self._beat = beat
            self.renew()
            self._pause = pause
        super().wait()
