"""Slim's data sets and their providers, on queues.

*Source:* TensorFlow 1.4, `contrib/slim/python/slim/data`.
"""

import tensorflow as tf

v1 = tf.compat.v1


class Dataset:
    """What a data set is made of, each argument an attribute.

    Args:
        data_sources: File, pattern, or a list of them.
        reader: Class of a reader, such as `tf.TFRecordReader`.
        decoder: DataDecoder.
        num_samples: How many there are.
        items_to_descriptions: Dict of item to text.
        **kwargs: Further attributes.
    """

    def __init__(
        self,
        data_sources,
        reader,
        decoder,
        num_samples,
        items_to_descriptions,
        **kwargs,
    ):
        kwargs.update(
            data_sources=data_sources,
            reader=reader,
            decoder=decoder,
            num_samples=num_samples,
            items_to_descriptions=items_to_descriptions,
        )
        self.__dict__.update(kwargs)


class DataProvider:
    """Provides tensors by the names of items.

    Args:
        items_to_tensors: Dict of item to tensor.
        num_samples: How many samples there are.
    """

    def __init__(self, items_to_tensors, num_samples):
        self._items_to_tensors = items_to_tensors
        self._num_samples = num_samples

    def get(self, items):
        """The tensors of a list of items.

        Raises:
            ValueError: An item is unknown.
        """
        unknown = [i for i in items if i not in self._items_to_tensors]
        if unknown:
            raise ValueError(
                f'items must be among {self.list_items()}, got {unknown}'
            )
        return [self._items_to_tensors[item] for item in items]

    def list_items(self):
        """The names of all items."""
        return list(self._items_to_tensors)

    def num_samples(self):
        """How many samples there are."""
        return self._num_samples


class DatasetDataProvider(DataProvider):
    """Reads and decodes a Dataset on queues.

    Args:
        dataset: Dataset.
        num_readers: How many readers run at once.
        reader_kwargs: Arguments of the reader.
        shuffle: Whether files and records are shuffled.
        num_epochs: How often all is read; None for ever.
        common_queue_capacity: Records that wait at most.
        common_queue_min: Records that wait at least, to be shuffled.
        record_key: Name of the item that is the record's key.
        seed: Seed of the shuffling.
        scope: Name of the ops.

    Raises:
        ValueError: `record_key` is an item of the data set.
    """

    def __init__(
        self,
        dataset,
        num_readers=1,
        reader_kwargs=None,
        shuffle=True,
        num_epochs=None,
        common_queue_capacity=256,
        common_queue_min=128,
        record_key='record_key',
        seed=None,
        scope=None,
    ):
        key, data = parallel_read(
            dataset.data_sources,
            reader_class=dataset.reader,
            num_epochs=num_epochs,
            num_readers=num_readers,
            reader_kwargs=reader_kwargs,
            shuffle=shuffle,
            capacity=common_queue_capacity,
            min_after_dequeue=common_queue_min,
            seed=seed,
            scope=scope,
        )
        items = dataset.decoder.list_items()
        if record_key in items:
            raise ValueError(
                f'record_key must be no item, got {record_key!r}; give '
                f'another name'
            )
        tensors = dataset.decoder.decode(data, items)
        found = dict(zip(items, tensors, strict=True))
        super().__init__({**found, record_key: key}, dataset.num_samples)


class ParallelReader:
    """Readers that fill one queue.

    Args:
        reader_class: Class of a reader.
        common_queue: Queue of keys and records.
        num_readers: How many there are.
        reader_kwargs: Their arguments.
    """

    def __init__(
        self, reader_class, common_queue, num_readers=4, reader_kwargs=None
    ):
        options = reader_kwargs or {}
        self._readers = [reader_class(**options) for _ in range(num_readers)]
        self._common_queue = common_queue

    def read(self, queue, name=None):
        """`(key, record)`, of the files of a queue."""
        puts = [
            self._common_queue.enqueue(reader.read(queue))
            for reader in self._readers
        ]
        runner = v1.train.QueueRunner(self._common_queue, puts)
        v1.train.add_queue_runner(runner)
        return self._common_queue.dequeue(name=name)

    def num_records_produced(self, name=None):
        """Records read so far, int64."""
        return tf.add_n(
            [r.num_records_produced() for r in self._readers], name
        )


