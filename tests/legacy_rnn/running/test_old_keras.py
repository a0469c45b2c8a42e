"""Programs that build Keras models, by the installed command."""

import subprocess
import sys

import pytest

from tests import forking

PROGRAM = """
from __future__ import print_function
import numpy as np
import tensorflow as tf
from keras.layers.core import Dense
from keras.layers.recurrent import LSTM
from keras.models import Sequential
from keras.utils import np_utils
from tensorflow.contrib.keras import backend as K

np.random.seed(1)
x = np.random.rand(8, 5, 3)
y = np_utils.to_categorical([0, 1] * 4, nb_classes=2)
model = Sequential()
model.add(LSTM(output_dim=4, input_dim=3, input_length=5, init='uniform'))
model.add(Dense(2, activation='softmax'))
model.compile(tf.train.AdamOptimizer(0.01), 'categorical_crossentropy',
              ['accuracy'])
history = model.fit(x, y, nb_epoch=2, batch_size=4, verbose=0).history
print(sorted(history), model.predict_classes(x).shape)

data = tf.placeholder(tf.float32, [None, 5, 3])
loss = tf.reduce_mean(tf.keras.layers.LSTM(2)(data) ** 2)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
session = K.get_session()
session.run(tf.global_variables_initializer())
for _ in range(2):
    print(session.run([loss, train], {data: x})[0] > 0)
"""


@pytest.fixture(name='folder')
def _folder(tmp_path):
    pytest.importorskip('tf_keras')
    (tmp_path / 'old.py').write_text(PROGRAM, 'utf-8')
    return tmp_path


