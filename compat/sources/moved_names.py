"""Names around TensorFlow that moved: the list of runner and porter.

What `legacy-rnn run` gives a program under the old name, a port writes by the
new one.

Source: Python 3.8 to 3.11, "What's New"; the release notes of NumPy 1.20, 1.24
and 2.0, scikit-learn 0.20 and 0.23, SciPy 1.0 and 1.3, and Pillow 10.
"""

# Types of Python's own that NumPy showed under their names.
NUMPY_BUILTINS = {
    'bool': 'bool',
    'complex': 'complex',
    'float': 'float',
    'int': 'int',
    'long': 'int',
    'object': 'object',
    'str': 'str',
    'unicode': 'str',
}
NUMPY_RENAMED = {
    'Infinity': 'inf',
    'PINF': 'inf',
    'bool8': 'bool_',
    'cfloat': 'complex128',
    'int0': 'intp',
    'longfloat': 'longdouble',
    'mat': 'asmatrix',
    'rank': 'ndim',
    'round_': 'round',
    'singlecomplex': 'complex64',
    'float_': 'float64',
    'complex_': 'complex128',
    'string_': 'bytes_',
    'unicode_': 'str_',
    'Inf': 'inf',
    'NaN': 'nan',
    'NAN': 'nan',
    'infty': 'inf',
    'product': 'prod',
    'cumproduct': 'cumprod',
    'alltrue': 'all',
    'sometrue': 'any',
    'row_stack': 'vstack',
    'in1d': 'isin',
    'trapz': 'trapezoid',
    'lib.pad': 'pad',
    'object0': 'object_',
}
# What is written otherwise today.
NUMPY_LEFT = {
    'NZERO': '-0.0',
    'PZERO': '0.0',
    'asfarray': 'np.asarray(x, dtype=float)',
    'find_common_type': 'np.result_type(*types)',
    'msort': 'np.sort(x, axis=0)',
    'random.random_integers': 'np.random.randint(low, high + 1)',
}
# Classes of types, which NumPy up to 1.25 took for the type of an array.
NUMPY_ABSTRACT = {
    'complexfloating': 'complex128',
    'floating': 'float64',
    'inexact': 'float64',
    'integer': 'int_',
    'number': 'float64',
    'signedinteger': 'int_',
    'unsignedinteger': 'uint',
}
# Names of types that NumPy took under Python 2.
NUMPY_TYPES = {'string': 'str', 'unicode': 'str'}

# Methods of pandas' frames that went, and what to write.
PANDAS_LOST = {
    'applymap': 'map(function)',
    'as_matrix': 'to_numpy()',
    'from_csv': 'pandas.read_csv(path, index_col=0, parse_dates=True)',
    'get_values': 'to_numpy()',
    'icol': 'iloc[:, i]',
    'irow': 'iloc[i]',
    'ix': 'loc or iloc',
}
# What left scipy.misc, and has no other place in SciPy.
SCIPY_LOST = tuple(
    f'scipy.misc.{name}'
    for name in 'imfilter imread imresize imrotate imsave imshow'.split()
)
# Windows that scipy.signal showed up to 1.12.
SCIPY_WINDOWS = (
    'barthann bartlett blackman blackmanharris bohman boxcar chebwin cosine '
    'exponential flattop gaussian general_gaussian hamming hann kaiser '
    'nuttall parzen triang tukey'
).split()
_SELECTION = (
    'train_test_split cross_val_score cross_val_predict permutation_test_score'
).split()
_SEARCH = 'GridSearchCV RandomizedSearchCV ParameterGrid ParameterSampler'
MOVED = {
    'time.clock': 'time.perf_counter',
    'fractions.gcd': 'math.gcd',
    'inspect.getargspec': 'inspect.getfullargspec',
    'cgi.escape': 'html.escape',
    'sklearn.externals.joblib': 'joblib',
    **{
        f'sklearn.cross_validation.{name}': f'sklearn.model_selection.{name}'
        for name in _SELECTION
    },
    **{
        f'sklearn.grid_search.{name}': f'sklearn.model_selection.{name}'
        for name in _SEARCH.split()
    },
    'sklearn.cross_validation': 'sklearn.model_selection',
    'sklearn.grid_search': 'sklearn.model_selection',
    **{
        f'scipy.misc.{name}': f'scipy.special.{name}'
        for name in ('logsumexp', 'comb', 'factorial', 'factorial2')
    },
    **{
        f'scipy.signal.{name}': f'scipy.signal.windows.{name}'
        for name in SCIPY_WINDOWS
    },
    'PIL.Image.ANTIALIAS': 'PIL.Image.LANCZOS',
}
