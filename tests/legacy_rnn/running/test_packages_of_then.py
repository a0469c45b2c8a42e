"""What packages around TensorFlow lost is there while a program runs."""

import sys
import threading
from xml.etree import ElementTree

import numpy as np
import pytest

from legacy_rnn.compat.sources.libraries import frequencies, old_values, taking
from legacy_rnn.running import lost_methods
from legacy_rnn.running.shims import lost_numpy
from tests.legacy_rnn.running.programs import needs, runs


def test_values_say_what_they_said(monkeypatch):
    monkeypatch.setitem(
        old_values.WRITTEN, 'p.f', {"a='x'": 'b=2', 'c=False': ''}
    )
    monkeypatch.setitem(old_values.DROPPED, 'p.f', ('d', 'e'))
    monkeypatch.setitem(old_values.GIVEN, 'p.f', {'n': 'm={}, t=None'})
    monkeypatch.setitem(old_values.IDLE, 'p.f', ('seed', 'shuffle'))
    monkeypatch.setitem(old_values.SQUARED, 'p.f', 'squared')

    def today(*args, e=None, **options):
        return options or 9.0

    call = taking.old_said(today, 'p.f')
    assert call(a='x', c=False, d=1, z=3) == {'b': 2, 'z': 3}
    assert call(a='y', c=1, n=4) == {'a': 'y', 'c': 1, 'm': 4, 't': None}
    assert call(seed=1) == 9.0 and call(squared=False) == 3.0
    assert call(seed=1, shuffle=True) == {'seed': 1, 'shuffle': True}


@pytest.mark.parametrize(
    ('old', 'function', 'new'),
    [
        ('H', 'pandas.date_range', 'h'),
        ('15T', 'resample', '15min'),
        ('1D12H', 'resample', '1D12h'),
        ('Q-DEC', 'asfreq', 'QE-DEC'),
        ('W-MON', 'asfreq', 'W-MON'),
        ('MS', 'pandas.date_range', 'MS'),
        ('M', 'to_period', 'M'),
        ('A', 'to_period', 'Y'),
        ('min', 'floor', 'min'),
    ],
)
def test_frequencies_have_names_of_today(old, function, new):
    assert frequencies.today(old, function) == new


def test_methods_that_are_lost_are_called():
    called = lost_methods.called
    array = np.zeros((2, 2))
    called(array, 'itemset', 3, 5)
    called(array, 'itemset', 0, 1, 2)
    assert array.tolist() == [[0, 2], [0, 5]] and called(array, 'ptp') == 5
    swapped = called(np.array([1], np.int16), 'newbyteorder')
    assert swapped.tolist() == [256]
    element = ElementTree.fromstring('<a><b/><c/></a>')
    assert [e.tag for e in called(element, 'getchildren')] == ['b', 'c']
    assert [e.tag for e in called(element, 'getiterator', 'c')] == ['c']
    assert not called(threading.Thread(), 'isAlive')
    with pytest.raises(AttributeError, match='ptp'):
        called([1], 'ptp')


def test_calls_of_lost_methods_are_found(capfd):
    code = (
        'import numpy as np, xml.etree.ElementTree as ET, threading, json\n'
        'class Mine:\n'
        '    def ptp(self, *a, **k):\n'
        '        return a, k\n'
        "print(Mine().ptp(*[1], b=2), len(ET.fromstring('<a/>').getchildren()"
        '))\n'
        'print(threading.Thread().isAlive(), np.arange(3).ptp())\n'
        "print(json.loads('[1]', encoding='utf-8'))\n"
    )
    assert runs(capfd, code)[:3] == ["((1,), {'b': 2}) 0", 'False 2', '[1]']


def test_files_are_opened_as_up_to_python_3_10(capfd, tmp_path):
    path = tmp_path / 'a.txt'
    path.write_bytes(b'a\r\nb')
    code = (
        f"print(open({str(path)!r}, 'rU').read().split())\n"
        f"print(open({str(path)!r}, mode='U').read().split())\n"
        'import unittest\n'
        "unittest.TestCase('run').assertEquals(1, 1)\n"
    )
    assert runs(capfd, code)[:2] == ["['a', 'b']"] * 2


