"""The evaluator: tests each new checkpoint of a run, beside the training."""

import tensorflow as tf

from legacy_rnn.distributing import losses
from legacy_rnn.training import actions, inputs
from legacy_rnn.training.batches import Batches
from legacy_rnn.training.checkpoints import Checkpoints
from legacy_rnn.training.evaluation import evaluate
from legacy_rnn.training.run_folder import Run
from legacy_rnn.training.summaries import Summaries

FOLDER = 'eval'
_PAUSE = 1.0


def run(name, flags, place):
    """Tests checkpoints until that of the last step.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the command.
      place: Place of the task; it needs the chief's --logdir alone.

    Raises:
      GoneError: No checkpoint came in time.
    """
    patience = losses.Patience(
        flags.join_timeout,
        f'{place.name}: no new checkpoint appeared in {flags.logdir}',
    )
    _wait_for_run(Run(flags.logdir, name), flags, patience)
    flags['mode'].value = 'evaluate'
    given = inputs.to_use(name, flags)
    graph = actions.build_graph(name, flags, given)
    with graph.session(flags.threads, flags.jit) as session:
        _test_all(session, graph, given, patience)


def _wait_for_run(run_, flags, patience):
    """Waits for a checkpoint of a run of as many epochs as were asked for."""
    while True:
        if run_.exists() and run_.steps():
            epochs = run_.read()[0].epochs
            if not flags['epochs'].present or flags.epochs == epochs:
                return
        patience.wait(_PAUSE)


def _test_all(session, graph, given, patience):
    checkpoints = Checkpoints(graph, given.run, 1)
    summaries = Summaries(given.run.path(FOLDER), graph.graph)
    last, tested = _last_step(given), -1
    while tested < last:
        newest = max(given.run.steps(), default=-1)
        if newest <= tested:
            patience.wait(_PAUSE)
            continue
        try:
            step = checkpoints.restore(session)
        except (ValueError, tf.errors.OpError):
            patience.wait(_PAUSE)  # The chief removes old ones meanwhile.
            continue
        result = evaluate(session, graph, given.dataset, given.indices)
        print(
            f'step={step} test_error={result.error:.4f} '
            f'loss={result.loss:.4f}',
            flush=True,
        )
        summaries.scalars(step, 'test', loss=result.loss, error=result.error)
        summaries.flush()
        tested = max(newest, step)
        patience.renew()
    summaries.close()


def _last_step(given):
    settings = given.settings
    split = given.dataset.split(
        settings.split, settings.fold, settings.validation
    )
    batches = Batches(
        split.train, settings.batch_size, settings.batches_per_epoch
    )
    return settings.epochs * batches.per_epoch
