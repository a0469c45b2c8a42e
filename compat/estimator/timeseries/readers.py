"""Where series are read: arrays, CSV files, files of examples.

Source: TensorFlow 1.3.0 to 1.15.5, `contrib/timeseries`, `input_pipeline.py`.
"""

from __future__ import annotations

import tensorflow as tf

from ...releases import Release
from .. import inputs
from . import counters
from .arrays import one_series
from .keys import TrainEvalFeatures as Keys

v1 = tf.compat.v1


class TimeSeriesReader:
    """Reads a series: some records at a time, or the whole of it."""

    def check_dataset_size(self, minimum_dataset_size):
        """Refuses a series that is too short, where its length is known."""

    def read(self):
        """Dict of name to tensor `[records, ...]`, over and over."""
        raise NotImplementedError

    def read_full(self):
        """Dict of name to tensor `[all records, ...]`."""
        raise NotImplementedError


class NumpyReader(TimeSeriesReader):
    """Reads arrays.

    Args:
        data: Dict with `'times'` `[time]` and `'values'` `[time]` or
            `[time, features]`, and others of as many rows.
        read_num_records_hint: Records that are read at once.

    Raises:
        ValueError: Shapes that do not fit.
    """

    release = Release('1.15')

    def __init__(self, data, read_num_records_hint=4096):
        self._features = one_series(data)
        self._read_num_records_hint = read_num_records_hint

    def check_dataset_size(self, minimum_dataset_size):
        """Refuses windows that are longer than the series."""
        size = self._features[Keys.TIMES].shape[1]
        if size < minimum_dataset_size:
            raise ValueError(
                'A TimeSeriesInputFn is configured to create windows of size '
                f'{minimum_dataset_size}, but only {size} records were '
                'available in the dataset. Either decrease the window size '
                'or provide more records.'
            )

    def read(self):
        """As `TimeSeriesReader`."""
        rows = {name: value[0] for name, value in self._features.items()}
        return self._queue(rows, self._read_num_records_hint)

    def read_full(self):
        """As `TimeSeriesReader`."""
        found = self._queue(self._features, 1, queue_capacity=2)
        return {name: tf.squeeze(value, 0) for name, value in found.items()}

    def _queue(self, rows, batch_size, **options):
        return inputs.numpy_input_fn(
            self.release,
            rows,
            batch_size=batch_size,
            num_epochs=None,
            shuffle=False,
            **options,
        )()


class ReaderBaseTimeSeriesParser(TimeSeriesReader):
    """Reads records of files, which a sub-class parses.

    Args:
        filenames: Names of files, in order.
        read_num_records_hint: Records that are read at once.
    """

    def __init__(self, filenames, read_num_records_hint=4096):
        self._filenames = filenames
        self._read_num_records_hint = read_num_records_hint

    def _get_reader(self):
        """A `ReaderBase` of records."""
        raise NotImplementedError

    def _process_records(self, lines):
        """Dict of features of a vector of records."""
        raise NotImplementedError

    def read(self):
        """As `TimeSeriesReader`."""
        count = self._read_num_records_hint
        files, start = self._files(count)
        with tf.control_dependencies([start]):
            _, records = self._get_reader().read_up_to(files, count)
        return self._process_records(records)

    def read_full(self):
        """As `TimeSeriesReader`."""
        reader = self._get_reader()
        files, start = self._files(2)
        with tf.control_dependencies([start]):
            first, record = reader.read_up_to(files, 1)

        def is_new(key, record, count, records):
            return tf.not_equal(tf.squeeze(key, 0), tf.squeeze(first, 0))

        def keep(key, record, count, records):
            records = records.write(count, record)
            key, record = reader.read_up_to(files, 1)
            key.set_shape([1])
            record.set_shape([1])
            return key, record, count + 1, records

        empty = tf.TensorArray(tf.string, 0, dynamic_size=True)
        *_, records = v1.while_loop(
            is_new, keep, [tf.constant(['']), record, 0, empty]
        )
        found = records.concat()
        with tf.control_dependencies([found]):
            reset = reader.reset()
        with tf.control_dependencies([reset]):
            return self._process_records(tf.identity(found))

    def _files(self, limit):
        """A queue of the files, and what starts to count their rounds.

        Files without a record would be read for ever: after `limit` rounds
        the queue is at its end.
        """
        rounds = counters.make('epoch_limiter')
        counted = counters.once_ready(
            rounds, lambda: v1.count_up_to(rounds, limit)
        )
        names = tf.reshape(tf.convert_to_tensor(self._filenames), [-1])
        with tf.control_dependencies([counted]):
            names = tf.identity(names)
        files = v1.train.string_input_producer(
            names, shuffle=False, capacity=1
        )
        return files, v1.assign(rounds, 0)


