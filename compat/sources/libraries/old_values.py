"""What arguments of other packages said, and how it is said today.

`legacy-rnn run` takes them as they were, a port writes what is taken today.

Source: the release notes of scikit-learn 0.20 to 1.9, scikit-image 0.14 to
0.26, pandas 0.20 to 3.1 and matplotlib 2.0 to 3.11; Python 3.9, "What's New".
"""

from __future__ import annotations

import ast
import functools

CSV_READERS = ('pandas.read_csv', 'pandas.read_table')
_FORESTS = ('RandomForest', 'ExtraTrees')
# Axis of a `concat` -> what names the labels of the other.
_SIDES = {0: 'columns=', 'index': 'columns=', 1: '', 'columns': ''}
_UNSPLIT = {'min_impurity_split=None': ''}
_ERRORS = {
    **_UNSPLIT,
    "criterion='mse'": "criterion='squared_error'",
    "criterion='mae'": "criterion='absolute_error'",
}
_SQRT = {**_UNSPLIT, "max_features='auto'": "max_features='sqrt'"}
_CHANNELS = {
    'multichannel=True': 'channel_axis=-1',
    'multichannel=False': '',
}
_LINEAR = (
    'BayesianRidge ElasticNet ElasticNetCV Lars LarsCV Lasso LassoCV '
    'LassoLars LinearRegression Ridge RidgeCV RidgeClassifier'
).split()
_WEIGHED = {"class_weight='auto'": "class_weight='balanced'"}
_SCORES = {
    f"scoring='{name}'": f"scoring='neg_{name}'"
    for name in 'log_loss mean_absolute_error mean_squared_error'.split()
}
# Function -> keyword as it was written -> as it is today; '' for nothing.
WRITTEN: dict[str, dict[str, str]] = {
    **dict.fromkeys(
        CSV_READERS,
        {
            'delim_whitespace=True': "sep=r'\\s+'",
            'error_bad_lines=False': "on_bad_lines='skip'",
            'keep_date_col=False': '',
            'squeeze=False': '',
        },
    ),
    **{
        f'skimage.{name}': _CHANNELS
        for name in (
            'feature.hog filters.gaussian metrics.structural_similarity '
            'restoration.denoise_bilateral restoration.denoise_nl_means '
            'restoration.denoise_wavelet segmentation.slic '
            'transform.pyramid_expand transform.pyramid_gaussian '
            'transform.pyramid_reduce transform.rescale transform.warp_polar'
        ).split()
    },
    'pandas.concat': {'join_axes=None': ''},
    'pandas.date_range': {'closed=None': '', 'inclusive=None': ''},
    'sklearn.cluster.KMeans': {
        "algorithm='auto'": "algorithm='lloyd'",
        "algorithm='full'": "algorithm='lloyd'",
    },
    **{f'sklearn.ensemble.{n}Classifier': _SQRT for n in _FORESTS},
    **{
        f'sklearn.ensemble.{name}Regressor': {
            **_ERRORS,
            "max_features='auto'": 'max_features=1.0',
        }
        for name in _FORESTS
    },
    'sklearn.ensemble.GradientBoostingClassifier': {
        **_SQRT,
        "loss='deviance'": "loss='log_loss'",
    },
    'sklearn.ensemble.GradientBoostingRegressor': {
        **_UNSPLIT,
        "criterion='mse'": "criterion='squared_error'",
        "loss='lad'": "loss='absolute_error'",
        "loss='ls'": "loss='squared_error'",
        "max_features='auto'": 'max_features=None',
    },
    **{
        f'sklearn.linear_model.{name}': {'normalize=False': ''}
        for name in _LINEAR
    },
    **{
        f'sklearn.feature_extraction.text.{name}Vectorizer': {
            'min_df=0': 'min_df=0.0'
        }
        for name in ('Count', 'Tfidf')
    },
    **{
        f'sklearn.preprocessing.{name}': {
            f'feature_range=[{ends}]': f'feature_range=({ends})'
            for ends in ('0, 1', '-1, 1', '0.0, 1.0', '-1.0, 1.0')
        }
        for name in ('MinMaxScaler', 'minmax_scale')
    },
    'sklearn.linear_model.LogisticRegression': {
        "multi_class='auto'": '',
        "multi_class='multinomial'": '',
        "penalty='none'": 'penalty=None',
    },
    'sklearn.linear_model.SGDClassifier': {
        "loss='log'": "loss='log_loss'",
        "loss='squared_loss'": "loss='squared_error'",
    },
    'sklearn.linear_model.SGDRegressor': {
        "loss='squared_loss'": "loss='squared_error'",
    },
    'scipy.linalg.solve': {
        'sym_pos=False': '',
        'sym_pos=True': "assume_a='pos'",
    },
    'sklearn.metrics.mean_squared_error': {'squared=True': ''},
    'sklearn.svm.LinearSVC': {
        "loss='l1'": "loss='hinge'",
        "loss='l2'": "loss='squared_hinge'",
    },
    'sklearn.model_selection.GridSearchCV': {'iid=False': ''},
    'sklearn.model_selection.RandomizedSearchCV': {'iid=False': ''},
    'sklearn.tree.DecisionTreeClassifier': {**_SQRT, 'presort=False': ''},
    'sklearn.tree.DecisionTreeRegressor': {
        **_ERRORS,
        "max_features='auto'": 'max_features=None',
        'presort=False': '',
    },
}
for _name in (
    'ensemble.ExtraTreesClassifier ensemble.RandomForestClassifier '
    'linear_model.LogisticRegression linear_model.Perceptron '
    'linear_model.RidgeClassifier linear_model.SGDClassifier svm.LinearSVC '
    'svm.NuSVC svm.SVC tree.DecisionTreeClassifier'
).split():
    _known = WRITTEN.get(f'sklearn.{_name}', {})
    WRITTEN[f'sklearn.{_name}'] = {**_known, **_WEIGHED}
