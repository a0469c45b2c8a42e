"""`graph_actions.train`: trains a graph that is built already.

*Source:* TensorFlow 0.12.1 and 1.12.3,
`contrib/learn/python/learn/graph_actions.py`.
"""

from __future__ import annotations

import contextlib
import time

import numpy as np
import tensorflow as tf

from ... import train as savers
from ...contrib.framework import assert_or_get_global_step
from .constants import NanLossDuringTrainingError
from .saving_monitors import get_default_monitors

v1 = tf.compat.v1
_DEFAULT = v1.train.Supervisor.USE_DEFAULT


def train(
    release,
    graph,
    output_dir,
    train_op,
    loss_op,
    steps=None,
    max_steps=None,
    **options,
):
    """Trains a graph, under a Supervisor that restores and saves it.

    Args:
        release: A Release.
        graph: The graph.
        output_dir: Folder of checkpoints and events.
        train_op: Operation of a step, which counts the global step up.
        loss_op: Scalar loss.
        steps: Steps of this call, None for endless training.
        max_steps: Global step at which to end instead.
        **options: Of `_Training`.

    Returns:
        The last loss, None if there was no step.

    Raises:
        ValueError: An argument is missing, or both numbers of steps are
            given.
        NanLossDuringTrainingError: The loss is no number.
    """
    if steps is not None and max_steps is not None:
        raise ValueError('Can not provide both steps and max_steps.')
    check_folder(output_dir)
    for name, value in (('train_op', train_op), ('loss_op', loss_op)):
        if value is None:
            raise ValueError(f'Missing {name}.')
    while True:
        training = _Training(
            release, graph, output_dir, train_op, loss_op, **options
        )
        try:
            return training.run(steps, max_steps)
        except tf.errors.AbortedError:
            v1.logging.warning('Training got Aborted error. Keep training.')


