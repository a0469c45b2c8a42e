"""Writers of `tf.contrib.summary`, and what they record.

Source: TensorFlow 1.5 to 1.15, `contrib/summary` and `ops/summary_ops_v2.py`.
"""

import contextlib
import threading
from typing import Any

import tensorflow as tf

_INITIALIZERS = '_SUMMARY_WRITER_V2'


class _Current(threading.local):
    """What a thread records, and where."""

    writer: Any = None
    records: Any = False


current = _Current()


class SummaryWriter:
    """Writes the summaries that are made while it is the default.

    Args:
        resource: Handle of the writer; None writes nothing.
        init_op_fn: Function that makes the operation which opens it.
    """

    def __init__(self, resource, init_op_fn):
        self._resource = resource
        self._init_op_fn = init_op_fn

    def set_as_default(self):
        """Takes summaries of this thread from now on."""
        if self._resource is not None:
            current.writer = self

    @contextlib.contextmanager
    def as_default(self):
        """Takes the summaries that are made in the block."""
        if self._resource is None:
            yield
            return
        old, current.writer = current.writer, self
        try:
            yield self
            self.flush()
        finally:
            current.writer = old

    def init(self):
        """The operation that opens the file."""
        return self._init_op_fn() if self._resource is not None else None

    def flush(self):
        """The operation that writes what is buffered."""
        return flush(self)

    def close(self):
        """The operation that writes what is buffered and closes the file."""
        if self._resource is None:
            return None
        with tf.control_dependencies([self.flush()]), tf.device('cpu:0'):
            return tf.raw_ops.CloseSummaryWriter(writer=self._resource)


def create_file_writer(
    logdir,
    max_queue=None,
    flush_millis=None,
    filename_suffix=None,
    name=None,
):
    """A writer of a file of events.

    Args:
        logdir: Its folder; None for a writer that writes nothing.
        max_queue: How many summaries it buffers, 10 by default.
        flush_millis: How long it buffers them, two minutes by default.
        filename_suffix: How the file's name ends, `.v2` by default.
        name: Name that writers of one file share; its folder by default.
    """
    if logdir is None:
        return SummaryWriter(None, None)
    with tf.device('cpu:0'):
        resource = tf.raw_ops.SummaryWriter(
            shared_name=name or f'logdir:{logdir}'
        )

    def opened():
        with tf.device('cpu:0'):
            return tf.raw_ops.CreateSummaryFileWriter(
                writer=resource,
                logdir=str(logdir),
                max_queue=10 if max_queue is None else max_queue,
                flush_millis=120000 if flush_millis is None else flush_millis,
                filename_suffix=(
                    '.v2' if filename_suffix is None else filename_suffix
                ),
            )

    tf.compat.v1.add_to_collection(_INITIALIZERS, opened())
    return SummaryWriter(resource, opened)


create_summary_file_writer = create_file_writer


def initialize(graph=None, session=None):
    """Opens the writers of the graph, and writes a graph if one is given.

    Raises:
        RuntimeError: The thread has no default writer.
        ValueError: There is no session.
    """
    if current.writer is None:
        raise RuntimeError(
            'initialize needs a default writer, got none; call it in a '
            'block of writer.as_default()'
        )
    session = session or tf.compat.v1.get_default_session()
    if session is None:
        raise ValueError(
            'session must be given where no session is the default, got None'
        )
    session.run(summary_writer_initializer_op())
    if graph is not None:
        session.run(written_graph(graph, 0))


def summary_writer_initializer_op():
    """List of the operations that open the writers of the graph."""
    return tf.compat.v1.get_collection(_INITIALIZERS)


def record_summaries_every_n_global_steps(n, global_step=None):
    """Records the summaries of a block in each n-th step."""
    if global_step is None:
        global_step = tf.compat.v1.train.get_or_create_global_step()
    with tf.device('cpu:0'):
        return _recorded(tf.equal(global_step % n, 0))


def always_record_summaries():
    """Records the summaries of a block in each run."""
    return _recorded(True)


def never_record_summaries():
    """Records no summary of a block."""
    return _recorded(False)


def should_record_summaries():
    """Whether summaries are recorded here, a bool or a tensor of one."""
    return current.records


def flush(writer=None, name=None):
    """Writes what a writer has buffered; that of the thread by default."""
    writer = current.writer if writer is None else writer
    resource = getattr(writer, '_resource', writer)
    if resource is None:
        return tf.no_op()
    with tf.device('cpu:0'):
        return tf.raw_ops.FlushSummaryWriter(writer=resource, name=name)


@contextlib.contextmanager
def _recorded(condition):
    old, current.records = current.records, condition
    try:
        yield
    finally:
        current.records = old


def written_graph(param, step, name=None):
    """The operation that writes a graph; it has no tag."""
    if isinstance(param, tf.Graph):
        param = param.as_graph_def(add_shapes=True)
    if hasattr(param, 'SerializeToString'):
        param = param.SerializeToString()
    with tf.device('cpu:0'):
        return tf.raw_ops.WriteGraphSummary(
            writer=current.writer._resource,
            step=chosen_step(step),
            tensor=param,
            name=name,
        )


def chosen_step(step):
    """The step that is written: one that is given, or the global step."""
    if step is None:
        return tf.compat.v1.train.get_or_create_global_step()
    return step if tf.is_tensor(step) else tf.constant(step, tf.int64)
