"""Functions and modules that moved between packages."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.names.exports import Exports
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import check_noop, check_transformed

CASES = {
    'a clock': (
        'import time as t\nx = t.clock()\n',
        'import time as t\nx = t.perf_counter()\n',
    ),
    'a clock by name': (
        'from time import clock, sleep\n',
        'from time import sleep\nfrom time import perf_counter as clock\n',
    ),
    'a function of another module': (
        'import fractions, os\nn = fractions.gcd(a, b)\n',
        'import math\nimport fractions, os\nn = math.gcd(a, b)\n',
    ),
    'a module that another package showed': (
        'import seaborn as sns\nsns.plt.show()\n',
        'import matplotlib\nimport seaborn as sns\nmatplotlib.pyplot.show()\n',
    ),
    'a module that is imported twice': (
        'import fractions\nn = fractions.gcd(a, b)\nimport fractions\n'
        'm = fractions.gcd(n, b)\n',
        'import math\nimport fractions\nn = math.gcd(a, b)\n'
        'import fractions\nm = math.gcd(n, b)\n',
    ),
    'a module that a condition imports first': (
        'if a:\n    import fractions\nimport fractions\n'
        'm = fractions.gcd(n, b)\n',
        'if a:\n    import fractions\nimport math\nimport fractions\n'
        'm = math.gcd(n, b)\n',
    ),
    'a package that no longer works': (
        'import tf_slim as slim\nx = slim.optimize_loss(y)\n',
        'import legacy_rnn.compat.tf_slim as slim\n'
        'x = slim.optimize_loss(y)\n',
    ),
    'a package that may be missing': (
        'try:\n    import tf_slim as slim\nexcept ImportError:\n'
        '    slim = None\n',
        'try:\n    import tf_slim, legacy_rnn.compat.tf_slim as slim\n'
        'except ImportError:\n    slim = None\n',
    ),
    'names of a package that no longer works': (
        'import tf_slim\nfrom tf_slim import conv2d\n'
        'from tf_slim.nets import vgg\n',
        'from legacy_rnn.compat import tf_slim\n'
        'from legacy_rnn.compat.tf_slim import conv2d\n'
        'from legacy_rnn.compat.tf_slim.nets import vgg\n',
    ),
    'a module that is gone': (
        'import cgi, os\nx = cgi.escape(y)\n',
        'import html, os\nx = html.escape(y)\n',
    ),
    'modules of PIL beside others': (
        'import os, ImageOps, ImageStat\nx = ImageOps.fit(y, ImageStat)\n',
        'import os, PIL.ImageOps as ImageOps, PIL.ImageStat as ImageStat\n'
        'x = ImageOps.fit(y, ImageStat)\n',
    ),
    'what IPython shows': (
        'from IPython.core.display import display, HTML\n',
        'from IPython.core.display import HTML\n'
        'from IPython.display import display\n',
    ),
    'a module that Python 3.9 dropped': (
        'import xml.etree.cElementTree as ET\n'
        'from xml.etree import cElementTree\n',
        'import xml.etree.ElementTree as ET\n'
        'from xml.etree import ElementTree as cElementTree\n',
    ),
    'a module that Python 3.12 dropped': (
        'import imp\nfrom imp import reload\nx = imp.reload(y)\n',
        'import importlib\nfrom importlib import reload\n'
        'x = importlib.reload(y)\n',
    ),
    'a name of a module that is gone': (
        'from pipes import quote\n',
        'from shlex import quote\n',
    ),
    'the exceptions of Python 2': (
        'import exceptions\nx = (exceptions.StopIteration,\n'
        '     exceptions.StandardError)\n'
        'from exceptions import IOError, StandardError\n',
        'import builtins\nx = (builtins.StopIteration,\n'
        '     builtins.Exception)\n'
        'from builtins import IOError\n'
        'from builtins import Exception as StandardError\n',
    ),
    'a module': (
        'from sklearn import cross_validation, datasets\n',
        'from sklearn import datasets\n'
        'from sklearn import model_selection as cross_validation\n',
    ),
    'a module that SciPy hides': (
        'from scipy.sparse.linalg.eigen.arpack import ArpackError, eigsh\n',
        'from scipy.sparse.linalg import ArpackError\n'
        'from scipy.sparse.linalg import eigsh\n',
    ),
    'a module of a package of its own': (
        'from sklearn.semi_supervised import label_propagation\n',
        'from sklearn import semi_supervised as label_propagation\n',
    ),
    'a module by its whole name': (
        'import sklearn.lda, sklearn.svm\nx = sklearn.lda.LDA\n',
        'import sklearn.discriminant_analysis, sklearn.svm\n'
        'x = sklearn.discriminant_analysis.LinearDiscriminantAnalysis\n',
    ),
    'a module of another package by its whole name': (
        'import sklearn.externals.joblib\n'
        'sklearn.externals.joblib.dump(x, y)\n',
        'import sklearn, joblib\njoblib.dump(x, y)\n',
    ),
    'a package that is a part of another': (
        'from keras_preprocessing import sequence\n'
        'from keras_preprocessing.text import Tokenizer\n'
        'x = sequence.pad_sequences(y)\n',
        'from tf_keras.preprocessing import sequence\n'
        'from tf_keras.preprocessing.text import Tokenizer\n'
        'x = sequence.pad_sequences(y)\n',
    ),
    'such a package by its whole name': (
        'import keras_preprocessing.image\n'
        'x = keras_preprocessing.image.load_img(y)\n',
        'import tf_keras.preprocessing\n'
        'import tf_keras.preprocessing.image\n'
        'x = tf_keras.preprocessing.image.load_img(y)\n',
    ),
    'imports in two functions': (
        'def f():\n    import pandas as pd\n    return pd.np.nan\n'
        'def g():\n    import pandas as pd\n    return pd.np.nan\n',
        'def f():\n    import numpy\n    import pandas as pd\n'
        '    return numpy.nan\n'
        'def g():\n    import numpy\n    import pandas as pd\n'
        '    return numpy.nan\n',
    ),
    'an import in a function and one around it': (
        'import scipy\n'
        'def f():\n    import scipy\n    return scipy.mean(x)\n'
        'y = scipy.mean(x)\n',
        'import numpy\nimport scipy\n'
        'def f():\n    import scipy\n    return numpy.mean(x)\n'
        'y = numpy.mean(x)\n',
    ),
    'a member of a module': (
        'if x:\n    from sklearn.cross_validation import train_test_split\n',
        'if x:\n    from sklearn.model_selection import train_test_split\n',
    ),
    'a module by another name': (
        'import sklearn.externals.joblib as jl, os\n',
        'import joblib as jl, os\n',
    ),
    'a constant of an imported module': (
        'from PIL import Image\ny = x.resize((2, 2), Image.ANTIALIAS)\n',
        'from PIL import Image\ny = x.resize((2, 2), Image.LANCZOS)\n',
    ),
    'a reader of pictures': (
        'from scipy.ndimage import imread, rotate\n',
        'from scipy.ndimage import rotate\n'
        'from legacy_rnn.compat.scipy_misc import imread\n',
    ),
    'a function of another module of the package': (
        'from skimage import measure\nx = measure.compare_nrmse(a, b)\n',
        'import skimage.metrics\nfrom skimage import measure\n'
        'x = skimage.metrics.normalized_root_mse(a, b)\n',
    ),
    'a function that NumPy has': (
        'from scipy.linalg import kron, inv\n',
        'from scipy.linalg import inv\nfrom numpy import kron\n',
    ),
    'a method of a class of another module': (
        'from gensim.models import Word2Vec\n'
        "m = Word2Vec.load_word2vec_format(p)\nx = m['a'], len(m.vocab)\n",
        'import gensim.models\nfrom gensim.models import Word2Vec\n'
        'm = gensim.models.KeyedVectors.load_word2vec_format(p)\n'
        "x = m['a'], len(m.key_to_index)\n",
    ),
    'a module that NumPy hid': (
        'import numpy as np\nfrom numpy.lib.function_base import average\n'
        'x = average(np.linalg.linalg.det(y)), np.lib.shape_base.tile(z, 2)\n',
        'import numpy as np\nfrom numpy import average\n'
        'x = average(np.linalg.det(y)), np.tile(z, 2)\n',
    ),
    'a module that NumPy hid, by a name of its own': (
        'from numpy import linalg as la\nx = la.linalg.norm(y)\n',
        'from numpy import linalg as la\nx = la.norm(y)\n',
    ),
    'a function whose name is a module today': (
        'from scipy import fft, signal\nx = fft(y)\n',
        'from scipy import signal\nfrom numpy.fft import fft\nx = fft(y)\n',
    ),
    'such a function in its package': (
        'import scipy\nx = scipy.fft(y)\n',
        'import numpy.fft\nimport scipy\nx = numpy.fft.fft(y)\n',
    ),
    'a package that is one now': (
        'from sklearn.externals import joblib\n',
        'import joblib\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_name_is_written_at_its_place(name):
    check_transformed(*CASES[name])


@pytest.mark.parametrize(
    'source',
    [
        'import time\ntime = timer()\nx = time.clock()\n',
        'x = self.time.clock()\n',
        'from scipy.misc import imshow_all\n',
        'from scipy import fft\nx = fft.fft(y)\n',
        'import scipy.fft\nx = scipy.fft.fft(y)\n',
    ],
)
def test_other_names_stay(source):
    check_noop(source)


@pytest.mark.parametrize('taken', ['*', 'time, fractions'])
def test_names_of_packages_that_the_programs_modules_bring(taken):
    brought = Exports({}, libraries={'time': 'time', 'fractions': 'fractions'})
    told = Project(exports={'base': brought})
    source = (
        f'from base import {taken}\nx = time.clock(), fractions.gcd(a, b)\n'
    )
    ported = port_text(source, '1.4', project=told)
    assert ported.text.endswith(
        f'import math\nfrom base import {taken}\n'
        'x = time.perf_counter(), math.gcd(a, b)\n'
    )
