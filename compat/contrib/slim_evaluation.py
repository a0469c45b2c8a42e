"""`slim.evaluation`: evaluates checkpoints, and writes their summaries.

*Source:* TensorFlow 1.15, `contrib/slim/python/slim/evaluation.py`.
"""

import tensorflow as tf

from . import evaluation_hooks, slim_training, training_loops
from .training_loops import wait_for_new_checkpoint

__all__ = [
    'checkpoints_iterator',
    'evaluate_once',
    'evaluation_loop',
    'wait_for_new_checkpoint',
]

v1 = tf.compat.v1
checkpoints_iterator = tf.train.checkpoints_iterator


def evaluate_once(
    master,
    checkpoint_path,
    logdir,
    num_evals=1,
    initial_op=None,
    initial_op_feed_dict=None,
    eval_op=None,
    eval_op_feed_dict=None,
    final_op=None,
    final_op_feed_dict=None,
    summary_op=slim_training.DEFAULT,
    summary_op_feed_dict=None,
    variables_to_restore=None,
    session_config=None,
    hooks=None,
):
    """Evaluates a checkpoint.

    Args:
        master: Address of the session's server.
        checkpoint_path: The checkpoint.
        logdir: Folder of the events.
        num_evals: How often `eval_op` runs.
        initial_op: Operation of the initial values.
        initial_op_feed_dict: Fed to it.
        eval_op: What each run computes.
        eval_op_feed_dict: Fed to it.
        final_op: What is computed once, at the end.
        final_op_feed_dict: Fed to it.
        summary_op: Operation of the summaries; the merged ones if left.
        summary_op_feed_dict: Fed to it.
        variables_to_restore: List of variables; all if None.
        session_config: A ConfigProto.
        hooks: List of further hooks.

    Returns:
        The value of `final_op`, None without.
    """
    return training_loops.evaluate_once(
        checkpoint_path,
        master=master,
        scaffold=_scaffold(
            initial_op, initial_op_feed_dict, None, variables_to_restore
        ),
        eval_ops=eval_op,
        feed_dict=eval_op_feed_dict,
        final_ops=final_op,
        final_ops_feed_dict=final_op_feed_dict,
        hooks=_hooks(
            num_evals, logdir, summary_op, summary_op_feed_dict, hooks
        ),
        config=session_config,
    )


def evaluation_loop(
    master,
    checkpoint_dir,
    logdir,
    num_evals=1,
    initial_op=None,
    initial_op_feed_dict=None,
    init_fn=None,
    eval_op=None,
    eval_op_feed_dict=None,
    final_op=None,
    final_op_feed_dict=None,
    summary_op=slim_training.DEFAULT,
    summary_op_feed_dict=None,
    variables_to_restore=None,
    eval_interval_secs=60,
    max_number_of_evaluations=None,
    session_config=None,
    timeout=None,
    timeout_fn=None,
    hooks=None,
):
    """Evaluates each new checkpoint of a folder.

    Args:
        master: As in `evaluate_once`, like all but six.
        checkpoint_dir: Folder of the checkpoints.
        logdir: As there.
        num_evals: As there.
        initial_op: As there.
        initial_op_feed_dict: As there.
        init_fn: Function of the session, called after `initial_op`.
        eval_op: As there.
        eval_op_feed_dict: As there.
        final_op: As there.
        final_op_feed_dict: As there.
        summary_op: As there.
        summary_op_feed_dict: As there.
        variables_to_restore: As there.
        eval_interval_secs: Fewest seconds between two evaluations.
        max_number_of_evaluations: After so many it ends; None for no end.
        session_config: As there.
        timeout: Seconds to wait for a checkpoint; None for ever.
        timeout_fn: Function that says, after a timeout, whether to end.
        hooks: As there.

    Returns:
        The last value of `final_op`, None without.
    """
    return training_loops.evaluate_repeatedly(
        checkpoint_dir,
        master=master,
        scaffold=_scaffold(
            initial_op, initial_op_feed_dict, init_fn, variables_to_restore
        ),
        eval_ops=eval_op,
        feed_dict=eval_op_feed_dict,
        final_ops=final_op,
        final_ops_feed_dict=final_op_feed_dict,
        eval_interval_secs=eval_interval_secs,
        hooks=_hooks(
            num_evals, logdir, summary_op, summary_op_feed_dict, hooks
        ),
        config=session_config,
        max_number_of_evaluations=max_number_of_evaluations,
        timeout=timeout,
        timeout_fn=timeout_fn,
    )


def _scaffold(init_op, init_feed_dict, init_fn, variables):
    """What a session starts with."""
    if init_fn is not None:
        given = init_fn

        def init_fn(scaffold, session):
            return given(session)

    return v1.train.Scaffold(
        init_op=init_op,
        init_feed_dict=init_feed_dict,
        init_fn=init_fn,
        saver=None if variables is None else v1.train.Saver(variables),
    )


def _hooks(num_evals, logdir, summary_op, feed_dict, hooks):
    """Hooks that stop and write summaries, and those that were given."""
    made = [evaluation_hooks.StopAfterNEvalsHook(num_evals)]
    if slim_training.is_left(summary_op):
        summary_op = v1.summary.merge_all()
    if summary_op is not None:
        made.append(
            evaluation_hooks.SummaryAtEndHook(
                logdir, summary_op=summary_op, feed_dict=feed_dict
            )
        )
    return [*made, *(hooks or ())]
