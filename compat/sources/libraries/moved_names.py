"""Names around TensorFlow that moved: the list of runner and porter.

`legacy-rnn run` gives by the old name what a port writes by the new one.

Source: Python 3.0 and 3.8 to 3.11, "What's New"; the release notes of NumPy
1.20, 1.24 and 2.0, scikit-learn 0.20 and 0.23, SciPy 1.0 and 1.3,
networkx 3.0, and Pillow 10.
"""

import builtins

from ...games import packages as games
from . import skimage_names
from .numpy_names import NUMPY_BUILTINS, NUMPY_PARTS, NUMPY_RENAMED
from .pillow_names import PILLOW_MOVED
from .scipy_names import MOVED_DISTANCES, OF_NUMPY

# Ours, in place of those of `scipy.misc`, for ports and for `run`.
PICTURES = 'legacy_rnn.compat.scipy_misc'
SLIM_PACKAGE = 'tf_slim'
SLIM = f'legacy_rnn.compat.{SLIM_PACKAGE}'
SLIM_MODULES = 'layers learning losses metrics nets training'.split()
# Ours, for tflearn's `data_utils` and Python 2's builtins in ports.
ROWS = 'legacy_rnn.compat.tflearn_data'
PYTHON2 = 'legacy_rnn.compat.python2'
_PICTURED = (
    'bytescale fromimage imread imresize imrotate imsave toimage'.split()
)
# Modules of scipy.sparse.linalg that it hides, or joined, since 1.8.
SPARSE_PARTS = (
    'dsolve.linsolve eigen.arpack eigen.arpack.arpack eigen.lobpcg '
    'eigen.lobpcg.lobpcg isolve.iterative isolve.lgmres isolve.lsqr '
    'isolve.minres'
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
# Modules of scikit-learn that are private since 0.22.
SKLEARN_MODULES = (
    'cluster.affinity_propagation_ cluster.bicluster cluster.birch '
    'cluster.dbscan_ cluster.hierarchical cluster.k_means_ '
    'cluster.mean_shift_ cluster.optics_ cluster.spectral '
    'covariance.elliptic_envelope covariance.empirical_covariance_ '
    'covariance.robust_covariance covariance.shrunk_covariance_ '
    'cross_decomposition.cca_ cross_decomposition.pls_ '
    'datasets.base datasets.samples_generator datasets.svmlight_format '
    'decomposition.base decomposition.factor_analysis decomposition.fastica_ '
    'decomposition.incremental_pca decomposition.kernel_pca '
    'decomposition.nmf decomposition.online_lda decomposition.pca '
    'decomposition.sparse_pca decomposition.truncated_svd '
    'ensemble.bagging ensemble.base ensemble.forest '
    'ensemble.gradient_boosting ensemble.iforest ensemble.voting '
    'ensemble.voting_classifier ensemble.weight_boosting '
    'feature_extraction.dict_vectorizer feature_extraction.hashing '
    'feature_selection.base feature_selection.from_model '
    'feature_selection.mutual_info_ feature_selection.rfe '
    'feature_selection.univariate_selection '
    'feature_selection.variance_threshold '
    'gaussian_process.gpc gaussian_process.gpr '
    'linear_model.base linear_model.bayes linear_model.coordinate_descent '
    'linear_model.huber linear_model.omp linear_model.passive_aggressive '
    'linear_model.least_angle linear_model.logistic linear_model.perceptron '
    'linear_model.ransac linear_model.ridge linear_model.sag '
    'linear_model.stochastic_gradient linear_model.theil_sen '
    'manifold.isomap manifold.locally_linear manifold.mds '
    'manifold.spectral_embedding_ manifold.t_sne '
    'metrics.classification metrics.ranking metrics.regression '
    'metrics.scorer mixture.bayesian_mixture mixture.gaussian_mixture '
    'neighbors.classification neighbors.kde neighbors.lof '
    'neighbors.nearest_centroid neighbors.regression neighbors.unsupervised '
    'neural_network.multilayer_perceptron neural_network.rbm '
    'preprocessing.data preprocessing.label '
    'semi_supervised.label_propagation svm.classes tree.tree'
).split()
COLORS = {
    'spectral': 'nipy_spectral',
    'Vega10': 'tab10',
    'Vega20': 'tab20',
    'Vega20b': 'tab20b',
    'Vega20c': 'tab20c',
}
# A package of Keras that asks NumPy for what that has dropped.
KERAS_MODULES = {
    f'keras_preprocessing{n}': f'tf_keras.preprocessing{n}'
    for n in ('', '.image', '.sequence', '.text')
}
_TYPES = [(n, v) for n, v in vars(builtins).items() if isinstance(v, type)]
_EXCEPTIONS = [n for n, v in _TYPES if issubclass(v, BaseException)]
# Modules that Python 3.13 dropped, and where what was used of them went.
EMPTIED = {'cgi': 'html', 'imp': 'importlib', 'pipes': 'shlex'}
MOVED = {
    'time.clock': 'time.perf_counter',
    'fractions.gcd': 'math.gcd',
    'inspect.getargspec': 'inspect.getfullargspec',
    'cgi.escape': 'html.escape',
    'base64.decodestring': 'base64.decodebytes',
    'base64.encodestring': 'base64.encodebytes',
    'exceptions': 'builtins',
    **{f'exceptions.{name}': f'builtins.{name}' for name in _EXCEPTIONS},
    'exceptions.StandardError': 'builtins.Exception',
    'locale.format': 'locale.format_string',
    'md5': 'hashlib',
    'md5.md5': 'hashlib.md5',
    'md5.new': 'hashlib.md5',
    'nltk.tokenize.moses': 'sacremoses',
    'os.errno': 'errno',
    'pipes.quote': 'shlex.quote',
    'sets': 'builtins',
    'sets.ImmutableSet': 'builtins.frozenset',
    'sets.Set': 'builtins.set',
    'sha': 'hashlib',
    **dict.fromkeys(('sha.new', 'sha.sha'), 'hashlib.sha1'),
    'xml.etree.cElementTree': 'xml.etree.ElementTree',
    **{
        f'cv2.{start}{name}': f'cv2.{today}{name}'
        for start, today, names in (
            ('CV_LOAD_IMAGE_', 'IMREAD_', 'COLOR GRAYSCALE UNCHANGED'),
            ('CV_', 'LINE_', 'AA'),
            ('CV_', 'COLOR_', 'BGR2GRAY BGR2RGB GRAY2BGR RGB2BGR RGB2GRAY'),
            ('CV_', '', 'CAP_PROP_FPS CAP_PROP_FRAME_COUNT'),
        )
        for name in names.split()
    },
    'cv2.cv.CV_FOURCC': 'cv2.VideoWriter_fourcc',
    **{
        f'gensim.models.{name}.load_word2vec_format': (
            'gensim.models.KeyedVectors.load_word2vec_format'
        )
        for name in ('Word2Vec', 'word2vec.Word2Vec')
    },
    'gensim.models.doc2vec.LabeledSentence': (
        'gensim.models.doc2vec.TaggedDocument'
    ),
    **{old: f'legacy_rnn.compat.games.{name}' for old, name in games.places()},
    'gym.envs.toy_text.discrete': 'legacy_rnn.compat.games',
    'gym.wrappers.monitor': 'legacy_rnn.compat.games',
    'gym.logger.MIN_LEVEL': 'gym.logger.min_level',
    'imp.load_source': 'legacy_rnn.compat.old_imports.load_source',
    'imp.reload': 'importlib.reload',
    **KERAS_MODULES,
    'librosa.core.logamplitude': 'librosa.core.power_to_db',
    'librosa.feature.rmse': 'librosa.feature.rms',
    'librosa.filters.dct': 'legacy_rnn.compat.sound_files.dct',
    'librosa.logamplitude': 'librosa.power_to_db',
    'librosa.output.write_wav': 'legacy_rnn.compat.sound_files.write_wav',
    **{
        f'matplotlib.{start}cm.{name}': f'matplotlib.{start}cm.{today}'
        for start in ('', 'pyplot.')
        for name, today in COLORS.items()
    },
    'matplotlib.backends.backend_tkagg.NavigationToolbar2TkAgg': (
        'matplotlib.backends.backend_tkagg.NavigationToolbar2Tk'
    ),
    'matplotlib.cbook.iterable': 'numpy.iterable',
    'matplotlib.cm.get_cmap': 'matplotlib.pyplot.get_cmap',
    'matplotlib.colors.DivergingNorm': 'matplotlib.colors.TwoSlopeNorm',
    'matplotlib.pyplot.cm.get_cmap': 'matplotlib.pyplot.get_cmap',
    'matplotlib.pyplot.spectral': 'matplotlib.pyplot.nipy_spectral',
    'networkx.adj_matrix': 'networkx.adjacency_matrix',
    'networkx.from_numpy_matrix': 'networkx.from_numpy_array',
    'networkx.from_scipy_sparse_matrix': 'networkx.from_scipy_sparse_array',
    'numpy.loads': 'pickle.loads',
    'numpy.math': 'math',
    'numpy.testing.utils': 'numpy.testing',
    'numpy.warnings': 'warnings',
    'pandas.Float64Index': 'pandas.Index',
    'pandas.Int64Index': 'pandas.Index',
    'pandas.datetime': 'datetime.datetime',
    'pandas.io.json.json_normalize': 'pandas.json_normalize',
    'pandas.np': 'numpy',
    'pandas.scatter_matrix': 'pandas.plotting.scatter_matrix',
    'pandas.tools.plotting': 'pandas.plotting',
    'pandas.util.testing': 'pandas.testing',
    'seaborn.plt': 'matplotlib.pyplot',
    **skimage_names.MOVED,
    **{f'sklearn.{m}': f'sklearn.{m.split(".")[0]}' for m in SKLEARN_MODULES},
    'sklearn.externals.six': 'six',
    'sklearn.feature_extraction.stop_words': 'sklearn.feature_extraction.text',
    'sklearn.lda': 'sklearn.discriminant_analysis',
    'sklearn.lda.LDA': (
        'sklearn.discriminant_analysis.LinearDiscriminantAnalysis'
    ),
    'sklearn.learning_curve': 'sklearn.model_selection',
    'sklearn.metrics.calinski_harabaz_score': (
        'sklearn.metrics.calinski_harabasz_score'
    ),
    'sklearn.neighbors.DistanceMetric': 'sklearn.metrics.DistanceMetric',
    'sklearn.qda': 'sklearn.discriminant_analysis',
    'sklearn.qda.QDA': (
        'sklearn.discriminant_analysis.QuadraticDiscriminantAnalysis'
    ),
    **NUMPY_PARTS,
    'sklearn.utils.linear_assignment_': 'legacy_rnn.compat.old_sklearn',
    **{f'scipy.{name}': f'numpy.{name}' for name in OF_NUMPY},
    'scipy.integrate.cumtrapz': 'scipy.integrate.cumulative_trapezoid',
    'scipy.integrate.simps': 'scipy.integrate.simpson',
    'scipy.integrate.trapz': 'scipy.integrate.trapezoid',
    **{
        f'scipy.linalg.{n}': f'numpy.{n}' for n in 'kron tri tril triu'.split()
    },
    'scipy.linalg.pinv2': 'scipy.linalg.pinv',
    'scipy.misc.ascent': 'scipy.datasets.ascent',
    'scipy.misc.face': 'scipy.datasets.face',
    **{f'scipy.misc.{name}': f'{PICTURES}.{name}' for name in _PICTURED},
    'scipy.ndimage.imread': f'{PICTURES}.imread',
    **{f'scipy.{n}': f'numpy.fft.{n}' for n in ('fft', 'ifft')},
    **{f'scipy.{n}': f'numpy.random.{n}' for n in ('rand', 'randn')},
    'scipy.random': 'numpy.random',
    **{
        f'scipy.sparse.linalg.{module}': 'scipy.sparse.linalg'
        for module in SPARSE_PARTS.split()
    },
    **{f'scipy.stats.{n}': f'numpy.{n}' for n in ('nanmean', 'nanstd')},
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
    **{
        f'IPython.core.display.{name}': f'IPython.display.{name}'
        for name in ('clear_output', 'display', 'display_html')
    },
    **MOVED_DISTANCES,
    'scipy.stats.mode': 'legacy_rnn.compat.scipy_stats.mode',
    **PILLOW_MOVED,
    **{
        f'tflearn.data_utils.{name}': f'{ROWS}.{name}'
        for name in ('pad_sequences', 'to_categorical')
    },
    # It asks today's TensorFlow for what that has dropped.
    SLIM_PACKAGE: SLIM,
    **{f'{SLIM_PACKAGE}.{name}': f'{SLIM}.{name}' for name in SLIM_MODULES},
}
# By which name a module takes from another what NumPy renamed, too.
IMPORTED = {
    **MOVED,
    **{f'numpy.{old}': f'numpy.{new}' for old, new in NUMPY_RENAMED.items()},
    **{f'numpy.{o}': f'builtins.{n}' for o, n in NUMPY_BUILTINS.items()},
}
# Methods of what a module's functions and classes give, by the module.
# What a model of gensim calls otherwise today, itself and not its vectors.
GENSIM_OF_MODELS = {'iter': 'epochs'}
METHODS_MOVED = {
    'gensim': {'index2word': 'index_to_key', 'syn0': 'vectors'},
    'imblearn': {'fit_sample': 'fit_resample'},
    'matplotlib': {
        'get_axis_bgcolor': 'get_facecolor',
        'legendHandles': 'legend_handles',
        'set_axis_bgcolor': 'set_facecolor',
        'w_xaxis': 'xaxis',
        'w_yaxis': 'yaxis',
        'w_zaxis': 'zaxis',
    },
    'mpl_toolkits': {'w_xaxis': 'xaxis', 'w_yaxis': 'yaxis'},
    'networkx': {
        f'{name}_iter': name
        for name in (
            'adjacency degree edges in_degree in_edges neighbors nodes '
            'out_degree out_edges predecessors successors'
        ).split()
    },
    'pandas': {
        'applymap': 'map',
        'is_monotonic': 'is_monotonic_increasing',
        'iteritems': 'items',
        'iterkv': 'items',
        'reindex_axis': 'reindex',
    },
    'threading': {'isAlive': 'is_alive'},
    'unittest': {
        'assertAlmostEquals': 'assertAlmostEqual',
        'assertEquals': 'assertEqual',
        'assertItemsEqual': 'assertCountEqual',
        'assertNotEquals': 'assertNotEqual',
        'assertRegexpMatches': 'assertRegex',
        'assertRaisesRegexp': 'assertRaisesRegex',
        'assert_': 'assertTrue',
    },
}
