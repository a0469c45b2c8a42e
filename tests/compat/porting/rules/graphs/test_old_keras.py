"""Ports of programs that use Keras of the time."""

import pytest

from legacy_rnn.compat.porting import port_text, project
from legacy_rnn.compat.porting.project import Project
from legacy_rnn.compat.sources.programs import packages
from tests.compat.porting.tools import findings

ASKS = "import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\n"
ROOM, ROOM_OF_2 = 'legacy_rnn.compat.r1_8', 'legacy_rnn.compat.v1'


def ported(source, project=None):
    return port_text(source, '1.12', project=project)


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('import keras', f'from {ROOM} import keras'),
        ('import keras as k', f'from {ROOM} import keras as k'),
        (
            'import keras.backend as K',
            f'from {ROOM}.keras import backend as K',
        ),
        (
            'from keras.backend import _BACKEND',
            f'from {ROOM}.keras.backend import _BACKEND',
        ),
        ('import keras.layers', f'from {ROOM} import keras'),
        (
            'from keras.layers.core import Dense as D, Dropout',
            f'from {ROOM}.keras.layers.core import Dense as D, Dropout',
        ),
        (
            'import numpy, keras.backend as K',
            f'import numpy\nfrom {ROOM}.keras import backend as K',
        ),
        (
            'from keras.layers import *',
            f'from {ROOM}.keras.layers import *',
        ),
    ],
)
def test_the_package_is_ours(old, new):
    found = ported(f'{old}\n')
    assert found.text == f'{ASKS}{new}\n'
    assert found.status == 'ported'
    assert port_text(found.text, '1.12').text == found.text


def test_the_variable_stands_before_all_imports():
    text = ported(
        '"""Doc."""\nfrom __future__ import division\n'
        'import tensorflow as tf\nm = tf.keras.models.Sequential()\n'
    ).text
    assert text.startswith(
        f'"""Doc."""\nfrom __future__ import division\n{ASKS}'
        'import tensorflow.compat.v1 as tf\n'
    )
    assert 'm = r1_12.keras.models.Sequential()' in text


def test_cells_and_initializers_ask_for_no_keras():
    text = ported(
        'import tensorflow as tf\n'
        'c = tf.keras.layers.LSTMCell(3)\n'
        'i = tf.keras.initializers.he_normal()\n'
    ).text
    assert 'TF_USE_LEGACY_KERAS' not in text


def test_private_and_contrib_paths_are_ours():
    text = ported(
        'from tensorflow.python.keras.layers.recurrent import GRU\n'
        'import tensorflow.contrib.keras as kr\n'
        'x = kr.preprocessing.sequence.pad_sequences(GRU)\n'
    ).text
    assert 'from legacy_rnn.compat.r1_12.contrib import keras as kr' in text
    assert (
        'legacy_rnn.compat.r1_12.python.keras.layers.recurrent import GRU'
        in text
    )


@pytest.mark.parametrize(
    'source',
    [
        'from keras.wrappers.scikit_learn import KerasClassifier as C\nC(f)\n',
        'from keras.layers import Recurrent\nRecurrent()\n',
        'import keras.backend as K\nx = K.no_such_thing\n',
    ],
)
def test_what_tf_keras_lacks_stops_the_port(source):
    assert findings(ported(source), 'stop') == ['old-keras']


def test_stop_of_a_dilated_convolution_says_what_to_write():
    line = 'from keras.layers.convolutional import AtrousConvolution1D\n'
    line += 'x = AtrousConvolution1D(3)\n'
    (found,) = [f for f in ported(line).findings if f.severity == 'stop']
    assert found.why.endswith(
        'Write keras.layers.Conv1D, whose dilation_rate is what atrous_rate '
        'was.'
    )


def test_a_module_of_that_name_beside_the_file_stays():
    source = 'from keras import layers\n'
    project = Project(exports={'keras': {}})
    assert ported(source, project).text == source


def test_what_remains_names_keras():
    names = [r.name for r in ported('from keras.layers import LSTM\n').remains]
    assert names == ['legacy_rnn.compat.r1_8.keras.layers.LSTM']


