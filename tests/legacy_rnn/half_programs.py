"""Programs that somebody ported by half, as people write them.

Each is a dict from file names to texts; `main.py` is the program. All print a
line `loss NUMBER` for each of three steps.
"""

_TRAIN = """
train = tf.compat.v1.train.AdamOptimizer(0.01).minimize(loss)
with tf.compat.v1.Session() as session:
    session.run(tf.compat.v1.global_variables_initializer())
    for step in range(3):
        value, _ = session.run([loss, train], {x: [[[1., 2., 3.]] * 5] * 4})
        print('loss %.4f' % value)
"""
_DATA = """
x = tf.compat.v1.placeholder(tf.float32, [None, 5, 3], name='x')
"""
_LOSS = """
loss = tf.reduce_mean(input_tensor=tf.square(outputs))
"""


def _upgraded(body, head='', loss=_LOSS):
    """A program of `import tensorflow as tf` and `tf.compat.v1`."""
    text = f'import tensorflow as tf\n{head}{_DATA}{body}{loss}{_TRAIN}'
    return {'main.py': text}


def _aliased(body, head='tf.disable_v2_behavior()\n'):
    """A program of `import tensorflow.compat.v1 as tf`."""
    text = ''.join(_upgraded(body, head)['main.py'])
    text = text.replace('tf.compat.v1.', 'tf.').replace('input_tensor=', '')
    head, rest = text.split('\n', 1)
    return {'main.py': f'import tensorflow.compat.v1 as tf\n{rest}'}


