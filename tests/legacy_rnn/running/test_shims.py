"""What has moved around TensorFlow is there for the user's files."""

import builtins
import html.parser
import importlib.util
import pickle
import sys
import types

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import run
from legacy_rnn.compat import tf_slim
from legacy_rnn.compat.old_pandas import items
from legacy_rnn.compat.sources.python2 import python2_types
from legacy_rnn.running import shims
from legacy_rnn.running.imports import overlays
from legacy_rnn.running.patches import lost_library, old_calls
from legacy_rnn.running.shims import arrays
from tests import forking


def test_pillow_has_its_old_filters():
    pytest.importorskip('PIL')
    image = shims.find('PIL', False).Image
    small = image.new('L', (4, 4)).resize((2, 2), image.ANTIALIAS)
    assert small.size == (2, 2)
    assert image is shims.find('PIL.Image', False)
    assert not hasattr(sys.modules['PIL.Image'], 'ANTIALIAS')


def test_text_names_a_part_of_the_old_tensorflow(capfd):
    code = (
        'import pydoc\n'
        'import tensorflow as tf\n'
        "print(pydoc.locate('tensorflow.nn.rnn_cell.GRUCell').__name__)\n"
        "print(pydoc.locate('tensorflow.nn.no_cell'))\n"
        "print(pydoc.locate('sys.maxsize') > 0)\n"
    )
    assert run.main(['-c', code]) == 0, capfd.readouterr().err
    lines = capfd.readouterr().out.split('\n')
    assert lines[:3] == ['GRUCell', 'None', 'True']


def test_bounds_of_draws_may_be_whole_floats():
    random = shims.find('random', False)
    assert random.randint(2, 2.0) == random.randrange(2, stop=3.0) == 2
    with pytest.raises((TypeError, ValueError)):
        random.randrange(2.5)


def test_writer_of_encoded_text_leaves_a_file_of_text(capfd):
    code = (
        '# -*- coding: utf-8 -*-\n'
        'import codecs, io, sys\n'
        "writer = codecs.getwriter('utf-8')\n"
        "sys.stdout = writer(sys.stdout, 'replace')\n"
        "print u'\u00e9', 'a'\n"
        'raw = io.BytesIO()\n'
        "writer(raw).write(u'\u00e9')\n"
        'print raw.getvalue()\n'
    )
    assert run.main(['-c', code]) == 0, capfd.readouterr().err
    assert capfd.readouterr().out.split('\n')[:2] == ['\u00e9 a', '\u00e9']


def test_pickle_of_python_2_goes_into_an_encoded_file(tmp_path, capfd):
    path = str(tmp_path / 'words.pkl')
    code = (
        'import codecs, cPickle\n'
        f"with codecs.open('{path}', 'wb', encoding='utf-8') as f:\n"
        "    cPickle.dump([u'\\xe9', 1], f)\n"
        f"print cPickle.load(open('{path}', 'rb'))[1]\n"
    )
    assert run.main(['-c', code]) == 0, capfd.readouterr().err
    assert capfd.readouterr().out.split('\n')[0] == '1'


def test_numpy_takes_complex_numbers_for_sizes_of_a_type():
    numpy = shims.find('numpy', False)
    for sizes in (numpy.abs, numpy.absolute):
        found = sizes(np.array([3 + 4j]), dtype=np.float32)
        assert (found.dtype, found.tolist()) == (np.float32, [5])
        assert sizes.nin == 1


def test_numpy_uses_the_operators_of_a_tensor():
    numpy = shims.find('numpy', False)
    with tf.Graph().as_default():
        tensor = tf.compat.v1.placeholder(tf.int32, [None])
        assert isinstance(numpy.multiply(tensor, 2), tf.Tensor)
        assert numpy.equal(tensor, 11).tolist() is False
        assert numpy.not_equal(tensor, 11).tolist() is True
    assert numpy.add.reduce([1, 2]) == 3
    assert pickle.loads(pickle.dumps(numpy.add)) is np.add