class CSVReader(ReaderBaseTimeSeriesParser):
    """Reads files of comma-separated columns.

    Args:
        filenames: Names of files, in order.
        column_names: A name for each column; `'times'` stands once, and
            columns of one name are features of one series.
        column_dtypes: A type for each column; by default times are int64 and
            all else float32.
        skip_header_lines: Lines at the top of each file to leave out.
        read_num_records_hint: Records that are read at once.

    Raises:
        ValueError: Names or types that do not fit.
    """

    release = Release('1.15')

    def __init__(
        self,
        filenames,
        column_names=(Keys.TIMES, Keys.VALUES),
        column_dtypes=None,
        skip_header_lines=None,
        read_num_records_hint=4096,
    ):
        _require(column_names)
        if column_dtypes is not None:
            if len(column_dtypes) != len(column_names):
                raise ValueError(
                    'If specified, the length of column_dtypes must match '
                    'the length of column_names (got '
                    f'column_dtypes={column_dtypes} and '
                    f'column_names={column_names}).'
                )
        if list(column_names).count(Keys.TIMES) != 1:
            raise ValueError(
                f"Got more than one times column ('{Keys.TIMES}'), but "
                'exactly one is required.'
            )
        self._column_names = column_names
        self._column_dtypes = column_dtypes
        self._skip_header_lines = skip_header_lines
        super().__init__(filenames, read_num_records_hint)

    def _get_reader(self):
        return v1.TextLineReader(skip_header_lines=self._skip_header_lines)

    def _process_records(self, lines):
        types = self._column_dtypes or [
            tf.int64 if name == Keys.TIMES else tf.float32
            for name in self._column_names
        ]
        # A field that is empty has no default but of the types that are said.
        defaults = [
            [tf.zeros([], kind)]
            if self._column_dtypes or name == Keys.TIMES
            else tf.constant([], tf.float32)
            for name, kind in zip(self._column_names, types, strict=True)
        ]
        columns = {}
        parsed = v1.decode_csv(lines, defaults)
        for name, value in zip(self._column_names, parsed, strict=True):
            columns.setdefault(name, []).append(value)
        return {
            name: self._joined(name, values)
            for name, values in columns.items()
        }

    def _joined(self, name, values):
        """A column; those of one name are features."""
        is_alone = name == Keys.TIMES
        if self.release < '1.5':
            is_alone = len(values) == 1 and name != Keys.VALUES
        return values[0] if is_alone else tf.stack(values, 1)


class TFExampleReader(ReaderBaseTimeSeriesParser):
    """Reads files of `tf.Example`, one for each time.

    Args:
        filenames: Names of files, in order.
        features: Dict of name to `tf.FixedLenFeature`.
    """

    def __init__(self, filenames, features):
        _require(features)
        self._features = features
        super().__init__(filenames)

    def _get_reader(self):
        return v1.TFRecordReader()

    def _process_records(self, examples):
        return v1.parse_example(examples, self._features)


def _require(names):
    for key in (Keys.TIMES, Keys.VALUES):
        if key not in names:
            raise ValueError(f"'{key}' is a required column.")