PROGRAMS = {
    'basic_lstm_under_the_alias': _aliased("""
cell = tf.nn.rnn_cell.BasicLSTMCell(6)
outputs, state = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
outputs = tf.layers.dense(outputs[:, -1], 2, activation=tf.nn.relu6)
"""),
    'stack_with_dropout_of_tf_upgrade_v2': _upgraded("""
keep = tf.compat.v1.placeholder_with_default(1.0, [])
def make(size):
    cell = tf.compat.v1.nn.rnn_cell.LSTMCell(size, use_peepholes=True)
    return tf.compat.v1.nn.rnn_cell.DropoutWrapper(cell, keep, keep)
cell = tf.compat.v1.nn.rnn_cell.MultiRNNCell([make(6), make(4)])
dropped = tf.nn.dropout(x, rate=1 - (keep))
outputs, state = tf.compat.v1.nn.dynamic_rnn(
    cell, dropped, dtype=tf.float32, sequence_length=[1, 2, 3, 4])
outputs = tf.concat([outputs, tf.expand_dims(state[-1].h, 1)], 1)
"""),
    'names_imported_one_by_one': {
        'main.py': """
import tensorflow.compat.v1.nn as nn
from tensorflow.compat.v1 import (Session, disable_v2_behavior, float32,
                                  global_variables_initializer, placeholder,
                                  reduce_mean, square, train)
from tensorflow.compat.v1.nn import rnn_cell
from tensorflow.compat.v1.nn.rnn_cell import GRUCell as Cell
disable_v2_behavior()
x = placeholder(float32, [None, 5, 3])
cells = [Cell(4), rnn_cell.BasicRNNCell(3), nn.rnn_cell.GRUCell(2)]
outputs, _ = nn.dynamic_rnn(nn.rnn_cell.MultiRNNCell(cells), x, dtype=float32)
loss = reduce_mean(square(outputs))
step = train.GradientDescentOptimizer(0.1).minimize(loss)
with Session() as session:
    session.run(global_variables_initializer())
    for _ in range(3):
        value = session.run([loss, step], {x: [[[1., 2., 3.]] * 5] * 4})[0]
        print('loss %.4f' % value)
"""
    },
    'static_rnn_with_a_state_under_tf1': _upgraded("""
tf1 = tf.compat.v1
tf.random.set_seed(3)
cells = tf1.nn.rnn_cell
cell = cells.LSTMCell(6, state_is_tuple=True)
c = tf.zeros([tf.shape(x)[0], 6])
start = cells.LSTMStateTuple(c, tf.ones_like(c))
outputs, state = tf1.nn.static_rnn(
    cell, tf.unstack(x, axis=1), initial_state=start)
outputs = tf.stack(outputs, 1)
assert isinstance(state, cells.LSTMStateTuple)
"""),
    'both_directions_dynamic': _upgraded("""
tf.compat.v1.disable_eager_execution()
with tf.compat.v1.variable_scope('both', reuse=tf.compat.v1.AUTO_REUSE):
    outputs, states = tf.compat.v1.nn.bidirectional_dynamic_rnn(
        tf.compat.v1.nn.rnn_cell.GRUCell(4),
        tf.compat.v1.nn.rnn_cell.GRUCell(4),
        x, sequence_length=[5, 4, 3, 2], dtype=tf.float32)
outputs = tf.math.tanh(tf.concat(outputs, 2))
"""),
    'both_directions_static': _aliased("""
outputs, _, _ = tf.nn.static_bidirectional_rnn(
    tf.nn.rnn_cell.BasicLSTMCell(4, forget_bias=1.0),
    tf.nn.rnn_cell.BasicLSTMCell(4, forget_bias=0.0),
    tf.unstack(x, axis=1), dtype=tf.float32)
outputs = tf.stack(outputs)
"""),
    'legacy_seq2seq_is_left': _upgraded("""
from tensorflow.contrib import legacy_seq2seq
from tensorflow.contrib.rnn import GRUCell
steps = tf.unstack(x, axis=1)
outputs, _ = legacy_seq2seq.basic_rnn_seq2seq(steps, steps, GRUCell(4))
outputs = tf.stack(outputs)
"""),
    'contrib_seq2seq_is_left': _upgraded("""
helper = tf.contrib.seq2seq.TrainingHelper(x, tf.fill([4], 5))
cell = tf.compat.v1.nn.rnn_cell.LSTMCell(6)
memory = tf.contrib.seq2seq.LuongAttention(6, tf.ones([4, 3, 2]))
cell = tf.contrib.seq2seq.AttentionWrapper(cell, memory, 5)
decoder = tf.contrib.seq2seq.BasicDecoder(
    cell, helper, cell.zero_state(4, tf.float32),
    tf.compat.v1.layers.Dense(3, use_bias=False))
outputs = tf.contrib.seq2seq.dynamic_decode(decoder)[0].rnn_output
"""),
    'contrib_below_compat_v1': _upgraded("""
cell = tf.compat.v1.contrib.rnn.LayerNormBasicLSTMCell(4)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
outputs = tf.compat.v1.contrib.layers.fully_connected(
    outputs, 2, weights_initializer=tf.contrib.layers.xavier_initializer())
"""),
    'saver_saves_and_restores': _upgraded(
        """
cell = tf.compat.v1.nn.rnn_cell.GRUCell(4)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
""",
        loss=_LOSS
        + """
import tempfile
saver = tf.compat.v1.train.Saver(max_to_keep=1)
folder = tempfile.mkdtemp()
with tf.compat.v1.Session() as session:
    session.run(tf.compat.v1.global_variables_initializer())
    path = saver.save(session, folder + '/model', global_step=3)
    before = session.run(tf.compat.v1.trainable_variables())
    session.run([v.assign(v * 0) for v in tf.compat.v1.trainable_variables()])
    saver.restore(session, tf.train.latest_checkpoint(folder))
    after = session.run(tf.compat.v1.trainable_variables())
assert all((a == b).all() for a, b in zip(before, after))
""",
    ),
    'flags_and_app_run': {
        'main.py': """
import tensorflow as tf
flags = tf.compat.v1.app.flags
flags.DEFINE_integer('hidden', 4, 'Units.')
flags.DEFINE_float('rate', 0.1, 'Learning rate.')
tf.compat.v1.flags.DEFINE_string('cell', 'gru', 'Cell.')
FLAGS = tf.compat.v1.flags.FLAGS


def main(_):
    x = tf.compat.v1.placeholder(tf.float32, [None, 5, 3])
    cell = {'gru': tf.compat.v1.nn.rnn_cell.GRUCell}[FLAGS.cell]
    outputs, _ = tf.compat.v1.nn.dynamic_rnn(
        cell(FLAGS.hidden), x, dtype=tf.float32)
    loss = tf.reduce_mean(input_tensor=tf.square(outputs))
    optimizer = tf.compat.v1.train.GradientDescentOptimizer(FLAGS.rate)
    train = optimizer.minimize(loss)
    with tf.compat.v1.Session() as session:
        session.run(tf.compat.v1.global_variables_initializer())
        for step in range(3):
            feed = {x: [[[1., 2., 3.]] * 5] * 4}
            print('loss %.4f' % session.run([loss, train], feed)[0])


if __name__ == '__main__':
    tf.compat.v1.disable_v2_behavior()
    tf.compat.v1.app.run()
"""
    },
    'summaries_are_written': _upgraded(
        """
cell = tf.compat.v1.nn.rnn_cell.GRUCell(4)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
""",
        loss=_LOSS
        + """
import os, tempfile
tf.compat.v1.summary.scalar('loss', loss)
tf.compat.v1.summary.histogram('outputs', outputs)
merged = tf.compat.v1.summary.merge_all()
folder = tempfile.mkdtemp()
with tf.compat.v1.Session() as session:
    session.run(tf.compat.v1.global_variables_initializer())
    writer = tf.compat.v1.summary.FileWriter(folder, session.graph)
    feed = {x: [[[1., 2., 3.]] * 5] * 4}
    writer.add_summary(session.run(merged, feed), 1)
    writer.close()
assert len(tf.io.gfile.listdir(folder)) == 1
""",
    ),
    'gradients_are_clipped': _aliased("""
cell = tf.nn.rnn_cell.GRUCell(4)
outputs, _ = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32, time_major=False)
number = tf.train.get_or_create_global_step()
rate = tf.train.exponential_decay(0.1, number, 10, 0.9, staircase=True)
tvars = tf.trainable_variables()
grads, norm = tf.clip_by_global_norm(tf.gradients(outputs, tvars), 5)
optimizer = tf.train.RMSPropOptimizer(rate)
clipped = optimizer.apply_gradients(zip(grads, tvars), global_step=number)
with tf.control_dependencies([clipped]):
    outputs = tf.identity(outputs)
"""),
    'cell_of_ones_own': _upgraded("""
class Gate(tf.compat.v1.nn.rnn_cell.RNNCell):
    @property
    def state_size(self):
        return 4

    @property
    def output_size(self):
        return 4

    def __call__(self, inputs, state, scope=None):
        with tf.compat.v1.variable_scope(scope or 'gate'):
            w = tf.compat.v1.get_variable(
                'w', [7, 4], initializer=tf.compat.v1.ones_initializer())
            new = tf.nn.sigmoid(tf.matmul(tf.concat([inputs, state], 1), w))
        return new, new

outputs, _ = tf.compat.v1.nn.dynamic_rnn(Gate(), x, dtype=tf.float32)
"""),
    'cell_copied_from_1_0': _upgraded("""
from tensorflow.python.ops.rnn_cell import *
class Mine(RNNCell):
    def __init__(self, units):
        self._units = units
    state_size = output_size = property(lambda self: self._units)
    def __call__(self, inputs, state, scope=None):
        with tf.compat.v1.variable_scope(scope or 'mine') as checked:
            if hasattr(self, '_scope'):
                assert self._scope.name == checked.name
            self._scope = checked
            joined = tf.concat([inputs, state], 1)
            state = tf.tanh(tf.compat.v1.layers.dense(joined, self._units))
        return state, state
outputs, _ = tf.compat.v1.nn.dynamic_rnn(Mine(4), x, dtype=tf.float32)
"""),
    'raw_rnn_and_tensor_arrays': _aliased("""
cell = tf.nn.rnn_cell.LSTMCell(4)
steps = tf.TensorArray(tf.float32, 5).unstack(tf.transpose(x, [1, 0, 2]))
def loop(time, output, state, _):
    new = cell.zero_state(4, tf.float32) if output is None else state
    done = tf.fill([4], time >= 5)
    following = tf.cond(
        time >= 5, lambda: tf.zeros([4, 3]), lambda: steps.read(time))
    following.set_shape([4, 3])
    return done, following, new, output, None
outputs = tf.nn.raw_rnn(cell, loop)[0].stack()
"""),
    'data_from_an_iterator': {
        'main.py': """
import tensorflow as tf
tf1 = tf.compat.v1
tf1.disable_eager_execution()
data = tf.data.Dataset.from_tensor_slices(tf.ones([8, 5, 3]))
data = data.repeat().batch(4).prefetch(tf.data.AUTOTUNE)
x = tf1.data.make_one_shot_iterator(data).get_next()
cell = tf1.nn.rnn_cell.GRUCell(4)
outputs, _ = tf1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
loss = tf.reduce_mean(outputs ** 2)
train = tf1.train.AdamOptimizer(0.01).minimize(loss)
with tf1.train.MonitoredTrainingSession() as session:
    for step in range(3):
        print('loss %.4f' % session.run([loss, train])[0])
"""
    },
    'package_with_relative_imports': {
        'rnns/__init__.py': '',
        'rnns/cells.py': """
import tensorflow.compat.v1 as tf
from tensorflow.compat.v1.nn.rnn_cell import MultiRNNCell


def stack(sizes):
    return MultiRNNCell([tf.nn.rnn_cell.GRUCell(n) for n in sizes])
""",
        'rnns/losses.py': """
import tensorflow as tf


def square(outputs):
    return tf.reduce_mean(tf.square(outputs), [0, 1, 2])
""",
        'rnns/model.py': """
import tensorflow as tf
from . import cells
from .losses import square


class Model:
    def __init__(self, x):
        self.outputs, _ = tf.compat.v1.nn.dynamic_rnn(
            cells.stack([4, 3]), x, dtype=tf.float32)
        self.loss = square(self.outputs)
""",
        'main.py': f"""
import tensorflow as tf
from rnns.model import Model
{_DATA}
loss = Model(x).loss
{_TRAIN}
""",
    },
    'modules_beside_each_other': {
        'base.py': 'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n',
        'layers.py': """
from base import *


def project(x):
    return tf.layers.dense(tf.layers.dropout(x, 0.0), 2, name='out')
""",
        'main.py': f"""
import tensorflow as tf
import layers
{_DATA}
cell = tf.compat.v1.nn.rnn_cell.BasicRNNCell(4)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
outputs = layers.project(outputs)
{_LOSS}{_TRAIN}
""",
    },
    'layers_around_the_recurrence': _upgraded("""
y = tf.compat.v1.layers.conv1d(x, 6, 2, padding='same')
y = tf.compat.v1.layers.batch_normalization(y, training=True)
y = tf.compat.v1.layers.max_pooling1d(y, 2, 1)
table = tf.compat.v1.get_variable('table', [9, 6])
y = y + tf.nn.embedding_lookup(params=table, ids=[[1, 2, 3, 4]])
cell = tf.compat.v1.nn.rnn_cell.ResidualWrapper(
    tf.compat.v1.nn.rnn_cell.GRUCell(6))
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, y, dtype=tf.float32)
outputs = tf.compat.v1.layers.flatten(outputs)
"""),
    'shapes_of_tensorflow_2': _upgraded("""
tf.compat.v1.disable_eager_execution()
batch, time, features = x.shape
assert batch is None and isinstance(features, int)
cell = tf.compat.v1.nn.rnn_cell.GRUCell(int(time * 2 / 3) + features)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
outputs = tf.reshape(outputs, [-1, int(outputs.shape[-1] / 2)])
"""),
    'graph_without_a_cell': {
        'main.py': f"""
import tensorflow as tf
tf.compat.v1.disable_eager_execution()
{_DATA}
w = tf.Variable(tf.random.normal([3, x.shape[1]], seed=1), name='w')
b = tf.compat.v1.get_variable(
    'b', [5], regularizer=tf.keras.regularizers.l1(0.1))
y = tf.tensordot(x, w, 1) + b
_, outputs = tf.while_loop(
    lambda i, y: i < 3, lambda i, y: (i + 1, y * .9), (0, y))
{_LOSS}{_TRAIN}
"""
    },
    'shapes_of_tensorflow_1': _aliased("""
units = x.get_shape()[2].value * 2
cell = tf.nn.rnn_cell.GRUCell(units)
outputs, _ = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
"""),
    'crf_is_left': _upgraded("""
cell = tf.compat.v1.nn.rnn_cell.GRUCell(4)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
likelihood, _ = tf.contrib.crf.crf_log_likelihood(
    outputs, tf.zeros([4, 5], tf.int32), tf.fill([4], 5))
outputs = -likelihood
"""),
    'one_import_or_the_other': _aliased(
        """
cell = tf.nn.rnn_cell.GRUCell(4)
outputs, _ = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
""",
        head="""
try:
    import tensorflow.compat.v1 as tf
    tf.disable_v2_behavior()
except ImportError:
    import tensorflow as tf
""",
    ),
    'names_of_1_beside_those_of_2': {
        'main.py': """
import tensorflow as tf
tf.random.set_seed(1)
x = tf.placeholder(tf.float32, [None, 5, 3])
cell = tf.contrib.rnn.BasicLSTMCell(4)
outputs, _ = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
loss = tf.reduce_mean(tf.nn.gelu(outputs))
train = tf.train.AdamOptimizer(0.01).minimize(loss)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for step in range(3):
        value, _ = session.run([loss, train], {x: [[[1., 2., 3.]] * 5] * 4})
        print('loss %.4f' % value)
"""
    },
    'losses_and_metrics': _upgraded("""
cell = tf.compat.v1.nn.rnn_cell.GRUCell(4)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
logits = tf.compat.v1.layers.dense(outputs[:, -1], 2)
labels = tf.one_hot([0, 1, 0, 1], 2)
accuracy, update = tf.compat.v1.metrics.accuracy(
    labels=tf.argmax(labels, 1), predictions=tf.argmax(logits, 1))
outputs = tf.compat.v1.losses.softmax_cross_entropy(labels, logits)
outputs += tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(
    labels=tf.stop_gradient(labels), logits=logits))
with tf.compat.v1.Session() as session:
    session.run([tf.compat.v1.global_variables_initializer(),
                 tf.compat.v1.local_variables_initializer()])
    session.run(update, {x: [[[1., 2., 3.]] * 5] * 4})
    assert session.run(accuracy) == 0.5
"""),
    'keras_initializers_of_tf_upgrade_v2': _upgraded("""
cell = tf.compat.v1.nn.rnn_cell.GRUCell(4)
outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
w = tf.compat.v1.get_variable(
    'w', [4, 2], initializer=tf.compat.v1.keras.initializers.VarianceScaling(
        scale=1.0, mode='fan_avg', distribution='uniform'),
    regularizer=tf.keras.regularizers.l2(0.5 * (0.01)))
outputs = tf.matmul(tf.reshape(outputs, [-1, 4]), w)
outputs += tf.compat.v1.losses.get_regularization_loss()
"""),
    'graph_of_ones_own': {
        'main.py': f"""
import tensorflow as tf

with tf.Graph().as_default():
    {_DATA.strip()}
    cell = tf.compat.v1.nn.rnn_cell.GRUCell(4)
    outputs, _ = tf.compat.v1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
    {_LOSS.strip()}
    {_TRAIN.strip().replace(chr(10), chr(10) + '    ')}
"""
    },
    'names_of_0_under_the_alias': _aliased("""
cell = tf.nn.rnn_cell.MultiRNNCell([tf.nn.rnn_cell.GRUCell(4)] * 2)
steps = [tf.squeeze(t, [1]) for t in tf.split(1, 5, x)]
outputs, state = tf.nn.rnn(cell, steps, dtype=tf.float32)
outputs = tf.pack(outputs)
"""),
    'names_of_0_after_tf_upgrade_v2': _upgraded("""
from tensorflow.models.rnn import rnn
cell = tf.compat.v1.nn.rnn_cell.BasicLSTMCell(4)
steps = [tf.squeeze(t, axis=[1]) for t in tf.split(1, 5, x)]
outputs, state = rnn.rnn(cell, steps, dtype=tf.float32)
outputs = tf.concat(1, [tf.pack(outputs)[0], state])
"""),
}
