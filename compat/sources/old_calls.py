"""Calls of other packages as they were: the list of runner and porter.

`legacy-rnn run` takes a call with the arguments of then, a port writes those
of today. Names are those by which programs import a function.

Source: the release notes of pandas 1.0 to 3.0, scikit-learn 0.20 to 1.7,
matplotlib 2.0 to 3.1, gensim 4.0, librosa 0.8 to 0.10, NumPy 2.1.
"""

from __future__ import annotations

_GENSIM = {'size': 'vector_size', 'iter': 'epochs'}
# Function -> arguments that have another name today; '' for the next place.
RENAMED = {
    **{
        f'gensim.models.{name}': _GENSIM
        for name in (
            'Doc2Vec FastText Word2Vec doc2vec.Doc2Vec fasttext.FastText '
            'word2vec.Word2Vec'
        ).split()
    },
    'matplotlib.pyplot.annotate': {'s': 'text'},
    'matplotlib.pyplot.axes': {'axisbg': 'facecolor'},
    'matplotlib.pyplot.boxplot': {'labels': 'tick_labels'},
    'matplotlib.pyplot.hist': {'normed': 'density'},
    'matplotlib.pyplot.hist2d': {'normed': 'density'},
    'matplotlib.pyplot.subplot': {'axisbg': 'facecolor'},
    'librosa.core.logamplitude': {'ref_power': 'ref'},
    'librosa.logamplitude': {'ref_power': 'ref'},
    'matplotlib.pyplot.grid': {'b': 'visible'},
    'numpy.histogram': {'normed': 'density'},
    'numpy.reshape': {'newshape': ''},
    'numpy.unravel_index': {'dims': 'shape'},
    'pandas.read_excel': {'sheetname': 'sheet_name', 'parse_cols': 'usecols'},
    'pandas.read_pickle': {'path': 'filepath_or_buffer'},
    'sklearn.manifold.TSNE': {'n_iter': 'max_iter'},
    'sklearn.preprocessing.OneHotEncoder': {'sparse': 'sparse_output'},
}
# Packages that give axes and figures of matplotlib, and the same of these.
DRAWING = frozenset(('matplotlib', 'mpl_toolkits', 'pylab'))
OF_AXES = {
    name.rpartition('.')[2]: arguments
    for name, arguments in RENAMED.items()
    if name.startswith('matplotlib.pyplot.')
}
OF_AXES['add_subplot'] = OF_AXES['subplot']
# Function -> its arguments in order; those after the bar take no place today.
PLACED = {
    'librosa.core.load': 'path | sr mono offset duration',
    'librosa.effects.trim': 'y | top_db',
    'librosa.feature.melspectrogram': '| y sr S n_fft hop_length',
    'librosa.feature.mfcc': '| y sr S n_mfcc',
    'librosa.filters.mel': '| sr n_fft n_mels fmin fmax',
    'librosa.feature.rmse': '| y S frame_length hop_length',
    **{
        f'librosa.{start}{name}': line
        for start in ('', 'core.')
        for name, line in (
            ('istft', 'stft_matrix | hop_length win_length window'),
            ('resample', 'y | orig_sr target_sr'),
            ('stft', 'y | n_fft hop_length win_length window'),
        )
    },
    'librosa.load': 'path | sr mono offset duration',
    'pandas.concat': 'objs | axis join',
    'pandas.read_csv': (
        'filepath_or_buffer | sep delimiter header names index_col usecols'
    ),
    'scipy.integrate.simps': 'y | x dx axis',
    'sklearn.cluster.DBSCAN': 'eps | min_samples metric',
    'sklearn.cluster.KMeans': 'n_clusters | init n_init max_iter',
    'sklearn.decomposition.NMF': 'n_components | init solver',
    'sklearn.decomposition.PCA': 'n_components | copy whiten',
    'sklearn.decomposition.TruncatedSVD': 'n_components | algorithm n_iter',
    'sklearn.feature_selection.SelectKBest': 'score_func | k',
    'sklearn.linear_model.LinearRegression': '| fit_intercept',
    'sklearn.linear_model.LogisticRegression': 'penalty | dual tol C',
    'sklearn.manifold.TSNE': (
        'n_components | perplexity early_exaggeration learning_rate'
    ),
    'sklearn.metrics.accuracy_score': 'y_true y_pred | normalize',
    'sklearn.metrics.average_precision_score': 'y_true y_score | average',
    'sklearn.metrics.classification_report': (
        'y_true y_pred | labels target_names sample_weight digits'
    ),
    'sklearn.metrics.cohen_kappa_score': 'y1 y2 | labels weights',
    'sklearn.metrics.confusion_matrix': 'y_true y_pred | labels',
    'sklearn.metrics.fbeta_score': (
        'y_true y_pred | beta labels pos_label average'
    ),
    'sklearn.metrics.log_loss': 'y_true y_pred | eps normalize',
    **{
        f'sklearn.metrics.{name}': (
            'y_true y_pred | labels pos_label average sample_weight'
        )
        for name in 'f1_score precision_score recall_score'.split()
    },
    **{
        f'sklearn.metrics.{name}': 'y_true y_pred | sample_weight multioutput'
        for name in 'mean_absolute_error mean_squared_error r2_score'.split()
    },
    'sklearn.metrics.precision_recall_curve': 'y_true y_score | pos_label',
    'sklearn.metrics.precision_recall_fscore_support': (
        'y_true y_pred | beta labels pos_label average'
    ),
    'sklearn.metrics.roc_auc_score': 'y_true y_score | average',
    'sklearn.metrics.roc_curve': 'y_true y_score | pos_label sample_weight',
    **{
        f'sklearn.model_selection.{name}': 'n_splits | shuffle random_state'
        for name in 'KFold StratifiedKFold'.split()
    },
    **{
        f'sklearn.model_selection.{name}': 'n_splits | test_size train_size'
        for name in 'ShuffleSplit StratifiedShuffleSplit'.split()
    },
    'sklearn.model_selection.GridSearchCV': 'estimator param_grid | scoring',
    'sklearn.model_selection.cross_val_score': (
        'estimator X y | groups scoring cv'
    ),
    'sklearn.neighbors.KNeighborsClassifier': 'n_neighbors | weights',
    'sklearn.neighbors.NearestNeighbors': '| n_neighbors radius',
    'sklearn.preprocessing.Binarizer': '| threshold copy',
    'sklearn.preprocessing.LabelBinarizer': (
        '| neg_label pos_label sparse_output'
    ),
    'sklearn.preprocessing.MinMaxScaler': 'feature_range | copy',
    'sklearn.preprocessing.Normalizer': 'norm | copy',
    'sklearn.preprocessing.PolynomialFeatures': (
        'degree | interaction_only include_bias'
    ),
    'sklearn.preprocessing.StandardScaler': '| copy with_mean with_std',
    'sklearn.preprocessing.label_binarize': 'y | classes neg_label pos_label',
    'sklearn.preprocessing.minmax_scale': 'X feature_range | axis copy',
    'sklearn.preprocessing.normalize': 'X norm | axis copy return_norm',
    'sklearn.preprocessing.scale': 'X | axis with_mean with_std copy',
    'sklearn.svm.LinearSVC': 'penalty loss | dual tol C',
    'sklearn.svm.SVC': '| C kernel degree gamma',
    'sklearn.svm.SVR': '| kernel degree gamma',
    **{
        f'sklearn.utils.class_weight.{name}': line
        for name, line in (
            ('compute_class_weight', 'class_weight | classes y'),
            ('compute_sample_weight', 'class_weight y | indices'),
        )
    },
}
# The same of methods of pandas' frames.
FRAMES_PLACED = {
    'drop': 'labels | axis index columns level inplace',
    'drop_duplicates': 'subset | keep inplace',
    'dropna': '| axis how thresh subset inplace',
    'reset_index': 'level | drop inplace',
    'set_index': 'keys | drop append inplace',
    'sort_values': 'by | axis ascending inplace',
    'to_csv': 'path_or_buf | sep na_rep float_format columns header index',
}
# Arguments that went, by function and by method of a frame -> what to write.
_CSV_LOST = {
    'date_parser': 'date_format, or pandas.to_datetime afterwards',
    'delim_whitespace': "sep=r'\\s+'",
    'error_bad_lines': "on_bad_lines='skip' for False",
    'keep_date_col': 'pandas.to_datetime afterwards',
    'prefix': "a call of .add_prefix('X')",
    'skip_footer': 'skipfooter',
    'squeeze': "a call of .squeeze('columns')",
    'warn_bad_lines': "on_bad_lines='warn'",
}
_CSV_READERS = ('pandas.read_csv', 'pandas.read_table')
ARGUMENTS_LOST = {
    **dict.fromkeys(_CSV_READERS, _CSV_LOST),
    'sklearn.linear_model.LinearRegression': {
        'normalize': 'StandardScaler before it'
    },
    'sklearn.preprocessing.OneHotEncoder': {
        'categorical_features': 'ColumnTransformer',
        'n_values': 'categories=[range(n)]',
    },
}
# Function -> what it did without being told.
TOLD: dict[str, dict] = {
    'pandas.get_dummies': {'dtype': 'uint8'},
    'scipy.stats.mode': {'keepdims': True},
}
# Method -> the class that has it, and what it did without being told.
METHODS_TOLD: dict[str, tuple[str, dict]] = {
    'detokenize': (
        'nltk.tokenize.moses.MosesDetokenizer',
        {'return_str': False},
    ),
}
FRAMES_ARGUMENTS_LOST = {
    'fillna': {'method': 'a call of .ffill() or .bfill()'},
    'mean': {'level': 'groupby(level=).mean()'},
    'sum': {'level': 'groupby(level=).sum()'},
    'to_csv': {'line_terminator': 'lineterminator'},
}


# Function -> keyword as it was written -> as it is written today.
WRITTEN = dict.fromkeys(
    _CSV_READERS,
    {
        'delim_whitespace=True': "sep=r'\\s+'",
        'error_bad_lines=False': "on_bad_lines='skip'",
    },
)
# Function -> arguments that it no longer takes, and that said nothing.
DROPPED = {
    'json.load': ('encoding',),
    'json.loads': ('encoding',),
    'matplotlib.use': ('warn',),
    **dict.fromkeys(
        _CSV_READERS,
        (
            'infer_datetime_format',
            'mangle_dupe_cols',
            'tupleize_cols',
            'verbose',
        ),
    ),
}


def places(line):
    """The arguments of a line above, and how many take a place today."""
    first, _, rest = line.partition('|')
    return [*first.split(), *rest.split()], len(first.split())