@pytest.mark.parametrize(
    ('line', 'asks'),
    [
        ('from tensorflow.keras.layers import Flatten\n', False),
        ('y = tf.keras.layers.MaxPooling2D(2)(x)\n', False),
        ('y = tf.keras.initializers.GlorotUniform()\n', False),
        ('from tensorflow.keras.layers import Dense\n', True),
        ('y = tf.keras.layers.Dropout(0.5)(x, training=True)\n', True),
        ('y = tf.keras.losses.MSE(x, x)\n', True),
        ('y = tf.keras.layers.LSTM(3)\n', True),
        ('y = tf.compat.v1.keras.layers.LSTM(3)\n', True),
    ],
)
def test_keras_of_tensorflow_2_stays(line, asks):
    head = (
        'import tensorflow as tf\nx = tf.compat.v1.placeholder(tf.float32)\n'
    )
    text = ported(head + line).text
    assert line in text
    assert (ASKS in text) == asks


@pytest.mark.parametrize('tf', ['tensorflow.compat.v1', 'tensorflow'])
def test_modules_below_compat_v2_ask_for_tf_keras(tf):
    line = 'from tensorflow.compat.v2.keras.layers import LSTM\n'
    text = ported(
        f'import {tf} as tf\n{line}x = tf.placeholder(tf.float32)\n'
        'LSTM(3)(x)\n'
    ).text
    assert text.startswith(ASKS)
    assert line in text


def test_form_feeds_end_no_line():
    head = '# A licence.\x0c\x0c more\n'
    assert ported(f'{head}import keras\n').text.startswith(head + ASKS)


HALF = (
    'import tensorflow.compat.v1 as tf\n{}\nx = tf.placeholder(tf.float32)\n'
)
OURS = 'legacy_rnn.compat.r1_15'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (
            'from keras.layers.core import Dense',
            f'from {ROOM_OF_2}.keras.layers.core import Dense',
        ),
        (
            'from keras.utils import np_utils',
            f'from {ROOM_OF_2}.keras.utils import np_utils',
        ),
        (
            'import keras.backend as K\nK.set_learning_phase(1)',
            f'from {ROOM_OF_2}.keras import backend as K\n'
            'K.set_learning_phase(1)',
        ),
        (
            'from tensorflow.keras.layers import CuDNNLSTM',
            f'from {OURS}.keras.layers import CuDNNLSTM',
        ),
        (
            'from tensorflow.python.keras.layers import LSTM',
            f'from {OURS}.python.keras.layers import LSTM',
        ),
    ],
)
def test_half_ported_program_that_takes_what_keras_3_lacks_has_keras_2(
    old, new
):
    found = port_text(HALF.format(old), '1.15')
    assert found.status == 'ported'
    assert found.text.startswith(ASKS)
    assert new in found.text
    assert port_text(found.text, '1.15').text == found.text


@pytest.mark.parametrize(
    'line',
    [
        'from keras.layers import Flatten',
        'from keras.preprocessing.sequence import pad_sequences',
        'import keras\nkeras.layers.Reshape([3])',
        'from keras.backend import clear_session',
        'from tensorflow.keras.layers import Flatten',
        'from tensorflow.python.keras import backend as K',
    ],
)
def test_half_ported_program_that_takes_what_keras_3_has_keeps_it(line):
    found = port_text(HALF.format(line), '1.15')
    assert line in found.text
    assert 'TF_USE_LEGACY_KERAS' not in found.text


@pytest.mark.parametrize(
    ('line', 'use'),
    [
        (
            'from tensorflow.python.keras import initializers',
            'initializers.get',
        ),
        ('from tensorflow.python.keras import backend as K', 'K.int_shape'),
        ('import tensorflow.python.keras.activations as act', 'act.get'),
        ('from tensorflow.python.keras.layers import Dense', 'Dense'),
    ],
)
def test_half_ported_program_keeps_the_private_keras_of_tensorflow(line, use):
    """It needs no Keras 2, of which another name of it would be taken."""
    source = HALF.format(f'{line}\ny = {use}(3)')
    text = port_text(source, '1.15').text
    assert f'y = {use}(3)' in text
    assert ASKS not in text
    told = Project(keras_uses=frozenset({'lost'}))
    text = port_text(source, '1.15', project=told).text
    assert text.startswith(ASKS)
    assert f'y = {use}(3)' not in text


