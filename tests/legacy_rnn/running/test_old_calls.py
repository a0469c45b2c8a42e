"""Other packages take the calls of then while a program runs."""

import sys
import types

import numpy as np
import pytest

from legacy_rnn.compat.sources.libraries import plot_styles, taking
from legacy_rnn.running.patches import old_calls, plots_and_signals
from legacy_rnn.running.shims import moved_names, old_names
from tests import forking
from tests.legacy_rnn.running.programs import needs, runs


def test_arguments_by_old_names_and_places():
    def today(a, *, b=0, axis=None):
        return a, b, axis

    call = taking.old_call(today, {'size': 'b'}, 'a | axis b')
    assert call(1, 2, 3) == (1, 3, 2)
    assert call(1, size=5) == (1, 5, None)
    assert call(1, b=5, axis=0) == (1, 5, 0)
    with pytest.raises(TypeError):
        call(1, nothing=5)


def test_numpy_takes_what_it_took(capfd):
    code = (
        'import numpy as np\n'
        'print(np.reshape(np.arange(4), newshape=[2, 2]).tolist())\n'
        "print(np.percentile([1, 2], q=50, interpolation='lower'))\n"
        'print(np.math.floor(2.5))\n'
        'from numpy import ComplexWarning as warning\n'
        "np.warnings.filterwarnings('ignore', category=warning)\n"
        'print(np.VisibleDeprecationWarning.__name__)\n'
    )
    lines = ['[[0, 1], [2, 3]]', '1', '2', 'VisibleDeprecationWarning']
    assert runs(capfd, code)[:4] == lines


def test_module_that_is_gone_holds_its_names(monkeypatch):
    found = types.SimpleNamespace(VideoWriter_fourcc=print)
    monkeypatch.setitem(sys.modules, 'cv2', found)
    assert moved_names.of_packages()['cv2']['cv']().CV_FOURCC is print


def test_circle_of_skimage_is_a_disk(monkeypatch):
    disk = types.SimpleNamespace(disk=lambda *a, shape: (*a, shape))
    monkeypatch.setitem(sys.modules, 'skimage.draw', disk)
    circle = moved_names.of_packages()['skimage.draw']['circle']()
    assert circle(3, 4, 2, [9, 9]) == ((3, 4), 2, [9, 9])


MATPLOTLIB = """
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
from matplotlib import mlab
plt.hold(True)
plt.subplot(111, axisbg='red')
counts, _, _ = plt.hist([1, 1, 2], bins=2, normed=True)
print(plt.gca().get_facecolor()[0], counts.sum() * 0.5)
print(round(float(mlab.normpdf(0.0, 0.0, 1.0)), 4))
from mpl_toolkits.mplot3d import Axes3D
figure = plt.figure()
Axes3D(figure)
print(len(figure.axes))
from matplotlib import cm
print(cm.get_cmap('RdBu', 4).N, cm.spectral.name)
print(figure.add_subplot('111', axisbg='red').get_facecolor()[1])
mesh = figure.add_subplot().pcolor([[1.0, 2.0], [3.0, float('nan')]])
mesh.update_scalarmappable()
print(mesh.get_array().tolist())
import numpy as np
print(len(plt.plot([None, np.array([1.5]), 2.0])))
from matplotlib import style
style.use(['ggplot', 'seaborn-whitegrid'])
with plt.style.context('seaborn'):
    print(matplotlib.rcParams['axes.grid'])
"""


@needs('matplotlib')
def test_matplotlib_takes_what_it_took_and_is_restored(capfd):
    lines = [
        '1.0 1.0',
        '0.3989',
        '1',
        '4 nipy_spectral',
        '0.0',
        '[1.0, 2.0, 3.0]',
    ]
    lines.append('1')
    assert runs(capfd, MATPLOTLIB)[:8] == [*lines, 'True']
    pyplot = sys.modules['matplotlib.pyplot']
    assert 'seaborn' not in pyplot.style.library
    assert set(plot_styles.RENAMED.values()) <= set(pyplot.style.library)
    assert not hasattr(pyplot, 'hold')
    assert not hasattr(pyplot.hist, '__wrapped__') or (
        pyplot.hist.__module__ == 'matplotlib.pyplot'
    )


