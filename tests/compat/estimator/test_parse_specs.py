"""What canned estimators read of a `tf.Example`."""

import pytest

from legacy_rnn import compat

tf = compat.api('1.12')
COLUMN = tf.feature_column.numeric_column('x')


def test_features_label_and_weight_are_read():
    found = tf.estimator.regressor_parse_example_spec(
        [COLUMN], 'y', label_dimension=2, weight_column='w'
    )
    assert found == {
        'x': tf.FixedLenFeature((1,), tf.float32),
        'y': tf.FixedLenFeature((2,), tf.float32),
        'w': tf.FixedLenFeature((1,), tf.float32),
    }


def test_label_of_a_class_is_an_integer_with_a_default():
    found = tf.estimator.classifier_parse_example_spec(
        [COLUMN], 'y', label_default=0
    )
    assert found['y'] == tf.FixedLenFeature((1,), tf.int64, 0)


@pytest.mark.parametrize(
    ('label', 'weight', 'words'),
    [
        ('x', None, 'label should not be used as feature'),
        ('y', 'x', 'weight_column should not be used as feature'),
        ('y', 3, 'weight_column should be an instance'),
    ],
)
def test_what_is_read_twice_is_refused(label, weight, words):
    with pytest.raises(ValueError, match=words):
        tf.estimator.classifier_parse_example_spec(
            [COLUMN], label, weight_column=weight
        )