class _Training:
    """One session of a training.

    Args:
        release: A Release.
        graph: The graph.
        output_dir: Folder of checkpoints and events.
        train_op: Operation of a step.
        loss_op: Scalar loss.
        global_step_tensor: The graph's own if None.
        init_op: Operation of the initial values, the Supervisor's if None.
        init_feed_dict: Fed to it.
        init_fn: Function of the session, called after it.
        log_every_steps: Steps between two lines of the log.
        supervisor_is_chief: Whether this process restores and saves.
        supervisor_master: Address of the session's server.
        supervisor_save_model_secs: Seconds between two checkpoints.
        keep_checkpoint_max: Checkpoints that are kept.
        supervisor_save_summaries_steps: Steps between two summaries.
        feed_fn: Function that gives each step's feed.
        fail_on_nan_loss: Whether to raise at a loss that is no number.
        monitors: List of monitors, None for those that log the loss and
            write summaries.

    Raises:
        ValueError: The graph has no global step.
    """

    def __init__(
        self,
        release,
        graph,
        output_dir,
        train_op,
        loss_op,
        global_step_tensor=None,
        init_op=None,
        init_feed_dict=None,
        init_fn=None,
        log_every_steps=10,
        supervisor_is_chief=True,
        supervisor_master='',
        supervisor_save_model_secs=600,
        keep_checkpoint_max=5,
        supervisor_save_summaries_steps=100,
        feed_fn=None,
        fail_on_nan_loss=True,
        monitors=None,
    ):
        self._graph, self._folder = graph, output_dir
        self._train_op, self._loss_op = train_op, loss_op
        self._log_every, self._feed_fn = log_every_steps, feed_fn
        self._is_chief, self._fails = supervisor_is_chief, fail_on_nan_loss
        self._master, writer = supervisor_master, None
        with graph.as_default():
            self._step = assert_or_get_global_step(graph, global_step_tensor)
            if self._step is None:
                raise ValueError(
                    'No "global_step" was provided or found in the graph.'
                )
            if supervisor_is_chief:
                writer = v1.summary.FileWriterCache.get(output_dir)
            self._monitors = self._chosen(
                release, monitors, supervisor_save_summaries_steps, writer
            )
            self._saver = saver_of(release, graph, keep_checkpoint_max)
        self._options = {
            'init_op': _DEFAULT if init_op is None else init_op,
            'init_feed_dict': init_feed_dict,
            'init_fn': init_fn,
            'summary_writer': writer,
            'save_model_secs': supervisor_save_model_secs,
        }

    def _chosen(self, release, monitors, save_steps, writer):
        """The monitors that this process calls."""
        if not self._is_chief:
            return [m for m in monitors or () if m.run_on_all_workers]
        return monitors or get_default_monitors(
            release,
            loss_op=self._loss_op,
            summary_op=first_of(v1.GraphKeys.SUMMARY_OP, v1.summary.merge_all),
            save_summary_steps=save_steps,
            summary_writer=writer,
        )

    def run(self, steps, max_steps):
        """Trains; returns the last loss."""
        if max_steps is None and steps:
            max_steps = self._saved_step() + steps
        with self._graph.as_default():
            for monitor in self._monitors:
                monitor.begin(max_steps=max_steps)
        supervisor = v1.train.Supervisor(
            self._graph,
            is_chief=self._is_chief,
            logdir=self._folder,
            saver=self._saver,
            global_step=self._step,
            summary_op=None,
            **self._options,
        )
        session = supervisor.PrepareSession(
            master=self._master, start_standard_services=True
        )
        supervisor.StartQueueRunners(session)
        loss = None
        with session, _finishing(self._finish, supervisor, session):
            for one in self._losses(supervisor, session, max_steps):
                loss = one
        return loss

    def _losses(self, supervisor, session, max_steps):
        """The loss of each step."""
        last = logged = session.run(self._step)
        end = 'inf' if max_steps is None else max_steps
        v1.logging.info('Training steps [%d,%s)', last, end)
        while not supervisor.ShouldStop() and (
            max_steps is None or last < max_steps
        ):
            began = time.time()
            loss, stops = self._run_step(session, last + 1)
            yield loss
            if stops:
                break
            before, last = last, session.run(self._step)
            if last <= before:
                message = 'Global step was not incremented by train op at '
                v1.logging.error(f'{message}step {before}: new step {last}')
            if last == max_steps or last - logged >= self._log_every:
                v1.logging.info(
                    'training step %d, loss = %.5f (%.3f sec/batch).',
                    last,
                    loss,
                    time.time() - began,
                )
                logged = last

    def _run_step(self, session, step):
        """Runs a step; returns its loss, and whether a monitor stops."""
        feed = self._feed_fn() if self._feed_fn else None
        asked = [self._train_op, self._loss_op]
        for monitor in self._monitors:
            asked += monitor.step_begin(step)
        asked = {
            one if isinstance(one, str) else one.name: one for one in asked
        }
        outputs = session.run(asked, feed)
        stops = [one.step_end(step, outputs) for one in self._monitors]
        loss = outputs[self._loss_op.name]
        if np.isnan(loss):
            message = 'Model diverged with loss = NaN.'
            if self._fails:
                v1.logging.error(message)
                raise NanLossDuringTrainingError
            v1.logging.warning(message)
        return loss, any(stops)

    def _saved_step(self):
        """The global step of the folder's checkpoint, 0 without one."""
        try:
            return tf.train.load_variable(self._folder, self._step.name)
        except (ValueError, tf.errors.NotFoundError):
            return 0

    def _finish(self, supervisor, session):
        """Stops the threads, and saves the last step."""
        supervisor.Stop(close_summary_writer=False)
        step = session.run(self._step)
        if not self._is_chief:
            return
        path = supervisor.save_path
        v1.logging.info(
            'Saving checkpoint for step %d to checkpoint: %s.', step, path
        )
        supervisor.saver.save(session, path, global_step=step)
        for monitor in self._monitors:
            monitor.end()


@contextlib.contextmanager
def _finishing(finish, *args):
    """Calls a function at the end; the end of the input is no error."""
    try:
        yield
    except (tf.errors.OutOfRangeError, StopIteration) as error:
        v1.logging.warning('The input of the training ended: %s.', error)
    except BaseException:
        try:
            finish(*args)
        except BaseException as error:
            v1.logging.error(
                'Got exception during tf.learn final checkpoint %s.', error
            )
        raise
    try:
        finish(*args)
    except tf.errors.OutOfRangeError as error:
        v1.logging.warning(
            'OutOfRangeError in tf.learn final checkpoint possibly due to '
            'exhausted input queue. Note: summary_op is not expected to '
            'trigger dequeues. %s.',
            error,
        )


def check_folder(path):
    """Raises ValueError if there is no folder."""
    if not path:
        raise ValueError(f'Output directory should be non-empty {path}.')


def saver_of(release, graph, keep=5):
    """A saver of all variables of a graph, None if it has none."""
    keys = v1.GraphKeys.GLOBAL_VARIABLES, v1.GraphKeys.SAVEABLE_OBJECTS
    saved = [one for key in keys for one in graph.get_collection(key)]
    if not saved:
        return None
    make = savers.saver_class(release)
    return make(saved, sharded=True, max_to_keep=keep)


def first_of(key, make=None):
    """The first of a collection; what a function makes, once, without."""
    found = v1.get_collection(key)
    if found or make is None:
        return found[0] if found else None
    made = make()
    if made is not None:
        v1.add_to_collection(key, made)
    return made