PLACED = """
import matplotlib
matplotlib.use('Agg')
import pandas as pd
from matplotlib import pyplot as plt
figure, axes = plt.subplots(1, 2, True)
axes[0].imshow([[1, 2]], None, None, 'auto')
axes[0].set_xlim(0, 1, True)
plt.tight_layout(1)
frame = pd.DataFrame({'a': [1, 2], 'b': [3, None]})
print(frame.isnull().any(1).tolist(), frame.sort_index(1).shape)
print(frame.mean(0).tolist(), frame.pivot('a', 'b', 'a').shape)
"""


@needs('matplotlib', 'pandas')
def test_arguments_take_the_places_of_then(capfd):
    lines = ['[False, True] (2, 2)', '[1.5, 3.0] (2, 2)']
    assert runs(capfd, PLACED)[:2] == lines


PANDAS = """
import pandas as pd
frame = pd.DataFrame({'a': [3, 1, 2], 'b': [6, 4, None]})
print(frame.drop('a', 1).dropna(0, 'any').shape)
print(frame.sort_values('a', 0, False).irow(0)['a'])
print(pd.concat([frame, frame], 1).shape, frame.icol(0).tolist())
print(frame.append({'a': 9}, ignore_index=True).get_values().shape)
print(frame['a'].sort_values(ascending=False).iget(0))
print(frame.fillna(method='ffill')['b'].tolist(), frame.fillna(0).shape)
groups = pd.DataFrame({'k': [1, 1, 2], 'v': [3, 4, 5]}).groupby('k')
print(groups.apply(lambda rows: rows.iloc[0])['k'].tolist())
print(groups[['v']].apply(lambda rows: list(rows.columns)).tolist())
print(groups.apply(lambda rows, n: rows['k'].sum() + n, 1).tolist())
print(groups.apply('sum')['v'].tolist())
"""


@needs('pandas')
def test_pandas_takes_what_it_took_and_is_restored(capfd):
    assert runs(capfd, PANDAS)[:10] == [
        '(2, 1)',
        '3.0',
        '(3, 4) [3, 1, 2]',
        '(4, 2)',
        '3',
        '[6.0, 4.0, 4.0] (3, 2)',
        '[1, 2]',
        "[['v'], ['v']]",
        '[3, 3]',
        '[7, 5]',
    ]
    assert not hasattr(sys.modules['pandas'].DataFrame, 'irow')


DICTS = """
import pandas as pd
columns = {'b': [1], 'a': [2]}
print pd.DataFrame(columns).values.tolist(), pd.DataFrame(columns, [7]).columns
print pd.Series({'d': 1, 'c': 2}).tolist(), pd.DataFrame.from_dict(columns)
print ''.join(pd.DataFrame(columns).assign(z=1, y=2).columns)
"""


@needs('pandas')
def test_labels_of_dicts_are_sorted_under_python_2_alone(capfd):
    of_2, of_3 = DICTS, DICTS
    for line in DICTS.splitlines():
        if line.startswith('print'):
            of_3 = of_3.replace(line, f'print({line[6:]})')
    lines = [' '.join(runs(capfd, text)[:8]) for text in (of_2, of_3)]
    assert '[[2, 1]]' in lines[0] and 'abyz' in lines[0]
    assert '[2, 1]' in lines[0] and '[[1, 2]]' in lines[1]
    assert 'bazy' in lines[1]


WINDOWS = """
import pandas as pd
rows = pd.Series([1., 2., 6.])
print(rows.rolling(2).apply(lambda x: (x - x.mean())[-1]).tolist())
print(rows.expanding().apply(lambda x: x.iloc[-1]).tolist())
print(rows.expanding().apply(lambda x: x.loc[0], raw=False).tolist())
"""


@needs('pandas')
def test_functions_of_windows_are_given_arrays(capfd):
    lines = ['[nan, 0.5, 2.0]', '[1.0, 2.0, 6.0]', '[1.0, 1.0, 1.0]']
    assert runs(capfd, WINDOWS)[:3] == lines


TEXTS = """
import pandas as pd
frame = pd.DataFrame({'a': ['1', '2'], 'b': ['3', 'x']})
frame.loc[0] = frame.loc[0].apply(pd.to_numeric, errors='coerce')
print(frame['a'].tolist(), frame['b'].dtype)
"""