def test_numpy_1_26_keeps_what_it_has_by_the_old_name_alone(monkeypatch):
    monkeypatch.delattr(np.exceptions, 'RankWarning', raising=False)
    monkeypatch.delattr(np, 'trapezoid', raising=False)
    numpy = arrays.TABLE['numpy']()
    assert numpy.Inf is np.inf
    assert getattr(numpy, 'RankWarning', 0) is getattr(np, 'RankWarning', 0)


def test_lists_of_unequal_rows_are_saved_and_permuted(tmp_path):
    numpy = shims.find('numpy', False)
    rows = [[1, 2], [3], [4, 5, 6]]
    numpy.save(str(tmp_path / 'rows.npy'), rows)
    assert list(numpy.load(str(tmp_path / 'rows.npy'))) == rows
    assert sorted(numpy.random.permutation(rows)) == rows
    assert sorted(numpy.random.permutation(3.0)) == [0, 1, 2]
    assert list(numpy.random.permutation(numpy.array([7]))) == [7]


def test_classes_of_types_serve_as_types_and_as_classes():
    numpy = shims.find('numpy', False)
    assert numpy.zeros(2, dtype=numpy.integer).dtype == numpy.int_
    assert numpy.ones(2).astype(numpy.floating).dtype == numpy.float64
    assert isinstance(numpy.int8(1), numpy.integer)
    assert not isinstance(1.0, numpy.integer)
    assert issubclass(numpy.float32, numpy.floating)
    assert numpy.issubdtype(numpy.int16, numpy.integer)
    assert not numpy.issubdtype(numpy.int16, numpy.floating)


def test_options_of_python_2_may_be_set_to_numbers():
    parser = shims.find('ConfigParser', True).ConfigParser({'f': '%Y'})
    assert parser.get('DEFAULT', 'f', 1) == '%Y'
    parser = shims.find('ConfigParser', True).ConfigParser()
    parser.add_section('a')
    parser.set('a', 'n', 3)
    parser.set('a', 'x', 'y')
    assert (parser.getint('a', 'n'), parser.get('a', 'x')) == (3, 'y')


@pytest.mark.parametrize('kind', ['', 'Raw', 'Safe'])
def test_options_of_python_2_may_stand_there_twice(kind):
    pytest.importorskip('six')
    module = shims.find('six.moves', True).configparser
    parser = getattr(module, f'{kind}ConfigParser')({'a': '1'})
    parser.read_string('[net]\nsize = 1\nsize = 2 ; of the cell\n')
    assert parser.getint('net', 'size') == 2


def test_saved_rows_may_be_unequal(tmp_path):
    numpy = shims.find('numpy', False)
    numpy.savez(tmp_path / 'rows.npz', rows=[numpy.lib.pad([1], (0, 1)), [3]])
    with numpy.load(tmp_path / 'rows.npz') as saved:
        assert [list(row) for row in saved['rows']] == [[1, 0], [3]]


def test_arrays_of_one_number_stand_beside_numbers():
    numpy = shims.find('numpy', False)
    mixed = [1.5, np.ones(1), 2]
    for made in (
        numpy.array(mixed, 'float32'),
        numpy.asarray(mixed, dtype=np.float32),
        numpy.resize(mixed, [3, 1]),
        numpy.reshape(mixed, (3, 1)),
    ):
        assert made.ravel().tolist() == [1.5, 1, 2]
    with pytest.raises(ValueError):
        numpy.array([[1, 2], [3]], np.float32)


def test_rows_that_are_split_or_taken_may_be_unequal():
    numpy = shims.find('numpy', False)
    rows = [[1, 2], [3], [4, 5, 6]]
    first, second = numpy.array_split(rows, 2.0)
    assert [*first, *second] == rows
    assert numpy.delete(rows, 0).tolist() == rows[1:]
    assert numpy.append(rows, [[7], [8, 9]])[-1] == [8, 9]
    assert numpy.shape(rows) == (3,)


def test_pylab_gives_numpy_and_its_functions():
    pytest.importorskip('matplotlib')
    given = {}
    exec('from pylab import *', {'__builtins__': _builtins()}, given)
    ragged = [([1, 2], [3])]
    assert given['np'].array(ragged).shape == (1, 2)
    assert given['array'](ragged).dtype == object
    assert given['zeros'](2.0).shape == given['randint'](3.0, size=2).shape
    assert given['plot'] is sys.modules['matplotlib.pyplot'].plot


