"""`tf.contrib.data` of 1.2 to 1.6, and what later releases dropped of it.

Its Dataset had methods and arguments of its own: `num_threads` and
`output_buffer_size` of `map`, `group_by_window`, `dense_to_sparse_batch`,
`unbatch`, `enumerate`, `ignore_errors`.

*Source:* TensorFlow 1.2 to 1.15, `contrib/data/python/ops`.
"""

import typing

import tensorflow as tf

from .. import old_datasets

v1 = tf.compat.v1
experimental = v1.data.experimental
# What today's V1 data sets are: a data set with V1's methods around another.
_Adapter: typing.Any = v1.data.TFRecordDataset.__mro__[1]

# Methods and functions that give data sets, and nothing else is new of.
_METHODS = (
    'apply batch cache concatenate enumerate filter flat_map ignore_errors '
    'interleave padded_batch prefetch repeat shard shuffle skip take unbatch'
).split()
_MAKERS = (
    'from_generator from_sparse_tensor_slices from_tensor_slices '
    'from_tensors list_files range zip'
).split()


class Dataset(_Adapter):
    """A data set as up to 1.6; each method gives one again.

    Args:
        dataset: A data set of `tf.data`.
    """

    def map(
        self,
        map_func,
        num_threads=None,
        output_buffer_size=None,
        num_parallel_calls=None,
        **options,
    ):
        """Applies a function to each element.

        Args:
            map_func: The function.
            num_threads: How many elements are worked on at once.
            output_buffer_size: How many results wait.
            num_parallel_calls: `num_threads`, as 1.4 called it.
            **options: What `tf.data` itself passes on today.
        """
        calls = num_threads if num_threads else num_parallel_calls
        mapped = super().map(map_func, num_parallel_calls=calls, **options)
        if output_buffer_size:
            mapped = mapped.prefetch(output_buffer_size)
        return Dataset(mapped)

    def make_one_shot_iterator(self):
        """An iterator in the default graph, where the data set was made."""
        return old_datasets.make_one_shot_iterator(self)

    def dense_to_sparse_batch(self, batch_size, row_shape):
        """Batches of elements of unequal shape, as sparse tensors."""
        return self.apply(
            experimental.dense_to_sparse_batch(batch_size, row_shape)
        )

    def group_by_window(
        self, key_func, reduce_func, window_size=None, **options
    ):
        """Reduces windows of elements of one key.

        Args:
            key_func: Function of an element to an int64 scalar.
            reduce_func: Function of a key and a data set to a data set.
            window_size: Elements of a window.
            **options: What `tf.data` itself passes on today.
        """
        return Dataset(
            super().group_by_window(
                key_func,
                lambda key, window: reduce_func(key, Dataset(window)),
                window_size,
                **options,
            )
        )


def _method(name):
    def method(self, *args, **kwargs):
        return Dataset(getattr(super(Dataset, self), name)(*args, **kwargs))

    method.__doc__ = getattr(v1.data.Dataset, name).__doc__
    method.__name__ = name
    return method


def _maker(name):
    make = getattr(v1.data.Dataset, name)

    def made(*args, **kwargs):
        return Dataset(make(*args, **kwargs))

    made.__doc__, made.__name__ = make.__doc__, name
    return staticmethod(made)


for _name in _METHODS:
    setattr(Dataset, _name, _method(_name))
for _name in _MAKERS:
    setattr(Dataset, _name, _maker(_name))


class TFRecordDataset(Dataset):
    """Records of files; arguments as in `tf.data`."""

    def __init__(self, filenames, compression_type=None, buffer_size=None):
        super().__init__(
            v1.data.TFRecordDataset(filenames, compression_type, buffer_size)
        )


class TextLineDataset(Dataset):
    """Lines of files; arguments as in `tf.data`."""

    def __init__(self, filenames, compression_type=None, buffer_size=None):
        super().__init__(
            v1.data.TextLineDataset(filenames, compression_type, buffer_size)
        )


