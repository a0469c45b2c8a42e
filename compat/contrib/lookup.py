"""`tf.contrib.lookup`: tables from keys to values."""

import tensorflow as tf

v1 = tf.compat.v1
_lookup = v1.lookup

KeyValueTensorInitializer = _lookup.KeyValueTensorInitializer
TextFileInitializer = _lookup.TextFileInitializer
TextFileIndex = _lookup.TextFileIndex


class HashTable(tf.compat.v1.lookup.StaticHashTable):
    """A table that an initializer fills once.

    Args:
        initializer: Keys and values, or a text file of them.
        default_value: For keys that are missing.
        shared_name: Kept for its place.
        name: Name of the table.
    """

    def __init__(
        self, initializer, default_value, shared_name=None, name=None
    ):
        super().__init__(initializer, default_value, name)

    @property
    def init(self):
        """The operation that fills the table; its newer name follows."""
        return self.initializer


class TextFileIdTableInitializer(tf.lookup.TextFileInitializer):
    """From words, one a line, to their line numbers."""

    def __init__(
        self,
        filename,
        key_column_index=TextFileIndex.WHOLE_LINE,
        value_column_index=TextFileIndex.LINE_NUMBER,
        vocab_size=None,
        delimiter='\t',
        name=None,
        key_dtype=tf.string,
    ):
        super().__init__(
            filename, key_dtype, key_column_index, tf.int64,
            value_column_index, vocab_size, delimiter, name,
        )  # fmt: skip


class TextFileStringTableInitializer(tf.lookup.TextFileInitializer):
    """From line numbers to words, one a line."""

    def __init__(
        self,
        filename,
        key_column_index=TextFileIndex.LINE_NUMBER,
        value_column_index=TextFileIndex.WHOLE_LINE,
        vocab_size=None,
        delimiter='\t',
        name=None,
    ):
        super().__init__(
            filename, tf.int64, key_column_index, tf.string,
            value_column_index, vocab_size, delimiter, name,
        )  # fmt: skip


def index_table_from_tensor(
    mapping,
    num_oov_buckets=0,
    default_value=-1,
    hasher_spec=None,
    dtype=tf.string,
    name=None,
):
    """Table from words to their places in `mapping`.

    Args:
        mapping: `[size]` words.
        num_oov_buckets: Ids after the last word for unknown words.
        default_value: For unknown words, without buckets.
        hasher_spec: Kept for its place.
        dtype: Type of the words.
        name: Name of the table.
    """
    keys = tf.convert_to_tensor(mapping, dtype)
    values = tf.range(tf.size(keys, out_type=tf.int64))
    return _index_table(
        KeyValueTensorInitializer(keys, values), num_oov_buckets,
        default_value, name,
    )  # fmt: skip


def index_table_from_file(
    vocabulary_file=None,
    num_oov_buckets=0,
    vocab_size=None,
    default_value=-1,
    hasher_spec=None,
    key_dtype=tf.string,
    name=None,
    key_column_index=TextFileIndex.WHOLE_LINE,
    value_column_index=TextFileIndex.LINE_NUMBER,
    delimiter='\t',
):
    """Table from words to their line numbers in a file."""
    initializer = TextFileIdTableInitializer(
        vocabulary_file, key_column_index, value_column_index, vocab_size,
        delimiter, None, key_dtype,
    )  # fmt: skip
    return _index_table(initializer, num_oov_buckets, default_value, name)


def index_to_string_table_from_tensor(mapping, default_value='UNK', name=None):
    """Table from places in `mapping` to words."""
    values = tf.convert_to_tensor(mapping, tf.string)
    keys = tf.range(tf.size(values, out_type=tf.int64))
    initializer = KeyValueTensorInitializer(keys, values)
    return HashTable(initializer, default_value, name=name)


def index_to_string_table_from_file(
    vocabulary_file,
    vocab_size=None,
    default_value='UNK',
    name=None,
    key_column_index=TextFileIndex.LINE_NUMBER,
    value_column_index=TextFileIndex.WHOLE_LINE,
    delimiter='\t',
):
    """Table from line numbers of a file to its words."""
    initializer = TextFileStringTableInitializer(
        vocabulary_file, key_column_index, value_column_index, vocab_size,
        delimiter,
    )  # fmt: skip
    return HashTable(initializer, default_value, name=name)


def string_to_index_table_from_tensor(
    mapping, num_oov_buckets=0, default_value=-1, hasher_spec=None, name=None
):
    """Same as `index_table_from_tensor` of strings."""
    return index_table_from_tensor(
        mapping, num_oov_buckets, default_value, name=name
    )


def string_to_index_table_from_file(
    vocabulary_file=None,
    num_oov_buckets=0,
    vocab_size=None,
    default_value=-1,
    hasher_spec=None,
    name=None,
):
    """Same as `index_table_from_file` of strings."""
    return index_table_from_file(
        vocabulary_file, num_oov_buckets, vocab_size, default_value, name=name
    )


def string_to_index(tensor, mapping, default_value=-1, name=None):
    """Places of words in `mapping`."""
    table = index_table_from_tensor(mapping, 0, default_value, name=name)
    return table.lookup(tensor)


def index_to_string(tensor, mapping, default_value='UNK', name=None):
    """Words at places in `mapping`."""
    table = index_to_string_table_from_tensor(mapping, default_value, name)
    return table.lookup(tensor)


class MutableHashTable(tf.lookup.experimental.MutableHashTable):
    """A table that ops fill.

    Args:
        key_dtype: Type of the keys.
        value_dtype: Type of the values.
        default_value: For keys that are missing.
        shared_name: Kept for its place.
        name: Name of the table.
        checkpoint: Whether the table is saved.
    """

    def __init__(
        self,
        key_dtype,
        value_dtype,
        default_value,
        shared_name=None,
        name='MutableHashTable',
        checkpoint=True,
    ):
        super().__init__(
            key_dtype, value_dtype, default_value, name, checkpoint
        )


def _index_table(initializer, num_oov_buckets, default_value, name):
    if num_oov_buckets:
        return _lookup.StaticVocabularyTable(
            initializer, num_oov_buckets, name=name
        )
    return HashTable(initializer, default_value, name=name)