def _builtins():
    """Python's own, which import stand-ins."""
    own = vars(builtins).copy()
    own['__import__'] = lambda name, *_: shims.find(name, False)
    return own


def test_axis_of_a_smallest_number_is_cut():
    numpy = shims.find('numpy', False)
    assert numpy.min(0.5, 2.0 / 3) == 0.5
    assert list(numpy.max([[1, 4], [3, 2]], 1.0)) == [4, 3]


def test_a_single_number_has_places():
    numpy = shims.find('numpy', False)
    for one, places in ((None, []), (3, [0]), ([0, 2], [1])):
        assert [list(a) for a in numpy.where(one)] == [places]
        assert [list(a) for a in numpy.nonzero(one)] == [places]
    assert numpy.where(True, 1, 2) == 1


def test_generators_are_summed():
    numpy = shims.find('numpy', False)
    assert numpy.sum(x for x in [2, 3]) == 5 == numpy.sum([2, 3])
    assert list(numpy.sum([[2, 3], [4, 5]], axis=0)) == [6, 8]


def test_what_is_iterated_alone_is_stacked():
    np1 = shims.find('numpy', False)
    table = {'a': [1, 2], 'b': [3, 4]}
    for rows in (table.values(), (row for row in [[1, 2], [3, 4]])):
        assert np1.vstack(rows).tolist() == [[1, 2], [3, 4]]
    assert np1.stack(np.eye(2)).tolist() == [[1, 0], [0, 1]]


def test_a_tensor_of_a_graph_is_one_thing_to_ones_like():
    numpy = shims.find('numpy', False)
    with tf.Graph().as_default():
        ones, zeros = numpy.ones_like(tf.ones(3)), numpy.zeros_like(tf.ones(3))
    # As under TensorFlow 1.4.1 and 1.12.3.
    assert ones.shape == () and ones.dtype == object and ones == 1
    assert zeros == 0 and (numpy.ones_like([2, 3]) == [1, 1]).all()


def test_arrays_take_types_by_their_names_of_python_2(tmp_path):
    numpy = shims.find('numpy', False)
    path = tmp_path / 'rows.csv'
    path.write_text('a,b\nc,d\n')
    read = numpy.loadtxt(str(path), dtype='string', delimiter=',')
    assert read.tolist() == [['a', 'b'], ['c', 'd']]
    assert numpy.array([1], dtype='string').tolist() == ['1']


def test_arrays_take_types_by_names_in_capitals():
    numpy = shims.find('numpy', False)
    assert numpy.fromstring(b'\1\0\2\0', 'Int16').tolist() == [1, 2]
    assert numpy.zeros(2, dtype='Complex64').dtype == complex
    assert numpy.full(2, 1, 'UInt8').dtype == numpy.uint8


def test_modules_that_numpy_hid_show_its_functions():
    numpy = shims.find('numpy', False)
    assert numpy.linalg.linalg.norm([3, 4]) == 5
    assert numpy.lib.function_base.average([1, 2]) == 1.5
    assert shims.find('numpy.linalg.linalg', False).det([[2]]) == 2


def test_transform_of_scipy_is_a_function_and_a_module():
    scipy = shims.find('scipy', False)
    assert scipy.fft([1, 2]).tolist() == scipy.fft.fft([1, 2]).tolist()
    assert scipy.ifft([3, -1]).tolist() == [1, 2]


def test_arrays_are_read_from_a_file_that_nothing_else_holds(tmp_path):
    numpy = shims.find('numpy', True)
    path = str(tmp_path / 'x.npy')
    numpy.save(open(path, 'w'), [1, 2])
    assert list(numpy.load(open(path))) == [1, 2]
    path = str(tmp_path / 'x.npz')
    numpy.savez(path, x=[3])
    assert list(numpy.load(open(path))['x']) == [3]


