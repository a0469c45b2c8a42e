"""Loads graphs of `loaded/` three ways, and compares what they compute."""

import os
import sys

import numpy as np
import tensorflow as tf

NAMES = ['static:0', 'both_ways:0', 'total:0', 'queued:0']


def compare(record, session, prefix='', names=NAMES):
    graph = session.graph
    fetches = [graph.get_tensor_by_name(prefix + name) for name in names]
    feed = graph.get_tensor_by_name(prefix + 'data:0')
    values = session.run(fetches, {feed: record['feed/data:0']})
    for name, value in zip(names, values):
        np.testing.assert_allclose(
            value, record['fetch/' + name], 1e-5, 1e-6, err_msg=name
        )


for path in sys.argv[1:]:
    record = np.load(path)
    folder = os.path.splitext(os.path.basename(path))[0] + '.files'
    for name in record.files:
        if name.startswith('file/'):
            target = os.path.join(folder, name[5:])
            if not os.path.isdir(os.path.dirname(target)):
                os.makedirs(os.path.dirname(target))
            record[name].tofile(target)
    tf.reset_default_graph()
    with tf.Session() as session:
        saver = tf.train.import_meta_graph(os.path.join(folder, 'model.meta'))
        saver.restore(session, os.path.join(folder, 'model'))
        session.run('fill')
        compare(record, session)
    tf.reset_default_graph()
    with tf.gfile.GFile(os.path.join(folder, 'frozen.pb'), 'rb') as stream:
        graph_def = tf.GraphDef()
        graph_def.ParseFromString(stream.read())
    tf.import_graph_def(graph_def, name='old')
    with tf.Session() as session:
        compare(record, session, 'old/', NAMES[:3])
    saved = os.path.join(folder, 'saved')
    if os.path.isdir(saved):
        tf.reset_default_graph()
        with tf.Session() as session:
            loaded = tf.saved_model.loader.load(session, ['serve'], saved)
            session.run('fill')
            compare(record, session)
            signature = loaded.signature_def['serving_default']
            print(sorted(signature.inputs), sorted(signature.outputs))
    print(path, 'ok')
