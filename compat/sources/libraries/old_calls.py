"""Calls of other packages as they were: the list of runner and porter.

`legacy-rnn run` takes a call with the arguments of then, a port writes those
of today. Names are those by which programs import a function.

Source: `data/places.txt`; the release notes of pandas 1.0 to 3.0, scikit-learn
0.20 to 1.7, imbalanced-learn 0.4, matplotlib 2.0 to 3.1, gensim 4.0, librosa
0.8 to 0.10, NumPy 2.1, scikit-image 0.14 to 0.16.
"""

from __future__ import annotations

import collections
import pathlib

from . import librosa_calls, seaborn_calls, skimage_names
from .old_values import CSV_READERS

_PLACES = pathlib.Path(__file__).parents[2] / 'data' / 'places.txt'
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
    'matplotlib.pyplot.bar': {'left': 'x'},
    'matplotlib.pyplot.barh': {'bottom': 'y'},
    'matplotlib.pyplot.boxplot': {'labels': 'tick_labels'},
    'matplotlib.pyplot.hist': {'normed': 'density'},
    'matplotlib.pyplot.hist2d': {'normed': 'density'},
    'matplotlib.pyplot.subplot': {'axisbg': 'facecolor'},
    **{
        f'matplotlib.pyplot.{axis}scale': {
            f'base{axis}': 'base',
            f'linscale{axis}': 'linscale',
            f'linthresh{axis}': 'linthresh',
            f'nonpos{axis}': 'nonpositive',
            f'subs{axis}': 'subs',
        }
        for axis in 'xy'
    },
    **{
        f'matplotlib.pyplot.semilog{axis}': {
            f'base{axis}': 'base',
            f'nonpos{axis}': 'nonpositive',
            f'subs{axis}': 'subs',
        }
        for axis in 'xy'
    },
    **{
        f'imblearn.{name}': {'ratio': 'sampling_strategy'}
        for name in (
            'combine.SMOTEENN combine.SMOTETomek '
            'ensemble.BalancedBaggingClassifier over_sampling.ADASYN '
            'over_sampling.BorderlineSMOTE over_sampling.RandomOverSampler '
            'over_sampling.SMOTE over_sampling.SMOTENC over_sampling.SVMSMOTE '
            'under_sampling.AllKNN under_sampling.ClusterCentroids '
            'under_sampling.CondensedNearestNeighbour '
            'under_sampling.EditedNearestNeighbours '
            'under_sampling.InstanceHardnessThreshold '
            'under_sampling.NearMiss '
            'under_sampling.NeighbourhoodCleaningRule '
            'under_sampling.OneSidedSelection '
            'under_sampling.RandomUnderSampler '
            'under_sampling.RepeatedEditedNearestNeighbours '
            'under_sampling.TomekLinks'
        ).split()
    },
    'librosa.core.logamplitude': {'ref_power': 'ref'},
    'librosa.logamplitude': {'ref_power': 'ref'},
    'matplotlib.pyplot.grid': {'b': 'visible'},
    'numpy.histogram': {'normed': 'density'},
    **{
        f'numpy.{name}': {'interpolation': 'method'}
        for name in 'nanpercentile nanquantile percentile quantile'.split()
    },
    'numpy.reshape': {'newshape': ''},
    'numpy.unravel_index': {'dims': 'shape'},
    'pandas.date_range': {'closed': 'inclusive'},
    'pandas.read_excel': {'sheetname': 'sheet_name', 'parse_cols': 'usecols'},
    'pandas.read_pickle': {'path': 'filepath_or_buffer'},
    'scipy.linalg.eigh': {'eigvals': 'subset_by_index'},
    **{
        f'scipy.stats.{name}.interval': {'alpha': 'confidence'}
        for name in 'norm t'.split()
    },
    'skimage.feature.hog': {'visualise': 'visualize'},
    'skimage.io.imread': {'as_grey': 'as_gray'},
    'sklearn.calibration.CalibratedClassifierCV': {
        'base_estimator': 'estimator'
    },
    'sklearn.cluster.AgglomerativeClustering': {'affinity': 'metric'},
    **{
        f'sklearn.ensemble.{name}': {'base_estimator': 'estimator'}
        for name in (
            'AdaBoostClassifier AdaBoostRegressor BaggingClassifier '
            'BaggingRegressor'
        ).split()
    },
    'sklearn.decomposition.LatentDirichletAllocation': {
        'n_topics': 'n_components'
    },
    'sklearn.manifold.TSNE': {'n_iter': 'max_iter'},
    'sklearn.metrics.precision_recall_curve': {'probas_pred': 'y_score'},
    'sklearn.preprocessing.OneHotEncoder': {'sparse': 'sparse_output'},
}
# What a color bar was asked for, and what it shows is asked for since 3.3.
SHOWN_BY_BARS = frozenset(
    'autoscale changed get_array get_clim get_cmap set_array set_clim '
    'set_cmap set_norm to_rgba'.split()
)
# Packages that give axes and figures of matplotlib, and the same of these.
DRAWING = frozenset(('matplotlib', 'mpl_toolkits', 'pylab'))
OF_AXES = {
    name.rpartition('.')[2]: arguments
    for name, arguments in RENAMED.items()
    if name.startswith('matplotlib.pyplot.')
}
OF_AXES['add_subplot'] = OF_AXES['subplot']
OF_AXES.update({f'set_{n}': OF_AXES[n] for n in ('xscale', 'yscale')})


