"""`graph_actions`: evaluates and runs a graph that is built already.

*Source:* TensorFlow 0.12.1 and 1.12.3,
`contrib/learn/python/learn/graph_actions.py`.
"""

from __future__ import annotations

import itertools
import time

import numpy as np
import tensorflow as tf

from ...contrib.framework import (
    assert_or_get_global_step,
    get_graph_from_inputs,
)
from .graph_training import check_folder, first_of, saver_of

v1 = tf.compat.v1
_KEYS = v1.GraphKeys
_GRACE_SECONDS = 120
# The module of which the releases showed `Coordinator` here.
coordinator = v1.train
_ENDS = tf.errors.OutOfRangeError, StopIteration


def get_summary_writer(_, logdir):
    """The writer of a folder's events, one for all."""
    return v1.summary.FileWriterCache.get(logdir)


def clear_summary_writers(_):
    """Closes all writers of events."""
    return v1.summary.FileWriterCache.clear()


def evaluate(
    release,
    graph,
    output_dir,
    checkpoint_path,
    eval_dict,
    update_op=None,
    global_step_tensor=None,
    supervisor_master='',
    log_every_steps=10,
    feed_fn=None,
    max_steps=None,
):
    """Evaluates tensors of a graph, and writes their last values as events.

    Args:
        release: A Release.
        graph: The graph.
        output_dir: Folder of the events.
        checkpoint_path: Restored first; None for initial values.
        eval_dict: Dict of tensors.
        update_op: Operation of each batch; the tensors are read for the log
            and at the end alone, then.
        global_step_tensor: The graph's own if None.
        supervisor_master: Address of the session's server.
        log_every_steps: Batches between two lines of the log.
        feed_fn: Function that gives each batch's feed.
        max_steps: Batches, None for all that the input gives.

    Returns:
        `(values, global step)`.

    Raises:
        ValueError: No folder.
    """
    check_folder(output_dir)
    with graph.as_default():
        step = assert_or_get_global_step(graph, global_step_tensor)
        session = _recovered(release, supervisor_master, checkpoint_path)
        runners = v1.train.Coordinator()
        threads = v1.train.start_queue_runners(session, runners)
    with session:
        number = session.run(step)
        v1.logging.info(
            'Eval steps [0,%s) for training step %d.',
            'inf' if max_steps is None else max_steps,
            number,
        )
        values = _evaluated(
            session, eval_dict, update_op, feed_fn, max_steps, log_every_steps
        )
    _stop(runners, threads)
    _write(output_dir, values, number)
    return values, number


def run_n(
    release, output_dict, feed_dict=None, restore_checkpoint_path=None, n=1
):
    """Runs tensors `n` times in a session of its own; as `run_feeds`."""
    feeds = itertools.repeat(feed_dict, n)
    return run_feeds(release, output_dict, feeds, restore_checkpoint_path)


def infer(release, restore_checkpoint_path, output_dict, feed_dict=None):
    """Runs tensors once; as `run_feeds`."""
    feeds = [feed_dict]
    return run_feeds(release, output_dict, feeds, restore_checkpoint_path)[0]


def run_feeds(*args, **kwargs):
    """As `run_feeds_iter`; a list."""
    return list(run_feeds_iter(*args, **kwargs))


def run_feeds_iter(
    release, output_dict, feed_dicts, restore_checkpoint_path=None
):
    """Runs tensors once for each feed, in a session of its own.

    Args:
        release: A Release.
        output_dict: Dict of tensors of one graph.
        feed_dicts: Feeds.
        restore_checkpoint_path: Restored first; None for initial values.

    Yields:
        Dict of the tensors' values.

    Raises:
        ValueError: No tensors, or no feeds.
    """
    if not output_dict:
        raise ValueError(f'output_dict is invalid: {output_dict}.')
    if not feed_dicts:
        raise ValueError(f'feed_dicts is invalid: {feed_dicts}.')
    graph = get_graph_from_inputs(output_dict.values())
    with graph.as_default(), v1.Session() as session:
        if restore_checkpoint_path:
            _restore(session, release, restore_checkpoint_path)
        else:
            session.run(v1.global_variables_initializer())
        session.run(v1.local_variables_initializer())
        session.run(v1.tables_initializer())
        runners = v1.train.Coordinator()
        threads = v1.train.start_queue_runners(session, runners)
        try:
            for feed in feed_dicts:
                yield session.run(output_dict, feed)
        finally:
            _stop(runners, threads)