def test_names_of_numpy_are_small_functions():
    names = lost_numpy.names()
    assert 'array' not in names
    if 'cast' in names:
        assert names['cast']['float32']([1]).dtype == np.float32
        assert names['issubsctype'](np.float32, np.floating)
        assert names['issubsctype'](np.array([1]), int)
        found = [names['obj2sctype'](x) for x in (np.array([1.0]), 'f4', 3)]
        assert found == [np.float64, np.float32, None]
        assert names['safe_eval']('[1]') == [1]
        assert names['compat'].asbytes('a') == b'a'


@pytest.mark.parametrize(
    ('arrays', 'scalars', 'expected'),
    [
        (['f4'], ['i8', 'f8'], 'f4'),
        (['f4', 'f4', 'i4'], ['c8'], 'c16'),
        ([], ['i8', 'f4'], 'f8'),
        (['i1', 'i8'], [], 'i8'),
    ],
)
def test_types_in_common_heed_the_kind_of_scalars(arrays, scalars, expected):
    """Source: NumPy 1.16, executed."""
    common = lost_numpy.names().get('find_common_type')
    if common is not None:
        assert common(arrays, scalars) == expected


def test_what_is_not_installed_has_no_classes():
    assert taking.owner('no_such_package', 'Class') is None
    assert taking.owner('json', 'no_such.Class') is None
    assert taking.owner('json', 'decoder:nothing') is None
    assert taking.owner('json', '') is sys.modules['json']


DRAWN = """
import matplotlib
matplotlib.use('Agg', warn=False)
import matplotlib.pyplot as plt
plt.rcParams['text.latex.unicode'] = True
matplotlib.rcParams['axes.color_cycle'] = ['r', 'g']
figure = plt.figure(figsize=(1, 1), dpi=10)
figure.canvas.set_window_title('x')
axes = figure.gca(projection='3d')
print(axes.name, axes.w_xaxis is axes.xaxis)
figure = plt.figure(figsize=(1, 1), dpi=10)
axes = plt.subplot('111')
figure.add_subplot('111')
axes.hold(False)
axes.set_axis_bgcolor('red')
axes.set_aspect('equal', 'box-forced')
axes.set_color_cycle(['r', 'g'])
axes.plot([3], 'k', hold=True)
axes.grid(b=False)
axes.get_xaxis().get_major_ticks()[0].label.set_fontsize(8)
figure.canvas.draw()
print(len(figure.canvas.tostring_rgb()), axes.plot([1])[0].get_color())
print(plt.get_cmap('spectral').name, plt.get_cmap('Vega10').name)
plt.contour([[1, 2], [3, 4]], hold='on')
bar = plt.colorbar(axes.pcolor([[1, 2]]))
bar.set_clim(0, 3)
bar.draw_all()
print(bar.get_clim(), bar.vmax)
figure.savefig(open('/dev/null', 'wb'), papertype='a4', format='png')
"""


@needs('matplotlib')
def test_figures_are_asked_as_then(capfd):
    lines = ['3d True', '300 r', 'nipy_spectral tab10', '(0.0, 3.0) 3.0']
    assert runs(capfd, DRAWN)[:4] == lines
    pyplot = sys.modules['matplotlib.pyplot']
    assert not hasattr(sys.modules['matplotlib.axes'].Axes, 'hold')
    assert not hasattr(pyplot.gca, '__wrapped__')


STORE = """
import pandas as pd
try:
    pd.HDFStore('a.h5', mode='w', format='fixed').close()
except ImportError:  # It wants PyTables.
    pass
print('taken')
"""


