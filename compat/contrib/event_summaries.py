"""`tf.contrib.summary`: summaries that are written where they are computed.

Each is an operation of the graph that writes to the default writer of its
thread while the graph was built, in the runs in which it is to be recorded.

Source: TensorFlow 1.5 to 1.15, `contrib/summary` and `ops/summary_ops_v2.py`.
"""

import os
import re

import tensorflow as tf

from . import event_writers
from .event_writers import (
    SummaryWriter,
    always_record_summaries,
    create_file_writer,
    create_summary_file_writer,
    flush,
    initialize,
    never_record_summaries,
    record_summaries_every_n_global_steps,
    should_record_summaries,
    summary_writer_initializer_op,
)

__all__ = [
    'SummaryWriter',
    'all_summary_ops',
    'always_record_summaries',
    'audio',
    'create_file_writer',
    'create_summary_file_writer',
    'eval_dir',
    'flush',
    'generic',
    'graph',
    'histogram',
    'image',
    'import_event',
    'initialize',
    'never_record_summaries',
    'record_summaries_every_n_global_steps',
    'scalar',
    'should_record_summaries',
    'summary_writer_initializer_op',
]
_SUMMARIES = '_SUMMARY_V2'
_NOT_IN_TAGS = re.compile(r'[^-/\w.]')


def all_summary_ops():
    """List of the summaries of the graph."""
    return tf.compat.v1.get_collection(_SUMMARIES)


def scalar(name, tensor, family=None, step=None):
    """Writes a number."""
    write = tf.raw_ops.WriteScalarSummary
    return _summary(name, family, step, write, value=tensor)


def histogram(name, tensor, family=None, step=None):
    """Writes how values are distributed."""
    write = tf.raw_ops.WriteHistogramSummary
    return _summary(name, family, step, write, values=tensor)


def image(name, tensor, bad_color=None, max_images=3, family=None, step=None):
    """Writes pictures `[batch, height, width, channels]`."""
    if bad_color is None:
        bad_color = tf.constant([255, 0, 0, 255], tf.uint8)
    write = tf.raw_ops.WriteImageSummary
    options = {'bad_color': bad_color, 'max_images': max_images}
    return _summary(name, family, step, write, tensor=tensor, **options)


def audio(name, tensor, sample_rate, max_outputs, family=None, step=None):
    """Writes sounds `[batch, samples, channels]`."""
    write = tf.raw_ops.WriteAudioSummary
    options = {'sample_rate': sample_rate, 'max_outputs': max_outputs}
    return _summary(name, family, step, write, tensor=tensor, **options)


def generic(name, tensor, metadata=None, family=None, step=None):
    """Writes a tensor, with what a plugin of TensorBoard wants to know."""
    if hasattr(metadata, 'SerializeToString'):
        metadata = metadata.SerializeToString()
    write = tf.raw_ops.WriteSummary
    options = {'summary_metadata': '' if metadata is None else metadata}
    return _summary(name, family, step, write, tensor=tensor, **options)


def graph(param, step=None, name=None):
    """Writes a graph, or the text of one."""
    if event_writers.current.writer is None:
        return tf.no_op()
    return event_writers.written_graph(param, step, name)


def import_event(tensor, name=None):
    """Writes an event that is serialized already."""
    if event_writers.current.writer is None:
        return tf.no_op()
    resource = event_writers.current.writer._resource
    return tf.raw_ops.ImportEvent(writer=resource, event=tensor, name=name)


def eval_dir(model_dir, name=None):
    """The folder of a model's evaluation."""
    return os.path.join(model_dir, f'eval_{name}' if name else 'eval')


def _summary(name, family, step, write, **values):
    """A tensor: whether the summary was written.

    Args:
        name: Name, of which the tag is made.
        family: Name that tags of one family begin with, or None.
        step: Step that is written with it, the global one by default.
        write: Operation that writes it.
        **values: Arguments of the operation.
    """
    writer, records = (
        event_writers.current.writer,
        event_writers.current.records,
    )
    if writer is None:
        return tf.no_op()
    scope = tf.compat.v1.get_default_graph().get_name_scope()

    def record():
        with tf.compat.v1.name_scope(f'{scope}/' if scope else ''):
            base = '/'.join(_clean(part) for part in (family, name) if part)
            with tf.compat.v1.name_scope(base) as inner:
                tag = inner.rstrip('/')
                tag = f'{_clean(family)}/{tag}' if family else tag
                done = write(
                    writer=writer._resource,
                    step=event_writers.chosen_step(step),
                    tag=tag,
                    **values,
                    name=inner,
                )
                with tf.control_dependencies([done]):
                    return tf.constant(True)

    with tf.device('cpu:0'):
        if isinstance(records, bool):
            written = record() if records else tf.constant(False)
        else:
            written = tf.cond(records, record, lambda: tf.constant(False))
    tf.compat.v1.add_to_collection(_SUMMARIES, written)
    return written


def _clean(name):
    return _NOT_IN_TAGS.sub('_', name).lstrip('/')
