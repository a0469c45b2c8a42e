"""`contrib.learn.datasets`: tables of CSV files, iris, DBpedia.

*Source:* TensorFlow 1.4, `contrib/learn/python/learn/datasets`.
"""

import collections
import csv
import os
import tarfile
import tempfile
import urllib.request

import numpy as np
import tensorflow as tf

from .. import releases

Dataset = collections.namedtuple('Dataset', ['data', 'target'])
Datasets = collections.namedtuple('Datasets', ['train', 'validation', 'test'])
_BOSTON = 'boston_house_prices.csv'
DBPEDIA_URL = (
    'https://github.com/le-scientifique/torchDatasets/raw/master/'
    'dbpedia_csv.tar.gz'
)


def load_csv_with_header(
    filename, target_dtype, features_dtype, target_column=-1
):
    """A Dataset of a file whose first line tells its rows and columns."""
    with tf.io.gfile.GFile(filename) as file:
        rows = csv.reader(file)
        count, depth = (int(number) for number in next(rows)[:2])
        data = np.zeros([count, depth], features_dtype)
        target = np.zeros([count], target_dtype)
        for place, row in enumerate(rows):
            target[place] = np.asarray(row.pop(target_column), target_dtype)
            data[place] = np.asarray(row, features_dtype)
    return Dataset(data, target)


def load_csv_without_header(
    filename, target_dtype, features_dtype, target_column=-1
):
    """A Dataset of a file of rows alone."""
    data, target = [], []
    with tf.io.gfile.GFile(filename) as file:
        for row in csv.reader(file):
            target.append(row.pop(target_column))
            data.append(np.asarray(row, features_dtype))
    return Dataset(np.array(data), np.array(target, target_dtype))


def load_csv(filename, target_dtype, target_column=-1, has_header=True):
    """Its name in 0.9: either of the two, of float64 features."""
    if has_header:
        return load_csv_with_header(
            filename, target_dtype, np.float64, target_column
        )
    return load_csv_without_header(filename, target_dtype, None, target_column)


def shrink_csv(filename, ratio):
    """Writes each `ratio`-th row beside a file, as `NAME_small.csv`."""
    small = filename.replace('.', '_small.')
    with tf.io.gfile.GFile(filename) as file:
        rows = list(csv.reader(file))[::ratio]
    with tf.io.gfile.GFile(small, 'w') as file:
        csv.writer(file).writerows(rows)


def maybe_download(filename, work_directory, source_url):
    """Path of a file that is downloaded unless it is there.

    Args:
        filename: Its name.
        work_directory: Its folder, made if it is not there.
        source_url: Where it is.
    """
    tf.io.gfile.makedirs(work_directory)
    path = os.path.join(work_directory, filename)
    if not tf.io.gfile.exists(path):
        with tempfile.TemporaryDirectory() as folder:
            fetched = os.path.join(folder, filename)
            urllib.request.urlretrieve(source_url, fetched)
            tf.io.gfile.copy(fetched, path)
    return path


def maybe_download_dbpedia(data_dir):
    """Downloads DBpedia unless it is in a folder."""
    names = ('dbpedia_csv/train.csv', 'dbpedia_csv/test.csv')
    paths = [os.path.join(data_dir, name) for name in names]
    if not all(map(tf.io.gfile.exists, paths)):
        archive = maybe_download('dbpedia_csv.tar.gz', data_dir, DBPEDIA_URL)
        with tarfile.open(archive) as file:
            file.extractall(data_dir, filter='data')


def load_dbpedia(size='small', test_with_fake_data=False):
    """Datasets of titles and texts, with their classes.

    Args:
        size: `small` for each thousandth row.
        test_with_fake_data: False.

    Raises:
        ValueError: The rows that TensorFlow shipped are asked for.
    """
    if test_with_fake_data:
        raise ValueError(
            'test_with_fake_data must be False: its rows shipped with '
            'TensorFlow; put your own into dbpedia_data/dbpedia_csv/train.csv '
            'and test.csv'
        )
    folder = os.path.join(os.getenv('TF_EXP_BASE_DIR', ''), 'dbpedia_data')
    maybe_download_dbpedia(folder)
    found = []
    for name in ('train', 'test'):
        path = os.path.join(folder, 'dbpedia_csv', f'{name}.csv')
        if size == 'small':
            shrink_csv(path, 1000)
            path = path.replace(f'{name}.csv', f'{name}_small.csv')
        found.append(load_csv_without_header(path, np.int32, str, 0))
    return Datasets(found[0], None, found[1])


def load_iris(data_path=None):
    """The 150 flowers, of a CSV file or of scikit-learn.

    Raises:
        ModuleNotFoundError: No file is given, and scikit-learn is missing.
    """
    if data_path is not None:
        return load_csv_with_header(data_path, np.int64, np.float64)
    try:
        from sklearn.datasets import load_iris as load
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            'load_iris takes the flowers from scikit-learn: pip install '
            'scikit-learn, or pass data_path',
            name='sklearn',
        ) from None
    flowers = load()
    return Dataset(flowers.data, flowers.target)


def load_boston(data_path=None):
    """The houses of a CSV file.

    Args:
        data_path: The file; if None, `boston_house_prices.csv` in the folder
            where scikit-learn keeps data, `SCIKIT_LEARN_DATA` or
            `~/scikit_learn_data`.

    Raises:
        ValueError: There is none.
    """
    if data_path is None:
        folder = os.environ.get('SCIKIT_LEARN_DATA', '~/scikit_learn_data')
        data_path = os.path.join(os.path.expanduser(folder), _BOSTON)
        if not os.path.exists(data_path):
            raise ValueError(
                'load_boston needs data_path, a CSV file: neither TensorFlow '
                'nor scikit-learn ships the houses today; or keep them in '
                f'{data_path}'
            )
    return load_csv_with_header(data_path, np.float64, np.float64)


def load_dataset(name, size='small', test_with_fake_data=False):
    """Loads a data set by its name.

    Args:
        name: iris, boston, dbpedia or mnist.
        size: As for `load_dbpedia`.
        test_with_fake_data: As for `load_dbpedia`.

    Raises:
        ValueError: There is none of that name.
    """
    if name not in DATASETS:
        raise ValueError(
            f'name must be one of {sorted(DATASETS)}, got {name!r}'
        )
    if name == 'dbpedia':
        return load_dbpedia(size, test_with_fake_data)
    return DATASETS[name]()


def _load_mnist(train_dir='MNIST-data'):
    """The digits as batches, as `examples.tutorials.mnist` reads them."""
    from ..tutorials import mnist

    return mnist.for_release(releases.RELEASES[-1]).load_mnist(train_dir)


DATASETS = {
    'iris': load_iris,
    'boston': load_boston,
    'dbpedia': load_dbpedia,
    'mnist': _load_mnist,
}