@needs('pandas')
def test_stores_take_a_format(capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert runs(capfd, STORE)[0] == 'taken'


WEEKS = """
import pandas as pd
days = pd.date_range('2018-01-30', periods=3)
frame = pd.DataFrame({'day': days})
frame['a'] = pd.DatetimeIndex(frame['day']).week
frame['b'] = frame['day'].dt.weekofyear - 6
print(frame['a'].tolist(), frame['b'].tolist(), frame[['a', 'b']].values.dtype)
"""


@needs('pandas')
def test_weeks_are_whole_numbers_of_no_index(capfd):
    assert runs(capfd, WEEKS)[0] == '[5, 5, 5] [-1, -1, -1] int64'


FRAMES = """
import numpy as np
import pandas as pd
hours = pd.date_range('2000-01-01', periods=48, freq='H')
series = pd.Series(np.arange(48.0), index=hours)
print(series.resample('D', how='mean').tolist())
print(series.resample('24H', 'sum').iloc[0])
print(hours.weekday_name[0], hours.to_series().dt.week.iloc[0])
print(pd.rolling_mean(series, 2).iloc[1], pd.ewma(series, span=1).iloc[3])
frame = pd.DataFrame({'a': [1, 3], 'b': ['x', 'y'], 'k': [1, 1]})
print(frame.mean().tolist(), frame.groupby('k').mean()['a'].tolist())
print(frame.groupby('k')['a', 'k'].sum().shape, frame.a.mad())
print(frame.groupby('k').sum().columns.tolist())
print(frame.groupby('k').max().values.tolist())
print(frame.sort_index(by='b').shape, frame.reindex_axis(['a'], axis=1).shape)
print(frame.b.str.split('x', 1).tolist(), frame.a.clip_upper(2).tolist())
print(frame.to_csv(line_terminator='|', index=False))
print(pd.np.nan, pd.datetime(2000, 1, 1).year, pd.value_counts([1, 1])[1])
frame['a'] = [1, None]
print(frame.groupby('k').a.fillna(5).tolist(), len(series.resample('D').pad()))
pd.set_option('display.height', 9, 'display.max_colwidth', -1)
print(pd.get_option('display.max_colwidth'), frame.info(null_counts=True))
print(len(pd.date_range('2000-01-01', periods=3, closed=None)))
"""


@needs('pandas')
def test_frames_have_what_they_lost(capfd):
    printed = runs(capfd, FRAMES)
    assert printed[12] == '[1.0, 5.0] 2'
    frame = pytest.importorskip('pandas').DataFrame
    assert printed[13] == str(frame)  # `info` prints it.
    assert printed[-3:-1] == ['None None', '3']
    assert printed[:12] == [
        '[11.5, 35.5]',
        '276.0',
        'Saturday 52',
        '0.5 3.0',
        '[2.0, 1.0] [2.0]',
        '(1, 2) 1.0',
        "['a']",
        "[[3, 'y']]",
        '(2, 3) (2, 1)',
        "[['', ''], ['y']] [1, 2]",
        'a,b,k|1,x,1|3,y,1|',
        'nan 2000 2',
    ]
    assert not hasattr(sys.modules['pandas'].DataFrame, 'mad')


ORDERS = """
import pandas as pd
from pandas.io.json import json_normalize
row = {'b': 1, 'a': {'z': 2}}
print(json_normalize([row]).values.tolist(), list(pd.DataFrame([row])))
print(list(pd.DataFrame().append({'b': 1, 'a': 2}, ignore_index=True)))
frame = pd.DataFrame([[1, 2]], columns=['b', 'a'])
print(list(pd.concat([frame, frame[['a']]])), list(pd.concat([frame] * 2)))
"""


@needs('pandas')
def test_columns_are_sorted_where_nothing_tells_their_order(capfd):
    assert runs(capfd, ORDERS)[:3] == [
        "[[2, 1]] ['a', 'b']",
        "['a', 'b']",
        "['a', 'b'] ['b', 'a']",
    ]


LEARNT = """
from sklearn.linear_model import SGDClassifier
from sklearn.cluster import KMeans
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import KFold
import sklearn.cross_validation
model = SGDClassifier(loss='log', n_iter=5)
print(model.loss, model.max_iter, model.tol, KMeans(2, n_jobs=3).n_clusters)
print(mean_squared_error([0], [3], squared=False))
print(KFold(n_splits=2, random_state=3).get_n_splits())
print(len(list(sklearn.cross_validation.KFold(4, n_folds=2))))
from sklearn.preprocessing import MinMaxScaler, StandardScaler
print(MinMaxScaler([0, 2]).fit_transform([[1.0], [3.0]]).tolist())
from sklearn.feature_extraction.text import CountVectorizer
print(CountVectorizer(min_df=0, stop_words={'a'}).fit(['bb cc']).min_df)
scaler = StandardScaler().fit([[1.0], [3.0]])
print(scaler.inverse_transform([1.0, 2.0]), scaler.transform([[1.0]]))
y = [0] * 58 + [1] * 62
split = sklearn.cross_validation.train_test_split
print(sum(split(y, test_size=0.25, random_state=1, stratify=y)[0]))
"""


@needs('sklearn')
def test_estimators_take_what_they_took(capfd):
    lines = ['log_loss 5 None 2', '3.0', '2', '2', '[[0.0], [2.0]]', '0']
    lines += ['[3. 4.] [[-1.]]', '46']
    assert runs(capfd, LEARNT)[:8] == lines


GRAPHS = """
import networkx as nx
graph = nx.Graph()
graph.add_path([0, 1, 2])
matrix = nx.adjacency_matrix(graph)
print((matrix * matrix).todense().tolist(), type(matrix).__name__)
print(list(graph.nodes_iter()), nx.to_numpy_matrix(graph)[0].shape)
nx.set_node_attributes(graph, 'a', {0: 5})
print(graph.node[0], len(list(nx.connected_component_subgraphs(graph))))
graph.add_edge(2, 2)
data = nx.node_link_data(graph)
print(graph.number_of_selfloops(), len(data['links']))
graph.remove_edges_from(graph.selfloop_edges())
print(len(graph.edges), len(nx.node_link_graph(data).edges))
"""


@needs('networkx', 'scipy')
def test_graphs_give_matrices(capfd):
    assert runs(capfd, GRAPHS)[:5] == [
        '[[1, 0, 1], [0, 2, 0], [1, 0, 1]] csr_matrix',
        '[0, 1, 2] (1, 3)',
        "{'a': 5} 1",
        '1 3',
        '2 3',
    ]


PICTURES = """
import nibabel as nib, numpy as np
values = np.arange(8, dtype=np.int16).reshape(2, 2, 2)
image = nib.Nifti1Image(values, np.eye(4))
image.get_data()[0, 0, 0] = 5
print(image.get_data().dtype, image.get_data().sum())
print(image.get_affine().shape, image.get_header().get_data_dtype())
"""


@needs('nibabel')
def test_images_give_arrays(capfd):
    assert runs(capfd, PICTURES)[:2] == ['int16 33', '(4, 4) int16']


SAMPLES = """
import numpy as np
from imblearn.over_sampling import SMOTE
y = np.array([0] * 8 + [1] * 4)
x = np.arange(24.).reshape(12, 2)
x, y = SMOTE(random_state=12, ratio={1: 6}, k_neighbors=2).fit_sample(x, y)
print(x.shape, np.bincount(y))
"""


@needs('imblearn')
def test_samplers_are_called_as_they_were(capfd):
    assert runs(capfd, SAMPLES)[:1] == ['(14, 2) [8 6]']


COLUMNS = """
import numpy as np
import pandas as pd
def frame():
    return pd.DataFrame({'a': [1.0, None, 3.0], 'b': [4, 5, 6]})
f = frame()
f['a'][0] = 9
f.a[f['b'] > 5] = 7
f['a'].fillna(0, inplace=True)
f['b'].replace({4: 8}, inplace=True)
f['b'].iloc[1] = 2
print(f['a'].tolist(), f['b'].tolist())
f = frame()
part = f[f['b'] > 4]['a']
part[2] = 5
print(f['a'].tolist()[2], part.tolist()[1])
f.loc[0, 'b'] = 0.5
for i, row in f.iterrows():
    f.at[i, 'b'] = row['b'] + 0.25
print(f['b'].tolist())
"""


@needs('pandas')
def test_columns_write_into_their_frames(capfd):
    assert runs(capfd, COLUMNS)[:3] == [
        '[9.0, 0.0, 7.0] [8, 2, 6]',
        '3.0 5.0',
        '[0.75, 5.25, 6.25]',
    ]


VALUES = """
import numpy as np
import pandas as pd
texts = pd.Series(['no', 'yes', 'no'], name='t')
print(texts.replace({'no': 0, 'yes': 1}).values.dtype, texts.dtype == object)
frame = pd.DataFrame({'t': texts, 'n': [1, 2, 3]})
print(frame.replace({'no': 0, 'yes': 1}).values.dtype)
frame['t'].replace(['no', 'yes'], [0, 1], inplace=True)
print(frame.dtypes['t'], [k for k, rows in frame.groupby(['t'])])
days = pd.to_datetime(pd.Series(['2010-01-02', '2010-01-05']))
print(days.astype(np.int64)[0], days.values.dtype, np.array(days).dtype)
print(days.diff().astype('timedelta64[D]').tolist())
print(pd.to_datetime(['2010-01-02', '2010/02/03 10:00'])[1].hour)
print(list(texts.value_counts().reset_index().columns))
print(pd.to_numeric(texts, errors='ignore').tolist())
print(list(frame.select_dtypes(include=[np.number]).columns))
print(np.std(frame[['n']]).shape, pd.Series([1, None, 3]).pct_change()[2])
"""


@needs('pandas')
def test_values_of_frames_are_of_the_types_of_then(capfd):
    assert runs(capfd, VALUES)[:10] == [
        'int64 True',
        'int64',
        'int64 [0, 1]',
        '1262390400000000000 datetime64[ns] datetime64[ns]',
        '[nan, 3.0]',
        '10',
        "['index', 't']",
        "['no', 'yes', 'no']",
        "['t', 'n']",
        '(1,) 2.0',
    ]


LOGISTIC = """
from sklearn.linear_model import LogisticRegression
X, y = [[0.], [1.], [2.], [3.], [4.], [5.]], [0, 0, 1, 1, 2, 2]
model = LogisticRegression(penalty='l2', multi_class='ovr').fit(X, y)
print(model.solver, model.coef_.shape, model.predict([[0.], [9.]]))
"""


@needs('sklearn')
def test_classes_are_set_against_all_others(capfd):
    assert runs(capfd, LOGISTIC)[0] == 'liblinear (3, 1) [0 2]'


AGGREGATES = """
import pandas as pd
frame = pd.DataFrame({'a': [1, 1, 2], 'b': [1., 2., 3.], 'c': [4, 5, 6]})
groups = frame.groupby('a')
def show(found):
    print([*found.columns], found.values.tolist())
show(groups.agg({'b': {'m': 'mean', 's': 'sum'}, 'c': 'sum'}))
show(groups['b'].agg({'low': min, 'all': ['max', 'sum']}))
show(frame.groupby('a', as_index=False)['b'].agg({'m': 'mean'}))
show(groups[['b', 'c']].agg({'b': {'m': 'mean'}, 'c': {'x': 'sum'}}))
show(groups.agg({'b': 'sum'}))
show(groups['b', 'c'].agg({'s': 'sum', 'b': 'max'}))
print(frame.a.astype('category', categories=[2, 1]).cat.codes.tolist())
print(pd.DatetimeIndex(start='2017-01-31', periods=2, freq='M').day.tolist())
print(pd.DatetimeIndex(['2017-01-31']).day.tolist())
"""


@needs('pandas')
def test_arguments_of_frames_that_pandas_1_dropped_are_there(capfd):
    assert runs(capfd, AGGREGATES)[:9] == [
        "[('b', 'm'), ('b', 's'), ('c', 'sum')] "
        '[[1.5, 3.0, 9.0], [3.0, 3.0, 6.0]]',
        "[('low', 'b'), ('all', 'max'), ('all', 'sum')] "
        '[[1.0, 2.0, 3.0], [3.0, 3.0, 3.0]]',
        "['a', 'm'] [[1.0, 1.5], [2.0, 3.0]]",
        "['m', 'x'] [[1.5, 9.0], [3.0, 6.0]]",
        "['b'] [[3.0], [3.0]]",
        "[('s', 'b'), ('s', 'c'), ('b', 'b'), ('b', 'c')] "
        '[[3.0, 9.0, 2.0, 5.0], [3.0, 6.0, 3.0, 6.0]]',
        '[1, 1, 0]',
        '[31, 28]',
        '[31]',
    ]


DAYS = """
import numpy as np
import pandas as pd
days = pd.date_range('2018-01-30', periods=3, freq='D')
frame = pd.DataFrame({'a': [1, 1, 2], 'b': [1., np.nan, 3.]}, index=days)
print(frame['2018-01'].shape, frame['2018'].shape)
print(frame.tshift(1).index[0].day)
for name in ('2018-01-31', '2019', 'z'):
    try:
        frame[name]
    except KeyError as error:
        print(error)
print(frame.stack().size, frame.stack(dropna=False).size)
frame['t'] = list('xyz')
days = frame.resample('2D')
print(days.mean().values.tolist(), days.sum().columns.tolist())
print(days.apply(np.mean).shape, days.max().shape, days['t'].max().tolist())
print(days.std()['a'].iloc[0], days['b'].mean().tolist())
"""


@needs('pandas')
def test_rows_of_dates_are_named_and_reduced(capfd):
    """Source: pandas 0.24, executed."""
    assert runs(capfd, DAYS)[:9] == [
        '(2, 2) (3, 2)',
        '31',
        "'2018-01-31'",
        "'2019'",
        "'z'",
        '5 6',
        "[[1.0, 1.0], [2.0, 3.0]] ['a', 'b']",
        "(2, 2) (2, 3) ['y', 'z']",
        '0.0 [1.0, 3.0]',
    ]


FUNCTIONS = """
import numpy as np
import pandas as pd
frame = pd.DataFrame({'a': [1, 1, 1], 'b': [1., 3., np.nan], 't': list('xyz')})
groups, b = frame.groupby('a'), frame['b']
def show(*found):
    print(*(round(float(x), 3) for x in found))
show(groups['b'].agg(np.std)[1], groups['b'].agg({'x': np.var})['x'][1])
show(*groups['b'].agg([np.std, sum, np.median]).values[0])
show(groups['b'].transform(np.std)[0], groups.agg({'b': max})['b'][1])
show(groups.agg({'b': [np.nanstd]})['b']['nanstd'][1], b.agg(np.std))
show(*b.agg([np.std, np.sum]), b.rolling(2).agg(np.std)[1])
show(frame.pivot_table('b', 'a', aggfunc=np.std)['b'][1])
show(groups['b'].agg(np.std, ddof=0)[1], groups['b'].agg(lambda x: len(x))[1])
print(groups.agg(np.mean).columns.tolist(), groups.agg([np.mean]).size)
print(groups['b'].agg([np.sum, max, np.max, len]).columns.tolist())
"""


@needs('pandas')
def test_functions_of_numpy_are_methods_in_aggregates(capfd):
    """Source: pandas 0.24, executed."""
    assert runs(capfd, FUNCTIONS)[:9] == [
        '1.414 2.0',
        '1.414 4.0 2.0',
        '1.414 3.0',
        '1.414 1.414',
        '1.414 4.0 1.414',
        '1.414',
        '1.0 3.0',
        "['b'] 1",
        "['sum', 'max', 'amax', 'len']",
    ]


FORMS = """
import io
import pandas as pd
days = ['13/01/2000', '01/02/2000']
text = 'd\\n' + '\\n'.join(days)
print([d.month for d in pd.to_datetime(pd.Series(days))])
print([d.month for d in pd.to_datetime(days, infer_datetime_format=True)])
print([d.month for d in pd.read_csv(io.StringIO(text), parse_dates=[0]).d])
print(pd.to_datetime([1, 2], unit='s')[1].second)
print(pd.to_datetime(days[::-1], infer_datetime_format=True)[1].day)
"""


@needs('pandas')
def test_each_date_is_read_by_its_own_form(capfd):
    assert runs(capfd, FORMS)[:5] == [
        '[1, 1]',
        '[1, 2]',
        '[1, 1]',
        '2',
        '13',
    ]


def test_empty_arrays_are_false(capfd):
    code = (
        'import numpy as np\n'
        'x = np.array([])\n'
        'held = {0: x}\n'
        "print(not x, 1 if x else 2, 'y' if held[0] or x else 'z')\n"
        'while x:\n'
        '    pass\n'
        'if not np.zeros(1) and x.size == 0 and np.ones(1):\n'
        '    print([n for n in (x, np.ones(1)) if n])\n'
        'try:\n'
        '    bool(np.ones(2) and 1)\n'
        'except ValueError:\n'
        "    print('several')\n"
        'print(np.issubdtype(np.int32, int), np.issubdtype(np.int8, float))\n'
        'print(np.unravel_index(3, dims=(2, 2))[0])\n'
        'print(np.unique([[1, 2]] * 2, return_inverse=True)[1].shape)\n'
    )
    lines = ['True 2 z', '[array([1.])]', 'several', 'True False', '1', '(4,)']
    assert runs(capfd, code)[:6] == lines
