"""Trains a model, step by step, in a way that can be resumed exactly."""

import dataclasses
import functools
import shlex
import time
import typing

import numpy as np

from legacy_rnn.training import interrupts
from legacy_rnn.training.batches import Batches
from legacy_rnn.training.checkpoints import Checkpoints
from legacy_rnn.training.evaluation import evaluate
from legacy_rnn.training.progress import Progress
from legacy_rnn.training.run_folder import Run
from legacy_rnn.training.scores import Score
from legacy_rnn.training.summaries import Summaries, WordPictures

SECONDS_BETWEEN_CHECKPOINTS = 300


class DivergedError(ValueError):
    """Cost or weights are no longer finite numbers."""

    status = 1


class Result(typing.NamedTuple):
    """What training came to.

    Attributes:
      test: Score on the test part.
      steps: Steps done in all, those of earlier processes included.
      seconds: Seconds this process trained, evaluation included.
      checkpoint: Path of the last checkpoint.
      best: Record of the best epoch on validation data, or None.
      trained: Whether this process did any of the steps.
    """

    test: Score
    steps: int
    seconds: float
    checkpoint: str
    best: dict | None
    trained: bool = True


def compute(session, graph, dataset, number, chosen):
    """Trains on some sequences.

    Args:
      session: Session with the weights.
      graph: ModelGraph, built for training.
      dataset: Dataset with labels.
      number: Steps before this one, which dropout depends on.
      chosen: Which sequences, [batch].

    Returns:
      Their Score before the step.

    Raises:
      FloatingPointError: The cost is no finite number.
    """
    feeds = graph.feed(dataset, chosen, training=True)
    feeds[graph.number] = number
    fetches = (graph.optimize, graph.cost, graph.sums)
    _, cost, sums = session.run(fetches, feeds)
    if not np.isfinite(cost):
        raise FloatingPointError(f'the cost is {cost}')
    return Score.of(sums)


