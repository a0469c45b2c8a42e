"""Functions that give logits."""

import pytest

from legacy_rnn import compat

tf = compat.api('1.12')
contrib = tf.contrib.estimator
COLUMN = tf.feature_column.numeric_column('x')


@pytest.mark.parametrize('kind', ['dnn', 'linear'])
def test_logits_of_columns_are_built(kind):
    if kind == 'dnn':
        function = contrib.dnn_logit_fn_builder(
            2, [3], [COLUMN], tf.nn.relu, None, None, batch_norm=False
        )
    else:
        function = contrib.linear_logit_fn_builder(2, [COLUMN])
    with tf.Graph().as_default():
        features = {'x': tf.ones([4, 1])}
        found = contrib.call_logit_fn(function, features, 'eval', None, None)
        assert found.shape.as_list() == [4, 2]


def test_logits_are_tensors():
    with tf.Graph().as_default():
        for wrong in (1, {'a': 1}):
            with pytest.raises(ValueError, match='should return a Tensor'):
                contrib.call_logit_fn(
                    lambda features, wrong=wrong: wrong, {}, 'eval', {}, None
                )
