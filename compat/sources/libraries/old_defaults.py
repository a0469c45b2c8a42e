"""What functions did untold until about 2019, and do otherwise today.

Programs that are half-ported may be of later years, and are left.

Source: the release notes of scikit-learn 0.20 to 1.4, "Changes of default
values", and of Pillow 7.0; the warnings of scikit-image 0.14; librosa 0.6.3,
whose frames at the ends of a sound mirror it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Colours(NamedTuple):
    """When the last axis of a picture, an array, was taken for its colours.

    Attributes:
        text: The condition as a port writes it, of `{0}`.
        holds: The same, a function of the picture.
    """

    text: str
    holds: Callable

    def axis(self, picture):
        """The axis of its colours, or None."""
        known = hasattr(picture, 'ndim')
        return -1 if known and self.holds(picture) else None


_FOLDS = {'n_splits': 3}
_STEPS = {'max_iter': 5, 'tol': None}
_MIRRORED = {'pad_mode': 'reflect'}
_SPARSE = {'mode': 'constant', 'anti_aliasing': False}
_COLOURS = Colours('{0}.ndim == 3', lambda picture: picture.ndim == 3)
_OF_THREE = Colours(
    '{0}.shape[2:] == (3,)', lambda picture: picture.shape[2:] == (3,)
)
# Function -> arguments that say what it did.
TOLD: dict[str, dict] = {
    'PIL.ImageOps.fit': {'method': 0},
    **{
        f'librosa.{name}': _MIRRORED
        for name in (
            'core.cqt core.hybrid_cqt core.piptrack core.pseudo_cqt '
            'core.spectrum.stft core.stft cqt feature.chroma_stft '
            'feature.melspectrogram feature.mfcc feature.poly_features '
            'feature.rms feature.rmse feature.spectral_bandwidth '
            'feature.spectral_centroid feature.spectral_contrast '
            'feature.spectral_flatness feature.spectral_rolloff hybrid_cqt '
            'piptrack pseudo_cqt stft'
        ).split()
    },
    'skimage.feature.hog': {'block_norm': 'L1'},
    'skimage.filters.gaussian': {'channel_axis': _OF_THREE},
    **{
        f'skimage.transform.pyramid_{name}': {'channel_axis': _COLOURS}
        for name in 'expand gaussian laplacian reduce'.split()
    },
    'skimage.transform.rescale': {**_SPARSE, 'channel_axis': _COLOURS},
    'skimage.transform.resize': _SPARSE,
    'sklearn.cluster.KMeans': {'n_init': 10},
    'sklearn.cluster.MiniBatchKMeans': {'n_init': 3},
    **{
        f'sklearn.ensemble.{name}{kind}': {'n_estimators': 10}
        for name in ('RandomForest', 'ExtraTrees')
        for kind in ('Classifier', 'Regressor')
    },
    'sklearn.decomposition.FastICA': {'whiten': 'arbitrary-variance'},
    'sklearn.ensemble.IsolationForest': {'contamination': 0.1},
    **{
        f'sklearn.linear_model.{name}': _STEPS
        for name in (
            'PassiveAggressiveClassifier PassiveAggressiveRegressor '
            'Perceptron SGDClassifier SGDRegressor'
        ).split()
    },
    'sklearn.manifold.TSNE': {'init': 'random', 'learning_rate': 200.0},
    'sklearn.model_selection.KFold': _FOLDS,
    **{
        f'sklearn.svm.{name}': {'gamma': 'auto'}
        for name in 'NuSVC NuSVR OneClassSVM SVC SVR'.split()
    },
}
_ENCODER = 'legacy_rnn.compat.old_encoders.OneHotEncoder'
_CURVES = 'learning_curve validation_curve'
_SEARCHES = 'GridSearchCV RandomizedSearchCV'
_SVD = 'truncated_svd.'
# What gave numbers of NumPy.
SCORES = (
    'accuracy_score auc average_precision_score cohen_kappa_score '
    'explained_variance_score f1_score fbeta_score hamming_loss log_loss '
    'matthews_corrcoef mean_absolute_error mean_squared_error '
    'median_absolute_error precision_score r2_score recall_score '
    'roc_auc_score zero_one_loss'
).split()
_SCORES = 'legacy_rnn.compat.old_scores.'
# What is ours, of which more was otherwise than arguments can say. These take
# the arguments of today.
AS_TODAY = {
    **{f'sklearn.metrics.{name}': f'{_SCORES}{name}' for name in SCORES},
    **{
        f'sklearn.preprocessing.{place}OneHotEncoder': _ENCODER
        for place in ('', 'data.')
    },
    **{
        f'sklearn.decomposition.{place}{name}': (
            f'legacy_rnn.compat.old_components.{name}'
        )
        for name, module in (('PCA', 'pca.'), ('TruncatedSVD', _SVD))
        for place in ('', module)
    },
    **{
        f'sklearn.feature_extraction.text.{name}Vectorizer': (
            f'legacy_rnn.compat.old_vectorizers.{name}Vectorizer'
        )
        for name in ('Count', 'Tfidf')
    },
    **{
        f'sklearn.{module}.{name}': f'legacy_rnn.compat.old_folds.{name}'
        for module, names in {
            'cross_validation': (
                'cross_val_predict cross_val_score train_test_split'
            ),
            'grid_search': _SEARCHES,
            'learning_curve': _CURVES,
            'model_selection': (
                'cross_val_predict cross_val_score cross_validate '
                f'train_test_split {_CURVES} {_SEARCHES}'
            ),
        }.items()
        for name in names.split()
    },
}
# Methods of NumPy's numbers, and quotients of which zero may be both sides.
_ROUNDS = r'(?<!np)(?<!numpy)(?<!tf)(?<!math)\.(?:item|round)\('
_QUOTIENTS = r'/ ?\([pr]'
# Those of ours that a port needs where its source has one of some patterns
# alone.
ASKED = {
    _ENCODER: ('n_values', 'categorical_features'),
    'legacy_rnn.compat.old_folds.train_test_split': ('stratify',),
    **{
        ours: ('max_features',)
        for ours in AS_TODAY.values()
        if ours.endswith('Vectorizer')
    },
    **{f'{_SCORES}{name}': (_ROUNDS,) for name in SCORES},
    **{
        f'{_SCORES}{name}': (_ROUNDS, _QUOTIENTS)
        for name in ('precision_score', 'recall_score')
    },
}
OURS = {
    **AS_TODAY,
    'xlrd.open_workbook': 'legacy_rnn.compat.old_books.open_workbook',
    'nltk.translate.bleu_score.SmoothingFunction': (
        'legacy_rnn.compat.old_bleu.SmoothingFunction'
    ),
    **{
        f'nltk.{place}FreqDist': 'legacy_rnn.compat.old_counts.FreqDist'
        for place in ('', 'probability.')
    },
    **{
        f'nltk.{place}{name}': f'legacy_rnn.compat.old_tokens.{name}'
        for name, places in {
            'TreebankWordTokenizer': ('', 'tokenize.', 'tokenize.treebank.'),
            'word_tokenize': ('', 'tokenize.'),
        }.items()
        for place in places
    },
    **{
        f'sklearn.linear_model.{place}LogisticRegression': (
            'legacy_rnn.compat.old_logistic.LogisticRegression'
        )
        for place in ('', 'logistic.')
    },
    **{
        f'sklearn.utils.{place}compute_class_weight': (
            'legacy_rnn.compat.old_weights.compute_class_weight'
        )
        for place in ('', 'class_weight.')
    },
    **{
        f'sklearn.metrics.{place}{name}': (
            f'legacy_rnn.compat.old_curves.{name}'
        )
        for name in ('precision_recall_curve', 'roc_curve')
        for place in ('', 'ranking.')
    },
    **{
        f'sklearn.model_selection.{name}': (
            f'legacy_rnn.compat.old_folds.{name}'
        )
        for name in ('StratifiedKFold', 'StratifiedShuffleSplit')
    },
}
# The same for programs of TensorFlow up to 1.8 alone, of May 2018.
LAST_EARLY = '1.8'
OURS_EARLY = {
    f'nltk.{place}{name}': f'legacy_rnn.compat.old_bleu.{name}'
    for place in ('translate.bleu_score.', 'translate.')
    for name in ('corpus_bleu', 'sentence_bleu')
}
# Packages that it is in place of.
REPLACED = frozenset(name.partition('.')[0] for name in (*OURS, *OURS_EARLY))
# What `resize` of a picture took the colours by: the nearest pixel.
NEAREST = 0


def ours(release):
    """What is ours in programs of a release, None where it is not known."""
    is_early = release is not None and release <= LAST_EARLY
    return {**OURS, **OURS_EARLY} if is_early else OURS
