"""Hooks of evaluations: when they stop, and what they write and read.

*Source:* TensorFlow 1.15, `contrib/training/python/training/evaluation.py`.
"""

import tensorflow as tf

__all__ = ['FinalValues', 'StopAfterNEvalsHook', 'SummaryAtEndHook']

v1 = tf.compat.v1

_FEW_EVALUATIONS = 20  # Below it, each has a line of the log.
_LINES_OF_MANY = 10


class StopAfterNEvalsHook(tf.compat.v1.train.SessionRunHook):
    """Ends an evaluation after a number of runs of its `eval_ops`.

    Args:
        num_evals: The number; None to go on until the input ends.
        log_progress: Whether to log how many there have been.

    Attributes:
        count: Tensor of the runs so far, which the evaluation sets.
    """

    def __init__(self, num_evals, log_progress=True):
        self.count = None
        self._last, self._logs, self._between = num_evals, log_progress, 1
        if num_evals is not None and num_evals >= _FEW_EVALUATIONS:
            self._between = num_evals // _LINES_OF_MANY

    def before_run(self, run_context):
        """Asks how many there have been."""
        return v1.train.SessionRunArgs(self.count)

    def after_run(self, run_context, run_values):
        """Says how far it is, and stops at the end."""
        done, last = run_values.results, self._last
        if self._logs and (done % self._between == 0 or done == last):
            of = '' if last is None else f'/{last}'
            v1.logging.info('Evaluation [%d%s]', done, of)
        if last is not None and done >= last:
            run_context.request_stop()


class SummaryAtEndHook(tf.compat.v1.train.SessionRunHook):
    """Writes summaries at the end of an evaluation.

    Args:
        log_dir: Folder of the events.
        summary_writer: Writer to use instead.
        summary_op: Operation of the summaries; the merged ones if None.
        feed_dict: Fed to it.

    Raises:
        ValueError: There is neither folder nor writer.
    """

    def __init__(
        self,
        log_dir=None,
        summary_writer=None,
        summary_op=None,
        feed_dict=None,
    ):
        if log_dir is None and summary_writer is None:
            raise ValueError(
                'One of log_dir or summary_writer should be used.'
            )
        self._folder, self._writer = log_dir, summary_writer
        self._is_merged, self._op = summary_op is None, summary_op
        self._feed = feed_dict

    def begin(self):
        """Merges the summaries."""
        if self._is_merged:
            self._op = v1.summary.merge_all()
        self._step = v1.train.get_or_create_global_step()

    def after_create_session(self, session, coord):
        """Opens the file of events."""
        if self._writer is None:
            self._writer = v1.summary.FileWriterCache.get(self._folder)

    def end(self, session):
        """Writes the summaries."""
        if self._op is not None:
            step = v1.train.global_step(session, self._step)
            summary = session.run(self._op, self._feed)
            self._writer.add_summary(summary, step)
        self._writer.flush()


class FinalValues(tf.compat.v1.train.SessionRunHook):
    """Computes something after the last batch.

    Args:
        tensors: What to compute, in any structure; None for nothing.
        feed_dict: Fed to it.

    Attributes:
        values: The values.
    """

    def __init__(self, tensors, feed_dict=None):
        self._tensors, self._feed = tensors, feed_dict
        self.values = None

    def end(self, session):
        """Computes them."""
        if self._tensors is not None:
            self.values = final_values(session, self._tensors, self._feed)


def final_values(session, tensors, feed_dict):
    """Values of tensors, by a `Session.run` that a trace shows."""
    return session.run(tensors, feed_dict)
