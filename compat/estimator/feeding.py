"""Queues that threads fill with batches of arrays.

The operations are those of the releases, one for one, as a graph's seed
counts them.
"""

from __future__ import annotations

import random
import threading

import tensorflow as tf

from ..layer_base import graph_seeds

v1 = tf.compat.v1


class _Rows:
    """Rows that are asked for by their places."""

    pads = False

    def feed(self, placeholders, batch_size, shuffle, epochs):
        """A function that gives what is fed next."""
        return _Feed(placeholders, self, batch_size, shuffle, epochs)


class Arrays(_Rows):
    """Columns of arrays, by the number of the example.

    Args:
        columns: Dict of name to array `[examples, ...]`.
    """

    def __init__(self, columns):
        self._columns = list(columns.values())
        self.length = len(self._columns[0])
        self.types = [tf.int64, *(tf.as_dtype(c.dtype) for c in self._columns)]
        self.shapes = [(), *(column.shape[1:] for column in self._columns)]

    def rows(self, places):
        """Numbers of examples, and the columns of these."""
        return [places, *(column[places] for column in self._columns)]


class Frame(_Rows):
    """The columns of a data frame, by its index.

    Args:
        frame: `pandas.DataFrame`.
    """

    def __init__(self, frame):
        self._frame = frame
        self.length = len(frame)
        kinds = [frame.index.dtype, *frame.dtypes]
        self.types = [_tensor_type(kind) for kind in kinds]
        self.shapes = [() for _ in self.types]

    def rows(self, places):
        """The index of rows, and the columns of these."""
        rows = self._frame.iloc[places]
        return [rows.index.values, *(rows[c].values for c in rows.columns)]


def enqueue(source, capacity, *, shuffle, num_threads, batch_size, num_epochs):
    """A queue that threads fill with the rows of a source.

    Args:
        source: `Arrays`, a `Frame`, or what a generator yields.
        capacity: Rows that wait.
        shuffle: Whether in random order.
        num_threads: Threads that fill it.
        batch_size: Rows that a thread adds at once.
        num_epochs: How often each row comes from a thread, None for
            endlessly.

    Returns:
        The queue; its runner stands in the graph.
    """
    _warn(shuffle, num_threads, num_epochs)
    # Which rows wait in a queue of random order is a matter of time: where
    # runs are compared, the rows come in random order instead.
    in_queue = shuffle and not graph_seeds.is_left_out()
    least = capacity // 4 if in_queue else 0
    with v1.name_scope('enqueue_input'):
        if in_queue:
            queue = tf.queue.RandomShuffleQueue(
                capacity, least, source.types, source.shapes
            )
        else:
            kind = tf.queue.FIFOQueue
            kind = tf.queue.PaddingFIFOQueue if source.pads else kind
            queue = kind(capacity, source.types, source.shapes)
        operations, feeds, placeholders = [], [], []
        for _ in range(num_threads):
            fed = [v1.placeholder(kind) for kind in source.types]
            operations.append(queue.enqueue_many(fed))
            placeholders.append(fed)
            feeds.append(source.feed(fed, batch_size, shuffle, num_epochs))
        v1.train.add_queue_runner(
            _Runner(queue, operations, feeds, placeholders)
        )
        waiting = tf.cast(tf.maximum(0, queue.size() - least), tf.float32) * (
            1.0 / (capacity - least)
        )
        v1.summary.scalar(
            f'queue/{queue.name}fraction_over_{least}_of_'
            f'{capacity - least}_full',
            waiting,
        )
    return queue


def dequeue(queue, batch_size, num_epochs):
    """A batch; the last one may be smaller, if there is a last one."""
    if num_epochs is None:
        return queue.dequeue_many(batch_size)
    return queue.dequeue_up_to(batch_size)


class _Feed:
    """What a thread feeds next: the rows in order, round and round."""

    def __init__(self, placeholders, source, batch_size, shuffle, epochs):
        self._placeholders = placeholders
        self._source = source
        self._batch_size = batch_size
        self._order = list(range(source.length))
        self._next = 0
        if shuffle and graph_seeds.is_left_out():
            order = random.Random(0).sample(self._order, source.length)
            self._order = order
        elif shuffle:
            self._next = random.randrange(source.length)
        self._left = None if epochs is None else epochs * source.length

    def __call__(self):
        size = self._batch_size
        if self._left is not None:
            if not self._left:
                raise tf.errors.OutOfRangeError(
                    None, None, 'Already emitted all epochs.'
                )
            size = min(size, self._left)
            self._left -= size
        length = self._source.length
        places = [self._order[(self._next + i) % length] for i in range(size)]
        self._next = (self._next + size) % length
        return dict(
            zip(self._placeholders, self._source.rows(places), strict=True)
        )


class _Runner(tf.compat.v1.train.QueueRunner):
    """A queue runner whose operations are fed."""

    def __init__(self, queue, operations, feeds, placeholders):
        self._fed = dict(zip(operations, placeholders, strict=True))
        self._feeds = dict(zip(operations, feeds, strict=True))
        super().__init__(
            queue,
            operations,
            queue_closed_exception_types=(
                tf.errors.OutOfRangeError,
                tf.errors.CancelledError,
            ),
        )
        self._lock_of_rest = threading.Lock()

    def create_threads(self, sess, coord=None, daemon=False, start=False):
        """Threads that fill the queue, and one that ends them."""
        self._rest = len(self._feeds)
        threads = [
            threading.Thread(target=self._fill, args=(sess, *pair, coord))
            for pair in self._feeds.items()
        ]
        if coord:
            threads.append(
                threading.Thread(target=self._cancel, args=(sess, coord))
            )
        for thread in threads:
            thread.daemon = daemon
            if coord:
                coord.register_thread(thread)
            if start:
                thread.start()
        return threads

    def to_proto(self, export_scope=None):
        """Feeds cannot be written down."""
        raise NotImplementedError('a queue that is fed cannot be exported')

    def _fill(self, session, operation, feed, coord):
        placeholders = self._fed[operation]
        run = session.make_callable(operation, placeholders)
        try:
            while not (coord and coord.should_stop()):
                fed = feed()
                run(*(fed[one] for one in placeholders))
        except self.queue_closed_exception_types:
            pass
        except Exception as error:  # the coordinator raises it again
            if coord is None:
                raise
            coord.request_stop(error)
        finally:
            self._close(session)

    def _close(self, session):
        """Closes the queue after the last thread."""
        with self._lock_of_rest:
            self._rest -= 1
            if self._rest:
                return
        try:
            session.run(self.close_op)
        except (tf.errors.OpError, RuntimeError):
            pass  # of a session that is closed already

    def _cancel(self, session, coord):
        coord.wait_for_stop()
        try:
            session.run(self.cancel_op)
        except (tf.errors.OpError, RuntimeError):
            pass  # of a session that is closed already


def _tensor_type(kind):
    """A column's type; text and mixed columns are strings."""
    try:
        return tf.as_dtype(kind)
    except TypeError:
        return tf.string


def _warn(shuffle, num_threads, num_epochs):
    if num_threads == 1:
        return
    if num_epochs is not None:
        v1.logging.warning(
            'enqueue_data was called with num_epochs and num_threads > 1. '
            'num_epochs is applied per thread, so this will produce more '
            'epochs than you probably intend. If you want to limit epochs, '
            'use one thread.'
        )
    if not shuffle:
        v1.logging.warning(
            'enqueue_data was called with shuffle=False and num_threads > 1. '
            'This will create multiple threads, all reading the '
            'array/dataframe in order. If you want examples read in order, '
            'use one thread; if you want multiple threads, enable shuffling.'
        )
