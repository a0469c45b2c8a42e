"""A TPUEstimator without a TPU."""

import numpy as np
import pytest

from legacy_rnn import compat
from legacy_rnn.compat.porting import port_text

tf = compat.api('1.12')
tpu = tf.contrib.tpu


def config(folder, **given):
    return tpu.RunConfig(model_dir=str(folder), **given)


def model_fn(features, labels, mode, params):
    loss = tf.reduce_mean(tf.layers.dense(features, 1))
    step = tf.train.get_global_step()
    train = tf.train.GradientDescentOptimizer(0.1).minimize(loss, step)

    def summaries(loss, step):
        with tf.contrib.summary.create_file_writer(
            params['events']
        ).as_default():
            with tf.contrib.summary.always_record_summaries():
                tf.contrib.summary.scalar('loss', loss[0], step=step[0])
                return tf.contrib.summary.all_summary_ops()

    call = (summaries, [tf.reshape(loss, [1]), tf.reshape(step, [1])])
    return tpu.TPUEstimatorSpec(
        mode, loss=loss, train_op=train, host_call=call
    )


def data(params):
    rows = np.ones([8, 3], np.float32)
    return tf.data.Dataset.from_tensor_slices((rows, rows)).batch(
        params['batch_size']
    )


def made(folder, **options):
    return tpu.TPUEstimator(
        model_fn,
        params={'events': str(folder / 'host')},
        train_batch_size=4,
        **{'config': config(folder), 'use_tpu': False, **options},
    )


def test_host_call_writes_in_each_step(tmp_path):
    made(tmp_path).train(data)
    (events,) = (tmp_path / 'host').iterdir()
    steps = [
        event.step
        for event in tf.train.summary_iterator(str(events))
        for value in event.summary.value
        if value.tag == 'loss'
    ]
    assert len(steps) == 2


@pytest.mark.parametrize(
    ('options', 'told'),
    [
        ({'use_tpu': True}, 'there are no TPUs here'),
        ({'config': tf.estimator.RunConfig()}, 'tpu_config.RunConfig'),
        ({'config': None}, 'tpu_config.RunConfig'),
        ({'params': {'batch_size': 3}}, 'reserved keys'),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, options, told):
    with pytest.raises(ValueError, match=told):
        tpu.TPUEstimator(
            model_fn,
            **{'config': config(tmp_path), 'use_tpu': False, **options},
        )


def test_input_function_must_take_the_batch_size(tmp_path):
    with pytest.raises(ValueError, match='does not include params'):
        made(tmp_path).train(lambda: data({'batch_size': 2}))


@pytest.mark.parametrize(
    ('pair', 'told'),
    [
        (lambda: 1, 'should be a tuple'),
        ((1, []), 'should be callable'),
        ((len, 3), 'should be a tuple, a list or a dict'),
    ],
)
def test_calls_of_another_form_are_refused(pair, told):
    with pytest.raises(ValueError, match=told):
        tpu.TPUEstimatorSpec('eval', eval_metrics=pair)


@pytest.mark.parametrize(('release', 'exports'), [('1.9', 0), ('1.10', 1)])
def test_predictions_are_exported_as_the_release_did(release, exports):
    kind = compat.api(release).contrib.tpu.TPUEstimatorSpec
    with tf.Graph().as_default():
        made = kind('infer', predictions={'x': tf.constant([1.0])})
        assert len(made.as_estimator_spec().export_outputs or ()) == exports


def test_configurations():
    kinds = tpu.InputPipelineConfig
    one = tpu.TPUConfig(iterations_per_loop=10, num_shards=8)
    assert one.per_host_input_for_training == kinds.PER_HOST_V1
    both = tpu.RunConfig(tpu_config=one, save_checkpoints_steps=7)
    assert both.tpu_config is one and both.save_checkpoints_steps == 7
    assert both.master == '' and both.evaluation_master == ''
    other = both.replace(save_summary_steps=3)
    assert other.save_summary_steps == 3
    assert other.tpu_config == one
    with pytest.raises(ValueError, match='positive'):
        tpu.TPUConfig(num_shards=0)
    with pytest.raises(TypeError, match='takes no tf_seed'):
        tpu.RunConfig(tf_seed=3)
    with pytest.raises(ValueError, match='cluster must be None'):
        tpu.RunConfig(cluster=object())


@pytest.mark.parametrize(
    ('source', 'new'),
    [
        (
            'import tensorflow as tf\n'
            'c = tf.contrib.tpu.RunConfig(master=None)\n'
            'e = tf.contrib.tpu.TPUEstimator(f, config=c, use_tpu=False)\n',
            'r1_12.contrib.tpu.TPUEstimator(f',
        ),
        (
            'import tensorflow.compat.v1 as tf\n'
            'c = tf.estimator.tpu.RunConfig(master=None)\n',
            'r1_15.estimator.tpu.RunConfig(',
        ),
        (
            'import tensorflow as tf\n'
            'from tensorflow.contrib import tpu as contrib_tpu\n'
            's = contrib_tpu.TPUEstimatorSpec(mode, loss=loss)\n',
            'from legacy_rnn.compat.r1_12.contrib import tpu as contrib_tpu',
        ),
        (
            'from tensorflow.contrib.tpu.python.tpu import tpu_config\n'
            'c = tpu_config.RunConfig(tpu_config=tpu_config.TPUConfig(2))\n',
            'from legacy_rnn.compat.r1_12.contrib.tpu.python.tpu import',
        ),
    ],
)
def test_port_writes_them(source, new):
    found = port_text(source, '1.15' if 'v1' in source else '1.12')
    assert new in found.text
    assert found.status == 'ported'
