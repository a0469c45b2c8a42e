"""What is gone from other packages is checked."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.names.exports import Exports
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import (
    HEAD,
    check_transformed,
    findings,
    frames_of_then,
    uncommented,
)

DOCUMENTS = 'from gensim.models import Doc2Vec\nm = Doc2Vec.load(p)\n'
MODEL = 'from gensim.models import Word2Vec\nm = Word2Vec.load(p)\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'from sklearn.metrics import f1_score, plot_roc_curve as p\n',
            'from sklearn.metrics import f1_score\n',
        ),
        ('from sklearn.datasets import load_boston\nx = 1\n', 'x = 1\n'),
        (
            'if x:\n    from scipy.interpolate import spline\n',
            'if x:\n    pass\n',
        ),
        ('import imp\nx = 1\n', 'x = 1\n'),
        ('import imp, os\nx = os.sep\n', 'import os\nx = os.sep\n'),
    ],
)
def test_what_is_gone_and_not_used_is_not_imported(before, after):
    ported = port_text(before, '1.4')
    assert (ported.text, findings(ported, 'check')) == (after, [])
    told = Project(wanted=frozenset(['p', 'load_boston', 'spline', 'imp']))
    ported = port_text(before, '1.4', project=told)
    assert findings(ported, 'check') == ['lost-names']


@pytest.mark.parametrize(
    'source',
    [
        'from sklearn.datasets import load_boston\nload_boston()\n',
        'from sklearn import datasets as d\nx = d.load_boston()\n',
        'try:\n    import cv2\nexcept ImportError:\n    import imp\n'
        'imp.acquire_lock()\n',
        'from sklearn.preprocessing import Imputer\nx = Imputer()\n',
        'from sklearn.cross_validation import KFold\nx = KFold(9, 3)\n',
        'import librosa\nlibrosa.output.annotation(p, y)\n',
        "import numpy as np\nx = y.newbyteorder('>')\n",
        'import numpy as np\ndef ptp(x):\n    return x\nx = y.ptp()\n',
        'import numpy as np\nx = np.lib.format._read_array_header(f, v)\n',
        'import cgi\nx = cgi.escape(cgi.parse(y))\n',
        'import imp\nx = imp.load_dynamic(a, b)\n',
        'import pipes as p\nx = p.quote(y)\n',
        'import array\na = array.array(t)\na.fromstring(y)\n',
        'import operator\nx = operator.div(7, 2)\n',
        "import os\nos.path.walk('.', f, None)\n",
        'import popen2\npopen2.popen3(x)\n',
        'def f(x):\n    import moviepy.editor as mpy\n',
        'import asyncio\n@asyncio.coroutine\ndef f():\n    pass\n',
        'import contextlib\nwith contextlib.nested(*scopes):\n    x()\n',
        'import sys\nsys.exc_clear()\n',
        'import os\nx = os.popen3(command)\n',
        'from json import encoder\nx = encoder.FLOAT_REPR\n',
        'from gensim.summarization.summarizer import summarize\n',
        'from gensim import utils\nx = utils.smart_open(p).read()\n',
        'from gensim.sklearn_api import D2VTransformer\n',
        'from pandas.tools.merge import concat\n',
        'from scipy.interpolate import spline\ny = spline\n',
        'import matplotlib.pyplot as plt\nplt.colors()\n',
        'import matplotlib.pyplot as plt\nplt.gca().plot_date(x, y)\n',
        'import gym\ngym.upload(p)\n',
        'import skimage.draw as draw\nr, c = draw.circle(y, x, 2)\n',
        'from scipy import misc\nmisc.imshow(p)\n',
        'import scipy.misc\nscipy.misc.imshow(p)\n',
        'from scipy.misc import imfilter\nx = imfilter(p, f)\n',
        'import pandas as pd\nx = pd.rolling_mean(y, 3, 1)\n',
        'x = model.wv.vocab\n',
        DOCUMENTS + "x = m['word']\n",
        'from gensim.models import Word2Vec\nclass M(Word2Vec):\n'
        '    def count(self, word): return self.vocab[word]\n',
        DOCUMENTS + "x = m.most_similar('word')\n",
        DOCUMENTS + 'x = m.index2word\n',
        MODEL + "x = m.vocab['word']\n",
        'from gensim.models import KeyedVectors as K\n'
        "m = K.load(p)\nx = m.vocab['word']\n",
    ],
)
def test_what_is_gone_is_checked(source):
    ported = port_text(HEAD + source, '1.4')
    assert findings(ported, 'check') == ['lost-names']


@pytest.mark.parametrize(
    'line',
    [
        'x = pd.read_csv(p).as_matrix(*a)\n',
        'x = pd.DataFrame.mad(y)\n',
        'x = pd.DataFrame.from_items(y)\n',
        'old_frames = x = x.append(y)\n',
        "x = x.sort('a')\n",
        "x = y.sort('a')['b'].values\n",
        "x = x.set_value(0, 'a', 1)\n",
        'x = f.lookup(rows, columns)\n',
    ],
)
def test_what_frames_lost_they_have_as_then(line):
    ported = port_text(f'{HEAD}import pandas as pd\n{line}', '1.4')
    assert 'lost-names' in frames_of_then(ported)
    assert ported.text.endswith(line)


@pytest.mark.parametrize(
    'source',
    [
        'x = frame.as_matrix()\n',
        'import pandas as pd\nx = pd.read_csv(p).to_numpy()\n',
        'import pandas as pd\nx.append(y)\nx.sort()\n',
        'import numpy as np\nimport pandas as pd\nx = np.sort(y)[0]\n',
        'import pandas as pd\nx.sort()\ny[0].append(x)\nz[x[0]] = x\n',
        'import pandas as pd\nlist(map(lambda y: x.append(y), z))\n',
        'import pandas as pd\nx.append(y) if y else z.append(y)\n',
        'import pandas as pd\nx = K.set_value(y, 1)\n',
        'import pandas as pd\nx = table.lookup(words)\n',
        'import os\nfrom PIL import Image\nx = os.path.getsize(p)\n',
        'import numpy as np\nx = np.ptp(y)\n',
        "import numpy as np\nt = np.dtype(np.uint32).newbyteorder('>')\n",
        "import numpy as np\nt = x.dtype\nu = t.newbyteorder('>')\n",
        'import cgi\nx = cgi.escape(y)\n',
        "import cv2\nx = cv2.cv.CV_FOURCC(*'mp4v')\n",
        'from imp import reload\nx = reload(y)\n',
        'try:\n    import imp\nexcept ImportError:\n    imp = None\n',
        'try:\n    from sklearn.impute import SimpleImputer as I\n'
        'except ImportError:\n    from sklearn.preprocessing import Imputer\n'
        '    I = Imputer\n',
        MODEL + "x = m.wv['word']\n",
        MODEL + "x = m['word']\n",
        MODEL + "m = read(m)\nx = m['word']\n",
    ],
)
def test_what_is_there_is_not_checked(source):
    ported = port_text(HEAD + source, '1.4')
    assert not findings(ported, 'check')
    assert not frames_of_then(ported)


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ("f['a'].ravel()", "np.ravel(f['a'])"),
        ('pd.Series(y).ravel()', 'np.ravel(pd.Series(y))'),
        ('f.values.ravel()', 'f.values.ravel()'),
        ("f['a'].ravel('F')", "f['a'].ravel('F')"),
    ],
)
def test_columns_are_raveled_as_arrays_are(before, after):
    head = f'{HEAD}import numpy as np\nimport pandas as pd\nx = '
    assert port_text(f'{head}{before}\n', '1.4').text.endswith(
        f'\nx = {after}\n'
    )


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('as_matrix()', 'to_numpy()'),
        ('as_matrix(columns=None)', 'to_numpy()'),
        ('as_matrix(columns=names)', '[names].to_numpy()'),
        ("as_matrix(['a'])", "[['a']].to_numpy()"),
    ],
)
def test_matrices_of_frames_are_arrays(before, after):
    head = f'{HEAD}import pandas as pd\nx = frame'
    after = after if after.startswith('[') else f'.{after}'
    text = port_text(f'{head}.{before}\n', '1.4').text
    assert text.endswith(f'\nx = frame{after}\n')


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ("x.ix[:, ['a', 'b']]", "x.loc[:, ['a', 'b']]"),
        ("x.ix[x.a > 3, 'b']", "x.loc[x.a > 3, 'b']"),
        ('x.irow(f(i))', 'x.iloc[f(i)]'),
        ('x.icol(0)', 'x.iloc[:, 0]'),
        ("x.ix[x['a'] > 3]", "x.loc[x['a'] > 3]"),
        ("x.ix[:, 'a':'b']", "x.loc[:, 'a':'b']"),
        ('x.ix[(x.a > 3) & ~(x.b > 8)]', 'x.loc[(x.a > 3) & ~(x.b > 8)]'),
        ('x.append(y)', 'pd.concat([x, y])'),
        ("x.sort(['a'], inplace=True)", "x.sort_values(['a'], inplace=True)"),
        ("x.sort(columns='a')", "x.sort_values(by='a')"),
        ('x.sort(ascending=False)', 'x.sort_index(ascending=False)'),
        ("x.sort('a')", ''),
        (
            'x.append(pd.DataFrame(z), ignore_index=True)',
            'pd.concat([x, pd.DataFrame(z)], ignore_index=True)',
        ),
        ("x.ix[3, 'b']", ''),
        ("x.ix['b' in x]", ''),
        ("x.ix[i:, 'b']", ''),
        ("x.ix[:5, 'b']", ''),
        ('x.ix[:, 0]', ''),
        ('x.ix[:, names]', ''),
        (
            "x.append({'a': 3}, ignore_index=True)",
            "old_frames.append(x, {'a': 3}, ignore_index=True)",
        ),
        ('x.append(pd.Series(z))', 'old_frames.append(x, pd.Series(z))'),
        (
            'pd.Series(z).append(pd.Series(w))',
            'pd.concat([pd.Series(z), pd.Series(w)])',
        ),
        (
            'f(x).append(w).append(*v)',
            'old_frames.append(old_frames.append(f(x), w), *v)',
        ),
    ],
)
def test_parts_and_sums_of_frames_are_written_where_they_are_sure(
    before, after
):
    head = f'{HEAD}import pandas as pd\ny = pd.read_csv(p)\nw = f(y)\nx = '
    ported = port_text(f'{head}{before}\n', '1.4')
    assert uncommented(ported.text).endswith(f'\nx = {after or before}\n')
    assert ('lost-names' in frames_of_then(ported)) == (not after)


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            "x = y['a']\nx.sort(ascending=False)",
            "x = y['a']\nx.sort_values(ascending=False, inplace=True)",
        ),
        ('x.sort(ascending=z)', 'x.sort_values(ascending=z, inplace=True)'),
        (
            'y.sort(ascending=False, inplace=True)',
            'y.sort_index(ascending=False, inplace=True)',
        ),
    ],
)
def test_columns_are_sorted_by_their_values_in_place(before, after):
    head = f'{HEAD}import pandas as pd\ny = pd.read_csv(p)\n'
    ported = port_text(f'{head}{before}\n', '1.4')
    assert ported.text.endswith(f'\n{after}\n')


@pytest.mark.parametrize(
    ('package', 'call', 'new'),
    [
        (
            'sklearn.feature_extraction.text',
            'words.get_feature_names()',
            'list(words.get_feature_names_out())',
        ),
        ('numpy', 'words.get_feature_names()', 'words.get_feature_names()'),
    ],
)
def test_names_of_features_are_a_list(package, call, new):
    source = f'import {package}\nwords = f(x)\ny = {{}}\n'
    check_transformed(source.format(call), source.format(new), '1.4')


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('d.textsize(t, font=g(t))', 'textsize(d, t, font=g(t))'),
        ('f(x).textsize(t, *a, **b)', 'textsize(f(x), t, *a, **b)'),
        ('font.getsize(t)', 'getsize(font, t)'),
        ('d.getsize(t)[1]', 'getsize(d, t)[1]'),
    ],
)
def test_sizes_of_texts_are_those_of_then(before, after):
    name = after.partition('(')[0]
    source = (
        'from PIL import Image, ImageDraw, ImageFont\n{}'
        'font = ImageFont.truetype(p, 9)\nx = {}\n'
    )
    ours = f'from legacy_rnn.compat.text_sizes import {name}\n'
    ported = port_text(source.format('', before), '1.4')
    assert not findings(ported, 'check')
    assert f'x = {after}\n' in ported.text and ours in ported.text


def test_names_of_encoded_features_are_reported():
    source = (
        'from sklearn.preprocessing import OneHotEncoder\n'
        'x = f(OneHotEncoder).get_feature_names()\n'
    )
    assert findings(port_text(source, '1.4'), 'check') == ['lost-names']


def test_module_of_the_program_is_not_gone():
    told = Project(exports={'imp': Exports({})})
    ported = port_text('import imp\nx = imp.y\n', '1.4', project=told)
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    ('rows', 'kept'), [('list(y.index)', 'loc'), ('list(y)', 'ix')]
)
def test_rows_that_are_named_by_an_index_are_labels(rows, kept):
    source = f'import pandas as pd\nrows = {rows}\nx = y.'
    ported = port_text(f'{source}ix[rows]\n', '1.4')
    assert f'x = y.{kept}[rows]\n' in ported.text
    assert frames_of_then(ported) == ['lost-names'] * (kept == 'ix')


def test_a_file_without_pandas_is_handed_frames_in_a_program_that_has_it():
    source = 'x = frame.ix[i]\ny = frame.append(x)\n'
    program = Project(packages=frozenset({'pandas'}))
    ported = port_text(source, '1.4', project=program)
    assert frames_of_then(ported) == ['lost-names']
    assert not port_text(source, '1.4').findings


def test_range_of_an_array_is_asked_of_numpy():
    text = 'import numpy as np\nx = y.ptp(1).ptp(axis=0)\n'
    ported = port_text(HEAD + text, '1.4')
    assert 'x = np.ptp(np.ptp(y, 1), axis=0)\n' in ported.text
    assert not findings(ported, 'check')