for _name in (
    'cross_validation.cross_val_score grid_search.GridSearchCV '
    'grid_search.RandomizedSearchCV model_selection.GridSearchCV '
    'model_selection.RandomizedSearchCV model_selection.cross_val_score'
).split():
    _known = WRITTEN.get(f'sklearn.{_name}', {})
    WRITTEN[f'sklearn.{_name}'] = {**_known, **_SCORES}
# Function -> arguments that it no longer takes, and that said nothing.
DROPPED = {
    'json.dump': ('encoding',),
    'json.dumps': ('encoding',),
    'json.load': ('encoding',),
    'json.loads': ('encoding',),
    **{
        f'matplotlib.pyplot.{name}': ('hold',)
        for name in (
            'bar barh boxplot contour contourf errorbar fill fill_between '
            'hist imshow loglog pcolor pcolormesh pie plot quiver scatter '
            'semilogx semilogy step'
        ).split()
    },
    'matplotlib.pyplot.savefig': ('frameon', 'papertype'),
    'matplotlib.pyplot.stem': ('use_line_collection',),
    'matplotlib.pyplot.text': ('withdash',),
    'matplotlib.use': ('warn',),
    **dict.fromkeys(
        CSV_READERS,
        (
            'infer_datetime_format',
            'mangle_dupe_cols',
            'tupleize_cols',
            'verbose',
        ),
    ),
    'pandas.HDFStore': ('format',),
    'pandas.to_datetime': ('infer_datetime_format',),
    'sklearn.ensemble.IsolationForest': ('behaviour',),
    'sklearn.cluster.KMeans': ('n_jobs', 'precompute_distances'),
    'sklearn.cluster.MiniBatchKMeans': ('n_jobs',),
    'sklearn.manifold.TSNE': ('square_distances',),
}
# Function -> an argument, and what has to be true for it to say anything.
IDLE = {
    'sklearn.model_selection.KFold': ('random_state', 'shuffle'),
    'sklearn.model_selection.StratifiedKFold': ('random_state', 'shuffle'),
}
# Function -> an argument, and what to give for its value.
GIVEN = {
    f'sklearn.linear_model.{name}': {'n_iter': 'max_iter={}, tol=None'}
    for name in (
        'PassiveAggressiveClassifier Perceptron SGDClassifier SGDRegressor'
    ).split()
}
# Function -> the argument that asked for the root of a result, when False.
SQUARED = {'sklearn.metrics.mean_squared_error': 'squared'}
# The same of methods of frames and series.
OF_FRAMES = 'pandas.DataFrame'
WRITTEN.update(
    {
        f'{OF_FRAMES}.between': {
            'inclusive=True': "inclusive='both'",
            'inclusive=False': "inclusive='neither'",
        },
        **{
            f'{OF_FRAMES}.{name}': {'axis=0': ''}
            for name in ('expanding', 'groupby', 'resample', 'rolling')
        },
        f'{OF_FRAMES}.set_axis': {'inplace=False': ''},
    }
)
DROPPED.update(
    {
        f'{OF_FRAMES}.describe': ('datetime_is_numeric',),
        f'{OF_FRAMES}.expanding': ('center',),
        f'{OF_FRAMES}.groupby': ('squeeze',),
        f'{OF_FRAMES}.to_records': ('convert_datetime64',),
    }
)
# Options of pandas that said how a table is shown.
OPTIONS_LOST = ('display.height', 'display.line_width')
# Ends of their names that meant those of `display` alone, up to 1.2.
OPTIONS_SHORT = ('max_columns', 'max_rows', 'precision')
# Methods of groups of a frame that left out what is no number.
NUMBERS_OF_GROUPS = frozenset('mean median prod sem std sum var'.split())
# Those of them that took texts where a frame had nothing else.
TEXTS_OF_GROUPS = frozenset(['sum'])
FUNCTIONS = frozenset({*WRITTEN, *DROPPED, *IDLE, *GIVEN, *SQUARED})


