"""The chief: trains as one process does, with others beside it."""

import contextlib
import functools
import json
import time

from legacy_rnn.console import command
from legacy_rnn.distributing import board as boards
from legacy_rnn.distributing import joining, losses, models, servers
from legacy_rnn.training import actions, inputs
from legacy_rnn.training.loop import Training
from legacy_rnn.training.run_folder import Run
from legacy_rnn.training.scores import Score

# Between the last step that others made and making up for lost ones.
SECONDS_OF_GRACE = 10


def run(name, flags, place):
    """Trains, tests and reports as the chief of a cluster.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the command.
      place: Place of the task.
    """
    if flags.resume or not Run(flags.logdir, name).exists():
        inputs.to_train(name, flags)  # What is wrong is said at once.
    server = servers.start(place, flags.threads)
    cluster = joining.Cluster(server, place, flags.join_timeout)
    live = cluster.persist(functools.partial(_live_card, cluster))
    if live:
        flags['resume'].value = True
    given = inputs.to_train(name, flags)
    card = joining.make_card(given, flags, place)
    if live and live != json.loads(json.dumps(card)):
        raise ValueError(
            'the parameter servers hold another run; end them, or start the '
            'chief with the flags that it had'
        )
    with given.run.alone():
        if not flags.resume:
            given.run.refuse_if_taken()
        training = _training(name, flags, given, cluster)
        given.run.write_config(given.settings, given.data)
        result = _train(training, cluster, card)
        actions.report_training(name, flags, given, result)


def _live_card(cluster):
    """Returns the card of a run that lost its chief, or None.

    Raises:
      ValueError: Its chief lives.
    """
    board = cluster.open_board()
    try:
        first = board.status()
        if first is None or first.state != boards.READY:
            return None
        end = time.monotonic() + boards.SECONDS_TO_LISTEN
        while time.monotonic() < end:
            time.sleep(boards.SECONDS_BETWEEN_BEATS / 2)
            now = board.status()
            if now is None:
                return None
            if now.beat != first.beat:
                raise ValueError(
                    'another chief is training in this cluster; let it end, '
                    'or start a cluster of other addresses'
                )
        return json.loads(first.card)
    finally:
        board.close()


def _training(name, flags, given, cluster):
    slices = models.slices(given, flags, cluster.place)
    graph = models.build(name, flags, given, cluster.place, slices)
    kind = Asynchronous if slices is None else Synchronous
    training = kind(
        graph,
        given.run,
        given.dataset,
        given.split,
        flags.keep_checkpoints,
    )
    training.join(cluster, slices, flags.jit)
    return training


def _train(training, cluster, card):
    """Trains until it is done, whatever gets lost; tells the others."""
    end = boards.FAILED
    try:
        result = cluster.persist(
            functools.partial(_attempt, training, cluster, card)
        )
        end = boards.DONE
        return result
    except (KeyboardInterrupt, losses.TakenOverError):
        end = None  # The others wait for the chief's return, or have one.
        raise
    finally:
        if end is not None:
            with contextlib.suppress(*losses.LOST, losses.GoneError):
                _tell(cluster, end)


def _attempt(training, cluster, card):
    board = cluster.open_board()
    try:
        owner = board.begin(card)
        with board.beating(owner) as check_alone:
            training.board, training.check_alone = board, check_alone
            return training.train()
    finally:
        board.close()


def _tell(cluster, state):
    if not all(map(losses.reachable, cluster.place.hosts['ps'])):
        return
    board = boards.Board(cluster.place)
    try:
        board.set_state(state)
    finally:
        board.close()


class ClusterTraining(Training):
    """Training whose weights the parameter servers hold."""

    board: boards.Board

    def join(self, cluster, slices, jit):
        """Takes its place in a cluster.

        Args:
          cluster: The Cluster.
          slices: Slices of synchronous training, or None.
          jit: Whether XLA compiles the step.
        """
        self._cluster, self._slices = cluster, slices
        self._session = functools.partial(
            servers.session,
            cluster.server,
            self._graph.graph,
            cluster.place,
            cluster.seconds,
            jit,
        )
        self._initialised = joining.all_initialised(self._graph)

    def check_alone(self):
        """Raises TakenOverError where another chief has begun."""

    def _begin(self, session):
        """Takes the live weights, or those of the last checkpoint."""
        status = self.board.status()
        live = status is not None and status.state == boards.READY
        if live and session.run(self._initialised):
            step = int(session.run(self._graph.step))
            command.say(f'chief: goes on with the live weights, step {step}')
            self._run.remove_leftovers()
            self._records = self._run.read_history(step)
        else:
            self.board.set_state(boards.WAITING)
            self._records = []
            step = super()._begin(session)
            self.board.count_from(step)
        if self._slices:
            self._slices.begin(session, step)
        self.board.make_ready()
        return step

    def _wait(self, patience):
        """Waits a little; raises what ends the training."""
        self.check_alone()
        patience.wait()


class Asynchronous(ClusterTraining):
    """Trains on batches of its own, beside workers that do the same."""

    _longest = 0.0

    def _step(self, session, step):
        """Trains on the next batch, or waits for the others' last ones."""
        self.check_alone()
        number = self.board.claim()
        if number >= self._last and not self._is_stuck(session):
            return int(session.run(self._graph.step)), Score()
        start = time.monotonic()
        counted = self._compute(session, number, self._batches.at(number))
        self._longest = max(self._longest, time.monotonic() - start)
        self._cluster.moved()
        return int(session.run(self._graph.step)), counted

    def _is_stuck(self, session):
        """Waits for the last steps; whether some never come."""
        grace = SECONDS_OF_GRACE + 3 * self._longest
        patience = losses.Patience(2 * grace, 'the last steps did not arrive')
        last, since = -1, time.monotonic()
        while last < self._last and not self._wishes.requested:
            step = int(session.run(self._graph.step))
            if step != last:
                last, since = step, time.monotonic()
                patience.renew()
            if time.monotonic() - since > grace:
                return True
            self._wait(patience)
        return False


class Synchronous(ClusterTraining):
    """Computes a slice of each batch, and changes the weights for all."""

    def _step(self, session, step):
        """Computes its slice and waits for the others'."""
        chosen = self._slices.of(self._batches.at(step))
        counted = self._compute(session, step, chosen)
        patience = losses.Patience(
            self._cluster.seconds, 'the slices of a batch did not arrive'
        )
        try:
            while not self._slices.complete(session):
                if self._wishes.requested:
                    return step, Score()
                self._wait(patience)
        except losses.GoneError as error:
            self._checkpoints.save(session, step)
            raise losses.GoneError(self._missing()) from error
        self._slices.apply(session)
        self._cluster.moved()
        return step + 1, counted

    def _missing(self):
        """Says which workers are not there."""
        place, seconds = self._cluster.place, self._cluster.seconds
        gone = [
            f'worker {index} ({address})'
            for index, address in enumerate(place.computing)
            if not losses.reachable(address)
        ]
        return (
            f'{", ".join(gone) or "a worker"} did not answer within {seconds} '
            's; start it, or go on without it by --replicas_to_aggregate'
        )
