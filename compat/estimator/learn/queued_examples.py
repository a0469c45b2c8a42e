"""Batches of examples that queues read from files.

The chain is: names of files in a queue, readers, a queue of records, one
operation that parses a batch, a queue of parsed batches. Queue runners fill
all of them.

*Source:* TensorFlow 0.12.1, 1.4.1 and 1.12.3,
`contrib/learn/python/learn/learn_io/graph_io.py`.
"""

from __future__ import annotations

import functools

import tensorflow as tf

from ...releases import Since
from .example_files import file_names, own_files, shared_files

v1 = tf.compat.v1
_KEY = '__key__'  # of the keys, among features that `parse_fn` returned
# Whether a batch may be as large as the queue.
_FILLS_QUEUE = Since({'0.5': True, '1.2': False})
_MIN_FRACTION = 0.4  # of a queue that stays, where the batch is a tensor
_LEFT_BATCHES = 3  # room in the queue above what stays, in batches


def read_batch_examples(release, **options):
    """As `read_keyed_batch_examples`, without the keys."""
    return read_keyed_batch_examples(release, **options)[1]


def read_keyed_batch_examples(
    release,
    file_pattern,
    batch_size,
    reader,
    randomize_input=True,
    num_epochs=None,
    queue_capacity=10000,
    num_threads=1,
    read_batch_size=1,
    parse_fn=None,
    name=None,
    seed=None,
    shared=False,
):
    """Batches of records, and a key for each.

    Args:
        release: A Release.
        file_pattern: Pattern of paths, or list of them.
        batch_size: Records in a batch, an int or a scalar.
        reader: Function that makes a reader, such as `tf.TFRecordReader`.
        randomize_input: Whether in random order.
        num_epochs: How often each file is read, None for endlessly.
        queue_capacity: Records in the queue at most.
        num_threads: Readers.
        read_batch_size: Records that a reader reads at once.
        parse_fn: Function of a record, or of `[read_batch_size]` records,
            that gives a tensor or a dict of tensors.
        name: Scope of the operations.
        seed: Of the order.
        shared: Whether workers share the queue of files.

    Returns:
        `(keys, records)`: strings `[batch]`, and strings `[batch]` or what
        `parse_fn` gave, with a batch dimension.

    Raises:
        ValueError: No file, or a number out of range.
    """
    _check_capacity(release, batch_size, queue_capacity)
    _check_positive('read_batch_size', read_batch_size)
    _check_positive('num_threads', num_threads)
    if num_epochs is not None:
        _check_positive('num_epochs', num_epochs)
    names = file_names(release, file_pattern, randomize_input)
    with v1.name_scope(name, 'read_batch_examples', [file_pattern]) as scope:
        with v1.name_scope('file_name_queue') as files_scope:
            order = randomize_input, num_epochs, seed
            if shared:
                files = shared_files(names, *order)
            else:
                files = own_files(release, names, *order, files_scope)
        with v1.name_scope('read'):
            records = [
                _read(reader, files, read_batch_size, parse_fn)
                for _ in range(num_threads)
            ]
        batches = {
            'batch_size': batch_size,
            'capacity': queue_capacity,
            'enqueue_many': read_batch_size > 1,
            'allow_smaller_final_batch': num_epochs is not None,
            'name': scope,
        }
        if randomize_input:
            left = _left_in_queue(batch_size, queue_capacity)
            batch = v1.train.shuffle_batch_join(
                records, min_after_dequeue=left, seed=seed, **batches
            )
        else:
            batch = v1.train.batch_join(records, **batches)
    if isinstance(batch, dict):
        return batch.pop(_KEY), batch
    return batch


def read_keyed_batch_examples_shared_queue(release, *args, **options):
    """As `read_keyed_batch_examples`; workers share the files' queue."""
    options['shared'] = True
    return read_keyed_batch_examples(release, *args, **options)


def make_shared_queue_reader(release):
    """The same of a release that did not show it yet."""
    return functools.partial(read_keyed_batch_examples_shared_queue, release)


def read_keyed_batch_features(
    release,
    batch_size,
    features,
    reader_num_threads=1,
    feature_queue_capacity=100,
    num_queue_runners=None,
    num_enqueue_threads=None,
    parser_num_threads=None,
    name=None,
    read_batch_size=None,
    **options,
):
    """Parsed batches of `Example` protocol buffers, and a key for each.

    Args:
        release: A Release.
        batch_size: Examples in a batch, an int or a scalar.
        features: Dict of name to `tf.FixedLenFeature` or `VarLenFeature`.
        reader_num_threads: Readers.
        feature_queue_capacity: Batches in the queue of parsed ones at most.
        num_queue_runners: As `queue_parsed_features`.
        num_enqueue_threads: The same.
        parser_num_threads: Ignored, as in 0.10 and 0.11.
        name: Scope of the operations.
        read_batch_size: Records read at once, `batch_size` if None.
        **options: As `read_keyed_batch_examples`.

    Returns:
        `(keys, features)`: strings `[batch]`, and a dict of tensors.
    """
    pattern = options['file_pattern']
    threads = _enqueue_threads(num_queue_runners, num_enqueue_threads)
    with v1.name_scope(name, 'read_batch_features', [pattern]) as scope:
        keys, examples = read_keyed_batch_examples(
            release,
            batch_size=batch_size,
            num_threads=reader_num_threads,
            read_batch_size=read_batch_size or batch_size,
            name=scope,
            **options,
        )
        parsed = v1.parse_example(examples, features)
        return _queued(parsed, keys, feature_queue_capacity, threads, scope)


