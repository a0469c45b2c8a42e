"""`slim.learning.train_step`: one step, its line of the log and its trace.

*Source:* TensorFlow 1.15, `contrib/slim/python/slim/learning.py`.
"""

import json
import pathlib
import time

import tensorflow as tf

__all__ = ['train_step']

v1 = tf.compat.v1


def train_step(sess, train_op, global_step, train_step_kwargs):
    """Runs one step of `train`.

    Args:
        sess: The session.
        train_op: Tensor that gives the loss after the step.
        global_step: Tensor of the number of steps.
        train_step_kwargs: Dict of what to ask after the step, all optional:
            `should_stop`, `should_log` and `should_trace`, boolean scalars,
            `logdir`, where traces go, and `summary_writer`.

    Returns:
        The loss, and whether to stop.

    Raises:
        ValueError: `should_trace` is given without `logdir`.
    """

    def says(key):
        return key in train_step_kwargs and sess.run(train_step_kwargs[key])

    start = time.monotonic()
    if 'should_trace' in train_step_kwargs and not train_step_kwargs.get(
        'logdir'
    ):
        raise ValueError(
            'train_step_kwargs has should_trace and no logdir; give the '
            'folder that traces go to.'
        )
    options, metadata = None, None
    if says('should_trace'):
        options = v1.RunOptions(trace_level=v1.RunOptions.FULL_TRACE)
        metadata = v1.RunMetadata()
    loss, step = sess.run([train_op, global_step], None, options, metadata)
    seconds = time.monotonic() - start
    if metadata is not None:
        _write_trace(metadata, step, train_step_kwargs)
    if says('should_log'):
        v1.logging.info(
            'global step %d: loss = %.4f (%.3f sec/step)', step, loss, seconds
        )
    return loss, says('should_stop')


def _write_trace(metadata, step, asked):
    """Writes a step's times as Chrome's `about:tracing` reads them."""
    events = [
        {
            'name': node.node_name,
            'ph': 'X',
            'pid': device.device,
            'tid': node.thread_id,
            'ts': node.all_start_micros,
            'dur': node.all_end_rel_micros,
        }
        for device in metadata.step_stats.dev_stats
        for node in device.node_stats
    ]
    file = pathlib.Path(asked['logdir']) / f'tf_trace-{step}.json'
    v1.logging.info('Writing trace to %s', file)
    file.write_text(json.dumps({'traceEvents': events}), 'utf-8')
    if asked.get('summary_writer'):
        asked['summary_writer'].add_run_metadata(
            metadata, f'run_metadata-{step}'
        )
