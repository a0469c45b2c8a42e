"""Event files that evaluations write."""

from __future__ import annotations

import tensorflow as tf

from .advice import without_advice

v1 = tf.compat.v1


def metrics(pattern):
    """The metrics of each event that has some.

    Args:
        pattern: Glob pattern of event files.

    Returns:
        List of dicts of name to value, and of `'global_step'` to the step.
    """
    found = []
    with without_advice():
        for path in tf.io.gfile.glob(pattern):
            for event in v1.train.summary_iterator(path):
                values = {
                    value.tag: value.simple_value
                    for value in event.summary.value
                    if value.HasField('simple_value')
                }
                if values:
                    found.append({**values, 'global_step': event.step})
    return found