@needs('pandas')
def test_numbers_are_written_to_columns_of_text(capfd):
    pandas = pytest.importorskip('pandas')
    before = pandas.Series(['a']).dtype
    assert runs(capfd, TEXTS)[:1] == ["[1, '2'] object"]
    assert pandas.Series(['a']).dtype == before


DATES = """
import datetime, io
import pandas as pd
text = 'day,hour,v\\n2011-01-02,03:00,4\\n2011-01-02,04:00,5\\n'
def read(**options):
    return pd.read_csv(io.StringIO(text), **options)
frame = read(parse_dates={'when': ['day', 'hour']}, index_col='when')
print(frame.index[1], list(frame.columns))
frame = read(parse_dates=[[0, 1]], keep_date_col=True)
print(list(frame.columns), frame['day_hour'][0].hour)
def parse(text):
    return datetime.datetime.strptime(text, '%Y-%m-%d %H:%M')
frame = read(parse_dates={'t': [0, 1]}, date_parser=parse, index_col=0)
print(frame.index[0], frame['v'].sum())
frame = pd.read_csv(io.StringIO('1  2\\n3  4'), delim_whitespace=True,
                    header=None, prefix='x', verbose=False)
print(frame['x1'].tolist())
frame = pd.read_csv(io.StringIO('1 2\\n3 4'), sep='\\n', delimiter=' ')
print(frame['2'].tolist())
"""


@needs('pandas')
def test_pandas_joins_columns_of_dates(capfd):
    assert runs(capfd, DATES)[:5] == [
        "2011-01-02 04:00:00 ['v']",
        "['day_hour', 'day', 'hour', 'v'] 3",
        '2011-01-02 03:00:00 9',
        '[2, 4]',
        '[4]',
    ]


SKLEARN = """
import numpy as np
from sklearn.cross_validation import KFold, StratifiedKFold, train_test_split
from sklearn.metrics import confusion_matrix, f1_score
from sklearn.metrics import jaccard_similarity_score
from sklearn.manifold.t_sne import TSNE
from sklearn.preprocessing import Imputer, OneHotEncoder, normalize
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.linear_assignment_ import linear_assignment
print([len(test) for train, test in KFold(6, n_folds=3)])
print([test.tolist() for _, test in StratifiedKFold([0, 0, 1, 1], 2)])
print(confusion_matrix([1, 0], [1, 1], [1, 0]).tolist())
print(round(f1_score([1, 0], [1, 1], [0, 1], 1, 'macro'), 3))
print(jaccard_similarity_score([1, 0], [1, 1]))
print(Imputer('NaN', 'mean').fit_transform([[1], [np.nan], [3]]).tolist())
print(Imputer(axis=1).fit_transform([[1, np.nan, 3]]).tolist())
print(OneHotEncoder(sparse=False).fit_transform([[1], [2]]).tolist())
print(linear_assignment(np.array([[4, 1], [2, 3]])).tolist())
print(normalize([[1.0, 3.0], [2.0, 2.0]], 'l1', 1).tolist())
print(compute_class_weight('balanced', np.array([0, 1]), [0, 1]).tolist())
"""


@needs('sklearn')
def test_scikit_learn_takes_what_it_took(capfd):
    assert runs(capfd, SKLEARN)[:11] == [
        '[2, 2, 2]',
        '[[0, 2], [1, 3]]',
        '[[1, 0], [1, 0]]',
        '0.333',
        '0.5',
        '[[1.0], [2.0], [3.0]]',
        '[[1.0, 2.0, 3.0]]',
        '[[1.0, 0.0], [0.0, 1.0]]',
        '[[0, 1], [1, 0]]',
        '[[0.25, 0.75], [0.5, 0.5]]',
        '[1.0, 1.0]',
    ]