class Training:
    """One run of training.

    Args:
      graph: ModelGraph, built for training.
      run: Run to write to.
      dataset: Dataset with labels.
      split: Split of its indices.
      keep: Newest checkpoints to keep.
      threads: Threads TensorFlow may use; 0 is one a core.
      jit: Whether XLA compiles the step.
    """

    def __init__(
        self, graph, run, dataset, split, keep=2, threads=0, jit=False
    ):
        settings = graph.settings
        self._graph, self._run = graph, run
        self._dataset, self._split = dataset, split
        self._session = functools.partial(graph.session, threads, jit)
        self._checkpoints = Checkpoints(graph, run, keep)
        self._best_run = Run(run.path('best'), run.command)
        self._best_checkpoints = Checkpoints(graph, self._best_run, 1)
        self._batches = Batches(
            split.train,
            settings.batch_size,
            settings.batches_per_epoch,
            settings.seed,
        )
        self._last = settings.epochs * self._batches.per_epoch
        self._held_out = 'validation' if len(split.validation) else 'test'
        self._records = []
        self._pictures = None
        if dataset.name == 'ocr':
            shown = getattr(split, self._held_out)
            self._pictures = WordPictures(dataset, split.train, shown)

    def train(self):
        """Trains to the last epoch and tests.

        Goes on from the newest checkpoint in the folder, if there is one.

        Returns:
          Result.

        Raises:
          DivergedError: A cost or weight is NaN or infinite.
          KeyboardInterrupt: Ctrl-C; a checkpoint was written.
          OSError: Something could not be written.
        """
        start = time.monotonic()
        with self._session() as session:
            first = self._begin(session)
            summaries = Summaries(self._run.folder, self._graph.graph, first)
            progress = Progress(first, self._last, self._batches.per_epoch)
            try:
                with interrupts.deferred() as wishes:
                    steps = self._steps(
                        session, first, summaries, progress, wishes
                    )
            finally:
                progress.close()
                summaries.close()
            test = self._evaluate(session, 'test')
        seconds = time.monotonic() - start
        path = self._run.path(f'model.ckpt-{steps}')
        return Result(test, steps, seconds, path, self.best(), steps > first)

    @property
    def records(self):
        """One record an epoch: step, loss and error, held-out ones too."""
        return list(self._records)

    def best(self):
        """Returns the record with the least validation error, or None."""
        records = [r for r in self._records if 'validation_error' in r]
        return min(records, key=lambda r: r['validation_error'], default=None)

    def _begin(self, session):
        """Sets the weights; returns the step to start from."""
        for run in (self._run, self._best_run):
            run.remove_leftovers()
        session.run(self._graph.initialize)
        step = self._checkpoints.restore(session)
        if step is None:
            return 0
        self._checkpoints.remove_newer(step)
        self._graph.count_from(session, step)
        self._records = self._run.read_history(step)
        return step

    def _steps(self, session, first, summaries, progress, wishes):
        """Runs all steps, with what belongs between them.

        Returns:
          The number of steps that are done.
        """
        recent = Score(*self._run.read_part(first))
        saved = time.monotonic()
        step, self._wishes = first, wishes
        while step < self._last:
            before = step
            step, counted = self._step(session, step)
            recent += counted
            progress.step(step, recent)
            epoch = step // self._batches.per_epoch
            if epoch > before // self._batches.per_epoch:
                self._end_epoch(session, step, recent, summaries, progress)
                recent, saved = Score(), time.monotonic()
            elif (
                wishes.requested
                or time.monotonic() - saved > SECONDS_BETWEEN_CHECKPOINTS
            ):
                self._check_finite(session, step)
                self._run.write_part(step, dataclasses.astuple(recent))
                self._checkpoints.save(session, step)
                saved = time.monotonic()
            if wishes.requested and step < self._last:
                raise KeyboardInterrupt(
                    f'interrupted at step {step} of {self._last}; go on by: '
                    f'legacy-rnn {self._run.command} '
                    f'--logdir={shlex.quote(self._run.folder)} --resume'
                )
        self._run.remove_part()
        return step

    def _step(self, session, step):
        """Runs a step.

        Args:
          session: The session.
          step: Steps done so far.

        Returns:
          Tuple of the steps done now, and the Score of the batch.
        """
        counted = self._compute(session, step, self._batches.at(step))
        return step + 1, counted

    def _compute(self, session, number, chosen):
        """Trains on some sequences as step `number`; returns their Score."""
        try:
            return compute(session, self._graph, self._dataset, number, chosen)
        except FloatingPointError as error:
            self._diverged(number + 1, str(error))

    def _end_epoch(self, session, step, recent, summaries, progress):
        """Evaluates, writes curves, the best and the last checkpoint."""
        self._check_finite(session, step)
        held_out = self._evaluate(session, self._held_out)
        record = {
            'step': step,
            'train_loss': recent.loss,
            'train_error': recent.error,
            f'{self._held_out}_loss': held_out.loss,
            f'{self._held_out}_error': held_out.error,
        }
        before = self.best()
        self._records.append(record)
        if self.best() is not before:
            self._save_best(session, step)
        self._run.write_history(self._records)
        self._checkpoints.save(session, step)
        progress.epoch(step, recent, self._held_out, held_out)
        for part, score in (('train', recent), (self._held_out, held_out)):
            summaries.scalars(step, part, loss=score.loss, error=score.error)
        if self._pictures:
            self._pictures.write(summaries, session, self._graph, step)
        summaries.flush()

    def _check_finite(self, session, step):
        if not session.run(self._graph.finite):
            self._diverged(step, 'a weight is not finite')

    def _save_best(self, session, step):
        """Keeps weights, and the config that lets them be used alone."""
        self._best_run.write_config(*self._run.read())
        self._best_checkpoints.save(session, step)

    def _evaluate(self, session, part):
        indices = getattr(self._split, part)
        return evaluate(session, self._graph, self._dataset, indices)

    def _diverged(self, step, reason):
        raise DivergedError(
            f'training diverged at step {step}: {reason}; lower '
            '--learning_rate or set --clip_norm'
        )