@functools.cache
def meant(full):
    """What keywords of a function mean today, by `(name, value)`.

    Returns:
        Dict to `(name, value)`, or to None where they say nothing.
    """
    found: dict[tuple, tuple | None] = {}
    for old, new in WRITTEN.get(full, {}).items():
        if not old.endswith(']'):  # No list is a key.
            found[_pair(old)] = _pair(new) if new else None
    return found


def given(full, name, value):
    """What to give instead of a keyword of `GIVEN`, a dict of keywords."""
    first, *others = GIVEN[full][name].split(', ')
    return {first.partition('=')[0]: value, **dict(map(_pair, others))}


def is_written(full, keyword):
    """Whether a keyword, an `ast.keyword`, is one that is written anew."""
    return ast.unparse(keyword) in WRITTEN.get(full, {})


def call_after(full, call):
    """What a call after a call does today for an argument of that.

    Args:
        full: Full name of the function.
        call: `ast.Call` of it.

    Returns:
        `(keyword, before, node, after)`: the method to call is `before`, the
        text of `node`, and `after`; None where the call has no such argument.
    """
    given = {keyword.arg: keyword for keyword in call.keywords}
    if full in CSV_READERS and not given.keys() & {'chunksize', 'iterator'}:
        squeeze = given.get('squeeze')
        if squeeze and ast.unparse(squeeze.value) == 'True':
            return squeeze, ".squeeze('columns')", None, ''
    labels = given.get('join_axes')
    several = list(getattr(getattr(labels, 'value', None), 'elts', ()))
    if full == 'pandas.concat' and len(several) == 1:
        along = [k.value for k in call.keywords if k.arg == 'axis']
        axis = [*along, *call.args[1:2], ast.Constant(0)][0]
        side = _SIDES.get(getattr(axis, 'value', None))
        if side is not None:
            return labels, f'.reindex({side}', several[0], ')'
    return None


def dates_of_old(call):
    """Whether a call that reads a table parses dates as pandas 2 did.

    That is by a function, or joined of several columns.
    """
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    dates = given.get('parse_dates')
    return bool(given.keys() & {'date_parser', 'keep_date_col'}) or (
        isinstance(dates, ast.Dict)
        or any(
            isinstance(part, (ast.List, ast.Tuple))
            for part in getattr(dates, 'elts', ())
        )
    )


def _pair(text):
    """Name and value of a keyword such as `loss='log'`."""
    name, _, value = text.partition('=')
    return name, ast.literal_eval(value)
