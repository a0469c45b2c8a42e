"""`tensorflow.examples.tutorials.mnist.input_data`: MNIST as batches.

The four IDX files are read from the folder that the script names; missing
ones are downloaded, with size and SHA-256 checked.

*Source:* behaviour of 0.12.1, 1.0.1, 1.1.0, 1.2.1, 1.4.1 and 1.15.5: up to
1.0 the first epoch is in the files' order and what is left of an epoch is
dropped; from 1.1 every epoch is shuffled and a batch may span two; from 1.2
NumPy is seeded from the graph's seed.
"""

from __future__ import annotations

import collections
import os
import types

import numpy as np

from ...datasets import download, idx, images
from .. import releases

_SHUFFLES_FIRST = releases.Since({'0.5': False, '1.1': True})
_SEEDS = releases.Since({'0.5': False, '1.2': True})
_ARGUMENTS = releases.Since(
    {
        '0.5': ('fake_data', 'one_hot', 'dtype'),
        '0.10': ('fake_data', 'one_hot', 'dtype', 'reshape'),
        '0.11': (
            'fake_data',
            'one_hot',
            'dtype',
            'reshape',
            'validation_size',
            'seed',
            'source_url',
        ),
    }
)

Datasets = collections.namedtuple('Datasets', 'train validation test')


class DataSet:
    """Pictures and labels, given in batches.

    Args:
        images: Array `[n, rows, columns, 1]` of uint8.
        labels: Array `[n]` or `[n, classes]`.
        fake_data: Whether to give constant pictures.
        one_hot: Form of the fake labels.
        dtype: uint8, or float32 for values from 0 to 1.
        reshape: Whether to flatten pictures to `[n, rows * columns]`.
        seed: Seed for the order.
        release: Release whose order of examples is wanted.
    """

    def __init__(
        self,
        images,
        labels,
        fake_data=False,
        one_hot=False,
        dtype=np.float32,
        reshape=True,
        seed=None,
        release='1.15',
    ):
        self._shuffles_first = _SHUFFLES_FIRST[release]
        self._fake = fake_data
        self.one_hot = one_hot
        if _SEEDS[release]:
            _seed(seed)
        if fake_data:
            self._num_examples = 10000
        else:
            self._num_examples = len(images)
            if reshape:
                pixels = np.prod(images.shape[1:], dtype=int)
                images = images.reshape(len(images), pixels)
            if _name(dtype) == 'float32':
                images = images.astype(np.float32)
                images = np.multiply(images, 1.0 / 255.0)
        self._images = images
        self._labels = labels
        self._epochs_completed = 0
        self._index = 0

    @property
    def images(self):
        """All pictures."""
        return self._images

    @property
    def labels(self):
        """All labels."""
        return self._labels

    @property
    def num_examples(self):
        """How many there are."""
        return self._num_examples

    @property
    def epochs_completed(self):
        """How often all have been given."""
        return self._epochs_completed

    def next_batch(self, batch_size, fake_data=False, shuffle=True):
        """The next pictures and labels.

        Args:
            batch_size: How many.
            fake_data: Whether to give constants.
            shuffle: Whether epochs are shuffled; only from 1.1.

        Returns:
            Pictures `[batch, ...]` and labels `[batch, ...]`.
        """
        batch_size = int(batch_size)
        if fake_data or self._fake:
            return self._constants(batch_size)
        if not self._shuffles_first:
            return self._whole_batch(batch_size)
        start = self._index
        if self._epochs_completed == 0 and start == 0 and shuffle:
            self._shuffle()
        if start + batch_size <= self._num_examples:
            self._index += batch_size
            return self._part(start, self._index)
        rest = self._part(start, self._num_examples)
        self._epochs_completed += 1
        if shuffle:
            self._shuffle()
        self._index = batch_size - len(rest[0])
        first = self._part(0, self._index)
        return tuple(
            np.concatenate(pair) for pair in zip(rest, first, strict=True)
        )

    def _whole_batch(self, batch_size):
        start = self._index
        self._index += batch_size
        if self._index > self._num_examples:
            self._epochs_completed += 1
            self._shuffle()
            start, self._index = 0, batch_size
            assert batch_size <= self._num_examples
        return self._part(start, self._index)

    def _shuffle(self):
        order = np.arange(self._num_examples)
        np.random.shuffle(order)
        self._images = self._images[order]
        self._labels = self._labels[order]

    def _part(self, start, end):
        return self._images[start:end], self._labels[start:end]

    def _constants(self, batch_size):
        label = [1] + [0] * 9 if self.one_hot else 0
        return [[1] * 784] * batch_size, [label] * batch_size