def read_keyed_batch_features_shared_queue(release, **options):
    """As `read_keyed_batch_features`; workers share the files' queue."""
    runners = options.pop('num_queue_runners')
    return read_keyed_batch_features(
        release, shared=True, num_enqueue_threads=runners, **options
    )


def read_batch_features(release, **options):
    """As `read_keyed_batch_features`, without the keys."""
    return read_keyed_batch_features(release, **options)[1]


def read_batch_record_features(release, **options):
    """As `read_batch_features`, of files of `tf.TFRecordReader`."""
    return read_batch_features(release, reader=v1.TFRecordReader, **options)


def queue_parsed_features(
    _,
    parsed_features,
    keys=None,
    feature_queue_capacity=100,
    num_queue_runners=None,
    num_enqueue_threads=None,
    name=None,
):
    """Puts a queue behind an operation that parses.

    Args:
        _: The release.
        parsed_features: Dict of tensors and sparse tensors.
        keys: Tensor of keys, or None.
        feature_queue_capacity: Batches in the queue at most.
        num_queue_runners: Queue runners of one thread each; up to 0.12.
        num_enqueue_threads: Threads of one queue runner.
        name: Scope of the operations.

    Returns:
        `(keys, features)` as they leave the queue.

    Raises:
        ValueError: Both runners and threads.
    """
    threads = _enqueue_threads(num_queue_runners, num_enqueue_threads)
    return _queued(
        parsed_features, keys, feature_queue_capacity, threads, name
    )


def _check_capacity(release, batch_size, queue_capacity):
    _check_positive('queue_capacity', queue_capacity)
    fits = batch_size is not None
    if fits and not isinstance(batch_size, tf.Tensor):
        most = queue_capacity - (not _FILLS_QUEUE[release])
        fits = 0 < batch_size <= most
    if not fits:
        raise ValueError(
            f'Invalid batch_size {batch_size}, with queue_capacity '
            f'{queue_capacity}.'
        )


def _check_positive(name, value):
    is_number = value is not None and not isinstance(value, tf.Tensor)
    if value is None or (is_number and value <= 0):
        raise ValueError(f'Invalid {name} {value}.')


def _read(reader, files, size, parse_fn):
    """A record of a reader of its own, or some; keys and what is parsed."""
    made = reader()
    if isinstance(size, tf.Tensor):
        keys, records = tf.cond(
            size > 1,
            lambda: made.read_up_to(files, size),
            lambda: made.read(files),
        )
    elif size > 1:
        keys, records = made.read_up_to(files, size)
    else:
        keys, records = made.read(files)
    if parse_fn:
        records = parse_fn(records)
    if isinstance(records, dict):
        return {**records, _KEY: keys}
    return keys, records


def _left_in_queue(batch_size, capacity):
    if isinstance(batch_size, tf.Tensor):
        return int(capacity * _MIN_FRACTION)
    return max(capacity - _LEFT_BATCHES * batch_size, batch_size)


def _enqueue_threads(runners, threads):
    """Threads of each queue runner."""
    if runners is not None and threads is not None:
        raise ValueError(
            '`num_queue_runners` and `num_enqueue_threads` can not both be '
            'set.'
        )
    return [threads] if threads is not None else [1] * (runners or 2)


def _queued(features, keys, capacity, threads, name):
    names = sorted(features)
    values = [features[key] for key in names]
    values += [] if keys is None else [keys]
    with v1.name_scope(name, 'queue_parsed_features', values):
        flat = tf.nest.flatten(values, expand_composites=True)
        queue = v1.FIFOQueue(capacity, [one.dtype for one in flat])
        v1.summary.scalar(
            f'queue/parsed_features/{queue.name}/fraction_of_{capacity}_full',
            tf.cast(queue.size(), tf.float32) * (1.0 / capacity),
        )
        for count in threads:
            v1.train.add_queue_runner(
                v1.train.QueueRunner(
                    queue,
                    [queue.enqueue(flat) for _ in range(count)],
                    queue_closed_exception_types=(
                        tf.errors.OutOfRangeError,
                        tf.errors.CancelledError,
                    ),
                )
            )
        left = tf.nest.flatten(queue.dequeue())
        for tensor, before in zip(left, flat, strict=True):
            tensor.set_shape(before.shape)
        packed = tf.nest.pack_sequence_as(values, left, expand_composites=True)
    queued = dict(zip(names, packed, strict=False))
    return (None if keys is None else packed[-1]), queued
