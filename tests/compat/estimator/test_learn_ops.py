"""`contrib.learn.ops`: embeddings, and sequences into sequences."""

import numpy as np
import pytest
import tensorflow as modern

from legacy_rnn.compat import api


@pytest.fixture(params=['0.12', '1.12'])
def tf(request):
    with modern.Graph().as_default():
        yield api(request.param)


def values(tf, tensors):
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        return session.run(tensors)


def test_rows_of_embeddings_keep_the_shape_of_the_ids(tf):
    ids = [[0, 2], [1, 1]]
    table = np.arange(6.0, dtype=np.float32).reshape(3, 2)
    found = tf.contrib.learn.ops.embedding_lookup(table, ids)
    assert found.shape.as_list() == [2, 2, 2]
    assert (values(tf, found) == table[ids]).all()
    made = tf.contrib.learn.ops.categorical_variable(
        tf.constant(ids), n_classes=3, embedding_size=4, name='word'
    )
    assert made.shape.as_list() == [2, 2, 4]
    names = [one.op.name for one in tf.global_variables()]
    assert names == ['word/word_embeddings']


def test_sampling_feeds_a_decoder_its_outputs(tf):
    ops = tf.contrib.learn.ops
    cells = tf.nn.rnn_cell if hasattr(tf.nn, 'rnn_cell') else tf.contrib.rnn
    x, y = np.ones([2, 3, 2]), np.ones([2, 2, 2])
    x, y = (tf.constant(one, tf.float32) for one in (x, y))
    inputs, fed, wanted = ops.seq2seq_inputs(x, y, 3, 2)
    assert (len(inputs), len(fed), len(wanted)) == (3, 3, 3)
    outputs, states, sampled, sampled_states = ops.rnn_seq2seq(
        inputs, fed, cells.GRUCell(2), cells.GRUCell(2)
    )
    assert len(states) == len(sampled_states) == 4
    found = values(tf, [outputs, sampled, states, fed, wanted])
    outputs, sampled, states, fed, wanted = found
    assert (outputs[0] == sampled[0]).all()
    assert not (outputs[2] == sampled[2]).all()
    assert not fed[0].any() and not wanted[2].any() and wanted[0].all()
    weights = [one.name for one in tf.trainable_variables()]
    assert len(weights) == len(set(weights)) == 8


def test_loss_is_summed_over_steps_and_examples(tf):
    logits = [tf.zeros([2, 4]), tf.zeros([2, 4])]
    labels = [tf.one_hot([0, 1], 4)] * 2
    shown, loss = tf.contrib.learn.ops.sequence_classifier(logits, labels)
    shown, loss = values(tf, [shown, loss])
    assert loss == pytest.approx(4 * np.log(4))
    assert shown == pytest.approx(np.full([2, 2, 4], 0.25))


@pytest.fixture
def old():
    with modern.Graph().as_default():
        yield api('0.11')


def test_parts_of_an_axis_are_split_and_put_together(old):
    x = np.arange(12.0, dtype=np.float32).reshape(2, 3, 2)
    parts = old.contrib.learn.ops.split_squeeze(1, 3, x)
    assert [part.shape.as_list() for part in parts] == [[2, 2]] * 3
    again = old.contrib.learn.ops.expand_concat(1, parts)
    with old.Session() as session:
        assert (session.run(again) == x).all()


def test_hidden_layers_drop_in_training_alone(old):
    x = old.ones([4, 3])
    with old.variable_scope('trained'):
        trained = old.contrib.learn.ops.dnn(x, [50, 40], dropout=0.5)
    old.add_to_collection('IS_TRAINING', False)
    with old.variable_scope('used'):
        used = old.contrib.learn.ops.dnn(x, [5], activation=None, dropout=0.5)
        noisy = old.contrib.learn.ops.dnn_autoencoder(
            x, [5, 2], add_noise=lambda data: data + 1
        )
    assert [one.shape[1] for one in noisy] == [2, 5]
    names = [one.op.name for one in old.all_variables()]
    assert 'trained/dnn/layer1/prob' in names
    assert 'used/dnn/layer0/prob' not in names
    assert 'used/autoencoder/decoder/dnn/layer1/fully_connected/bias' in names
    assert len(old.get_collection('dropouts')) == 2
    with old.Session() as session:
        session.run(old.initialize_all_variables())
        found, plain = session.run([trained, used])
        assert (found == 0).mean() > 0.3  # of relu, half of these dropped
        kept = [one for one in old.all_variables() if 'used/dnn' in one.name]
        weights, bias = session.run(kept)
    np.testing.assert_allclose(plain, np.ones([4, 3]) @ weights + bias, 1e-5)


