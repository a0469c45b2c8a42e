"""Heads of contrib.estimator, and recurrent estimators: what they refuse."""

import numpy as np
import pytest

from legacy_rnn import compat

tf = compat.api('1.12')
heads = tf.contrib.estimator
ids = tf.contrib.feature_column.sequence_categorical_column_with_identity
column = tf.feature_column.indicator_column(ids('a', 3))


@pytest.mark.parametrize(
    ('make', 'words'),
    [
        (lambda: heads.multi_class_head(2), 'n_classes must be > 2'),
        (lambda: heads.multi_label_head(1), 'n_classes must be > 1'),
        (
            lambda: heads.multi_label_head(2, thresholds=[1.5]),
            'thresholds must be in',
        ),
        (
            lambda: heads.multi_label_head(2, label_vocabulary=['a']),
            'Length of label_vocabulary must be n_classes',
        ),
        (
            lambda: heads.multi_label_head(
                2, classes_for_class_based_metrics=[2]
            ),
            'must be in range',
        ),
        (
            lambda: heads.regression_head(loss_fn=lambda labels: labels),
            'loss_fn must contain argument: logits',
        ),
        (
            lambda: heads.regression_head(loss_reduction='none'),
            'Invalid loss_reduction',
        ),
        (lambda: heads.multi_head([]), 'Must specify heads'),
        (
            lambda: heads.multi_head([heads.regression_head()]),
            'must have name specified',
        ),
        (
            lambda: heads.multi_head([heads.regression_head(name='a')] * 2),
            'different names',
        ),
        (
            lambda: heads.RNNClassifier(
                [column], num_units=[2], cell_type='x'
            ),
            'Supported cell types',
        ),
        (
            lambda: heads.RNNClassifier(
                [column], num_units=[2], rnn_cell_fn=lambda mode: None
            ),
            'must not be specified when using rnn_cell_fn',
        ),
    ],
)
def test_wrong_arguments_are_refused(make, words):
    with pytest.raises(ValueError, match=words):
        make()


def test_head_wants_one_way_to_train():
    head = heads.regression_head()
    with tf.Graph().as_default():
        given = {
            'features': {},
            'mode': 'train',
            'logits': tf.ones([2, 1]),
            'labels': tf.ones([2, 1]),
        }
        with pytest.raises(ValueError, match='cannot both be None'):
            head.create_estimator_spec(**given)
        with pytest.raises(ValueError, match='logits shape must be'):
            head.create_estimator_spec(**{**given, 'logits': tf.ones([2, 3])})


def test_loss_function_of_ones_own_gives_losses_of_examples():
    def loss_fn(labels, logits):
        return tf.abs(labels - logits)

    head = heads.regression_head(loss_fn=loss_fn)
    with tf.Graph().as_default(), tf.Session() as session:
        spec = head.create_estimator_spec(
            {},
            'eval',
            tf.constant([[1.0], [3.0]]),
            tf.constant([[0.0], [1.0]]),
        )
        assert session.run(spec.loss) == 1.5


@pytest.mark.deep
def test_stacked_cells_classify_sequences(tmp_path):
    def input_fn():
        features = {
            'a': tf.SparseTensor(
                [[0, 0], [0, 1], [1, 0]],
                tf.constant([0, 1, 2], tf.int64),
                [2, 2],
            )
        }
        return features, tf.constant([0, 1])

    model = heads.RNNClassifier(
        [column], num_units=[4, 3], cell_type='gru', model_dir=str(tmp_path),
        config=tf.estimator.RunConfig(tf_random_seed=1), optimizer='Adam',
    )  # fmt: skip
    model.train(input_fn, steps=30)
    assert model.evaluate(input_fn, steps=1)['accuracy'] == 1
    names = model.get_variable_names()
    assert 'rnn/rnn/multi_rnn_cell/cell_1/gru_cell/gates/kernel' in names


def test_labels_and_weights_may_have_steps():
    head = heads.multi_class_head(
        3, weight_column='w', loss_reduction='weighted_sum'
    )
    logits = np.zeros([2, 2, 3], np.float32)
    weights = np.array([[1, 2], [0, 1]])
    with tf.Graph().as_default():
        found = head.create_loss(
            {'w': tf.constant(weights)}, 'train', logits, [[0, 1], [2, 0]]
        )
        with tf.Session() as session:
            loss, losses = session.run(found[:2])
    assert losses.shape == (2, 2, 1)
    assert loss == pytest.approx(4 * np.log(3))


def test_labels_out_of_range_are_an_error_of_the_step():
    head = heads.multi_label_head(2)
    with tf.Graph().as_default():
        found = head.create_loss(
            {}, 'train', np.zeros([1, 2], np.float32), tf.constant([[2, 0]])
        )
        with tf.Session() as session:
            with pytest.raises(
                tf.errors.InvalidArgumentError, match='integer indicator'
            ):
                session.run(found.training_loss)


def test_training_runs_updates_and_shows_mean_loss():
    head = heads.binary_classification_head(loss_reduction='weighted_sum')
    with tf.Graph().as_default() as graph:
        count = tf.Variable(0.0)
        graph.add_to_collection('update_ops', tf.assign_add(count, 1.0))
        spec = head.create_estimator_spec(
            features={},
            mode='train',
            logits=tf.zeros([4, 1]),
            labels=tf.constant([0, 1, 1, 0]),
            train_op_fn=lambda loss: tf.no_op(),
        )
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            session.run(spec.train_op)
            assert session.run(count) == 1
            text = session.run(tf.summary.merge_all())
    shown = tf.Summary.FromString(text).value
    values = {one.tag: one.simple_value for one in shown}
    assert values['average_loss'] == pytest.approx(np.log(2))
    assert values['loss'] == pytest.approx(4 * np.log(2))


def test_several_heads_share_a_loss():
    pair = heads.multi_head(
        [
            heads.regression_head(name='a', loss_reduction='weighted_sum'),
            heads.regression_head(name='b', loss_reduction='weighted_sum'),
        ],
        head_weights=[1.0, 2.0],
    )
    assert pair.name == 'a_b'
    ones = np.ones([2, 1], np.float32)
    with tf.Graph().as_default():
        found = pair.create_loss(
            {}, 'train', np.zeros([2, 2], np.float32), {'a': ones, 'b': ones}
        )
        with tf.Session() as session:
            assert session.run(found.training_loss) == pytest.approx(6)
