"""`tensorflow.models.rnn.ptb.reader`: the Penn Treebank as word ids.

*Source:* behaviour of 0.5 to 0.12: ids by falling count, then by word;
`<eos>` ends each line; `ptb_iterator` up to 0.11, `ptb_producer` in 0.12.
"""

from __future__ import annotations

import collections
import os
import types

import numpy as np

from .. import releases


def ptb_raw_data(data_path=None):
    """Reads `ptb.train.txt`, `ptb.valid.txt` and `ptb.test.txt`.

    Args:
        data_path: Their folder.

    Returns:
        Tuple of three lists of word ids and the number of words.
    """
    paths = [
        os.path.join(data_path or '', f'ptb.{part}.txt')
        for part in ('train', 'valid', 'test')
    ]
    ids = _build_vocab(paths[0])
    return (*(_file_to_word_ids(path, ids) for path in paths), len(ids))


def ptb_iterator(raw_data, batch_size, num_steps):
    """Walks through word ids in batches.

    Args:
        raw_data: List of word ids.
        batch_size: Number of sequences, each a part of the text.
        num_steps: Steps of each batch.

    Yields:
        Arrays x and y `[batch_size, num_steps]` int32, y one step ahead.

    Raises:
        ValueError: The text is shorter than one batch.
    """
    data = _rows(raw_data, batch_size)
    count = (data.shape[1] - 1) // num_steps
    if count == 0:
        raise ValueError('epoch_size == 0, decrease batch_size or num_steps')
    for start in range(0, count * num_steps, num_steps):
        end = start + num_steps
        yield data[:, start:end], data[:, start + 1 : end + 1]


def ptb_producer(raw_data, batch_size, num_steps, name=None):
    """Tensors of the next batch, fed by a queue.

    Args:
        raw_data: List of word ids.
        batch_size: Number of sequences.
        num_steps: Steps of each batch.
        name: Name of the scope.

    Returns:
        Tensors x and y `[batch_size, num_steps]` int32, y one step ahead.
    """
    import tensorflow as tf

    v1 = tf.compat.v1
    with v1.name_scope(name, 'PTBProducer', [raw_data, batch_size, num_steps]):
        raw = tf.convert_to_tensor(raw_data, name='raw_data', dtype=tf.int32)
        length = tf.size(raw) // batch_size
        data = tf.reshape(raw[: batch_size * length], [batch_size, length])
        count = (length - 1) // num_steps
        check = v1.assert_positive(
            count, message='epoch_size == 0, decrease batch_size or num_steps'
        )
        with tf.control_dependencies([check]):
            count = tf.identity(count, name='epoch_size')
        step = v1.train.range_input_producer(count, shuffle=False).dequeue()
        start = step * num_steps
        size = [batch_size, num_steps]
        x = tf.reshape(data[:, start : start + num_steps], size)
        y = tf.reshape(data[:, start + 1 : start + num_steps + 1], size)
    return x, y


def for_release(release):
    """The module `reader` of a release.

    Args:
        release: A release.
    """
    made = types.ModuleType('tensorflow.models.rnn.ptb.reader')
    made.__dict__.update(
        ptb_raw_data=ptb_raw_data,
        _build_vocab=_build_vocab,
        _read_words=_read_words,
        _file_to_word_ids=_file_to_word_ids,
    )
    if releases.Release(release) >= '0.12':
        made.__dict__['ptb_producer'] = ptb_producer
    else:
        made.__dict__['ptb_iterator'] = ptb_iterator
    return made


def _rows(raw_data, batch_size):
    raw = np.asarray(raw_data, dtype=np.int32)
    length = len(raw) // batch_size
    return raw[: batch_size * length].reshape(batch_size, length)


def _read_words(filename):
    with open(filename, encoding='utf-8') as file:
        return file.read().replace('\n', '<eos>').split()


def _build_vocab(filename):
    counts = collections.Counter(_read_words(filename))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {word: i for i, (word, _) in enumerate(ordered)}


def _file_to_word_ids(filename, word_to_id):
    words = _read_words(filename)
    return [word_to_id[word] for word in words if word in word_to_id]
