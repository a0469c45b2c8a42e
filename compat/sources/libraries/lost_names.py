"""Names around TensorFlow that are gone, and what to write instead.

A port leaves a `check` at each of them.

Source: Python 3.0, 3.12 and 3.13, "What's New"; the release notes of NumPy
1.20 to 2.4, SciPy 1.0 to 1.17, pandas 0.18 to 3.1, scikit-learn 0.18 to 1.9,
matplotlib 2.0 to 3.11, gensim 4.0, librosa 0.6 to 0.10, Pillow 10 and OpenCV
3.
"""

_FINANCE = 'the package numpy-financial'
_ROLLING = 'frame.rolling(window)'
_EXPONENTIAL = 'frame.ewm(...)'
# Functions, classes and modules, by the names that an import reaches.
LOST = {
    'aifc': 'the package soundfile',
    'asynchat': 'asyncio',
    'asyncio.coroutine': 'async def, and await for yield from',
    'asyncore': 'asyncio',
    'audioop': 'numpy',
    'cgi': 'html, or urllib.parse',
    'compiler': 'ast',
    'contextlib.nested': 'contextlib.ExitStack',
    'cv2.bgsegm': 'the package opencv-contrib-python',
    **{
        f'cv2.Tracker{name}_create': 'cv2.legacy of opencv-contrib-python'
        for name in 'Boosting GOTURN KCF MOSSE MedianFlow TLD'.split()
    },
    'cv2.cv': 'cv2, with names that lack CV_',
    'cv2.xfeatures2d': 'the package opencv-contrib-python',
    'dircache': 'os.listdir',
    'gensim.models.wrappers': 'gensim 3',
    'gensim.sklearn_api': 'gensim 3',
    'gensim.summarization': 'gensim 3',
    'gensim.utils.smart_open': "gensim.utils.open(path, 'rb')",
    'gym.scoreboard': 'nothing: there is no such board today',
    'gym.spaces.prng': 'numpy.random',
    'gym.vector': 'a list of gym.make(name): vectors give five values today',
    'gym.wrappers.monitoring': 'gym.wrappers.RecordVideo',
    'gym.upload': 'nothing: there is no such board today',
    'htmllib': 'html.parser',
    'imghdr': 'PIL.Image.open(path).format',
    'imp': 'importlib',
    'inspect.formatargspec': 'str(inspect.signature(function))',
    'inspect.getmoduleinfo': 'inspect.getmodulename(path)',
    'json.encoder.FLOAT_REPR': 'nothing: round the numbers before json.dumps',
    'librosa.display.waveplot': 'librosa.display.waveshow',
    'librosa.output': 'soundfile.write(path, samples, rate)',
    'librosa.util.example_audio_file': 'librosa.example',
    'matplotlib.cm.register_cmap': 'matplotlib.colormaps.register',
    'matplotlib.finance': 'the package mplfinance',
    'matplotlib.font_manager._rebuild': 'nothing: it looks by itself',
    'matplotlib.mlab.PCA': 'sklearn.decomposition.PCA',
    'matplotlib.mlab.bivariate_normal': 'scipy.stats.multivariate_normal',
    'matplotlib.mlab.find': 'numpy.nonzero(condition)[0]',
    'matplotlib.mlab.griddata': 'scipy.interpolate.griddata',
    'matplotlib.mlab.normpdf': 'scipy.stats.norm.pdf',
    'matplotlib.pyplot.colors': 'nothing: it told how to name colours',
    'matplotlib.pyplot.hold': 'nothing: axes hold what they have',
    'matplotlib.pyplot.plot_date': 'plot, of dates',
    'matplotlib.pyplot.cm.register_cmap': 'matplotlib.colormaps.register',
    'matplotlib.pyplot.register_cmap': 'matplotlib.colormaps.register',
    'mimetools': 'email',
    **{
        f'networkx.{name}_component_subgraphs': (
            f'graph.subgraph(nodes) of networkx.{name}_components(graph)'
        )
        for name in ('connected', 'strongly_connected', 'weakly_connected')
    },
    'moviepy.editor': 'moviepy, whose clips have with_mask for set_mask',
    'networkx.info': 'print(graph)',
    'networkx.read_gpickle': 'pickle.load(file)',
    'networkx.write_gpickle': 'pickle.dump(graph, file)',
    'new': 'types',
    'nltk.clean_html': 'BeautifulSoup(text).get_text()',
    'nltk.ingrams': 'nltk.ngrams',
    'nltk.util.ingrams': 'nltk.ngrams',
    'numpy.core.umath_tests': "numpy.einsum('ij,ij->i', x, y)",
    'numpy.lib.format._read_array_header': (
        'numpy.lib.format.read_array_header_1_0(file), or that of 2_0'
    ),
    'numpy.testing.Tester': 'pytest',
    'numpy.testing.decorators': 'pytest',
    **{
        f'operator.{name}': instead
        for name, instead in {
            'delslice': 'del a[i:j]',
            'div': 'operator.truediv, or floordiv of whole numbers',
            'getslice': 'a[i:j]',
            'idiv': 'operator.itruediv, or ifloordiv of whole numbers',
            'isMappingType': 'isinstance(a, collections.abc.Mapping)',
            'isNumberType': 'isinstance(a, numbers.Number)',
            'sequenceIncludes': 'operator.contains',
            'setslice': 'a[i:j] = b',
        }.items()
    },
    'os.path.walk': 'os.walk',
    **dict.fromkeys(
        ['os.popen2', 'os.popen3', 'os.popen4'], 'subprocess.Popen'
    ),
    **dict.fromkeys(['os.tempnam', 'os.tmpfile', 'os.tmpnam'], 'tempfile'),
    'pandas.DataFrame.from_items': 'pandas.DataFrame(dict(items))',
    'pandas.Panel': 'a frame with a MultiIndex, or an array',
    'pandas.TimeGrouper': 'pandas.Grouper(freq=)',
    'pandas.ewma': f'{_EXPONENTIAL}.mean()',
    'pandas.ewmstd': f'{_EXPONENTIAL}.std()',
    'pandas.io.data': 'the package pandas-datareader',
    'pandas.lib': 'pandas.api',
    'pandas.ols': 'the package statsmodels',
    **{
        f'pandas.rolling_{name}': f'{_ROLLING}.{name}()'
        for name in 'apply corr cov max mean median min std sum var'.split()
    },
    'pandas.stats': 'the package statsmodels',
    'pandas.tools.merge': 'pandas.merge',
    'pandas.tools.pivot': 'pandas.pivot_table',
    'pandas.tools.tile': 'pandas.cut',
    'pandas.value_counts': 'Series(x).value_counts()',
    'pipes': 'shlex, or subprocess',
    'platform.dist': 'the package distro',
    'platform.linux_distribution': 'the package distro',
    'plistlib.readPlist': 'plistlib.load(file)',
    'plistlib.writePlist': 'plistlib.dump(value, file)',
    'popen2': 'subprocess',
    'random.jumpahead': 'random.seed of another number',
    'rfc822': 'email',
    'scipy.interpolate.interp2d': 'scipy.interpolate.RectBivariateSpline',
    'scipy.interpolate.spline': 'scipy.interpolate.make_interp_spline',
    'scipy.maxentropy': 'scipy.special',
    **{
        f'scipy.misc.{name}': 'imageio or Pillow'
        for name in 'imfilter imshow pilutil'.split()
    },
    'scipy.misc.derivative': 'a difference of two values',
    'scipy.signal.cwt': 'the package PyWavelets',
    'scipy.signal.ricker': 'the package PyWavelets',
    'scipy.stats.binom_test': 'scipy.stats.binomtest(...).pvalue',
    'scipy.stats.itemfreq': 'numpy.unique(x, return_counts=True)',
    'scipy.stats.median_absolute_deviation': (
        "scipy.stats.median_abs_deviation(x, scale='normal')"
    ),
    'scipy.stats.signaltonoise': 'numpy.mean(x) / numpy.std(x)',
    'scipy.weave': 'Cython or Numba',
    'sndhdr': 'the package soundfile',
    'sgmllib': 'html.parser',
    'sklearn.cross_validation.KFold': 'KFold(n_splits).split(x)',
    'sklearn.cross_validation.LeaveOneOut': 'LeaveOneOut().split(x)',
    'sklearn.cross_validation.ShuffleSplit': 'ShuffleSplit(n_splits).split(x)',
    'sklearn.cross_validation.StratifiedKFold': (
        'StratifiedKFold(n_splits).split(x, y)'
    ),
    'sklearn.cross_validation.StratifiedShuffleSplit': (
        'StratifiedShuffleSplit(n_splits).split(x, y)'
    ),
    'sklearn.datasets.fetch_mldata': 'sklearn.datasets.fetch_openml',
    'sklearn.datasets.load_boston': "fetch_openml('boston', version=1)",
    'sklearn.decomposition.RandomizedPCA': "PCA(svd_solver='randomized')",
    'sklearn.gaussian_process.GaussianProcess': 'GaussianProcessRegressor',
    'sklearn.hmm': 'the package hmmlearn',
    'sklearn.linear_model.RandomizedLasso': 'the package stability-selection',
    'sklearn.metrics.jaccard_similarity_score': (
        'accuracy_score, which it was for single labels'
    ),
    'sklearn.metrics.plot_confusion_matrix': (
        'ConfusionMatrixDisplay.from_estimator'
    ),
    'sklearn.inspection.plot_partial_dependence': (
        'PartialDependenceDisplay.from_estimator'
    ),
    'sklearn.metrics.plot_precision_recall_curve': (
        'PrecisionRecallDisplay.from_estimator'
    ),
    'sklearn.metrics.plot_roc_curve': 'RocCurveDisplay.from_estimator',
    'sklearn.mixture.DPGMM': 'BayesianGaussianMixture',
    'sklearn.mixture.GMM': 'GaussianMixture',
    'sklearn.neighbors.LSHForest': 'NearestNeighbors',
    'sklearn.preprocessing.CategoricalEncoder': 'OneHotEncoder',
    'sklearn.preprocessing.Imputer': 'sklearn.impute.SimpleImputer',
    'skimage.draw.circle': 'skimage.draw.disk((row, column), radius)',
    'skimage.filters.threshold_adaptive': 'image > threshold_local(image, n)',
    'skimage.measure.compare_ssim': 'skimage.metrics.structural_similarity',
    'sys.exc_clear': 'nothing: Python 3 forgets it where its except ends',
    'sys.getcheckinterval': 'sys.getswitchinterval()',
    'sys.setcheckinterval': 'sys.setswitchinterval(seconds)',
}
# What is written otherwise today.
NUMPY_LEFT = {
    'NZERO': '-0.0',
    'PZERO': '0.0',
    'asfarray': 'np.asarray(x, dtype=float)',
    'byte_bounds': 'np.lib.array_utils.byte_bounds',
    'cast': 'np.asarray(x, dtype)',
    'disp': 'print',
    'find_common_type': 'np.result_type(*types)',
    **{
        name: _FINANCE
        for name in 'fv ipmt irr mirr nper npv pmt ppmt pv rate'.split()
    },
    'issctype': 'isinstance(x, type)',
    'issubclass_': 'issubclass',
    'issubsctype': 'np.issubdtype',
    'maximum_sctype': 'the type itself',
    'msort': 'np.sort(x, axis=0)',
    'nbytes': 'np.dtype(x).itemsize',
    'obj2sctype': 'np.dtype(x).type',
    'random.random_integers': 'np.random.randint(low, high + 1)',
    'recfromcsv': "np.genfromtxt(path, delimiter=',', names=True)",
    'recfromtxt': 'np.genfromtxt',
    'safe_eval': 'ast.literal_eval',
    'sctypes': 'the types themselves',
    'set_string_function': 'np.set_printoptions',
    'who': 'print',
}
# Methods of pandas' frames that went, and what to write.
PANDAS_LOST = {
    'as_matrix': 'to_numpy()',
    'convert_objects': 'infer_objects()',
    'from_csv': 'pandas.read_csv(path, index_col=0, parse_dates=True)',
    'get_dtype_counts': 'dtypes.value_counts()',
    'get_values': 'to_numpy()',
    'icol': 'iloc[:, i]',
    'irow': 'iloc[i]',
    'ix': 'loc or iloc',
    'mad': '(x - x.mean()).abs().mean()',
    'sortlevel': 'sort_index(level=)',
    'tshift': "shift(n, freq='infer')",
    'weekofyear': 'isocalendar().week',
}
# Those that nothing else has: told wherever a program uses pandas.
PANDAS_ALONE = frozenset(
    'as_matrix convert_objects from_csv get_dtype_counts icol irow ix '
    'sortlevel'.split()
)
# The same of methods that others have with fewer arguments: how many.
PANDAS_LOST_CALLS = {
    'get_value': (2, 'at[row, column]'),
    'lookup': (2, 'at[row, column], one by one'),
    'set_value': (3, 'at[row, column] = value'),
}
# The same of methods whose results are used of frames alone.
PANDAS_LOST_RESULTS = {
    'append': 'pandas.concat([frame, other])',
    'order': 'sort_values()',
    'sort': 'sort_values(columns)',
}
# Methods of what other packages give, by the package.
METHODS_LOST = {
    'PIL': {
        'getsize': 'getbbox(text)[2:]',
        'multiline_textsize': 'multiline_textbbox((0, 0), text)[2:]',
        'textsize': 'textbbox((0, 0), text)[2:]',
    },
    'array': {'fromstring': 'frombytes(data)'},
    'html': {'unescape': 'html.unescape(text)'},
    'matplotlib': {'plot_date': 'plot, of dates'},
    'nltk': {'inc': 'counts[sample] += 1'},
    'numpy': {
        'itemset': 'x[index] = value',
        'newbyteorder': 'x.view(x.dtype.newbyteorder(order))',
        'ptp': 'numpy.ptp(x)',
    },
    'sklearn': {
        'get_feature_names': 'get_feature_names_out()',
        'grid_scores_': 'cv_results_',
    },
    'xml': {'getiterator': 'iter()'},
}
# What a model of gensim gave itself, and its `wv` gives today.
GENSIM_OF_VECTORS = frozenset(
    'doesnt_match index2word most_similar save_word2vec_format '
    'similar_by_vector similar_by_word similarity syn0 vocab '
    'wmdistance'.split()
)
