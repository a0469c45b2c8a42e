"""What classes and modules of other packages lost, and what changed in them.

`LOST`, `CHANGED` and `OF_2019` are lists of `(module, kind, name, value)`:
once a program has imported the module, `kind` in it, or the module itself
where that is `''`, gets `name`. A kind such as `'package.module:Class'` is
found anywhere. What was lost is given as it is, and only where it is not
there; what changed is made of its owner.
"""

from __future__ import annotations

import functools

from legacy_rnn.compat import old_pandas
from legacy_rnn.compat.old_pandas import headers, labels
from legacy_rnn.compat.sources.libraries.old_calls import (
    CORPUS,
    CORPUS_NAMES,
    TRAINED,
)

from . import (
    array_types,
    drawings,
    estimators,
    images,
    networks,
    old_names,
)


def _dense(matrix):
    return matrix.toarray()


def _words(vectorizer):
    return list(vectorizer.get_feature_names_out())


def _named_words(maker, input_features=None):
    return maker.get_feature_names_out(input_features)


_SPARSE = {
    'scipy.sparse': {
        'scipy.sparse._base:_spbase': {
            'A': property(_dense),
            'H': property(lambda matrix: matrix.conj().T),
        }
    }
}
_WORDS = {
    'sklearn.feature_extraction': {
        kind: {'get_feature_names': _words}
        for kind in ('DictVectorizer', 'text.CountVectorizer')
    },
    'sklearn.preprocessing': {
        kind: {'get_feature_names': _named_words}
        for kind in ('OneHotEncoder', 'PolynomialFeatures')
    },
}
_ARCHIVE = 'numpy.lib.npyio:NpzFile'
_ARCHIVES = {
    'numpy': {
        _ARCHIVE: {
            'iteritems': lambda archive: iter(archive.items()),
            'iterkeys': iter,
        }
    }
}
_NLTK = {
    'nltk': {
        'FreqDist': {
            'inc': lambda counts, sample, count=1: counts.update(
                {sample: count}
            )
        }
    }
}
_RESAMPLED = {'fit_sample': lambda sampler, x, y: sampler.fit_resample(x, y)}
_SAMPLERS = {
    'imblearn.base': {'SamplerMixin': _RESAMPLED},
    'imblearn.pipeline': {'Pipeline': _RESAMPLED},
}
_NIBABEL = 'nibabel.spatialimages:SpatialImage'

# What is not written anew does nothing, as it did.
_GYM = {'gym': {'Env': {'seed': lambda environment, seed=None: []}}}


def _array_of_image(owner):
    """nibabel 5 keeps the method of then within one that raises."""
    known = owner.get_data
    return getattr(known, '__wrapped__', known)


def _listing(name, owner):
    """`keys` and `items` of an archive, lists up to NumPy 1.14."""
    known = getattr(owner, name)
    return lambda archive: list(known(archive))


def _reading(owner):
    """`build_vocab` of gensim, whose words had another name."""
    known = owner.build_vocab

    @functools.wraps(known)
    def build_vocab(model, *args, **options):
        return known(model, *args, **_of_corpus(options))

    return build_vocab


def _training(owner):
    """`train` of gensim, which knew by itself how much there is."""
    known = owner.train

    @functools.wraps(known)
    def train(model, *args, **options):
        options = _of_corpus(options)
        given = len(args) + (CORPUS in options)
        if given < 2 and 'total_words' not in options:
            for name, value in TRAINED.items():
                options.setdefault(name, getattr(model, value))
        return known(model, *args, **options)

    return train


def _of_corpus(options):
    """Arguments, with what is read by its name of today."""
    return {
        CORPUS if name in CORPUS_NAMES else name: value
        for name, value in options.items()
    }


def _rows(*tables):
    """Pairs of one module and its classes, as rows."""
    return [
        (module, kind, name, value)
        for table in tables
        for module, kinds in table.items()
        for kind, values in kinds.items()
        for name, value in values.items()
    ]


def _whatever_is_there(kinds):
    """Makers of what classes are given, which ask nothing of them."""
    return {
        kind: {n: functools.partial(_given, v) for n, v in values.items()}
        for kind, values in kinds.items()
    }


def _given(value, owner):
    return value


LOST = _rows(
    {'pandas': old_pandas.LOST},
    images.METHODS,
    drawings.LOST,
    {'networkx': networks.LOST},
    _ARCHIVES,
    _SPARSE,
    _WORDS,
    _NLTK,
    _GYM,
    _SAMPLERS,
    {
        'nibabel': {
            _NIBABEL: {
                'get_affine': lambda image: image.affine,
                'get_header': lambda image: image.header,
            }
        }
    },
)
CHANGED = _rows(
    *({'pandas': changed} for changed in old_pandas.CHANGED),
    {'pandas': array_types.CHANGED},
    drawings.CHANGED,
    {'networkx': networks.CHANGED},
    {
        'gensim': {
            f'gensim.models.{kind}': {
                'build_vocab': _reading,
                'train': _training,
            }
            for kind in ('doc2vec:Doc2Vec', 'word2vec:Word2Vec')
        }
    },
    {'gensim': _whatever_is_there(old_names.MODELS)},
    {'nibabel': {_NIBABEL: {'get_data': _array_of_image}}},
    {
        'numpy': {
            _ARCHIVE: {
                name: functools.partial(_listing, name)
                for name in ('items', 'keys')
            }
        }
    },
    {'sklearn.base': {'BaseEstimator': {'get_params': estimators.lenient}}},
    {
        'sklearn.preprocessing': {
            'StandardScaler': {'inverse_transform': estimators.of_vectors}
        }
    },
)
# Changes that programs of later years, such as half-ported ones, may know.
OF_2019 = _rows({'pandas': labels.CHANGED}, {'pandas': headers.CHANGED})
