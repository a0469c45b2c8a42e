"""A data set serves the graph of its iterator, wherever it was made."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import run
from legacy_rnn.compat import old_datasets

v1 = tf.compat.v1
PROGRAM = """
import numpy as np
import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices(np.ones([8, 3], np.float32))
data = data.map(lambda x: x * 2).shuffle(8).repeat(3).batch(4)

def input_fn():
    x = data.make_one_shot_iterator().get_next()
    return x, x[:, :1]

def model_fn(features, labels, mode):
    loss = tf.losses.mean_squared_error(labels, tf.layers.dense(features, 1))
    step = tf.train.get_global_step()
    train = tf.train.GradientDescentOptimizer(0.1).minimize(loss, step)
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=train)

estimator = tf.estimator.Estimator(model_fn)
estimator.train(input_fn, steps=3)
print('steps', estimator.evaluate(input_fn)['global_step'])
"""


def values_of(dataset, graph):
    with graph.as_default(), v1.Session(graph=graph) as session:
        value = old_datasets.make_one_shot_iterator(dataset).get_next()
        found = []
        with pytest.raises(tf.errors.OutOfRangeError):
            while True:
                found.append(session.run(value))
    return found


def test_data_set_of_another_graph_is_copied():
    with tf.Graph().as_default() as own:
        data = v1.data.Dataset.from_tensor_slices({'a': np.arange(4)})
        data = data.map(lambda row: {'a': row['a'] + 1}).batch(2)
    for graph in (own, tf.Graph()):
        first, second = values_of(data, graph)
        assert [*first['a'], *second['a']] == [1, 2, 3, 4]


# As under a real 1.4.1, 1.8.0 and 1.12.3.
def test_run_gives_estimators_data_from_outside(capfd):
    status = run.main(['--release=1.12', '-c', PROGRAM])
    out, err = capfd.readouterr()
    assert status == 0, err
    assert out.split() == ['steps', '3']
