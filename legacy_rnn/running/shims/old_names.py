"""What installed packages have lost, by module; made when it is needed."""

from __future__ import annotations

import importlib

import numpy as np

from legacy_rnn.compat import old_sklearn, sound_files
from legacy_rnn.compat.sources.libraries.moved_names import SCIPY_WINDOWS

from ..imports.overlays import Overlay
from . import old_splits


class Imputer:
    """`sklearn.preprocessing.Imputer` of up to 0.21, over columns or rows.

    Args:
        missing_values: `'NaN'`, or the value that stands for a missing one.
        strategy: mean, median or most_frequent.
        axis: 0 for columns, 1 for rows.
        verbose: Without effect.
        copy: Without effect: the data are copied.
    """

    def __init__(
        self,
        missing_values='NaN',
        strategy='mean',
        axis=0,
        verbose=0,
        copy=True,
    ):
        self.missing_values, self.strategy = missing_values, strategy
        self.axis = axis
        missing = np.nan if missing_values == 'NaN' else missing_values
        impute = importlib.import_module('sklearn.impute')
        self._inner = impute.SimpleImputer(
            missing_values=missing, strategy=strategy
        )

    @property
    def statistics_(self):
        """What stands in for the missing values of each column."""
        return self._inner.statistics_

    def fit(self, X, y=None):  # noqa: N803
        """Learns what stands in."""
        if self.axis == 0:
            self._inner.fit(np.asarray(X, float))
        return self

    def transform(self, X):  # noqa: N803
        """The data without missing values."""
        data = np.asarray(X, float)
        if self.axis == 1:
            return self._inner.fit_transform(data.T).T
        return self._inner.transform(data)

    def fit_transform(self, X, y=None):  # noqa: N803
        """`fit`, then `transform`."""
        return self.fit(X).transform(X)


def _linear_assignment():
    return Overlay(
        None,
        {'linear_assignment': old_sklearn.linear_assignment},
        name='sklearn.utils.linear_assignment_',
    )


def jaccard_similarity_score(
    y_true, y_pred, normalize=True, sample_weight=None
):
    """The accuracy, which it was for single labels."""
    metrics = importlib.import_module('sklearn.metrics')
    return metrics.accuracy_score(
        y_true, y_pred, normalize=normalize, sample_weight=sample_weight
    )


def compare_ssim(X, Y, *args, multichannel=False, **options):  # noqa: N803
    """The structural similarity of two images, as up to 0.17."""
    metrics = importlib.import_module('skimage.metrics')
    if multichannel:
        options['channel_axis'] = -1
    return metrics.structural_similarity(X, Y, *args, **options)


def normpdf(x, *args):
    """The density of the normal distribution of a mean and deviation."""
    mean, deviation = args
    z = (np.asarray(x) - mean) / deviation
    return np.exp(-0.5 * z**2) / (np.sqrt(2 * np.pi) * deviation)


def _output():
    names = {'write_wav': sound_files.write_wav}
    return Overlay(None, names, name='librosa.output')


def _same(module, name):
    return lambda: getattr(importlib.import_module(module), name)


def _drawn(kind):
    """What a function drew, a class method today."""
    find = _same('sklearn.metrics', kind)
    return lambda: find().from_estimator


def _deviation(x, axis=0, center=np.median, scale=1.4826, nan_policy=None):
    stats = importlib.import_module('scipy.stats')
    return scale * stats.median_abs_deviation(
        x, axis, center, nan_policy=nan_policy or 'propagate'
    )


def _hold():
    return lambda on=None: None


def _plot_date(*args, **options):
    axes = importlib.import_module('matplotlib.pyplot').gca()
    return axes.plot_date(*args, **options)


class _Words:
    """What a vocabulary of gensim told of a word."""

    def __init__(self, index, count):
        self.index, self.count = index, count


def _vocab(vectors):
    """Words, most frequent first, each with its index and count."""
    found = {}
    for word, index in vectors.key_to_index.items():
        try:
            count = vectors.get_vecattr(word, 'count')
        except (KeyError, ValueError):
            count = len(vectors.key_to_index) - index
        found[word] = _Words(index, count)
    return found


def _of_vectors(name):
    """A method that models handed on to their vectors."""
    return lambda model, *args, **options: getattr(model.wv, name)(
        *args, **options
    )


def _read_vectors(kind, *args, **options):
    models = importlib.import_module('gensim.models')
    return models.KeyedVectors.load_word2vec_format(*args, **options)


def _open_bytes(uri, mode='rb', **options):
    """`smart_open` of gensim up to 3.8, which gave bytes."""
    utils = importlib.import_module('gensim.utils')
    return utils.open(uri, mode, **options)


# Attributes of gensim's classes, which raise what to do today.
MODELS = {
    'gensim.models.keyedvectors:KeyedVectors': {
        'index2entity': property(lambda v: v.index_to_key),
        'index2word': property(lambda v: v.index_to_key),
        'syn0': property(lambda v: v.vectors),
        'vocab': property(_vocab),
        'wv': property(lambda v: v),
    },
    'gensim.models.word2vec:Word2Vec': {
        '__contains__': lambda model, word: word in model.wv,
        '__getitem__': lambda model, words: model.wv[words],
        'index2word': property(lambda m: m.wv.index_to_key),
        'iter': property(lambda m: m.epochs),
        'load_word2vec_format': classmethod(_read_vectors),
        'syn0': property(lambda m: m.wv.vectors),
        'vocab': property(lambda m: _vocab(m.wv)),
        **{
            name: _of_vectors(name)
            for name in (
                'doesnt_match most_similar n_similarity similarity'.split()
            )
        },
    },
}
# Module -> names that it lost, and what makes them.
NAMES = {
    'gensim.utils': {'smart_open': lambda: _open_bytes},
    'librosa': {'output': _output},
    'librosa.display': {'waveplot': _same('librosa.display', 'waveshow')},
    'matplotlib.mlab': {'normpdf': lambda: normpdf},
    'matplotlib.pyplot': {'hold': _hold, 'plot_date': lambda: _plot_date},
    'scipy.signal': {
        name: _same('scipy.signal.windows', name) for name in SCIPY_WINDOWS
    },
    'skimage.measure': {'compare_ssim': lambda: compare_ssim},
    'scipy.stats': {'median_absolute_deviation': lambda: _deviation},
    'sklearn.metrics': {
        'jaccard_similarity_score': lambda: jaccard_similarity_score,
        'plot_confusion_matrix': _drawn('ConfusionMatrixDisplay'),
        'plot_precision_recall_curve': _drawn('PrecisionRecallDisplay'),
        'plot_roc_curve': _drawn('RocCurveDisplay'),
    },
    'sklearn.neighbors': {
        'DistanceMetric': _same('sklearn.metrics', 'DistanceMetric')
    },
    'sklearn.preprocessing': {'Imputer': lambda: Imputer},
}
TABLE = {
    'sklearn.cross_validation': old_splits.cross_validation,
    'sklearn.utils.linear_assignment_': _linear_assignment,
}
