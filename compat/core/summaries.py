"""Summaries of 0.x: the tag stands as it is, whatever scope is open."""

import time

import tensorflow as tf

v1 = tf.compat.v1


class FileWriter(tf.compat.v1.summary.FileWriter):
    """The writer of up to 1.2, which also takes no summary at all."""

    def add_summary(self, summary, global_step=None):
        """Writes a summary.

        Args:
            summary: A `Summary`, one as bytes, or None: an event that
                holds the step alone.
            global_step: Step to record with it.
        """
        if summary is not None:
            super().add_summary(summary, global_step)
            return
        event = v1.Event(wall_time=time.time())
        if global_step is not None:
            event.step = int(global_step)
        self.add_event(event)


def scalar_summary(tags, values, collections=None, name=None):
    """Summary of scalars.

    Args:
        tags: A string, or strings of the shape of `values`.
        values: A number, or numbers.
        collections: Graph collections; summaries by default.
        name: Name of the op.
    """
    summary = tf.raw_ops.ScalarSummary(
        tags=tags, values=values, name=name or 'ScalarSummary'
    )
    return _collect(summary, collections)


def histogram_summary(tag, values, collections=None, name=None):
    """Summary of how `values` are distributed."""
    summary = tf.raw_ops.HistogramSummary(
        tag=tag, values=values, name=name or 'HistogramSummary'
    )
    return _collect(summary, collections)


def image_summary(tag, tensor, max_images=3, collections=None, name=None):
    """Summary of up to `max_images` pictures.

    Args:
        tag: A string; the summaries are called `tag/image/0` and so on.
        tensor: `[batch, height, width, channels]`.
        max_images: How many of the batch to write.
        collections: Graph collections; summaries by default.
        name: Name of the op.
    """
    summary = tf.raw_ops.ImageSummary(
        tag=tag,
        tensor=tensor,
        max_images=max_images,
        name=name or 'ImageSummary',
    )
    return _collect(summary, collections)


def audio_summary(
    tag, tensor, sample_rate, max_outputs=3, collections=None, name=None
):
    """Summary of up to `max_outputs` sounds.

    Args:
        tag: A string.
        tensor: `[batch, frames]` or `[batch, frames, channels]`.
        sample_rate: Hertz.
        max_outputs: How many of the batch to write.
        collections: Graph collections; summaries by default.
        name: Name of the op.
    """
    summary = tf.raw_ops.AudioSummaryV2(
        tag=tag,
        tensor=tensor,
        sample_rate=sample_rate,
        max_outputs=max_outputs,
        name=name or 'AudioSummary',
    )
    return _collect(summary, collections)


def scalar_of_0_11(
    display_name,
    tensor,
    description='',
    labels=None,
    collections=None,
    name=None,
):
    """`summary.scalar` as only 0.11 had it, without its descriptions."""
    return v1.summary.scalar(name or display_name, tensor, collections)


def tensor_of_0_11(
    display_name,
    tensor,
    description='',
    labels=None,
    collections=None,
    name=None,
):
    """`summary.tensor_summary` as 0.10 and 0.11 had it."""
    return v1.summary.tensor_summary(
        name or display_name, tensor, collections=collections
    )


def _collect(summary, collections):
    names = [v1.GraphKeys.SUMMARIES] if collections is None else collections
    for name in names:
        v1.add_to_collection(name, summary)
    return summary
