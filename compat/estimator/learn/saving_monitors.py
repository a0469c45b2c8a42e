"""Monitors that write checkpoints and summaries, or keep all tensors."""

from __future__ import annotations

import os
import time

import numpy as np
import tensorflow as tf

from .monitors import BaseMonitor, EveryN, PrintTensor, value_of

v1 = tf.compat.v1


class CheckpointSaver(BaseMonitor):
    """Saves the first step, each few steps or seconds, and the last.

    Args:
        checkpoint_dir: Folder of the checkpoints.
        save_secs: Seconds between two.
        save_steps: Steps between two instead.
        saver: `tf.train.Saver`; that of the scaffold if None.
        checkpoint_basename: Their name in front of the step.
        scaffold: `tf.train.Scaffold`.

    Raises:
        ValueError: Neither seconds nor steps, or both.
    """

    def __init__(
        self,
        checkpoint_dir,
        save_secs=None,
        save_steps=None,
        saver=None,
        checkpoint_basename='model.ckpt',
        scaffold=None,
    ):
        v1.logging.info('Create CheckpointSaver.')
        super().__init__()
        if save_steps is None and save_secs is None:
            raise ValueError(
                'Either save_steps or save_secs should be provided'
            )
        if save_steps is not None and save_secs is not None:
            raise ValueError('Can not provide both save_steps and save_secs.')
        self._saver, self._scaffold = saver, scaffold
        self._writer = v1.summary.FileWriterCache.get(checkpoint_dir)
        self._path = os.path.join(checkpoint_dir, checkpoint_basename)
        self._seconds, self._steps = save_secs, save_steps

    def begin(self, max_steps=None):
        """Forgets what was saved before."""
        super().begin(max_steps)
        self._saved_at = self._saved_step = self._begun_step = None

    def step_begin(self, step):
        """Notes the step."""
        super().step_begin(step)
        self._begun_step = step

    def post_step(self, step, session):
        """Saves if it is time."""
        super().post_step(step, session)
        if self._saved_at is None:
            late = True
        elif self._steps is not None:
            late = step >= self._saved_step + self._steps
        else:
            late = time.time() >= self._saved_at + self._seconds
        if late:
            self._save(step, session)

    def end(self, session=None):
        """Saves the last step."""
        super().end(session)
        self._save(self._begun_step, session)

    def _save(self, step, session):
        if step == self._saved_step:
            return
        v1.logging.info('Saving checkpoints for %d into %s.', step, self._path)
        self._saved_at, self._saved_step = time.time(), step
        saver = self._saver or self._scaffold.saver
        saver.save(session, self._path, global_step=step)
        log = v1.SessionLog(
            status=v1.SessionLog.CHECKPOINT, checkpoint_path=self._path
        )
        self._writer.add_session_log(log, step)


class _Writing(EveryN):
    """Writes events, by default into the folder of the Estimator."""

    _writer = None

    def set_estimator(self, estimator):
        """Gets to know the Estimator, and its folder."""
        super().set_estimator(estimator)
        self._write_to(None, estimator.model_dir)

    def _write_to(self, writer, folder):
        self._writer = self._writer or writer
        if self._writer is None and folder:
            self._writer = v1.summary.FileWriterCache.get(folder)


class SummarySaver(_Writing):
    """Writes summaries each few steps.

    Args:
        summary_op: Serialized summaries, a string tensor; that of the
            scaffold if None.
        save_steps: Steps between two.
        output_dir: Folder of the events.
        summary_writer: `tf.summary.FileWriter` instead.
        scaffold: `tf.train.Scaffold`.
    """

    def __init__(
        self,
        summary_op,
        save_steps=100,
        output_dir=None,
        summary_writer=None,
        scaffold=None,
    ):
        super().__init__(every_n_steps=save_steps)
        self._summary_op, self._scaffold = summary_op, scaffold
        self._write_to(summary_writer, output_dir)

    def every_n_step_begin(self, step):
        """Asks for the summaries."""
        super().every_n_step_begin(step)
        if self._summary_op is None and self._scaffold is not None:
            self._summary_op = self._scaffold.summary_op
        return [] if self._summary_op is None else [self._summary_op]

    def every_n_step_end(self, step, outputs):
        """Writes them."""
        super().every_n_step_end(step, outputs)
        if self._summary_op is not None and self._writer:
            summary = value_of(outputs, self._summary_op)
            self._writer.add_summary(summary, step)
        return False

    def end(self, session=None):
        """Writes what waits to be written."""
        super().end(session)
        if self._writer:
            self._writer.flush()


