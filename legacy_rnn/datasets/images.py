"""The data sets mnist and fashion_mnist, from their IDX files.

*Source:* sizes and SHA-256 sums are those that TensorFlow Datasets records
in url_checksums/mnist.txt and url_checksums/fashion_mnist.txt.
"""

import os

import numpy as np

from legacy_rnn.datasets import download, idx
from legacy_rnn.datasets.dataset import Dataset

MIRRORS = {
    'mnist': (
        'https://storage.googleapis.com/cvdf-datasets/mnist',
        'https://ossci-datasets.s3.amazonaws.com/mnist',
    ),
    'fashion_mnist': (
        'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com',
        'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/'
        'master/data/fashion',
    ),
}
PARTS = (
    'train-images-idx3-ubyte.gz',
    'train-labels-idx1-ubyte.gz',
    't10k-images-idx3-ubyte.gz',
    't10k-labels-idx1-ubyte.gz',
)
FILES = {
    'mnist': (
        (
            9912422,
            '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
        ),
        (
            28881,
            '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
        ),
        (
            1648877,
            '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
        ),
        (
            4542,
            'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
        ),
    ),
    'fashion_mnist': (
        (
            26421880,
            '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
        ),
        (
            29515,
            'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
        ),
        (
            4422102,
            '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
        ),
        (
            5148,
            '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
        ),
    ),
}
CLASS_NAMES = {
    'mnist': None,
    'fashion_mnist': (
        'T-shirt/top',
        'Trouser',
        'Pullover',
        'Dress',
        'Coat',
        'Sandal',
        'Shirt',
        'Sneaker',
        'Bag',
        'Ankle boot',
    ),
}


def load(name, data_dir=None, mirror=None, report=None):
    """Loads pictures as sequences of rows, with their own test part.

    Files that are in `data_dir` are read as they are; missing ones are
    downloaded, and their size and SHA-256 sum checked before they are used.

    Args:
      name: 'mnist' or 'fashion_mnist'.
      data_dir: Folder of the four files; None for one in the user's cache.
      mirror: URL of a folder to download from; None for the known mirrors.
      report: Called with a line of text before each download, or None.

    Returns:
      Dataset with data [n, rows, columns] between 0 and 1; first the
      training part, then the test part.
    """
    folder = data_dir or cache_folder(name)
    mirrors = [mirror] if mirror else MIRRORS[name]
    paths = []
    for part, (size, sha256) in zip(PARTS, FILES[name], strict=True):
        path = os.path.join(folder, part)
        if not os.path.exists(path):
            wanted = download.Wanted(part, size, sha256)
            download.download(wanted, path, mirrors, report=report)
        paths.append(path)
    _refuse_other_files(name, paths)
    train = _read_part(*paths[:2])
    test = _read_part(*paths[2:])
    return _dataset(name, train, test)


def cache_folder(name):
    """Returns where files go without a `data_dir`."""
    cache = os.environ.get('XDG_CACHE_HOME') or os.path.join(
        os.path.expanduser('~'), '.cache'
    )
    return os.path.join(cache, 'legacy-rnn', name)


def _refuse_other_files(name, paths):
    """Both data sets call their files the same; tells them apart."""
    for path in paths:
        sum_ = download.sha256(path)
        for other, known in FILES.items():
            if other != name and sum_ in [sha256 for _, sha256 in known]:
                raise ValueError(
                    f'{path} is a file of {other}, expected one of {name}; '
                    'give each data set a data_dir of its own'
                )


def _read_part(images_path, labels_path):
    images = idx.read(images_path, 3)
    labels = idx.read(labels_path, 1)
    if len(images) != len(labels) or not images.size:
        raise ValueError(
            f'{images_path} has shape {list(images.shape)}, but '
            f'{labels_path} has {len(labels)} labels; expected as many, and '
            'at least one'
        )
    if labels.max() > 9:
        raise ValueError(
            f'{labels_path} must have labels of 0 to 9, got {labels.max()}'
        )
    return images, labels


def _dataset(name, train, test):
    if train[0].shape[1:] != test[0].shape[1:]:
        raise ValueError(
            f'training and test pictures of {name} must have one size, got '
            f'{list(train[0].shape[1:])} and {list(test[0].shape[1:])}'
        )
    images, labels = map(np.concatenate, zip(train, test, strict=True))
    return Dataset(
        name,
        images.astype(np.float32) / 255,
        labels.astype(np.int32),
        num_classes=10,
        class_names=CLASS_NAMES[name],
        held_out=np.arange(len(labels)) >= len(train[1]),
    )