def parallel_read(
    data_sources,
    reader_class,
    num_epochs=None,
    num_readers=4,
    reader_kwargs=None,
    shuffle=True,
    dtypes=None,
    capacity=256,
    min_after_dequeue=128,
    seed=None,
    scope=None,
):
    """`(key, record)` of files that several readers read.

    Args:
        data_sources: File, pattern, or a list of them.
        reader_class: Class of a reader.
        num_epochs: How often all is read; None for ever.
        num_readers: How many readers run at once.
        reader_kwargs: Their arguments.
        shuffle: Whether files and records are shuffled.
        dtypes: Types of key and record, strings by default.
        capacity: Records that wait at most.
        min_after_dequeue: Records that wait at least, to be shuffled.
        seed: Seed of the shuffling.
        scope: Name of the ops.
    """
    with tf.name_scope(scope or 'parallel_read'):
        files = v1.train.string_input_producer(
            get_data_files(data_sources), num_epochs, shuffle, seed
        )
        dtypes = dtypes or [tf.string, tf.string]
        if shuffle:
            queue = tf.queue.RandomShuffleQueue(
                capacity, min_after_dequeue, dtypes, seed=seed
            )
        else:
            queue = tf.queue.FIFOQueue(capacity, dtypes)
        readers = ParallelReader(
            reader_class, queue, num_readers, reader_kwargs
        )
        return readers.read(files)


def single_pass_read(
    data_sources, reader_class, reader_kwargs=None, scope=None
):
    """`(key, record)` of all files in their order, once."""
    with tf.name_scope(scope or 'single_pass_read'):
        files = v1.train.string_input_producer(
            get_data_files(data_sources), 1, shuffle=False, capacity=1
        )
        return reader_class(**(reader_kwargs or {})).read(files)


def get_data_files(data_sources):
    """The files of a pattern, or of a list of patterns.

    Raises:
        ValueError: There are none.
    """
    if isinstance(data_sources, (list, tuple)):
        return [f for s in data_sources for f in get_data_files(s)]
    found = [data_sources]
    if any(sign in data_sources for sign in '*?['):
        found = tf.io.gfile.glob(data_sources)
    if not found:
        raise ValueError(f'No data files found in {data_sources}')
    return found


def prefetch_queue(
    tensors,
    capacity=8,
    num_threads=1,
    dynamic_pad=False,
    shared_name=None,
    name=None,
):
    """A queue that is filled with tensors; its `dequeue` gives them.

    Args:
        tensors: A tensor, a list or a dict of them.
        capacity: How many elements wait at most.
        num_threads: How many threads fill it.
        dynamic_pad: Whether sizes may differ.
        shared_name: Shared by queues of this name.
        name: Name of the ops.
    """
    names = list(tensors) if isinstance(tensors, dict) else None
    if names is None and not isinstance(tensors, (list, tuple)):
        tensors = [tensors]
    flat = [tensors[n] for n in names] if names else list(tensors)
    kind = tf.queue.PaddingFIFOQueue if dynamic_pad else tf.queue.FIFOQueue
    with tf.name_scope(name or 'prefetch_queue'):
        queue = kind(
            capacity,
            [tensor.dtype for tensor in flat],
            [tensor.shape for tensor in flat],
            names=names,
            shared_name=shared_name,
        )
        put = queue.enqueue(dict(tensors) if names else flat)
        runner = v1.train.QueueRunner(queue, [put] * num_threads)
        v1.train.add_queue_runner(runner)
        return queue