def test_strings_of_arrays_of_python_2_are_text(tmp_path, capfd):
    words = np.array([b'the', b'caf\xc3\xa9'])
    np.save(tmp_path / 'words.npy', words)
    np.savez(tmp_path / 'words.npz', words=words, n=[3])
    code = (
        'import numpy as np\n'
        f"words = np.load('{tmp_path}/words.npy')\n"
        f"held = np.load('{tmp_path}/words.npz')\n"
        "print {'caf\\xc3\\xa9': 2}[words[1]], words[0] == 'the'\n"
        "print dict(held.items())['words'][1], held['n'][0]\n"
    )
    assert run.main(['--python=2', '-c', code]) == 0, capfd.readouterr().err
    assert capfd.readouterr().out == '2 True\ncaf\u00e9 3\n'
    assert run.main(['--python=3', '-c', code.replace('print', '0,')]) == 1
    assert 'KeyError' in capfd.readouterr().err


def test_rows_of_unequal_length_are_chosen_from():
    numpy = shims.find('numpy', False)
    chosen = numpy.random.choice([[1], [2, 3]], size=3)
    assert all(row in ([1], [2, 3]) for row in chosen)
    assert numpy.random.choice(3.0) in (0, 1, 2)
    values = np.random.RandomState(0).rand(40).astype('f')
    chances = [value / sum(values) for value in values]
    assert 0 <= numpy.random.choice(40, p=chances) < 40


def test_pandas_takes_arguments_by_their_old_names(tmp_path):
    pytest.importorskip('pandas')
    pandas = shims.find('pandas', False)
    path = str(tmp_path / 'frame.pkl')
    pandas.DataFrame({'a': [1]}).to_pickle(path)
    assert pandas.read_pickle(path=path)['a'].tolist() == [1]


def test_frames_have_their_old_methods(tmp_path):
    pytest.importorskip('pandas')
    pandas = shims.find('pandas', False)
    path = tmp_path / 'rows.csv'
    path.write_text('day,a,b\n2016-03-01,1,5\n2016-03-02,2,4\n')
    frame = pandas.read_csv(
        str(path),
        parse_dates=['day'],
        date_parser=lambda s: pandas.datetime.strptime(s, '%Y-%m-%d'),
        error_bad_lines=False,
    )
    assert list(frame['day'].dt.day) == [1, 2]
    imports = types.SimpleNamespace(project=None)
    with old_calls.taken(imports):
        imports.after_import()
        check_frame(frame)
    assert pandas.rolling_mean(frame['a'], 2).tolist()[1] == 1.5
    assert not hasattr(frame, 'as_matrix')


@pytest.mark.parametrize('more', [None, 'x', ['x'], {'a': 'x'}])
def test_the_word_none_of_a_table_is_no_missing_value(tmp_path, more):
    pytest.importorskip('pandas')
    pandas = shims.find('pandas', False)
    path = tmp_path / 'rows.csv'
    path.write_text('a,b\nNone,1\nNA,nan\nx,3\n')
    frame = pandas.read_csv(str(path), na_values=more)
    has_none = frame['a'].tolist()[0] == 'None'
    assert has_none or isinstance(more, dict)
    assert frame['a'].isna().tolist()[1:] == [True, more is not None]
    assert frame['b'].isna().tolist() == [False, True, False]
    own = pandas.read_csv(str(path), na_values=['x'], keep_default_na=False)
    assert own['a'].tolist()[:2] == ['None', 'NA']


def test_numpy_reduces_frames_by_columns():
    pandas = pytest.importorskip('pandas')
    numpy = shims.find('numpy', False)
    frame = pandas.DataFrame({'a': [1.0, 2.0], 'b': [3.0, 5.0]})
    assert numpy.mean(frame).tolist() == [1.5, 4]
    assert numpy.max(frame, axis=None).tolist() == [2, 5]
    assert numpy.min(frame, 1).tolist() == [1, 2]
    assert numpy.mean(frame['b']) == numpy.mean([3.0, 5.0]) == 4


