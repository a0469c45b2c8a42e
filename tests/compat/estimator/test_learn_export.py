"""Exports of contrib.learn: alternatives, strategies and their folders."""

import os

import pytest
import tensorflow as tf

from legacy_rnn.compat import api
from legacy_rnn.compat.estimator import learn

tf1 = api('1.12')
utils = tf1.contrib.learn.utils.saved_model_export_utils
problems = learn.for_release('1.12').ProblemType


def model_fn(features, labels, mode):
    weight = tf1.get_variable('w', initializer=2.0)
    outputs = {'output': features['x'] * weight}
    loss = tf1.reduce_sum(weight)
    step = tf1.train.get_global_step()
    heads = {
        'a': (problems.UNSPECIFIED, outputs),
        'b': (problems.LINEAR_REGRESSION, {'scores': outputs['output']}),
    }
    return tf1.contrib.learn.ModelFnOps(
        mode, outputs, loss, step.assign_add(1).op, output_alternatives=heads
    )


def serving_input_fn():
    text = tf1.placeholder(tf1.string, [None], 'text')
    x = tf1.string_to_number(text)
    return tf1.contrib.learn.InputFnOps({'x': x}, None, {'text': text})


def input_fn():
    return {'x': tf1.constant([1.0])}, tf1.constant([1.0])


@pytest.fixture
def model(tmp_path):
    model = tf1.contrib.learn.Estimator(model_fn, str(tmp_path / 'model'))
    return model.fit(input_fn=input_fn, steps=1)


def test_signatures_are_those_of_each_alternative(model, tmp_path):
    folder = model.export_savedmodel(
        str(tmp_path), serving_input_fn, default_output_alternative_key='b'
    )
    with tf.compat.v1.Session(graph=tf.Graph()) as session:
        found = tf.compat.v1.saved_model.load(
            session, ['serve'], tf.compat.as_str(folder)
        )
        keys = found.collection_def['input_feature_keys'].bytes_list.value
    methods = {k: d.method_name for k, d in found.signature_def.items()}
    assert methods == {
        'default_input_alternative:a': 'tensorflow/serving/predict',
        'default_input_alternative:b': 'tensorflow/serving/regress',
        'serving_default': 'tensorflow/serving/regress',
    }
    assert list(keys) == [b'x']


def test_default_alternative_must_be_named(model, tmp_path):
    with pytest.raises(ValueError, match='specify a default_output_alter'):
        model.export_savedmodel(str(tmp_path), serving_input_fn)
    with pytest.raises(ValueError, match="are: \\['a', 'b'\\]"):
        model.export_savedmodel(str(tmp_path), serving_input_fn, 'c')


def test_only_better_models_are_exported(model, tmp_path):
    strategy = utils.make_best_model_export_strategy(
        serving_input_fn, default_output_alternative_key='a'
    )
    path = tf.train.latest_checkpoint(model.model_dir)
    first = strategy.export(model, str(tmp_path), path, {'loss': 2.0})
    folder = os.path.dirname(tf.compat.as_str(first))
    assert folder == str(tmp_path / os.path.basename(path))
    assert strategy.export(model, str(tmp_path), 'm-2', {'loss': 3.0}) == ''
    with pytest.raises(ValueError, match='empty evaluation results'):
        strategy.export(model, str(tmp_path), 'm-3', None)


def test_extended_strategy_moves_what_the_function_wrote(tmp_path):
    def write(_, folder):
        os.makedirs(os.path.join(folder, 'base'))
        return os.path.join(folder, 'base')

    def rewrite(old, folder):
        assert os.path.isdir(old)
        os.makedirs(os.path.join(folder, 'new'))
        return os.path.join(folder, 'new')

    def stay(old, _):
        return old

    base = tf1.contrib.learn.ExportStrategy('Servo', write)
    strategy = utils.extend_export_strategy(base, rewrite)
    assert strategy.name == 'Servo'
    assert strategy.export(None, str(tmp_path)) == str(tmp_path / 'new')
    assert os.listdir(tmp_path) == ['new']
    wrong = utils.extend_export_strategy(base, stay, 'other')
    with pytest.raises(ValueError, match='must return a sub-directory'):
        wrong.export(None, str(tmp_path / 'elsewhere'))


@pytest.mark.parametrize('release', ['1.2', '1.4'])
def test_floats_have_a_signature_of_regression_before_1_4(release):
    old = api(release)
    build = old.contrib.learn.utils.saved_model_export_utils
    with tf.Graph().as_default():
        x = {'x': old.placeholder(tf.float32, [None])}
        given = (x, x, problems.LINEAR_REGRESSION)
        if release == '1.4':
            with pytest.raises(ValueError, match='must be of type string'):
                build.build_standardized_signature_def(*given)
        else:
            found = build.build_standardized_signature_def(*given)
            assert found.method_name == 'tensorflow/serving/regress'
            assert list(found.inputs) == ['inputs']


def test_newest_exports_are_kept(tmp_path):
    for name in ('1700000001', '1700000002', '1700000003', 'temp-17'):
        (tmp_path / name).mkdir()
    assert utils.get_most_recent_export(str(tmp_path)) == (
        str(tmp_path / '1700000003'),
        1700000003,
    )
    utils.garbage_collect_exports(str(tmp_path), 1)
    assert sorted(os.listdir(tmp_path)) == ['1700000003', 'temp-17']


def test_strategy_that_wants_results_must_want_the_checkpoint():
    def export_fn(estimator, folder, eval_result):
        return folder

    strategy = tf1.contrib.learn.ExportStrategy('foo', export_fn)
    with pytest.raises(ValueError, match='must also accept checkpoint_path'):
        strategy.export(None, 'folder', eval_result={})


def test_evaluation_of_a_new_checkpoint_names_it(model, tmp_path):
    given = []

    def export_fn(estimator, folder, checkpoint_path, eval_result):
        given.append((checkpoint_path, eval_result['loss']))

    experiment = tf1.contrib.learn.Experiment(
        model,
        input_fn,
        input_fn,
        train_steps=1,
        eval_steps=1,
        eval_delay_secs=0,
        export_strategies=tf1.contrib.learn.ExportStrategy('x', export_fn),
    )
    experiment.continuous_eval()
    assert given == [(tf.train.latest_checkpoint(model.model_dir), 2.0)]
