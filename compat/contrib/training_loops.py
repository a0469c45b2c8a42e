"""`contrib.training`: loops of training and of evaluation.

*Source:* TensorFlow 1.15, `contrib/training/python/training/training.py` and
`evaluation.py`.
"""

import time

import tensorflow as tf

from .evaluation_hooks import FinalValues, StopAfterNEvalsHook

__all__ = [
    'evaluate_once',
    'evaluate_repeatedly',
    'get_or_create_eval_step',
    'train',
    'wait_for_new_checkpoint',
]

v1 = tf.compat.v1


def train(
    train_op,
    logdir,
    master='',
    is_chief=True,
    scaffold=None,
    hooks=None,
    chief_only_hooks=None,
    save_checkpoint_secs=600,
    save_summaries_steps=100,
    config=None,
    max_wait_secs=7200,
    run_metadata=None,
):
    """Trains in a MonitoredTrainingSession until a hook stops it.

    Args:
        train_op: Tensor that gives the loss after a step.
        logdir: Folder of checkpoints and events.
        master: Address of the session's server.
        is_chief: Whether this process starts, restores and saves.
        scaffold: A Scaffold.
        hooks: List of hooks.
        chief_only_hooks: List of hooks of the chief alone.
        save_checkpoint_secs: Seconds between two checkpoints; None for none.
        save_summaries_steps: Steps between two summaries; None for none.
        config: A ConfigProto.
        max_wait_secs: Longest wait for a session.
        run_metadata: A RunMetadata that each step fills.

    Returns:
        The last loss, None if there was no step.

    Raises:
        ValueError: Summaries or checkpoints have no folder.
    """
    if logdir is None and is_chief:
        for name, value in (
            ('save_summaries_steps', save_summaries_steps),
            ('save_checkpoint_secs', save_checkpoint_secs),
        ):
            if value:
                raise ValueError(
                    f'logdir cannot be None when {name} is not None'
                )
    with v1.train.MonitoredTrainingSession(
        master=master,
        is_chief=is_chief,
        checkpoint_dir=logdir,
        scaffold=scaffold,
        hooks=hooks,
        chief_only_hooks=chief_only_hooks,
        save_checkpoint_secs=save_checkpoint_secs,
        save_summaries_steps=save_summaries_steps,
        config=config,
        max_wait_secs=max_wait_secs,
    ) as session:
        return train_steps(session, train_op, run_metadata)


def train_steps(session, train_op, run_metadata):
    """Runs the steps of a training, each of them a `Session.run`."""
    loss = None
    while not session.should_stop():
        loss = session.run(train_op, run_metadata=run_metadata)
    return loss


def wait_for_new_checkpoint(
    checkpoint_dir, last_checkpoint=None, seconds_to_sleep=1, timeout=None
):
    """Waits for a checkpoint.

    Args:
        checkpoint_dir: Folder of the checkpoints.
        last_checkpoint: Path of the one that is known.
        seconds_to_sleep: Seconds between two looks.
        timeout: Seconds to wait at most; None for ever.

    Returns:
        The path of another checkpoint, None if there was none in time.
    """
    v1.logging.info('Waiting for new checkpoint at %s', checkpoint_dir)
    end = None if timeout is None else time.monotonic() + timeout
    while True:
        path = tf.train.latest_checkpoint(checkpoint_dir)
        if path is not None and path != last_checkpoint:
            v1.logging.info('Found new checkpoint at %s', path)
            return path
        if end is not None and time.monotonic() + seconds_to_sleep > end:
            return None
        time.sleep(seconds_to_sleep)