def extract_images(f):
    """Pictures `[n, rows, columns, 1]` of an IDX file, uint8."""
    return _extract(f, 3)[..., np.newaxis]


def extract_labels(f, one_hot=False, num_classes=10):
    """Labels `[n]` of an IDX file, or `[n, num_classes]` if one-hot."""
    labels = _extract(f, 1)
    return dense_to_one_hot(labels, num_classes) if one_hot else labels


def dense_to_one_hot(labels_dense, num_classes=10):
    """Class ids `[n]` as float64 one-hot `[n, num_classes]`."""
    return np.eye(num_classes)[np.asarray(labels_dense).ravel()]


def maybe_download(filename, work_directory, source_url=None):
    """Path of a file of MNIST, downloaded if it is not there yet."""
    path = os.path.join(work_directory, filename)
    if not os.path.exists(path):
        known = dict(zip(images.PARTS, images.FILES['mnist'], strict=True))
        if filename not in known:
            raise FileNotFoundError(2, 'No such file', path)
        os.makedirs(work_directory, exist_ok=True)
        wanted = download.Wanted(filename, *known[filename])
        download.download(wanted, path, images.MIRRORS['mnist'])
        size = os.path.getsize(path)
        print('Successfully downloaded', filename, size, 'bytes.')
    return path


def for_release(release):
    """The module `input_data` of a release.

    Args:
        release: A release.
    """
    release = releases.Release(release)
    made = types.ModuleType('tensorflow.examples.tutorials.mnist.input_data')

    def read_data_sets(train_dir, *args, **options):
        names = _ARGUMENTS[release]
        options.update(zip(names, args, strict=False))
        return _read(train_dir, release, **options)

    def dataset(*args, **options):
        return DataSet(*args, **{'release': release, **options})

    made.__dict__.update(
        read_data_sets=read_data_sets,
        load_mnist=lambda train_dir='MNIST-data': read_data_sets(train_dir),
        DataSet=dataset,
        Datasets=Datasets,
        extract_images=extract_images,
        extract_labels=extract_labels,
        dense_to_one_hot=dense_to_one_hot,
        maybe_download=maybe_download,
        SOURCE_URL='http://yann.lecun.com/exdb/mnist/',
    )
    return made


def _read(
    train_dir,
    release,
    fake_data=False,
    one_hot=False,
    dtype=np.float32,
    reshape=True,
    validation_size=5000,
    seed=None,
    source_url=None,
):
    options = dict(
        dtype=dtype,
        reshape=reshape,
        one_hot=one_hot,
        seed=seed,
        release=release,
    )
    if fake_data:
        fake = [DataSet([], [], fake_data=True, **options) for _ in range(3)]
        return Datasets(*fake)
    arrays = []
    for part in images.PARTS:
        path = maybe_download(part, train_dir)
        print('Extracting', path)
        if 'images' in part:
            arrays.append(extract_images(path))
        else:
            arrays.append(extract_labels(path, one_hot))
    data, labels, test_data, test_labels = arrays
    if not 0 <= validation_size <= len(data):
        raise ValueError(
            f'Validation size should be between 0 and {len(data)}. '
            f'Received: {validation_size}.'
        )
    cut = validation_size
    return Datasets(
        DataSet(data[cut:], labels[cut:], **options),
        DataSet(data[:cut], labels[:cut], **options),
        DataSet(test_data, test_labels, **options),
    )


def _extract(file, rank):
    name = getattr(file, 'name', file)
    if hasattr(file, 'close'):
        file.close()
    return idx.read(name, rank)


def _seed(seed):
    import tensorflow as tf

    graph, op = tf.compat.v1.get_seed(seed)
    np.random.seed(graph if seed is None else op)


def _name(dtype):
    return getattr(dtype, 'name', None) or np.dtype(dtype).name