GENSIM = """
from gensim.models import Word2Vec
words = [['a', 'b', 'c', 'a']] * 20
model = Word2Vec(words, size=4, min_count=1, iter=2, workers=1)
print(model['a'].shape, 'b' in model, len(model.wv.vocab))
print(model.wv.index2word[0], model.wv.vocab['a'].count)
print(len(model.most_similar('a')), model.iter)
print(model.wv.wv['a'].shape)
model = Word2Vec(size=4, min_count=1, workers=1)
model.build_vocab(sentences=words)
model.train(sentences=words, total_examples=model.corpus_count, epochs=1)
print(model.wv['c'].shape)
"""


@needs('gensim')
def test_gensim_takes_what_it_took(capfd):
    found = runs(capfd, GENSIM)[:5]
    assert found == ['(4,) True 3', 'a 40', '2 2', '(4,)', '(4,)']


def test_objects_are_filtered_as_numbers(monkeypatch):
    signal = types.ModuleType('scipy.signal')
    signal.lfilter = lambda b, a, x, axis=-1: x * 2
    monkeypatch.setitem(sys.modules, 'scipy.signal', signal)
    _, _, lfilter = plots_and_signals.filters('scipy.signal')
    rewards = np.array([0.5, None], object)
    rewards[1] = np.array([1.5])
    found = lfilter([1], [1, -0.9], rewards, axis=0)
    assert (found.dtype, found.tolist()) == (object, [1.0, 3.0])
    assert lfilter([1], [1], np.float32([1])).dtype == np.float32


def test_chances_may_be_a_column(monkeypatch):
    class Sample:
        def __init__(self, a=0, name=None, values=None):
            self.name = name
            self.values = values and [np.shape(part) for part in values]

    stats = types.ModuleType('scipy.stats')
    stats.rv_discrete = Sample
    monkeypatch.setitem(sys.modules, 'scipy.stats', stats)
    monkeypatch.setattr(*plots_and_signals.chances('scipy.stats'))
    column = np.array([[0.0], [1.0]])
    found = Sample(name='own', values=([3, 5], column))
    assert (found.name, found.values) == ('own', [(2,), (2,)])
    assert Sample(values=([3], column)).values == [(1,), (2, 1)]
    assert Sample().values is None


def test_windows_of_scipy_that_are_gone_hinder_no_import(monkeypatch):
    signal = types.ModuleType('scipy.signal')
    windows = types.ModuleType('scipy.signal.windows')
    windows.hann = signal.windows = windows
    for module in (types.ModuleType('scipy'), signal, windows):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    names = old_names.NAMES['scipy.signal']
    found = [
        old_calls._having(leaf, make, 'scipy.signal')
        for leaf, make in names.items()
    ]
    assert [x for x in found if x] == [(signal, 'hann', windows.hann)]


ESTIMATOR = """
from sklearn.base import BaseEstimator
class Inner(BaseEstimator):
    def __init__(self, a=1, b=2):
        self.a = a
class Outer(BaseEstimator):
    def __init__(self, size=3, inner=None):
        self._size, self.inner = size, inner
net = Outer(inner=Inner())
print(sorted(net.get_params().items(), key=str)[1:])
print(sorted(net.get_params(deep=False)), str(net)[:6])
"""


@needs('sklearn')
def test_arguments_that_an_estimator_does_not_keep_are_none(capfd):
    told = runs(capfd, ESTIMATOR)
    assert told[0] == "[('inner__a', 1), ('inner__b', None), ('size', None)]"
    assert told[1] == "['inner', 'size'] Outer("


def test_a_program_without_these_packages_changes_none():
    import contextlib

    with contextlib.ExitStack() as stack:
        packages = old_calls._Packages(stack)
        before = set(packages._left)
        loaded = {name for name in before if old_calls._is_loaded(name)}
        packages()
        assert before - set(packages._left) == loaded
    assert np.histogram is sys.modules['numpy'].histogram


UNTOLD = """
import numpy as np
import pandas as pd
from scipy import stats
df = pd.DataFrame({'a': [1, 2], 'b': ['x.y', 'b']})
x = df[['a']].values
x[0] = 7
np.random.shuffle(x)
for y in df.as_matrix(['a']), df.a.to_numpy(), np.asarray(df.a):
    y[0] = 7
print(x.sum(), pd.get_dummies(['u', 'v']).values.dtype)
print(stats.mode(['b', 'a', 'b'])[0], df.b.str.replace('[a-x]', '').tolist())
print(df.b.str.replace('.', '').tolist())
"""