def evaluate_once(
    checkpoint_path,
    master='',
    scaffold=None,
    eval_ops=None,
    feed_dict=None,
    final_ops=None,
    final_ops_feed_dict=None,
    hooks=None,
    config=None,
):
    """Restores a checkpoint and evaluates it until a hook stops.

    Args:
        checkpoint_path: The checkpoint.
        master: Address of the session's server.
        scaffold: A Scaffold, whose `init_fn`, if any, runs after all.
        eval_ops: What each run computes, in any structure; None for no run.
        feed_dict: Fed to it.
        final_ops: What is computed once, at the end.
        final_ops_feed_dict: Fed to it.
        hooks: List of hooks, such as `StopAfterNEvalsHook`.
        config: A ConfigProto.

    Returns:
        The values of `final_ops`, None without.
    """
    evaluation = _Evaluation(
        master, scaffold, eval_ops, feed_dict, hooks, config
    )
    return evaluation.evaluate_batches(
        checkpoint_path, final_ops, final_ops_feed_dict
    )


def evaluate_repeatedly(
    checkpoint_dir,
    master='',
    scaffold=None,
    eval_ops=None,
    feed_dict=None,
    final_ops=None,
    final_ops_feed_dict=None,
    eval_interval_secs=60,
    hooks=None,
    config=None,
    max_number_of_evaluations=None,
    timeout=None,
    timeout_fn=None,
):
    """Evaluates each new checkpoint of a folder as `evaluate_once` does.

    Args:
        checkpoint_dir: Folder of the checkpoints.
        master: As in `evaluate_once`, like all but four.
        scaffold: As there.
        eval_ops: As there.
        feed_dict: As there.
        final_ops: As there.
        final_ops_feed_dict: As there.
        eval_interval_secs: Fewest seconds between two evaluations.
        hooks: As there.
        config: As there.
        max_number_of_evaluations: After so many it ends; None for no end.
        timeout: Seconds to wait for a checkpoint; None for ever.
        timeout_fn: Function that says, after a timeout, whether to end.

    Returns:
        The last values of `final_ops`, None without.
    """
    evaluation = _Evaluation(
        master, scaffold, eval_ops, feed_dict, hooks, config
    )
    values = None
    for count, path in enumerate(
        tf.train.checkpoints_iterator(
            checkpoint_dir, eval_interval_secs, timeout, timeout_fn
        ),
        start=1,
    ):
        values = evaluation.evaluate_batches(
            path, final_ops, final_ops_feed_dict
        )
        if count == max_number_of_evaluations:
            break
    return values


def get_or_create_eval_step():
    """The counter of evaluation steps of the graph."""
    found = v1.get_collection(v1.GraphKeys.EVAL_STEP)
    if found:
        return found[0]
    return v1.get_variable(
        'eval_step',
        [],
        tf.int64,
        v1.zeros_initializer(),
        trainable=False,
        collections=[v1.GraphKeys.LOCAL_VARIABLES, v1.GraphKeys.EVAL_STEP],
    )


class _Evaluation:
    """What the evaluations of one model have in common."""

    def __init__(self, master, scaffold, eval_ops, feed_dict, hooks, config):
        self._session = {'master': master, 'scaffold': scaffold}
        self._session['config'] = config
        self._ops, self._feed = eval_ops, feed_dict
        self._hooks = list(hooks or ())
        steps = get_or_create_eval_step()
        if eval_ops is not None:
            self._ops = [eval_ops, v1.assign_add(steps, 1, use_locking=True)]
            for hook in self._hooks:
                if isinstance(hook, StopAfterNEvalsHook):
                    hook.count = self._ops[-1]

    def evaluate_batches(self, path, final_ops, feed_dict):
        """Evaluates a checkpoint; returns the values of `final_ops`."""
        last = FinalValues(final_ops, feed_dict)
        creator = v1.train.ChiefSessionCreator(
            checkpoint_filename_with_path=path, **self._session
        )
        _log_time('Starting')
        with v1.train.MonitoredSession(
            creator, [*self._hooks, last]
        ) as session:
            while self._ops is not None and not session.should_stop():
                session.run(self._ops, self._feed)
        _log_time('Finished')
        return last.values


def _log_time(begins):
    now = time.strftime('%Y-%m-%d-%H:%M:%S', time.gmtime())
    v1.logging.info('%s evaluation at %s', begins, now)