class FixedLengthRecordDataset(Dataset):
    """Records of one length; arguments as in `tf.data`."""

    def __init__(
        self,
        filenames,
        record_bytes,
        header_bytes=None,
        footer_bytes=None,
        buffer_size=None,
    ):
        super().__init__(
            v1.data.FixedLengthRecordDataset(
                filenames,
                record_bytes,
                header_bytes,
                footer_bytes,
                buffer_size,
            )
        )


def group_by_window(
    key_func, reduce_func, window_size=None, window_size_func=None
):
    """Reduces windows of elements of one key.

    Args:
        key_func: Function of an element to an int64 scalar.
        reduce_func: Function of a key and a data set to a data set. The one
            that it is given has `output_shapes`, as up to 1.12.
        window_size: Elements of a window.
        window_size_func: Function of a key to a number of elements.
    """
    return experimental.group_by_window(
        key_func,
        lambda key, window: reduce_func(key, _Adapter(window)),
        window_size,
        window_size_func,
    )


def rejection_resample(
    dataset, class_func, target_dist, initial_dist=None, seed=None
):
    """Elements by chance, so that classes come as often as they should."""
    transform = experimental.rejection_resample(
        class_func, target_dist, initial_dist, seed
    )
    return Dataset(dataset.apply(transform))


def batch_and_drop_remainder(batch_size):
    """Batches; what does not fill one is left out."""
    return lambda dataset: dataset.apply(
        lambda d: v1.data.Dataset.batch(d, batch_size, drop_remainder=True)
    )


def padded_batch_and_drop_remainder(
    batch_size, padded_shapes, padding_values=None
):
    """Padded batches; what does not fill one is left out."""
    return lambda dataset: dataset.padded_batch(
        batch_size, padded_shapes, padding_values, drop_remainder=True
    )


def sloppy_interleave(map_func, cycle_length, block_length=1):
    """Interleaves data sets in the order in which elements are ready."""
    return experimental.parallel_interleave(
        map_func, cycle_length, block_length, sloppy=True
    )


def sliding_window_batch(
    window_size, stride=None, window_shift=None, window_stride=1
):
    """Batches of neighbours.

    Args:
        window_size: Elements of a window.
        stride: `window_shift`, as 1.7 called it.
        window_shift: Elements from one window to the next; 1 by default.
        window_stride: Elements from one of a window to its next.
    """
    shift = window_shift or stride or 1

    def batched(*parts):
        rows = [part.batch(window_size) for part in tf.nest.flatten(parts)]
        packed = tf.nest.pack_sequence_as(parts, rows)
        return tf.data.Dataset.zip(packed if len(parts) > 1 else packed[0])

    def transform(dataset):
        windows = dataset.window(window_size, shift, window_stride, True)
        return windows.flat_map(batched)

    return transform


def assert_element_shape(expected_shapes):
    """Elements as they are, with the shapes that they must have."""

    def shaped(*parts):
        element = parts if len(parts) > 1 else parts[0]
        return tf.nest.map_structure(
            lambda tensor, shape: tf.ensure_shape(tensor, shape),
            element,
            expected_shapes,
        )

    return lambda dataset: dataset.map(shaped)


def reduce_dataset(dataset, reducer):
    """What a Reducer makes of all elements."""
    state = reducer.init_func(tf.constant(0, tf.int64))
    return reducer.finalize_func(dataset.reduce(state, reducer.reduce_func))


def read_batch_features(
    file_pattern,
    batch_size,
    features,
    reader=v1.data.TFRecordDataset,
    reader_args=None,
    randomize_input=True,
    num_epochs=None,
    capacity=10000,
):
    """Batches of parsed examples: dict of tensors.

    Args:
        file_pattern: Files of records.
        batch_size: Examples of a batch.
        features: Dict of what `tf.parse_example` takes.
        reader: Class of a data set of serialized examples.
        reader_args: Further arguments of it.
        randomize_input: Whether to shuffle.
        num_epochs: How often all is read; None for ever.
        capacity: Examples among which it is shuffled.
    """
    dataset = experimental.make_batched_features_dataset(
        file_pattern,
        batch_size,
        features,
        reader=reader,
        reader_args=reader_args,
        num_epochs=num_epochs,
        shuffle=randomize_input,
        shuffle_buffer_size=capacity,
    )
    return v1.data.make_one_shot_iterator(dataset).get_next()
