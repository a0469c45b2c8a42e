"""Records graphs as programs load them, saved by a real old TensorFlow.

    python tests/golden/make_loaded.py

Run it by the Python of the old release (`make.py` says how to install one).
It saves one recurrent network three ways, as `model.meta` with its
checkpoint, as a frozen `frozen.pb`, and from 1.0 on as a SavedModel, runs it,
and writes all of it into one `.npz` a release under `tests/golden/loaded/`,
whose row in `manifest.json` there is renewed.
"""

from __future__ import absolute_import, division, print_function

import os
import shutil
import sys
import tempfile

import numpy as np

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, 'loaded')
FETCHES = ('static:0', 'both_ways:0', 'total:0', 'queued:0')


def main():
    """Records the release that runs this file."""
    import tensorflow as tf

    from golden import make_losses

    folder = tempfile.mkdtemp()
    try:
        arrays = measure(tf, folder)
        for path, _, names in os.walk(folder):
            for name in names:
                full = os.path.join(path, name)
                place = os.path.relpath(full, folder)
                if name != 'checkpoint':
                    arrays['file/' + place] = np.fromfile(full, np.uint8)
    finally:
        shutil.rmtree(folder)
    version = tf.__version__
    if not os.path.isdir(FOLDER):
        os.mkdir(FOLDER)
    np.savez_compressed(os.path.join(FOLDER, version + '.npz'), **arrays)
    make_losses.FOLDER = FOLDER
    make_losses.MANIFEST = os.path.join(FOLDER, 'manifest.json')
    make_losses.note(version, version, 'python tests/golden/make_loaded.py')
    print(version, sorted(arrays), arrays['fetch/total:0'])


def measure(tf, folder):
    """Builds, saves and runs the network.

    Args:
        tf: The old tensorflow.
        folder: Where to save it.

    Returns:
        Dict of `feed/TENSOR` and `fetch/TENSOR` to arrays.
    """
    from golden.make_graphs import arithmetic

    data = tf.placeholder(tf.float32, [2, 3, 2], name='data')
    network(tf, data)
    feeds = {'data:0': arithmetic([2, 3, 2], 9)}
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        for place, variable in enumerate(tf.trainable_variables()):
            shape = variable.get_shape().as_list()
            session.run(variable.assign(arithmetic(shape, place)))
        prefix = os.path.join(folder, 'model')
        tf.train.Saver().save(session, prefix)
        freeze(tf, session, folder)
        if hasattr(tf, 'saved_model'):
            save_model(tf, session, os.path.join(folder, 'saved'))
        session.run('fill')
        fetches = session.run(list(FETCHES), feeds)
    arrays = dict(('feed/' + name, feeds[name]) for name in feeds)
    for name, value in zip(FETCHES, fetches):
        arrays['fetch/' + name] = np.asarray(value)
    return arrays


def network(tf, data):
    """A static LSTM, GRUs both ways in loops, a while loop and a queue."""
    if hasattr(tf.nn, 'static_rnn'):
        rnn = tf.nn.static_rnn
    elif hasattr(tf.nn, 'rnn'):
        rnn = tf.nn.rnn
    else:
        rnn = tf.contrib.rnn.static_rnn
    cells = tf.contrib.rnn
    if not hasattr(cells, 'GRUCell'):
        cells = tf.nn.rnn_cell
    with tf.variable_scope('one'):
        outputs, _ = rnn(
            cells.BasicLSTMCell(2), tf.unstack(data, axis=1), dtype=tf.float32
        )
    tf.identity(outputs[-1], name='static')
    with tf.variable_scope('two'):
        # Releases up to 1.0 cannot do without lengths.
        both, _ = tf.nn.bidirectional_dynamic_rnn(
            cells.GRUCell(2),
            cells.GRUCell(2),
            data,
            sequence_length=[3, 2],
            dtype=tf.float32,
        )
    tf.add(both[0], both[1], name='both_ways')
    _, total = tf.while_loop(
        lambda step, _: step < 3,
        lambda step, x: (step + 1, x + tf.reduce_sum(data[:, step])),
        (tf.constant(0), tf.constant(0.0)),
    )
    tf.identity(total, name='total')
    queue = tf.FIFOQueue(4, [tf.float32], shapes=[[]])
    tf.group(queue.enqueue_many([[1.5, 2.5]]), name='fill')
    tf.identity(queue.dequeue(), name='queued')


def freeze(tf, session, folder):
    """Writes `frozen.pb`, variables made constants."""
    names = [name.split(':')[0] for name in FETCHES[:3]]
    util = tf.graph_util
    frozen = util.convert_variables_to_constants(
        session, session.graph.as_graph_def(), names
    )
    tf.train.write_graph(frozen, folder, 'frozen.pb', as_text=False)


def save_model(tf, session, folder):
    """Writes a SavedModel with a signature."""
    graph = session.graph
    get = graph.get_tensor_by_name
    builder = tf.saved_model.builder.SavedModelBuilder(folder)
    info = tf.saved_model.utils.build_tensor_info
    signature = tf.saved_model.signature_def_utils.build_signature_def(
        {'data': info(get('data:0'))},
        {'static': info(get('static:0'))},
        'tensorflow/serving/predict',
    )
    builder.add_meta_graph_and_variables(
        session, ['serve'], {'serving_default': signature}
    )
    builder.save()


if __name__ == '__main__':
    main()