@needs('pandas', 'scipy')
def test_pandas_and_scipy_do_untold_what_they_did(capfd):
    assert runs(capfd, UNTOLD)[:3] == [
        '9 uint8',
        "['b'] ['.y', '']",
        "['xy', 'b']",
    ]


def test_random_numbers_take_a_seed_of_numpy(capfd):
    lines = 'random.seed(np.int64(3))\nx = random.random()\nrandom.seed(3)\n'
    lines += 'print(x == random.random(), random.seed((1, 2)))\n'
    source = f'import random\nimport numpy as np\n{lines}'
    assert runs(capfd, source)[:1] == ['True None']


def test_what_a_package_draws_when_its_calls_are_taken_is_not_missed(
    tmp_path, monkeypatch, capfd
):
    # Modules of librosa load when they are asked for, here by us.
    (tmp_path / 'librosa').mkdir()
    (tmp_path / 'librosa' / '__init__.py').touch()
    (tmp_path / 'librosa' / 'core.py').write_text(
        'import random, numpy\nrandom.random(), numpy.random.rand()\n'
        f'open({str(tmp_path / "asked")!r}, "w").close()\n'
    )
    monkeypatch.syspath_prepend(tmp_path)
    code = (
        'import random\nimport numpy as np\n'
        'random.seed(1), np.random.seed(1)\n{}\n'
        'print(random.random(), np.random.rand())\n'
    )
    drawn = [runs(capfd, code.format(x)) for x in ('', 'import librosa')]
    assert (tmp_path / 'asked').exists()
    assert drawn[0] == drawn[1]


HDF5 = """
import h5py, os
with h5py.File({path!r}, 'r') as f:
    for name in ('fixed', 'ascii', 'text'):
        found = f[name][:], f[name][0]
        {print}
    n = f['numbers'].value.sum()
{end}
"""


def hdf5_file(path):
    import h5py

    with h5py.File(path, 'w') as f:
        f['fixed'] = np.array([b'a.jpg', b'b.jpg'])
        ascii_text = h5py.string_dtype('ascii')
        f.create_dataset('ascii', data=[b'x'], dtype=ascii_text)
        f.create_dataset('text', data=['y'], dtype=h5py.string_dtype())
        f['numbers'] = [1, 2]
    return str(path)


@needs('h5py')
def test_files_of_hdf5_are_made_and_written_to_untold(tmp_path, capfd):
    path = str(tmp_path / 'b.h5')
    code = 'import h5py\n'
    for name in 'ab':
        code += f'with h5py.File({path!r}) as f: f[{name!r}] = 1\n'
    code += f'print(sorted(h5py.File({path!r})))\n'
    assert runs(capfd, code)[0] == "['a', 'b']"


@needs('h5py')
def test_text_of_hdf5_is_text_to_python_2(tmp_path, capfd):
    code = HDF5.format(
        path=hdf5_file(tmp_path / 'a.h5'),
        print="print os.path.join('d', found[0][0]), found[1] == found[0][0]",
        end='print n',
    )
    lines = ['d/a.jpg True', 'd/x True', 'd/y True', '3']
    assert runs(capfd, code)[:4] == lines


@needs('h5py')
def test_arrays_of_text_are_written_to_hdf5_in_python_2(tmp_path, capfd):
    code = (
        f'import h5py\nimport numpy as np\n'
        f'f = h5py.File({str(tmp_path / "a.h5")!r})\n'
        "x = f['x'] = f.attrs['x'] = np.array(['a', '\\xc3\\xa4'])\n"
        "print f['x'].dtype, f['x'][1] == x[1], f.attrs['x'][0] == 'a'\n"
        "y = f.create_dataset('y', x.shape, x.dtype, data=list(x))\n"
        'y[:] = x[::-1]\nprint y[0] == x[1], y[1]\n'
    )
    assert runs(capfd, code)[:2] == ['|S2 True True', 'True a']


@needs('h5py')
def test_text_of_hdf5_is_bytes_to_python_3_where_it_was(tmp_path, capfd):
    code = HDF5.format(
        path=hdf5_file(tmp_path / 'a.h5'),
        print='print(*(type(v).__name__ for v in (found[0][0], found[1])))',
        end='print(n, end="\\n")',
    )
    lines = ['bytes_ bytes_', 'bytes bytes', 'str str', '3']
    assert runs(capfd, code)[:4] == lines