# Methods that are written as a whole, see `frequencies`.
_WHOLE = frozenset(['DataFrame.resample', 'Series.resample'])


def _read():
    """The lines of `data/places.txt`: by function, and by class and method."""
    functions, methods = {}, collections.defaultdict(dict)
    for line in _PLACES.read_text('utf-8').splitlines():
        name, _, rest = line.partition(' ')
        if name in _WHOLE:
            continue
        owner, _, leaf = name.rpartition('.')
        if owner[0].isupper():
            methods[owner][leaf] = rest
        else:
            functions[name] = rest
    return functions, dict(methods)


_FUNCTIONS, METHODS_PLACED = _read()
METHODS_PLACED['Series']['to_csv'] = METHODS_PLACED['DataFrame']['to_csv']
METHODS_PLACED['Figure']['legend'] = 'handles labels | loc'
# Function -> its arguments in order; those after the bar take no place today,
# and those with a minus are gone.
PLACED = {
    **_FUNCTIONS,
    **librosa_calls.PLACED,
    **seaborn_calls.PLACED,
    **skimage_names.PLACED,
    'PIL.ImageOps.fit': 'image size method',
    'matplotlib.pyplot.figlegend': 'handles labels | loc',
    'matplotlib.pyplot.show': '| block',
    'matplotlib.pyplot.stem': 'x y linefmt | markerfmt basefmt',
    'pylab.show': '| block',
    'scipy.integrate.simps': 'y | x dx axis',
    'sklearn.cross_validation.cross_val_predict': 'estimator X y | cv n_jobs',
    'sklearn.cross_validation.cross_val_score': (
        'estimator X y | scoring cv n_jobs'
    ),
    'sklearn.metrics.log_loss': 'y_true y_pred | -eps normalize',
}
# Methods that frames and series share with what is none.
_SHARED = frozenset(
    'all any apply clip count eval filter map mask max mean median min prod '
    'product query rename replace std sum take var where'.split()
)
# The same of methods of pandas' frames and series, by which they are known.
FRAMES_PLACED = {
    name: line
    for kind in ('Series', 'DataFrame')
    for name, line in METHODS_PLACED[kind].items()
    if name not in _SHARED
}
# The same of axes and figures, which frames do not have.
AXES_PLACED = {
    name: line
    for kind in ('Figure', 'Axes')
    for name, line in METHODS_PLACED[kind].items()
    if name not in ('boxplot', 'draw', 'hist')
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
_BASES = {
    f'{name}{axis}': f'{axis}scale of pyplot afterwards, with {today}='
    for axis in 'xy'
    for name, today in (('base', 'base'), ('nonpos', 'nonpositive'))
}
ARGUMENTS_LOST = {
    'matplotlib.pyplot.loglog': _BASES,
    **dict.fromkeys(CSV_READERS, _CSV_LOST),
    'pandas.concat': {'join_axes': 'a call of .reindex(columns=)'},
    'sklearn.ensemble.AdaBoostClassifier': {
        'algorithm': 'nothing: there is one alone'
    },
    **{
        f'sklearn.ensemble.{name}Classifier': {
            'min_impurity_split': 'min_impurity_decrease'
        }
        for name in ('ExtraTrees', 'GradientBoosting', 'RandomForest')
    },
    'sklearn.metrics.auc': {'reorder': 'nothing: sort both before it'},
    'sklearn.metrics.log_loss': {'eps': 'nothing, and clip what it is given'},
    'sklearn.model_selection.GridSearchCV': {
        'iid': 'nothing: folds count alike'
    },
    **{
        f'sklearn.linear_model.{name}': {
            'normalize': 'StandardScaler before it'
        }
        for name in (
            'BayesianRidge ElasticNet ElasticNetCV Lars Lasso LassoCV '
            'LinearRegression Ridge RidgeCV RidgeClassifier'
        ).split()
    },
    **{
        f'sklearn.linear_model.{name}': {
            'multi_class': "nothing, or OneVsRestClassifier for 'ovr'"
        }
        for name in ('LogisticRegression', 'LogisticRegressionCV')
    },
}
# Function -> what it did without being told.
TOLD: dict[str, dict] = {
    **{
        f'networkx.{home}node_link_{name}': {'edges': 'links'}
        for home in ('', 'readwrite.', 'readwrite.json_graph.')
        for name in ('data', 'graph')
    },
    'pandas.get_dummies': {'dtype': 'uint8'},
}
# What a model of gensim is told to train, and what it knows of it.
TRAINED = {'total_examples': 'corpus_count', 'epochs': 'epochs'}
# Argument of its `build_vocab` and `train`, by the names of then.
CORPUS, CORPUS_NAMES = 'corpus_iterable', ('documents', 'sentences')
# Method -> the class that has it, and what it did without being told.
METHODS_TOLD: dict[str, tuple[str, dict]] = {
    'detokenize': (
        'nltk.tokenize.moses.MosesDetokenizer',
        {'return_str': False},
    ),
}
# Arguments of methods of frames that have another name today.
FRAMES_RENAMED = {
    'hist': {'normed': 'density'},
    'info': {'null_counts': 'show_counts'},
    'plot': {'normed': 'density'},
    'to_csv': {'line_terminator': 'lineterminator'},
}
FRAMES_ARGUMENTS_LOST = {
    'fillna': {'method': 'a call of .ffill() or .bfill()'},
    'get_loc': {'method': 'get_indexer([x], method=)[0]'},
    'groupby': {'axis': 'frame.T.groupby(...), and .T of what it gives'},
    'resample': {
        'base': 'offset=',
        'loffset': 'a shift of the index afterwards',
    },
    'set_axis': {'inplace': 'frame = frame.set_axis(...)'},
    **{
        name: {'level': f'groupby(level=).{name}()'}
        for name in 'count max mean median min prod std sum var'.split()
    },
}


def places(line):
    """The arguments of a line above, and how many take a place today."""
    first, _, rest = line.replace('-', '').partition('|')
    return [*first.split(), *rest.split()], len(first.split())


def may_be_data(order, allowed):
    """Whether the first argument then may be called the data today.

    Args:
        order: As `places` gives it.
        allowed: The same.
    """
    return not allowed and 'data' in order


def gone(line):
    """The arguments of a line above that are there no more."""
    return {name[1:] for name in line.split() if name.startswith('-')}
