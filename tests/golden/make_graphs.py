"""Records graphs that a real old TensorFlow saved, and what they computed.

    python tests/golden/make_graphs.py

Run it by the Python of the old release (`make.py` says how to install one).
It saves a small recurrent network, trained for one step, as `model.meta` with
its checkpoint, runs the graph, and writes all of it into one `.npz` a release
under `tests/golden/graphs/`, whose row in `manifest.json` there is renewed.
"""

from __future__ import absolute_import, division, print_function

import os
import shutil
import sys
import tempfile

import numpy as np

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, 'graphs')
PARTS = ('meta', 'index', 'data-00000-of-00001')
FETCHES = ('outputs:0', 'state:0', 'loss:0')


def main():
    """Records the release that runs this file."""
    import tensorflow as tf

    from golden import make_losses

    folder = tempfile.mkdtemp()
    try:
        arrays = measure(tf, os.path.join(folder, 'model'))
        for part in PARTS:
            path = os.path.join(folder, 'model.' + part)
            arrays['file/' + part] = np.fromfile(path, np.uint8)
    finally:
        shutil.rmtree(folder)
    version = tf.__version__
    np.savez_compressed(os.path.join(FOLDER, version + '.npz'), **arrays)
    make_losses.FOLDER = FOLDER
    make_losses.MANIFEST = os.path.join(FOLDER, 'manifest.json')
    command = 'python tests/golden/make_graphs.py'
    make_losses.note(version, version, command)
    print(version, 'loss', arrays['fetch/loss:0'])


def measure(tf, prefix):
    """Builds, trains for a step, saves and runs the network.

    Args:
        tf: The old tensorflow.
        prefix: Where to save it.

    Returns:
        Dict of `feed/TENSOR` and `fetch/TENSOR` to arrays.
    """
    data = tf.placeholder(tf.float32, [2, 4, 3], name='data')
    length = tf.placeholder(tf.int32, [2], name='length')
    train = network(tf, data, length)
    feeds = {
        'data:0': arithmetic([2, 4, 3], 9),
        'length:0': np.array([4, 2], 'int32'),
    }
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        for place, variable in enumerate(tf.trainable_variables()):
            shape = variable.get_shape().as_list()
            session.run(variable.assign(arithmetic(shape, place)))
        session.run(train, feeds)
        tf.train.Saver().save(session, prefix)
        fetches = session.run(list(FETCHES), feeds)
    arrays = dict(('feed/' + name, feeds[name]) for name in feeds)
    for name, value in zip(FETCHES, fetches):
        arrays['fetch/' + name] = np.asarray(value)
    return arrays


def network(tf, data, length):
    """A GRU and an LSTM over each other, in a loop; gives the train op."""
    cells = tf.nn.rnn_cell
    cell = cells.MultiRNNCell([cells.GRUCell(2), cells.BasicLSTMCell(2)])
    outputs, state = tf.nn.dynamic_rnn(
        cell, data, sequence_length=length, dtype=tf.float32
    )
    loss = tf.reduce_mean(tf.square(outputs), name='loss')
    tf.identity(outputs, name='outputs')
    tf.identity(state[-1][0], name='state')
    return tf.train.AdamOptimizer(0.1).minimize(loss)


def arithmetic(shape, place):
    """Numbers that are a function of shape and place."""
    count = int(np.prod(shape))
    values = np.sin(np.arange(count) * 0.7 + place) * 0.5
    return values.reshape(shape).astype('float32')


if __name__ == '__main__':
    main()