@needs('matplotlib')
def test_styles_have_old_names_beside_the_module_that_had_them(capfd):
    pytest.importorskip('matplotlib.style.core')
    code = (
        'import matplotlib.style.core\n'
        'import matplotlib.pyplot as plt\n'
        "plt.style.use('seaborn-darkgrid')\n"
        "print(plt.rcParams['axes.grid'])\n"
    )
    assert runs(capfd, code)[0] == 'True'


@pytest.fixture
def install(tmp_path, monkeypatch):
    """A function that installs a module for a while."""

    def install_module(name, text):
        (tmp_path / f'{name}.py').write_text(text)
        record = tmp_path / f'{name}-1.dist-info' / 'RECORD'
        record.parent.mkdir()
        record.write_text(f'{name}.py,,\n')
        monkeypatch.syspath_prepend(tmp_path)

    return install_module


def test_installed_packages_of_the_time_find_what_they_ask_for(capfd, install):
    install(
        'of_then',
        'import numpy as np\n'
        "KINDS = set(np.sctypes['float']), np.float(1), np.str\n",
    )
    code = 'import of_then, numpy as np\nfound = of_then.KINDS[0]\n'
    code += 'print(len(found), np.longdouble in found)\n'
    assert runs(capfd, code)[0] == '4 True'
    assert 'float' not in vars(np)


@needs('matplotlib')
def test_installed_packages_draw_as_then_while_they_are_imported(
    install, tmp_path
):
    install(
        'draws_as_then',
        'import matplotlib.pyplot as plt\n'
        "plt.style.use('seaborn-darkgrid')\nplt.hist([1, 2], normed=True)\n",
    )
    code = "import draws_as_then\nprint('on')\n"
    done = forking.code(
        f'import sys; sys.path.append({str(tmp_path)!r})\n'
        f'from legacy_rnn import run; run.main(["-c", {code!r}])'
    )
    assert done.stdout == 'on\n', done.stderr


def test_axis_past_the_last_is_the_last(capfd):
    code = 'import numpy as np\nprint(np.expand_dims([1, 2], 2.0).shape)\n'
    assert runs(capfd, code)[:1] == ['(2, 1)']


@needs('skimage')
def test_pictures_are_resized_without_smoothing_them(capfd):
    code = (
        'import numpy as np\nfrom skimage.transform import resize\n'
        'x = np.random.RandomState(0).rand(20, 30)\n'
        "print('%.9f' % resize(x, (7, 9)).sum())\n"
    )
    assert runs(capfd, code)[0] == '33.600477994'  # 0.13.0's and 0.14.2's.


@needs('skimage')
def test_third_axis_of_pictures_holds_their_colours(capfd):
    """Source: scikit-image 0.14.2, executed."""
    code = (
        'import numpy as np\nfrom skimage import filters, transform\n'
        'x = np.random.RandomState(0).rand(8, 8, 4)\n'
        'half = transform.rescale(x, 0.5)\n'
        'whole = transform.rescale(x, 0.5, multichannel=False)\n'
        'print(half.shape, whole.shape, transform.pyramid_reduce(x).shape)\n'
        "print('%.6f' % filters.gaussian(x[..., 1:], 2)[0, 0, 0])\n"
        "print('%.6f' % filters.gaussian(x, 2)[0, 0, 0])\n"
    )
    assert runs(capfd, code)[:3] == [
        '(4, 4, 4) (4, 4, 2) (4, 4, 4)',
        '0.575622',
        '0.540747',
    ]


@needs('librosa')
def test_ends_of_sounds_are_mirrored(capfd):
    code = (
        'import librosa, numpy as np\n'
        'y = np.random.RandomState(0).rand(22050)\n'
        "print('%.2f' % librosa.feature.mfcc(y, 22050).sum())\n"
        "print('%.3f' % librosa.feature.rmse(y).sum())\n"
    )
    assert runs(capfd, code)[:2] == ['5992.39', '25.344']  # 0.6.3's.