def _evaluated(session, tensors, update, feed_fn, max_steps, log_every):
    """Runs the batches; returns the tensors' values after the last."""
    steps = itertools.count(1)
    if max_steps is not None:
        steps = range(1, max_steps + 1)
    values = feed = None
    is_read = False
    try:
        for step in steps:
            is_read, began = False, time.time()
            feed = feed_fn() if feed_fn else None
            logs = step % log_every == 0
            if update is not None:
                session.run(update, feed)
            if update is None or logs:
                values, is_read = session.run(tensors, feed), True
            if logs:
                v1.logging.info(
                    'Results after %d steps (%.3f sec/batch): %s.',
                    step,
                    time.time() - began,
                    _shown(values),
                )
        if not is_read:
            values = session.run(tensors, feed)
    except _ENDS as error:
        tell = v1.logging.info if max_steps is None else v1.logging.warning
        tell('Input is exhausted: %s.', error)
        if not is_read:
            values = _read_once_more(session, tensors, feed, values)
    return values


def _read_once_more(session, tensors, feed, values):
    """The values after the end of the input, where that can be run."""
    try:
        return session.run(tensors, feed)
    except tf.errors.OutOfRangeError:
        return values


def _recovered(release, master, checkpoint_path):
    """A session of the default graph, restored or initialized."""
    saver = first_of(_KEYS.SAVERS)
    if saver is None and v1.global_variables():
        saver = saver_of(release, v1.get_default_graph())
        v1.add_to_collection(_KEYS.SAVERS, saver)
    manager = v1.train.SessionManager(
        local_init_op=first_of(
            _KEYS.LOCAL_INIT_OP, v1.train.Scaffold.default_local_init_op
        ),
        ready_op=first_of(_KEYS.READY_OP, _uninitialized),
        ready_for_local_init_op=first_of(_KEYS.READY_FOR_LOCAL_INIT_OP),
    )
    session, is_initialized = manager.recover_session(
        master, saver=saver, checkpoint_dir=checkpoint_path
    )
    if not is_initialized:
        v1.logging.warning('Failed to initialize from %s.', checkpoint_path)
        session.run(v1.global_variables_initializer())
        if checkpoint_path:
            saver.restore(session, checkpoint_path)
    return session


def _uninitialized():
    return tf.identity(v1.report_uninitialized_variables())


def _restore(session, release, path):
    v1.logging.info('Loading model from checkpoint: %s.', path)
    saver = saver_of(release, session.graph)
    if saver:
        saver.restore(session, path)


def _stop(runners, threads):
    runners.request_stop()
    try:
        runners.join(threads, stop_grace_period_secs=_GRACE_SECONDS)
    except (RuntimeError, tf.errors.CancelledError) as error:
        v1.logging.warning("Coordinator didn't stop cleanly: %s", error)


def _write(folder, values, step):
    v1.logging.info(
        'Saving evaluation summary for step %d: %s', step, _shown(values)
    )
    summary = v1.Summary()
    for key, value in values.items():
        if isinstance(value, (float, np.float32)):
            summary.value.add(tag=key, simple_value=float(value))
        elif value is not None:
            v1.logging.warning(
                'Skipping summary for %s, must be a float or np.float32.', key
            )
    writer = v1.summary.FileWriterCache.get(folder)
    writer.add_summary(summary, step)
    writer.flush()


def _shown(values):
    return ', '.join(f'{key} = {values[key]}' for key in sorted(values))