def test_items_of_a_series_are_found_by_place():
    pandas = pytest.importorskip('pandas')
    read = items.reading(pandas.Series.__getitem__)
    write = items.writing(pandas.Series.__setitem__)
    named = pandas.Series([5, 6], index=['a', 'b'])
    assert [read(named, key) for key in (0, -1, 'b')] == [5, 6, 6]
    assert read(named, [1]).tolist() == [6]
    assert read(named, [True, False]).tolist() == [5]
    write(named, 0, 7)
    assert named.tolist() == [7, 6]
    numbered = pandas.Series([5, 6], index=[1, 0])
    assert read(numbered, 0) == 6
    write(numbered, 2, 8)
    assert numbered.tolist() == [5, 6, 8]


def test_axes_are_added_to_columns_as_to_arrays():
    pandas = pytest.importorskip('pandas')
    column = pandas.Series([5, 6])
    read = items.adding_axes(pandas.Series)
    assert read(column, (slice(None), None)).tolist() == [[5], [6]]
    assert read(column, (None, slice(1, 2))).tolist() == [[6]]
    assert read(column, slice(1, 2)).tolist() == [6] and read(column, 0) == 5
    read = items.adding_axes(pandas.Index)
    assert read(column.index, (slice(None), None)).tolist() == [[0], [1]]


def check_frame(frame):
    assert frame.as_matrix(['a', 'b']).tolist() == [[1, 5], [2, 4]]
    assert frame.ix[1, 'b'] == 4
    assert frame.ix[:, 1].tolist() == [1, 2]
    frame.ix[0, 2] = 3
    assert frame.sort('b', ascending=False)['b'].tolist() == [4, 3]
    assert len(frame.append(frame, ignore_index=True)) == 4


def test_modules_of_scikit_learn_are_attributes_of_it():
    pytest.importorskip('sklearn')
    package = shims.find('sklearn', False)
    split = package.model_selection.train_test_split
    assert package.cross_validation.train_test_split is split
    assert package.metrics.accuracy_score([1], [1]) == 1
    assert shims.find('sklearn.externals', False).joblib.dump
    semi = shims.find('sklearn.semi_supervised', False)
    assert semi.label_propagation.LabelSpreading is semi.LabelSpreading
    assert not hasattr(package, 'nothing_of_it')
    forests = package.ensemble.forest
    assert forests.RandomForestClassifier


@pytest.mark.skipif(
    importlib.util.find_spec('future') is not None, reason='it is installed'
)
def test_future_is_there_where_it_is_not_installed():
    past = shims.find('past', False)
    assert list(past.builtins.xrange(2)) == [0, 1]
    assert shims.find('past.builtins', False).unicode
    assert past.utils.old_div(7, 2) == 3
    assert past.utils.old_div(7.0, 2) == 3.5
    future = shims.find('future', False)
    future.standard_library.install_aliases()
    assert list(future.utils.iteritems({1: 2})) == [(1, 2)]
    assert future.builtins.str is str


def test_parsers_of_html_unescape():
    with lost_library.given():
        assert html.parser.HTMLParser().unescape('&lt;a') == '<a'
        module = shims.find('HTMLParser', True)
        assert module.HTMLParser().unescape('&lt;a') == '<a'
    assert not hasattr(html.parser.HTMLParser, 'unescape')


def test_modules_of_a_package_are_found_overlaid_or_not():
    package = importlib.import_module('wsgiref')
    assert overlays.load_part(package, 'util')
    assert not overlays.load_part(package, 'nothing_of_it')
    assert not overlays.load_part(types.ModuleType('wsgiref'), 'util')


def run_script(folder):
    return forking.command(folder, 'run', 'a.py')


def test_file_of_the_user_wins_over_a_stand_in(tmp_path):
    (tmp_path / 'past.py').write_text('X = 5')
    (tmp_path / 'a.py').write_text('import past\nprint(past.X)')
    done = run_script(tmp_path)
    assert done.stdout == '5\n', done.stderr


def test_packages_of_either_python_are_imported(tmp_path):
    (tmp_path / 'a.py').write_text(
        'from future import standard_library\n'
        'standard_library.install_aliases()\n'
        'from past.builtins import xrange, basestring\n'
        'from past.utils import old_div\n'
        'print(list(xrange(2)), isinstance("", basestring), old_div(3, 2))'
    )
    done = run_script(tmp_path)
    assert done.stdout == '[0, 1] True 1\n', done.stderr


