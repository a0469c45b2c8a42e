"""contrib.learn's canned estimators: arguments, answers and heads."""

import itertools

import numpy as np
import pytest

from legacy_rnn import compat

tf = compat.api('1.4')
learn = tf.contrib.learn
X = np.array([[0.0, 1.0], [1.0, 0.0]] * 4, np.float32)
Y = np.array([0, 1] * 4)


@pytest.mark.deep
def test_arrays_are_fitted_and_classes_predicted(tmp_path):
    columns = learn.infer_real_valued_columns_from_input(X)
    model = learn.DNNClassifier(
        [8], columns, str(tmp_path), config=learn.RunConfig(tf_random_seed=1),
        optimizer=tf.train.AdamOptimizer(0.1), embedding_lr_multipliers=None,
    )  # fmt: skip
    model.fit(X, Y, steps=60, batch_size=8)
    assert model.evaluate(X, Y, steps=1)['accuracy'] == 1
    assert list(itertools.islice(model.predict(X), 8)) == Y.tolist()
    assert model.predict(X, as_iterable=False).tolist() == Y.tolist()
    scores = next(model.predict_proba(X))
    np.testing.assert_allclose(scores.sum(), 1, rtol=1e-5)
    assert 'dnn/hiddenlayer_0/weights' in model.get_variable_names()


def test_heads_take_logits_or_the_layer_below():
    head = learn.multi_head(
        [
            learn.multi_class_head(3, label_name='a', head_name='first'),
            learn.regression_head(label_name='b', head_name='second'),
        ],
        loss_weights=[1.0, 0.5],
    )
    with tf.Graph().as_default():
        tf.train.create_global_step()
        labels = {'a': tf.constant([[1], [2]]), 'b': tf.constant([[1.0], [2]])}
        ops = head.create_model_fn_ops(
            {}, learn.ModeKeys.EVAL, labels, logits_input=tf.ones([2, 3])
        )
        assert ('first', 'classes') in ops.predictions
        assert 'loss/second' in ops.eval_metric_ops
        names = [v.op.name for v in tf.trainable_variables()]
        assert 'first/logits/weights' in names
        both = head.create_model_fn_ops(
            {}, learn.ModeKeys.TRAIN, labels, lambda loss: tf.no_op(),
            logits=tf.ones([2, 4]),
        )  # fmt: skip
        with tf.Session() as session:
            wanted = np.log(3) + 0.5 * 0.5
            assert session.run(both.loss) == pytest.approx(wanted, rel=1e-5)


@pytest.mark.parametrize(
    ('make', 'words'),
    [
        (lambda: learn.multi_class_head(1), 'n_classes must be > 1'),
        (
            lambda: learn.multi_class_head(2, label_keys=['a', 'b']),
            'not supported for n_classes=2',
        ),
        (
            lambda: learn.multi_class_head(3, metric_class_ids=[3]),
            'not in',
        ),
        (
            lambda: learn.multi_head([learn.regression_head()]),
            'must have names',
        ),
        (
            lambda: learn.DNNLinearCombinedClassifier(),
            'Either linear_feature_columns or dnn_feature_columns',
        ),
    ],
)
def test_wrong_arguments_are_refused_in_the_words_of_then(make, words):
    with pytest.raises(ValueError, match=words):
        make()


def test_weights_of_another_rank_are_refused():
    head = learn.multi_class_head(3, weight_column_name='w')
    with (
        tf.Graph().as_default(),
        pytest.raises(ValueError, match='can not be broadcast'),
    ):
        head.create_model_fn_ops(
            {'w': tf.ones([2])}, 'eval', tf.constant([0, 1]),
            logits=tf.ones([2, 3]),
        )  # fmt: skip


@pytest.mark.first(2)
@pytest.mark.parametrize(
    ('release', 'kind', 'options', 'counted'),
    [
        ('0.12', 'Classifier', {}, 2),
        ('0.12', 'Regressor', {}, 1),
        ('1.0', 'Regressor', {}, 2),
        ('1.4', 'Classifier', {'fix_global_step_increment_bug': True}, 1),
    ],
)
def test_step_of_two_parts_counts_by_release(
    release, kind, options, counted, tmp_path
):
    early = compat.api(release).contrib
    column = early.layers.real_valued_column('x', 2)
    model = getattr(early.learn, f'DNNLinearCombined{kind}')(
        model_dir=str(tmp_path),
        linear_feature_columns=[column],
        dnn_feature_columns=[column],
        dnn_hidden_units=[2],
        **options,
    )
    model.fit(
        input_fn=lambda: ({'x': tf.constant(X)}, tf.constant(Y)), steps=1
    )
    assert model.get_variable_value('global_step') == counted


def test_weights_are_shown_up_to_1_0(tmp_path):
    for release in ('0.12', '1.1'):
        early = compat.api(release).contrib
        columns = [early.layers.real_valued_column('x', 2)]
        model = early.learn.DNNLinearCombinedRegressor(
            model_dir=str(tmp_path / release),
            linear_feature_columns=columns,
            dnn_feature_columns=columns,
            dnn_hidden_units=[3],
        )
        model.fit(
            input_fn=lambda: ({'x': tf.constant(X)}, tf.constant(Y)), steps=1
        )
        assert hasattr(model, 'dnn_weights_') is (release == '0.12')
        if release == '0.12':
            shapes = [one.shape for one in model.dnn_weights_]
            assert shapes == [(2, 3), (3, 1)]
            assert [one.shape for one in model.dnn_bias_] == [(3,), (1,)]
            assert model.linear_weights_.shape == (2, 1)
            assert model.linear_bias_.shape == (1,)


def test_dual_ascent_trains_one_logit_without_centered_bias(tmp_path):
    column = tf.contrib.layers.real_valued_column('x', 2)
    given = {
        'feature_columns': [column],
        'optimizer': tf.contrib.linear_optimizer.SDCAOptimizer('id'),
        'model_dir': str(tmp_path),
    }
    with pytest.raises(ValueError, match='not supported with SDCA'):
        learn.LinearClassifier(enable_centered_bias=True, **given)
    with pytest.raises(ValueError, match='not support SDCA'):
        learn.LinearEstimator(head=learn.regression_head(), **given)
    with pytest.raises(ValueError, match='one logit'):
        learn.LinearClassifier(n_classes=3, **given)