class StepCounter(_Writing):
    """Writes the steps in a second.

    Args:
        every_n_steps: Steps between two.
        output_dir: Folder of the events.
        summary_writer: `tf.summary.FileWriter` instead.
    """

    def __init__(
        self, every_n_steps=100, output_dir=None, summary_writer=None
    ):
        super().__init__(every_n_steps=every_n_steps)
        self._before = None
        self._write_to(summary_writer, output_dir)

    def every_n_step_end(self, step, outputs):
        """Writes how many steps were done since."""
        now = time.time()
        if self._before is not None and self._writer:
            begin, begin_time = self._before
            summary = v1.Summary()
            value = summary.value.add(tag='global_step/sec')
            value.simple_value = (step - begin) / (now - begin_time)
            self._writer.add_summary(summary, step)
        self._before = step, now


class GraphDump(BaseMonitor):
    """Keeps the values of all tensors at each step; costly.

    Args:
        ignore_ops: Types of operations to leave out; `IGNORE_OPS` if None.
    """

    IGNORE_OPS = (
        'Const Assign Identity Placeholder RandomUniform Cast RestoreSlice'
    ).split()

    def __init__(self, ignore_ops=None):
        super().__init__()
        self._ignored = ignore_ops or self.IGNORE_OPS
        self.data = {}

    def begin(self, max_steps=None):
        """Finds the tensors."""
        super().begin(max_steps)
        self._tensors = []
        for operation in v1.get_default_graph().get_operations():
            if operation.type not in self._ignored:
                v1.logging.info(
                    'op=%s name=%s.', operation.type, operation.name
                )
                self._tensors += operation.outputs[:1]

    def step_begin(self, step):
        """Asks for them."""
        super().step_begin(step)
        return self._tensors

    def step_end(self, step, output):
        """Keeps their values."""
        super().step_end(step, output)
        self.data[step] = output

    def compare(self, other_dump, step, atol=1e-06):
        """Which tensors have the values of another dump.

        Args:
            other_dump: A GraphDump.
            step: Step of both.
            atol: Absolute difference of arrays that is none.

        Returns:
            List of names that match, and dict of the others to both values,
            or to the difference of arrays.

        Raises:
            ValueError: The other lacks a tensor.
        """
        matched, others = [], {}
        found = other_dump.data.get(step, {})
        for name, value in self.data.get(step, {}).items():
            if not isinstance(name, str) or isinstance(value, str):
                continue
            if name not in found:
                raise ValueError(f'{name} missing at step {step}.')
            other = found[name]
            is_array = isinstance(value, np.ndarray)
            if is_array and np.allclose(value, other, atol=atol):
                matched.append(name)
            elif is_array:
                others[name] = value - other
            elif value == other:
                matched.append(name)
            else:
                others[name] = value, other
        return matched, others


def get_default_monitors(
    _,
    loss_op=None,
    summary_op=None,
    save_summary_steps=100,
    output_dir=None,
    summary_writer=None,
):
    """The monitors of a training that names none.

    Args:
        _: The release.
        loss_op: The loss, which is logged; or None.
        summary_op: Operation of the summaries, which are written; or None.
        save_summary_steps: Steps between two summaries.
        output_dir: Folder of the events.
        summary_writer: Their writer instead.

    Returns:
        List of monitors.
    """
    monitors: list[BaseMonitor] = []
    if loss_op is not None:
        monitors.append(PrintTensor({'loss': loss_op.name}))
    if summary_op is not None:
        monitors.append(
            SummarySaver(
                summary_op, save_summary_steps, output_dir, summary_writer
            )
        )
    return monitors
