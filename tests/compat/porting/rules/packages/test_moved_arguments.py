"""Arguments of other packages are those of today."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    findings,
    frames_of_then,
)


def test_arguments_have_todays_names():
    check_transformed(
        'import pandas as pd\nx = pd.read_pickle(path="a")\n'
        'y = pd.read_excel(p, sheetname=0)\n',
        'import pandas as pd\nx = pd.read_pickle(filepath_or_buffer="a")\n'
        'y = pd.read_excel(p, sheet_name=0)\n',
    )
    check_transformed(
        "import numpy as np\nx = np.loadtxt(p, dtype='string')\n",
        'import numpy as np\nx = np.loadtxt(p, dtype=str)\n',
    )
    check_transformed(
        'from skimage import io\nx = io.imread(p, as_grey=True)\n',
        'from skimage import io\nx = io.imread(p, as_gray=True)\n',
    )
    check_transformed(
        'from scipy.stats import t\nx = t.interval(alpha=0.9, df=3)\n',
        'from scipy.stats import t\nx = t.interval(confidence=0.9, df=3)\n',
    )
    check_noop("import numpy as np\nx = np.array(p, dtype='float32')\n")
    check_noop("x = other.read_pickle(path=1, dtype='string')\n")


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'import matplotlib.pyplot as plt\nplt.figlegend(a, b, 3)\n'
            'f.legend(a, b, 3), x.legend(a, b), x.legend(a)\n'
            "plt.stem(x, y, 'b-', 'ro')\n",
            'import matplotlib.pyplot as plt\nplt.figlegend(a, b, loc=3)\n'
            'f.legend(a, b, loc=3), x.legend(a, b), x.legend(a)\n'
            "plt.stem(x, y, 'b-', markerfmt='ro')\n",
        ),
        (
            'import seaborn as sns\nsns.barplot(a, b, c)\n',
            'import seaborn as sns\nsns.barplot(x=a, y=b, hue=c)\n',
        ),
        (
            'import seaborn as sns\nsns.heatmap(a, 0, 1)\nsns.boxplot(a)\n',
            'import seaborn as sns\nsns.heatmap(a, vmin=0, vmax=1)\n'
            'sns.boxplot(a)\n',
        ),
        (
            'import pandas as pd\nx = pd.get_dummies(y)\n',
            "import pandas as pd\nx = pd.get_dummies(y, dtype='uint8')\n",
        ),
        (
            'from nltk.tokenize.moses import MosesDetokenizer\n'
            'x = MosesDetokenizer().detokenize(words)\n',
            'from sacremoses import MosesDetokenizer\n'
            'x = MosesDetokenizer().detokenize(words, return_str=False)\n',
        ),
        (
            "import pandas as pd\nx = y.str.replace('[a-c]', '')\n",
            'import pandas as pd\n'
            "x = y.str.replace('[a-c]', '', regex=True)\n",
        ),
        (
            "import matplotlib.pyplot as plt\nax.set_yscale('log', basey=2)\n",
            "import matplotlib.pyplot as plt\nax.set_yscale('log', base=2)\n",
        ),
        (
            "import pandas as pd\nx = y.groupby('a')['b', 'c'].mean()\n",
            "import pandas as pd\nx = y.groupby('a')[['b', 'c']].mean()\n",
        ),
    ],
)
def test_what_was_done_untold_is_told(before, after):
    check_transformed(before, after, '1.4')


@pytest.mark.parametrize(
    'source',
    [
        'import pandas as pd\nx = pd.get_dummies(y, dtype=float)\n',
        'from sacremoses import MosesDetokenizer\n'
        'x = MosesDetokenizer().detokenize(words)\n',
        "import pandas as pd\nx = y.str.replace('.', '')\n",
        "import pandas as pd\nx = y.replace('[a]', '')\n",
        "import pandas as pd\nx = y.groupby('a')[['b', 'c']].mean()\n",
    ],
)
def test_what_is_told_stays(source):
    check_noop(source, '1.4')


@pytest.mark.parametrize(
    ('source', 'wanted'),
    [
        (
            'import pandas as pd\nx = frame.drop("a", 1)\n',
            'x = frame.drop("a", axis=1)\n',
        ),
        (
            'import pandas as pd\nx = pd.concat([a, b], 1)\n',
            'x = pd.concat([a, b], axis=1)\n',
        ),
        (
            'from sklearn.metrics import confusion_matrix\n'
            'x = confusion_matrix(y, p, [0, 1])\n',
            'x = confusion_matrix(y, p, labels=[0, 1])\n',
        ),
        (
            'import sklearn.metrics as m\n'
            "x = m.f1_score(y, p, labels, 1, 'macro')\n",
            'x = m.f1_score(y, p, labels=labels, pos_label=1, '
            "average='macro')\n",
        ),
        (
            'from sklearn.preprocessing import normalize\n'
            "x = normalize(p, 'l1', 1)\n",
            "x = normalize(p, 'l1', axis=1)\n",
        ),
        (
            'from imblearn.under_sampling import TomekLinks\n'
            'x = TomekLinks(ratio=r)\n',
            'x = TomekLinks(sampling_strategy=r)\n',
        ),
        (
            'from gensim.models import Word2Vec\n'
            'x = Word2Vec(words, size=4, iter=2)\n',
            'x = Word2Vec(words, vector_size=4, epochs=2)\n',
        ),
        (
            'import matplotlib.pyplot as plt\nx = plt.hist(y, normed=True)\n',
            'x = plt.hist(y, density=True)\n',
        ),
        (
            'import pandas as pd\nx = pd.read_csv(p, delim_whitespace=True, '
            'parse_dates=[0], infer_datetime_format=True)\n',
            "x = pd.read_csv(p, sep=r'\\s+', parse_dates=[0])\n",
        ),
        (
            "import pandas as pd\nx = frame.fillna(method='ffill')\n",
            'x = frame.ffill()\n',
        ),
        (
            'import pandas as pd\n'
            "frame.fillna(limit=2, method='backfill', inplace=True)\n",
            'frame.bfill(limit=2, inplace=True)\n',
        ),
        (
            'import pandas as pd\n'
            "frame['a'].fillna(method='ffill', limit=2, inplace=True)\n",
            "frame['a'] = frame['a'].ffill(limit=2)\n",
        ),
        (
            "import pandas as pd\nx = pd.date_range(a, b, closed='left')\n",
            "x = pd.date_range(a, b, inclusive='left')\n",
        ),
        (
            'import pandas as pd\nx = pd.date_range(a, b, closed=None)\n',
            'x = pd.date_range(a, b)\n',
        ),
        (
            'import pandas as pd\nframe.info(null_counts=True)\n',
            'frame.info(show_counts=True)\n',
        ),
        (
            'import pandas as pd\nx = frame.rolling(3, axis=0).mean()\n',
            'x = frame.rolling(3).mean()\n',
        ),
        (
            'from sklearn.cross_validation import cross_val_score\n'
            'x = cross_val_score(m, x, y, None, 5)\n',
            'x = old_folds.cross_val_score(m, x, y, scoring=None, cv=5)\n',
        ),
        (
            'import librosa\nx = librosa.feature.tonnetz(y, 3)\n',
            'x = librosa.feature.tonnetz(y=y, sr=3)\n',
        ),
        (
            'import librosa\nx = librosa.util.frame(y, 512, 128)\n',
            'x = librosa.util.frame(y, frame_length=512, hop_length=128)\n',
        ),
        (
            'from sklearn.decomposition import LatentDirichletAllocation\n'
            'x = LatentDirichletAllocation(n_topics=3)\n',
            'x = LatentDirichletAllocation(n_components=3)\n',
        ),
        (
            'from sklearn.preprocessing import MinMaxScaler\n'
            'x = MinMaxScaler(feature_range=[-1, 1])\n',
            'x = MinMaxScaler(feature_range=(-1, 1))\n',
        ),
        (
            'from sklearn.feature_extraction.text import TfidfVectorizer\n'
            'x = TfidfVectorizer(min_df=0)\n',
            'x = TfidfVectorizer(min_df=0.0)\n',
        ),
        (
            'import numpy as np\nx = np.reshape(y.z, newshape=[2])\n',
            'x = np.reshape(y.z, [2])\n',
        ),
        (
            'import numpy as np\n'
            "x = np.reshape(a=y, newshape=[2], order='F')\n",
            "x = np.reshape(y, [2], order='F')\n",
        ),
        (
            'import numpy as np\n'
            "x = np.percentile(y, 5, interpolation='lower')\n",
            "x = np.percentile(y, 5, method='lower')\n",
        ),
        (
            'import librosa\nx = librosa.load(path, np.int(16e3))\n',
            'x = librosa.load(path, sr=np.int(16e3))\n',
        ),
    ],
)
def test_calls_of_other_packages_are_those_of_today(source, wanted):
    ported = port_text(HEAD + source, '1.4')
    assert ported.text.endswith(wanted)
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    'source',
    [
        'import pandas as pd\nx = layer.drop(a, b)\n',
        'import pandas as pd\nx = frame.drop("a", axis=1)\n',
        'x = frame.drop("a", 1)\n',
        'from other import confusion_matrix\nx = confusion_matrix(a, b, c)\n',
        'from sklearn.metrics import f1_score\nx = f1_score(*given)\n',
        'import gensim\nx = size(vocab=3).vocabulary\n',
    ],
)
def test_other_calls_stay(source):
    ported = port_text(HEAD + source, '1.4')
    assert ported.text.endswith(source.split('\n', 1)[-1] or source)
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    'source',
    [
        'import pandas as pd\nx = pd.read_csv(path, squeeze=s)\n',
        'from pandas import read_csv\n'
        'x = read_csv(p, squeeze=True, chunksize=9)\n',
        'import pandas as pd\nx = pd.concat(y, axis=z, join_axes=[i])\n',
        'import pandas as pd\nx = pd.concat(y, axis=1, join_axes=i)\n',
        'import numpy as np\nx = np.reshape(newshape=[2], a=y)\n',
    ],
)
def test_what_other_packages_lost_is_reported(source):
    ported = port_text(HEAD + source, '1.4')
    assert findings(ported, 'check') == ['moved-arguments']


@pytest.mark.parametrize(
    ('call', 'new'),
    [
        ("loads(x, encoding='utf-8')", 'loads(x)'),
        ("loads(x, encoding='u', strict=False)", 'loads(x, strict=False)'),
        ("loads(x, strict=False, encoding='u')", 'loads(x, strict=False)'),
    ],
)
def test_argument_without_a_meaning_goes(call, new):
    head = 'import json\ny = json.'
    check_transformed(head + call + '\n', head + new + '\n')


def test_more_arguments_than_are_known_are_reported():
    text = 'import librosa\nx = librosa.resample(a, b, c, d)\n'
    ported = port_text(HEAD + text, '1.4')
    assert findings(ported, 'check') == ['moved-arguments']
    assert 'resample(a, b, c, d)' in ported.text


PLOTS = 'import pandas as pd\nfrom matplotlib import pyplot as plt\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('f, a = plt.subplots(2, 2, True)', 'plt.subplots(2, 2, sharex=True)'),
        ('plt.hist(x, 5, (0, 1), True)', 'range=(0, 1), density=True)'),
        ('plt.show(False)', 'plt.show(block=False)'),
        ('a.imshow(x, None, None, 1)', 'a.imshow(x, None, None, aspect=1)'),
        ('x = y.isnull().any(1)', 'x = y.isnull().any(axis=1)'),
        ('y.replace(0, 1, True)', 'y.replace(0, 1, inplace=True)'),
        ("x = y.pivot('a', 'b')", "x = y.pivot(index='a', columns='b')"),
        (
            'from sklearn import ensemble\n'
            'x = ensemble.AdaBoostClassifier(base_estimator=y)',
            'x = ensemble.AdaBoostClassifier(estimator=y)',
        ),
        ('import scipy\nx = scipy.arctan2(y, z)', 'x = numpy.arctan2(y, z)'),
        (
            'from sklearn.feature_extraction.text import CountVectorizer\n'
            "x = CountVectorizer('file', 'latin-1')",
            "CountVectorizer(input='file', encoding='latin-1')",
        ),
    ],
)
def test_arguments_that_take_no_place_are_named(before, after):
    ported = port_text(f'{PLOTS}{before}\n', '1.4')
    assert ported.text.endswith(f'{after}\n')
    assert ported.findings and not findings(ported, 'check')


@pytest.mark.parametrize(
    'line',
    [
        'x = y.any(1)',
        "x = y.replace('a', 'b', 1)",
        'y.hist(x, 5, None, True)',
        'x.set_xticks(y, True)',
        'g = gridspec.GridSpec(2, 2)\ng.tight_layout(y)',
    ],
)
def test_what_others_have_too_is_left_alone(line):
    check_noop(f'{PLOTS}{line}\n')


def test_arguments_that_are_gone_are_named():
    ported = port_text(
        'from sklearn import metrics\n'
        'x = metrics.f1_score(a, b)\n'
        'y = metrics.log_loss(a, b, 1e-9)\n'
        'from sklearn.linear_model import LogisticRegressionCV, Ridge\n'
        'z = LogisticRegressionCV(multi_class=a), Ridge(normalize=True)\n'
        'from sklearn.inspection import plot_partial_dependence\n'
        'plot_partial_dependence(x, y, z)\n',
        '1.4',
    )
    checks = [f for f in ported.findings if f.severity == 'check']
    assert [f.line for f in checks] == [3, 5, 5, 6]
    assert 'log_loss has no eps, which is given by place' in checks[0].why


@pytest.mark.parametrize(
    ('call', 'told'),
    [
        ('f.count(level=0)', 'groupby(level=).count()'),
        ("f.resample('D', loffset='1h')", 'a shift of the index'),
        ('f.set_axis(n, inplace=True)', 'frame = frame.set_axis'),
    ],
)
def test_argument_that_frames_of_then_lack_is_checked(call, told):
    ported = check_noop(f'import pandas as pd\nx = {call}\n')
    assert findings(ported, 'check') == ['moved-arguments']
    assert told in ported.findings[-1].why + ported.findings[0].why


@pytest.mark.parametrize(
    'line',
    [
        'x = f.max(level=0)',
        'x = f.groupby(g, axis=1)',
        "x = f.index.get_loc(x, method='nearest')",
        'x = f.fillna(method=how)',
        "x.a.fillna(method='pad', inplace=True)",
    ],
)
def test_argument_of_a_frame_that_is_gone_has_frames_as_then(line):
    ported = port_text(f'import pandas as pd\n{line}\n', '1.4')
    assert frames_of_then(ported) == ['moved-arguments']
    assert ported.text.endswith(f'{line}\n')


CLEANING = """import pandas as pd


class Cleaning:
    def __init__(self, table):
        self.table = self.fillna(table, 'median', 0)

    def fillna(self, table, method, value):
        return table
"""


def test_method_of_its_own_is_not_that_of_a_frame():
    check_noop(CLEANING)
    other = CLEANING.replace('def fillna', 'def fill')
    assert findings(check_noop(other), 'check') == ['moved-arguments']
