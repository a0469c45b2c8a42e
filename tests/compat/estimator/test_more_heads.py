"""Heads of contrib.estimator, and recurrent estimators: what they refuse."""

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
