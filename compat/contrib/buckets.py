"""Batches of sequences of about the same length, by queues.

*Source:* behaviour of TensorFlow 0.11 to 1.15, `contrib.training.bucket`.
"""

import tensorflow as tf

v1 = tf.compat.v1


def bucket(
    tensors,
    which_bucket,
    batch_size,
    num_buckets,
    num_threads=1,
    capacity=32,
    bucket_capacities=None,
    shapes=None,
    dynamic_pad=False,
    allow_smaller_final_batch=False,
    keep_input=True,
    shared_name=None,
    name=None,
):
    """Batches examples with others of their bucket.

    Args:
        tensors: List or dict of tensors, one example; sparse ones, too.
        which_bucket: int32 scalar, the bucket of the example.
        batch_size: One number, or one for each bucket.
        num_buckets: Number of buckets.
        num_threads: Threads that fill the buckets.
        capacity: Examples that a bucket holds, batches that wait.
        bucket_capacities: Instead, one capacity for each bucket.
        shapes: Shapes of the tensors.
        dynamic_pad: Whether to pad with zeros to the longest of a batch.
        allow_smaller_final_batch: Whether the last batches may be smaller.
        keep_input: bool tensor; examples where it is false are dropped.
        shared_name: Kept for its place.
        name: Name of the ops.

    Returns:
        Bucket of the batch, and the batched tensors; of a list of one, the
        tensor itself.
    """
    with tf.name_scope(name or 'bucket'):
        flat, rebuild = _flatten(tensors)
        sizes = _each(batch_size, num_buckets)
        capacities = bucket_capacities or [capacity] * num_buckets
        types = [tensor.dtype for tensor in flat]
        if shapes:
            shapes = _shapes(tensors, shapes)
        else:
            shapes = [tensor.shape for tensor in flat]
        make = v1.PaddingFIFOQueue if dynamic_pad else v1.FIFOQueue
        queues = [make(size, types, shapes) for size in capacities]
        top = v1.FIFOQueue(capacity, [tf.int32, *types])
        _fill(queues, flat, which_bucket, keep_input, num_threads)
        _collect(queues, top, sizes, allow_smaller_final_batch)
        taken = top.dequeue()
        fixed = None if allow_smaller_final_batch else _fixed(batch_size)
        taken[0].set_shape([])
        for value, shape in zip(taken[1:], shapes, strict=True):
            value.set_shape(tf.TensorShape([fixed]).concatenate(shape))
        alone = len(flat) == 1 and not isinstance(tensors, dict)
        made = rebuild(taken[1:])
        return taken[0], made[0] if alone else made


def bucket_by_sequence_length(
    input_length,
    tensors,
    batch_size,
    bucket_boundaries,
    num_threads=1,
    capacity=32,
    bucket_capacities=None,
    shapes=None,
    dynamic_pad=False,
    allow_smaller_final_batch=False,
    keep_input=True,
    shared_name=None,
    name=None,
):
    """Batches sequences with others of about their length.

    Args:
        input_length: int32 scalar, the length of the example.
        tensors: As for `bucket`.
        batch_size: One number, or one for each bucket.
        bucket_boundaries: Rising lengths; a bucket ends before each, and
            one more holds what is longer.
        num_threads: As for `bucket`.
        capacity: As for `bucket`.
        bucket_capacities: As for `bucket`.
        shapes: As for `bucket`.
        dynamic_pad: As for `bucket`.
        allow_smaller_final_batch: As for `bucket`.
        keep_input: As for `bucket`.
        shared_name: As for `bucket`.
        name: Name of the ops.

    Returns:
        Lengths `[batch]`, and the batched tensors.
    """
    edges = list(bucket_boundaries)
    if not edges or sorted(set(edges)) != edges:
        raise ValueError(
            f'bucket_boundaries must rise, got {bucket_boundaries}'
        )
    with tf.name_scope(name or 'bucket_by_sequence_length'):
        length = tf.cast(input_length, tf.int32)
        which = tf.reduce_sum(tf.cast(length >= edges, tf.int32))
        flat, rebuild = _flatten(tensors)
        if shapes is not None:
            shapes = [tf.TensorShape([]), *_shapes(tensors, shapes)]
        _, batched = bucket(
            [length, *flat],
            which,
            batch_size,
            len(edges) + 1,
            num_threads,
            capacity,
            bucket_capacities,
            shapes,
            dynamic_pad,
            allow_smaller_final_batch,
            keep_input,
        )
        return batched[0], rebuild(batched[1:])


def _fill(queues, tensors, which, keep, num_threads):
    """Threads that put each example into its bucket."""

    def enqueue():
        branches = [
            (tf.equal(which, i), lambda q=queue: _done(q.enqueue(tensors)))
            for i, queue in enumerate(queues)
        ]
        return v1.case(branches, default=lambda: tf.constant(False))

    if keep is True:
        op = enqueue()
    else:
        op = v1.cond(
            tf.cast(keep, tf.bool), enqueue, lambda: tf.constant(False)
        )
    close = tf.group(*[queue.close() for queue in queues])
    cancel = tf.group(
        *[queue.close(cancel_pending_enqueues=True) for queue in queues]
    )
    v1.train.add_queue_runner(
        v1.train.QueueRunner(
            queues[0],
            [op.op] * num_threads,
            close_op=close,
            cancel_op=cancel,
            queue_closed_exception_types=(
                tf.errors.OutOfRangeError,
                tf.errors.CancelledError,
            ),
        )
    )


def _collect(queues, top, sizes, smaller):
    """Threads that take whole batches out of the buckets."""
    ops = []
    for i, (queue, size) in enumerate(zip(queues, sizes, strict=True)):
        take = queue.dequeue_up_to if smaller else queue.dequeue_many
        taken = take(size)
        taken = taken if isinstance(taken, (list, tuple)) else [taken]
        ops.append(top.enqueue([tf.constant(i), *taken]))
    v1.train.add_queue_runner(
        v1.train.QueueRunner(
            top,
            ops,
            queue_closed_exception_types=(
                tf.errors.OutOfRangeError,
                tf.errors.CancelledError,
            ),
        )
    )


def _done(op):
    with tf.control_dependencies([op]):
        return tf.constant(True)


def _flatten(tensors):
    """The tensors of a list or dict, and what makes the like of others.

    A sparse tensor waits in the queues as text, `[3]`.
    """
    keys = sorted(tensors) if isinstance(tensors, dict) else None
    given = [tensors[key] for key in keys] if keys else list(tensors)
    flat = [
        tf.io.serialize_sparse(tensor)
        if isinstance(tensor, tf.SparseTensor)
        else tf.convert_to_tensor(tensor)
        for tensor in given
    ]

    def rebuild(batched):
        new = [_restored(a, b) for a, b in zip(given, batched, strict=True)]
        return dict(zip(keys, new, strict=True)) if keys else new

    return flat, rebuild


def _restored(tensor, batched):
    if not isinstance(tensor, tf.SparseTensor):
        return batched
    rank = tensor.shape.rank
    return tf.io.deserialize_many_sparse(batched, tensor.dtype, rank)


def _shapes(tensors, shapes):
    """The shapes of flat tensors where a sparse one has its own."""
    if isinstance(tensors, dict):
        tensors = [tensors[key] for key in sorted(tensors)]
    return [
        [3] if isinstance(tensor, tf.SparseTensor) else shape
        for tensor, shape in zip(tensors, shapes, strict=True)
    ]


def _each(value, count):
    fixed = isinstance(value, (list, tuple))
    return list(value) if fixed else [value] * count


def _fixed(batch_size):
    return batch_size if isinstance(batch_size, int) else None