@pytest.mark.parametrize(
    'line',
    [
        'y = tf.keras.layers.LSTM(3)(x)',
        'from tensorflow.keras.layers import GRUCell',
        'from keras.layers import Bidirectional',
        'm = tf.keras.Sequential()\nm.fit(a, b)',
        'o = tf.keras.optimizers.Adam()',
    ],
)
def test_half_ported_graph_of_layers_that_keras_3_cannot_put_there(line):
    """Tried with Keras 3.15: they end there, or do nothing."""
    source = f'import tensorflow as tf\n{line}\nx = tf.compat.v1.{{}}\n'
    for made in (
        'placeholder(tf.float32)',
        'estimator.Estimator(f)',
        'train.MonitoredTrainingSession()',
        'a\ng = tf.gradients(x, y)',
    ):
        assert ASKS in port_text(source.format(made), '1.15').text
    eager = source.format('get_variable("x", [3])')
    assert ASKS not in port_text(eager, '1.15').text


def test_optimizers_in_the_graph_of_an_estimator_are_those_that_train_there():
    source = (
        'import tensorflow as tf\n'
        'c = tf.keras.layers.GRUCell(3)\n'
        'o = tf.keras.optimizers.Adam(0.1)\n'
        'e = tf.compat.v1.estimator.Estimator(f)\n'
    )
    text = port_text(source, '1.15').text
    assert 'tf.keras.optimizers.legacy.Adam(0.1)' in text
    short = source.replace('tf.keras.optimizers', 'tf.optimizers')
    assert 'tf.optimizers.legacy.Adam' in port_text(short, '1.15').text
    taken = f'from tensorflow.optimizers import Adam\n{source}'
    text = port_text(taken, '1.15').text
    assert 'from tensorflow.keras.optimizers.legacy import Adam\n' in text


def test_one_import_of_tensorflow_and_of_keras():
    text = port_text(
        'import os, tensorflow as tf, keras\n'
        'x = tf.placeholder(tf.float32)\nk = keras.layers.Dense(3)\n'
        'c = tf.nn.rnn_cell.GRUCell(3)\n',
        '1.12',
    ).text
    for line in (
        'import os\n',
        'import tensorflow.compat.v1 as tf\n',
        f'from {ROOM} import keras\n',
        'from legacy_rnn.compat import r1_12\n',
        'tf.disable_v2_behavior()\n',
    ):
        assert line in text


def test_another_file_may_tell_that_a_half_ported_program_is_of_keras_2():
    source = HALF.format('from keras.layers import Flatten')
    told = Project(keras_uses=frozenset({'lost'}))
    text = port_text(source, '1.15', project=told).text
    assert f'from {ROOM_OF_2}.keras.layers import Flatten' in text
    facts = project.facts
    assert facts('from keras.layers.core import Dense').keras_uses == {'lost'}
    assert facts('from keras.layers import LSTM').keras_uses == {'eager'}
    assert facts('x = tf.placeholder(3)').keras_uses == {'graph'}
    assert not facts('from keras.layers import Flatten').keras_uses


def test_half_ported_files_without_keras_ask_for_it_before_the_others_do():
    source = HALF.format('')
    told = Project(keras_uses=frozenset({'lost'}))
    assert port_text(source, '1.15', project=told).text.startswith(ASKS)
    assert ASKS not in port_text(source, '1.15').text
    bare = 'x = 1\n'
    assert port_text(bare, '1.15', project=told).text == bare


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (
            'from keras.layers.legacy_rnn.rnn_cell_impl import GRUCell',
            f'from {OURS}.nn.rnn_cell import GRUCell',
        ),
        (
            'from keras.layers.rnn.legacy_cells import LSTMCell as Cell',
            f'from {OURS}.nn.rnn_cell import LSTMCell as Cell',
        ),
        (
            'from keras.layers.legacy_rnn import rnn_cell_impl',
            f'from {OURS}.nn import rnn_cell as rnn_cell_impl',
        ),
        (
            'from keras.legacy_tf_layers.core import dense',
            f'from {OURS}.layers import dense',
        ),
        (
            'import keras.layers.rnn.legacy_cells as c',
            f'from {OURS}.nn import rnn_cell as c',
        ),
    ],
)
def test_what_keras_kept_for_tensorflow_is_ours(old, new):
    found = port_text(HALF.format(old), '1.15')
    assert new in found.text and old not in found.text
    assert 'TF_USE_LEGACY_KERAS' not in found.text
    assert found.status == 'ported'
    exec(new, {})


def test_what_cannot_be_written_by_name_is_a_check():
    source = HALF.format('from keras import legacy_tf_layers as l')
    found = port_text(source, '1.15')
    assert [f.rule for f in found.findings if f.severity == 'check'] == [
        'old-keras'
    ]