def test_batches_are_normalized_and_averaged_in_training(old):
    x = np.random.RandomState(0).rand(6, 2).astype(np.float32)
    y = old.contrib.learn.ops.batch_normalize(
        old.constant(x), scale_after_normalization=False
    )
    with old.Session() as session:
        session.run(old.initialize_all_variables())
        wanted = (x - x.mean(0)) / np.sqrt(x.var(0) + 1e-5)
        np.testing.assert_allclose(session.run(y), wanted, 1e-4, 1e-5)
        mean = [v for v in old.all_variables() if 'moving_mean' in v.name]
        np.testing.assert_allclose(session.run(mean)[0], 0.1 * x.mean(0), 1e-5)


@pytest.mark.parametrize(
    ('release', 'name'),
    [('0.9', 'convolution/filters'), ('0.10', 'Conv/weights')],
)
def test_filters_are_named_by_release(release, name):
    with modern.Graph().as_default():
        old = api(release)
        x = old.ones([2, 6, 6, 1])
        y = old.contrib.learn.ops.conv2d(
            x, 4, [3, 3], [1, 2, 2, 1], activation=old.nn.relu
        )
        assert y.get_shape().as_list() == [2, 3, 3, 4]
        assert name in [one.op.name for one in old.all_variables()]


def test_skflow_was_another_name_of_learn():
    old = api('0.8')
    assert old.contrib.skflow.TensorFlowEstimator is (
        old.contrib.learn.TensorFlowEstimator
    )
    assert old.contrib.skflow.ops.dnn is old.contrib.learn.ops.dnn


@pytest.mark.parametrize('release', ['0.8', '0.9'])
def test_classifier_with_hidden_layers_is_that_of_the_release(release):
    learn = api(release).contrib.learn
    x = np.random.RandomState(0).rand(30, 2).astype(np.float32)
    given = {}  # 0.9 infers the columns
    if release == '0.8':
        given = {'batch_size': 30, 'steps': 80, 'dropout': 0.1, 'verbose': 0}
    classifier = learn.TensorFlowDNNClassifier([20], n_classes=2, **given)
    classifier.fit(x, (x[:, 0] > x[:, 1]).astype(int), steps=80)
    right = np.ravel(list(classifier.predict(x))) == (x[:, 0] > x[:, 1])
    assert right.mean() > 0.8


@pytest.mark.parametrize('release', ['0.8', '0.9', '0.10', '0.11'])
def test_place_of_a_process_alone_is_that_of_the_chief(release):
    config = api(release).contrib.learn.RunConfig()
    assert (config.is_chief, config.task_id, config.master) == (True, 0, '')
    assert config.num_ps_replicas == 0


def test_unrolled_steps_of_doubles_train():
    """skflow made float32 of them, as `tf.nn.rnn` wants."""

    def model(x, y):
        steps = old.contrib.learn.ops.split_squeeze(1, 3, x)
        cell = old.nn.rnn_cell.GRUCell(4)
        outputs, _ = old.nn.rnn(cell, steps, dtype=old.float32)
        hidden = old.contrib.learn.ops.dnn(outputs[-1], [3], old.tanh, 0.1)
        return old.contrib.learn.models.linear_regression(hidden, y)

    old = api('0.11')
    x = np.random.RandomState(0).rand(20, 3, 1)
    estimator = old.contrib.learn.TensorFlowEstimator(
        model, n_classes=0, batch_size=20, steps=60, verbose=0
    )
    estimator.fit(x, x.sum(1))
    again = estimator.predict(x)
    assert (again == estimator.predict(x)).all()  # nothing is dropped
    assert np.mean((again.ravel() - x.sum((1, 2))) ** 2) < 0.3