IMPORTS = """
from PIL import ImageOps
from sklearn import cross_validation, datasets
import sklearn.cross_validation
from scipy.sparse.linalg.eigen.arpack import eigsh
assert ImageOps.invert and eigsh
assert cross_validation.train_test_split and datasets.load_digits
assert sklearn.cross_validation.train_test_split and sklearn.__version__
print('imported')
"""


def test_modules_of_packages_are_found_by_all_kinds_of_imports(capfd):
    pytest.importorskip('PIL')
    pytest.importorskip('sklearn')
    assert run.main(['-c', IMPORTS]) == 0
    assert 'imported' in capfd.readouterr().out


def test_detokenizer_of_nltk_gives_words_untold(monkeypatch):
    class Detokenizer:
        def __init__(self, lang):
            pass

        def tokenize(self, tokens, return_str=True, unescape=True):
            return ' '.join(tokens) if return_str else tokens

    moses = types.ModuleType('sacremoses')
    moses.MosesDetokenizer = Detokenizer
    monkeypatch.setitem(sys.modules, 'sacremoses', moses)
    made = shims.find('nltk.tokenize.moses', False).MosesDetokenizer()
    assert made.detokenize(['a', 'b']) == ['a', 'b']
    assert made.detokenize(['a', 'b'], return_str=True) == 'a b'


def test_keras_preprocessing_is_that_of_tf_keras(monkeypatch):
    for name in ('tf_keras', 'tf_keras.preprocessing'):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    inner = types.ModuleType('tf_keras.preprocessing.text')
    monkeypatch.setitem(sys.modules, inner.__name__, inner)
    assert shims.find('keras_preprocessing.text', False) is inner


@pytest.mark.parametrize('name', ['tf_slim', 'tf_slim.layers'])
def test_tf_slim_is_taught_what_it_lacks(monkeypatch, name):
    slim = types.ModuleType('tf_slim')
    slim.layers = types.ModuleType('tf_slim.layers')
    slim.layers.ops = types.ModuleType('ops')
    monkeypatch.setitem(sys.modules, 'tf_slim', slim)
    monkeypatch.setitem(sys.modules, 'tf_slim.layers', slim.layers)
    tf_slim.package.cache_clear()
    found = shims.find(name, False)
    assert found is sys.modules[name]
    assert slim.layers.ops.IndexedSlices is tf.IndexedSlices
    tf_slim.package.cache_clear()


@pytest.mark.parametrize(
    ('pattern', 'parts'),
    [
        (r'(\W+)?', ['Mary', ' ', 'went', '. ', 'Where', '?', '']),
        (r'\W*', ['Mary', 'went', 'Where', '']),
        (r'\s', ['Mary', 'went.', 'Where?']),
        ('x*', ['Mary went. Where?']),
    ],
)
def test_empty_matches_do_not_split(pattern, parts):
    split = shims.find('re', False).split
    assert split(pattern, 'Mary went. Where?') == parts
    assert split(pattern, 'Mary went. Where?', 1)[0] == parts[0]
    assert split(r'\s', 'a b c', 1) == ['a', 'b c']


def test_flags_stand_anywhere_in_a_pattern():
    seek = shims.find('re', False)
    assert seek.compile(r'a(?i)\w').findall('AB') == ['AB']
    assert seek.sub('b(?i)', 'x', 'aB', count=1) == 'ax'
    assert seek.split('(,)(?s)', 'a,b') == ['a', ',', 'b']
    assert seek.findall('[(?i)]', 'i)') == ['i', ')']
    assert seek.match(seek.compile('a'), 'a')


def test_types_of_python_2_are_those_that_a_port_writes(tmp_path):
    types2 = shims.find('types', True)
    for name, value in python2_types.TYPES.items():
        shown = value if isinstance(value, tuple) else (value,)
        run_by = getattr(types2, name)
        assert set(shown) <= {run_by, *(run_by if shown is value else ())}
    assert types2.FunctionType is types.FunctionType
    with open(tmp_path / 'words', 'w') as file:
        assert isinstance(file, types2.FileType)