@pytest.mark.parametrize(
    'source',
    [
        'import keras\n',
        'import tensorflow as tf\nm = tf.keras.models.Sequential()\n',
        HALF.format('y = tf.keras.layers.LSTM(8)(x)'),
    ],
)
def test_what_needs_tf_keras_is_a_check_until_it_is_installed(
    source, monkeypatch
):
    def checks(text):
        found = port_text(text, '1.15').findings
        return [f.why for f in found if f.severity == 'check']

    assert not checks(source)
    monkeypatch.setattr(packages, 'has_tf_keras', lambda: False)
    (why,) = checks(source)
    assert 'pip install "tf_keras~=' in why
    port = port_text(source, '1.15').text
    assert checks(port) == [why]
    assert port_text(port, '1.15').text == port


def test_where_no_tensorflow_is_nothing_is_said_of_tf_keras(monkeypatch):
    finder = packages.machinery.PathFinder
    monkeypatch.setattr(finder, 'find_spec', lambda name: None)
    assert not packages.lacks_tf_keras()
    assert port_text('import keras\n', '1.15').status == 'ported'


LAYER = """
import tensorflow as tf
from tensorflow.keras import backend as K
tf.compat.v1.disable_eager_execution()


class Attention(tf.keras.layers.Layer):
    def build(self, shape):
        self.w = self.add_weight('w', (int(shape[-1]), 1), None, 'ones')

    def call(self, rows):
        return K.sum(rows * K.softmax(K.dot(rows, self.w), axis=1), axis=1)


x = tf.compat.v1.placeholder(tf.float32, [None, 2, 3])
cell = tf.compat.v1.nn.rnn_cell.GRUCell(3)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
"""


@pytest.mark.parametrize('off', ['eager_execution', 'v2_behavior'])
def test_layers_of_ones_own_are_of_the_keras_of_the_time(off):
    ported = port_text(LAYER.replace('eager_execution', off), '1.15').text
    assert "os.environ['TF_USE_LEGACY_KERAS'] = '1'" in ported
    keeps = 'enable_v2_tensorshape()' in ported
    assert keeps == (off == 'eager_execution')


@pytest.mark.parametrize(
    'name', ['layers.nothing.x', 'layers.recurrent.X', 'nothing']
)
def test_private_names_of_keras_that_nobody_has_are_stops(name):
    module, _, leaf = f'tensorflow.python.keras.{name}'.rpartition('.')
    use = f'from {module} import {leaf}\nprint({leaf})\n'
    found = port_text(HALF.format(use), '1.15')
    why = [f.why for f in found.findings if f.severity == 'stop']
    assert [w.partition('. ')[0] for w in why] == [
        f"today's TensorFlow has no python.keras.{name}"
    ]


def test_private_names_of_keras_that_are_there_stay():
    kept = 'from tensorflow.python.keras.layers.recurrent import GRU\n'
    found = port_text(HALF.format(f'{kept}GRU'), '1.15')
    assert kept in found.text
    assert [f.severity for f in found.findings] == ['changed']


@pytest.mark.parametrize(
    ('line', 'new'),
    [
        ('Dense, Recurrent', 'Dense'),
        ('Recurrent as R, Dense', 'Dense'),
        ('*', '*'),
    ],
)
def test_lost_names_that_nothing_reads_are_left_out(line, new):
    source = f'from keras.layers import {line}\nx = Dense(2)\n'
    ported = port_text(source, '1.4')
    assert ported.status == 'ported'
    assert f'.keras.layers import {new}\n' in ported.text
    ported = port_text(f'{source}y = Recurrent()\nz = R()\n', '1.4')
    assert ported.status == ('ported' if line == '*' else 'failed')


def test_gates_of_a_half_ported_program_s_package_are_those_of_its_time():
    head = 'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'
    result = ported(head + 'from keras.layers import LSTM, Dense\nLSTM(2)\n')
    assert 'from tensorflow.keras.layers import LSTM\n' in result.text
    assert 'from legacy_rnn.compat.v1.keras.layers import Dense' in result.text
    assert {f.severity for f in result.findings} == {'changed'}
    result = ported(head + 'import keras\nkeras.layers.GRU(2)\n')
    (found,) = [f for f in result.findings if f.severity == 'check']
    assert found.why.endswith('of hard_sigmoid: name that one')