def test_models_and_sessions_train_together(folder):
    done = forking.command(folder, 'run', 'old.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines() == ["['acc', 'loss'] (8,)", 'True', 'True']
    assert ' 6 training steps' in done.stderr
    stopped = forking.command(folder, 'run', '--steps=3', 'old.py')
    assert stopped.returncode == 0 and ' 3 training steps' in stopped.stderr


@pytest.mark.deep
def test_a_port_computes_the_same(folder):
    ported = forking.command(folder, 'port', 'old.py', '--outdir=new')
    assert ported.returncode == 0, ported.stderr
    assert 'TF_USE_LEGACY_KERAS' in (folder / 'new' / 'old.py').read_text()
    done = forking.command(folder, 'verify', 'old.py', 'new/old.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith('PASS')


def test_without_tf_keras_one_line_says_what_to_install(tmp_path):
    (tmp_path / 'old.py').write_text('import keras\nkeras.models.Model\n')
    code = (
        "import sys; sys.modules['tf_keras'] = None; "
        "from legacy_rnn import run; sys.exit(run.main(['old.py']))"
    )
    done = forking.code(code, cwd=tmp_path)
    assert done.returncode == 2
    assert 'old.py:2: ' in done.stderr
    assert 'pip install "tf_keras~=2.' in done.stderr


HALF = """
import numpy as np
import tensorflow.compat.v1 as tf
from keras.layers.core import Dense
from keras.layers.rnn.legacy_cells import GRUCell
from tensorflow.keras.layers import CuDNNLSTM
from tensorflow.python.keras.layers import LSTM
from tensorflow.python.keras.layers.legacy_rnn.rnn_cell_impl import LSTMCell
from tensorflow.python.keras.utils import np_utils

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 4, 3])
outputs, _ = tf.nn.dynamic_rnn(LSTMCell(5), x, dtype=tf.float32)
_, state = tf.nn.dynamic_rnn(GRUCell(5), outputs, dtype=tf.float32)
loss = tf.reduce_mean(tf.square(Dense(2)(state))) + tf.reduce_mean(LSTM(2)(x))
train = tf.train.AdamOptimizer(0.01).minimize(loss)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    session.run([train, loss], {x: np.ones([2, 4, 3])})
print(np_utils.to_categorical([0, 1]).shape, CuDNNLSTM(2).units)
"""


def test_half_ported_program_of_keras_2_trains_and_so_does_its_port(folder):
    (folder / 'half.py').write_text(HALF, 'utf-8')
    done = forking.command(folder, 'run', 'half.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines() == ['(2, 2) 2']
    ported = forking.command(folder, 'port', 'half.py', '--outdir=new')
    assert ported.returncode == 0, ported.stderr
    done = forking.command(folder, 'verify', 'half.py', 'new/half.py')
    assert done.returncode == 0, done.stderr[-2000:]


OF_TENSORFLOW = """
import numpy as np
import tensorflow.compat.v1 as tf
from tensorflow.python.keras.layers.recurrent import GRU
from tensorflow.python.keras.utils import tf_utils

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 4, 3])
loss = tf.reduce_mean(tf.square(GRU(2)(x)))
train = tf.train.AdamOptimizer(0.01).minimize(loss)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    session.run([train, loss], {x: np.ones([2, 4, 3])})
print('trained')
"""


def test_half_ported_program_has_the_files_of_tensorflow_s_own_keras(folder):
    (folder / 'half.py').write_text(OF_TENSORFLOW, 'utf-8')
    done = forking.command(folder, 'run', 'half.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines() == ['trained']


BY_NAME = """
import numpy as np
import tensorflow as tf
from parts import load
tf.compat.v1.disable_eager_execution()
layers = load('parts.layers')
x = tf.compat.v1.placeholder(tf.float32, [None, 3])
y = layers.dense(x)
with tf.compat.v1.Session() as session:
    session.run(tf.compat.v1.global_variables_initializer())
    print(session.run(y, {x: np.ones([2, 3])}).shape)
"""
MAKES = """
import importlib
def load(name):
    return importlib.import_module(name)
"""
LAYERS = """
import tensorflow as tf
def dense(x):
    return tf.layers.dropout(tf.keras.layers.Dense(2)(x), 0.5)
"""


def test_old_file_that_is_loaded_by_name_has_its_keras(folder):
    (folder / 'parts').mkdir()
    for name, text in (
        ('main.py', BY_NAME),
        ('parts/__init__.py', MAKES),
        ('parts/layers.py', LAYERS),
    ):
        (folder / name).write_text(text, 'utf-8')
    done = forking.command(folder, 'run', 'main.py')
    assert done.stdout.splitlines() == ['(2, 2)'], done.stderr[-2000:]


WITHOUT = """
import sys
from legacy_rnn.compat.sources.programs import packages
packages.has_tf_keras = lambda: False
from legacy_rnn.__main__ import main
sys.exit(main(['run', sys.argv[1]]))
"""


@pytest.mark.parametrize(
    ('line', 'hint'),
    [
        ('from keras.layers.core import Dense', True),
        (
            'import tensorflow\n'
            'x = tf.placeholder(tf.float32, [2, 3, 4])\n'
            'tensorflow.keras.layers.GRU(3)(x)',
            True,
        ),
        ('1 / 0  # from keras import layers', False),
    ],
)
def test_without_tf_keras_a_half_ported_program_is_told_of_it(
    tmp_path, line, hint
):
    head = 'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'
    (tmp_path / 'half.py').write_text(f'{head}{line}\n', 'utf-8')
    run = forking.code(WITHOUT, tmp_path / 'half.py')
    assert run.returncode == 1
    assert ('pip install "tf_keras~=' in run.stderr) == hint, run.stderr
    assert run.stderr.count('tf_keras~=') <= 1


def test_what_tensorflow_keeps_of_keras_for_itself_is_passed_on(folder):
    (folder / 'cell.py').write_text(
        'import tensorflow as tf\n'
        'from tensorflow.python.keras.layers.recurrent import (\n'
        '    DropoutRNNCellMixin, _generate_zero_filled_state_for_cell)\n'
        'from tensorflow.python.keras.utils import tf_utils\n'
        'class Cell(DropoutRNNCellMixin, tf.keras.layers.Layer):\n'
        '    units = state_size = 4\n'
        '    def call(self, inputs, states):\n'
        '        return inputs[:, :4] + states[0], [states[0] + 1.0]\n'
        'cell = Cell()\n'
        'zero = _generate_zero_filled_state_for_cell(\n'
        '    cell, None, 3, tf.float32)\n'
        'x = tf.keras.layers.RNN(cell)(tf.ones([3, 5, 4]), [zero])\n'
        'assert tf_utils.is_tensor_or_tensor_list(x)\n'
        'print(tf.Session().run(x)[0])\n'
    )
    done = forking.command(folder, 'run', 'cell.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout == '[5. 5. 5. 5.]\n'


HALF_FUNCTIONAL = """
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models

tf.compat.v1.disable_eager_execution()
cell = tf.compat.v1.nn.rnn_cell.GRUCell(3)
inputs = layers.Input(shape=(3,))
model = models.Model(inputs, tf.clip_by_value(layers.Dense(2)(inputs), -1, 1))
model.compile('sgd', 'mse')
model.fit(np.ones([4, 3]), np.ones([4, 2]), epochs=2, verbose=0)
"""


HALF_PRIVATE = """
import numpy as np
import tensorflow as tf
import tensorflow.python.keras.backend as K
from tensorflow.keras import optimizers
from tensorflow.python.keras.layers import Dense, Input
from tensorflow.python.keras.models import Model

tf.compat.v1.disable_eager_execution()
cell = tf.compat.v1.nn.rnn_cell.GRUCell(3)
inputs = Input(shape=(3,))
model = Model(inputs, tf.keras.layers.Dense(2)(Dense(2)(inputs)))
model.compile(optimizer=optimizers.Adam(lr=0.1), loss='mse')
model.fit(np.ones([4, 3]), np.ones([4, 2]), epochs=2, verbose=0)
print(K.get_session().run(model.weights[0]).shape)
"""


def test_keras_that_tensorflow_keeps_for_itself_is_the_program_s(folder):
    """Models of one and optimizers of the other did not fit."""
    (folder / 'half.py').write_text(HALF_PRIVATE, 'utf-8')
    done = forking.command(folder, 'run', 'half.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout == '(3, 2)\n'


def test_keras_2_is_what_verify_runs_a_port_on(folder):
    (folder / 'half.py').write_text(HALF_FUNCTIONAL, 'utf-8')
    ported = forking.command(folder, 'port', 'half.py', '--outdir=new')
    assert ported.returncode == 0, ported.stderr
    command = [sys.executable, '-m', 'legacy_rnn', 'verify']
    command += ['half.py', 'new/half.py']  # Imports of TensorFlow of its own.
    options = {'capture_output': True, 'text': True, 'check': False}
    done = subprocess.run(command, cwd=folder, **options)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith('PASS')


HALF_OPTIMIZER = """
import numpy as np
import tensorflow as tf
import tensorflow.compat.v1 as tf1
from tensorflow.keras.optimizers import SGD

tf1.disable_eager_execution()
cell = tf1.nn.rnn_cell.GRUCell(3)
rate = tf1.placeholder(tf.float32, [])
w = tf1.get_variable('w', [], initializer=tf1.ones_initializer())
loss = w * w
steps = [
    kind(learning_rate=rate).apply_gradients(zip(tf.gradients(loss, [w]), [w]))
    for kind in (tf.keras.optimizers.Adam, SGD)
]
with tf1.Session() as session:
    session.run(tf1.global_variables_initializer())
    for step in steps:
        session.run(step, {rate: 0.1})
        print('%.2f' % session.run(w))
"""


def test_keras_optimizers_train_in_graphs(folder):
    (folder / 'half.py').write_text(HALF_OPTIMIZER, 'utf-8')
    done = forking.command(folder, 'run', 'half.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ['0.90', '0.72']
    ported = forking.command(folder, 'port', 'half.py', '--outdir=new')
    assert ported.returncode == 0, ported.stderr
    command = [sys.executable, 'new/half.py']
    options = {'capture_output': True, 'text': True, 'check': False}
    done = subprocess.run(command, cwd=folder, **options)
    assert done.stdout.split() == ['0.90', '0.72'], done.stderr[-2000:]


HALF_DRAWS = """
import tensorflow as tf
tf.compat.v1.disable_eager_execution()
x = tf.compat.v1.placeholder(tf.float32, [None, 3])
training = tf.compat.v1.placeholder(tf.bool, [])
layer = tf.keras.layers.Dense(50, kernel_initializer='ones')
kept = tf.keras.layers.Dropout(0.5)(layer(x), training=training)
feed = {x: [[1, 2, 3]], training: True}
with tf.compat.v1.Session() as session:
    session.run(tf.compat.v1.global_variables_initializer())
    first, second = (session.run(kept, feed) for _ in range(2))
    total = session.run(layer.kernel).sum()
    print(first.max(), (first != second).any(), total)
print([v.name for v in tf.compat.v1.global_variables()])
"""


def test_each_run_of_a_half_ported_graph_drops_other_values(folder):
    (folder / 'half.py').write_text(HALF_DRAWS, 'utf-8')
    ported = forking.command(folder, 'port', 'half.py', '--outdir=new')
    assert ported.returncode == 0, ported.stderr
    for command in (['-m', 'legacy_rnn.run', 'half.py'], ['new/half.py']):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=folder,
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.stdout == (
            "12.0 True 150.0\n['dense/kernel:0', 'dense/bias:0']\n"
        ), done.stderr


HALF_GATES = """\
import numpy as np
import tensorflow.compat.v1 as tf
from keras.layers import Dense, GRU, LSTM
from keras.models import Sequential

tf.disable_v2_behavior()
for layer in (LSTM, GRU):
    model = Sequential()
    model.add(layer(2, input_shape=(3, 2)))
    model.compile('sgd', 'mse')
    model.set_weights([np.full(w.shape, 0.3) for w in model.get_weights()])
    print('%.5f' % model.predict(np.ones([1, 3, 2]), verbose=0)[0, 0])
"""


def test_package_keras_of_half_ported_programs_has_the_gates_of_its_time(
    folder,
):
    """What the real 2.11 printed."""
    (folder / 'half.py').write_text(HALF_GATES, 'utf-8')
    done = forking.command(folder, 'run', 'half.py')
    assert done.stdout == '0.68949\n0.43246\n'
    ported = forking.command(folder, 'port', 'half.py', '--outdir=new')
    assert ported.returncode == 0
    command = [sys.executable, 'new/half.py']
    alone = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert alone.stdout == done.stdout
