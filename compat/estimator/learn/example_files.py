"""The queue of the files that examples are read from.

*Source:* TensorFlow 0.12.1, 1.4.1 and 1.12.3,
`contrib/learn/python/learn/learn_io/graph_io.py` and
`contrib/input_pipeline/python/ops/input_pipeline_ops.py`.
"""

from __future__ import annotations

import random

import tensorflow as tf

from ...core.inputs import with_global_variables
from ...releases import Since

v1 = tf.compat.v1
_GLOBS_LISTS = Since({'0.5': False, '1.1': True})


def file_names(release, pattern, shuffled):
    """Paths of all files, sorted unless they are shuffled later.

    Args:
        release: A Release.
        pattern: Pattern of paths, or list of them.
        shuffled: Whether they will be shuffled.

    Raises:
        ValueError: There are none.
    """
    if isinstance(pattern, list) and not pattern:
        raise ValueError('No files given to dequeue_examples.')
    if not isinstance(pattern, list):
        names = tf.io.gfile.glob(pattern)
    elif _GLOBS_LISTS[release]:
        names = [path for one in pattern for path in tf.io.gfile.glob(one)]
    else:
        names = pattern
    if not names:
        raise ValueError(f'No files match {pattern}.')
    return list(names) if shuffled else sorted(names)


def own_files(release, names, shuffle, num_epochs, seed, scope):
    """A queue of files of this graph alone, as a scope is named."""
    make = v1.train.string_input_producer
    if release < '0.10':
        make = with_global_variables(make)
    names = tf.constant(names, name='input')
    return make(names, num_epochs, shuffle, seed, name=scope)


def shared_files(names, shuffle, num_epochs, seed):
    """A queue of one file at a time; a variable counts those of all."""
    if shuffle and seed:
        random.seed(seed)
    rounds = []
    for _ in range(num_epochs or 1):
        if shuffle:
            random.shuffle(names)
        rounds += names
    queue = v1.FIFOQueue(1, [tf.string], shapes=[[]])
    enqueued = queue.enqueue(_next(rounds, is_endless=not num_epochs))
    v1.train.add_queue_runner(v1.train.QueueRunner(queue, [enqueued]))
    return queue


def _next(names, *, is_endless):
    with v1.variable_scope('obtain_next'):
        place = _counter('obtain_next_counter', -1)
        strings = _variable('obtain_next_expanded_list', tf.constant(names))
        limits = []
        if not is_endless:
            done = _counter('obtain_next_filename_counter', 0)
            limits.append(v1.count_up_to(done, len(names)))
        with tf.control_dependencies(limits):
            place = v1.assign_add(place, 1, use_locking=True)
            return tf.gather(strings, place % len(names))


def _counter(name, value):
    return _variable(name, tf.constant(value, tf.int64))


def _variable(name, value):
    return v1.get_variable(name, initializer=value, trainable=False)
