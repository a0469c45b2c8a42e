"""The loops of `slim` and `contrib.training`, as real releases ran them.

The numbers are those of TensorFlow 1.4.1 and 1.15.5, which agree.
"""

import json
import threading
import time

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import api

RELEASES = '1.4', '1.15'
DATA = np.arange(24, dtype=np.float32).reshape(2, 4, 3) / 24
LABELS = [[1.0, 0.0], [0.0, 1.0]]


def _loss(tf):
    slim = tf.contrib.slim
    outputs, _ = tf.nn.dynamic_rnn(
        tf.contrib.rnn.BasicLSTMCell(4), tf.constant(DATA), dtype=tf.float32
    )
    logits = slim.fully_connected(
        outputs[:, -1],
        2,
        activation_fn=None,
        weights_initializer=tf.ones_initializer(),
    )
    return tf.reduce_mean(tf.square(logits - LABELS))


def _train(tf, folder, **options):
    """Seven steps of a small model; the last loss."""
    slim = tf.contrib.slim
    with tf.Graph().as_default():
        with tf.variable_scope('m', initializer=tf.constant_initializer(0.1)):
            loss = _loss(tf)
        tf.summary.scalar('loss', loss)
        train_op = slim.learning.create_train_op(
            loss, tf.train.GradientDescentOptimizer(0.1), clip_gradient_norm=1
        )
        return slim.learning.train(
            train_op, folder, number_of_steps=7, **options
        )


@pytest.mark.parametrize('release', ['1.4', '1.15'])
def test_a_training_step_and_its_summaries_have_the_scopes_of_then(release):
    tf = api(release)
    with tf.Graph().as_default() as graph:
        with tf.variable_scope('m', initializer=tf.constant_initializer(0.1)):
            loss = _loss(tf)
        train_op = tf.contrib.slim.learning.create_train_op(
            loss,
            tf.train.GradientDescentOptimizer(1),
            summarize_gradients=True,
        )
        summaries = graph.get_collection('summaries')
    assert train_op.name == 'train_op/control_dependency:0'
    assert {s.name.split('/')[0] for s in summaries} == {'summarize_grads'}


@pytest.mark.parametrize('release', RELEASES)
def test_slim_trains_saves_and_evaluates(release, tmp_path):
    tf = api(release)
    slim, log, events = tf.contrib.slim, tmp_path / 'log', tmp_path / 'ev'
    called = []
    loss = _train(tf, str(log), init_fn=lambda session: called.append(session))
    assert loss == pytest.approx(0.281903, abs=1e-6)
    assert len(called) == 1
    assert (log / 'model.ckpt-7.index').exists()
    with tf.Graph().as_default():
        with tf.variable_scope('m'):
            loss = _loss(tf)
        names, updates = slim.metrics.aggregate_metric_map(
            {'loss': slim.metrics.streaming_mean(loss)}
        )
        tf.summary.scalar('mean', names['loss'])
        tf.train.get_or_create_global_step()
        options = {
            'eval_op': list(updates.values()),
            'final_op': names['loss'],
        }
        once = slim.evaluation.evaluate_once(
            '',
            tf.train.latest_checkpoint(str(log)),
            str(events),
            num_evals=3,
            **options,
        )
        looped = slim.evaluation.evaluation_loop(
            '', str(log), str(events), max_number_of_evaluations=1, **options
        )
    assert [once, looped] == pytest.approx([0.276996] * 2, abs=1e-6)
    assert list(events.glob('*tfevents*'))


def test_slim_saves_last_what_it_learned_last(tmp_path, monkeypatch):
    kind = tf.compat.v1.train.Saver
    save = kind.save

    def saved(saver, session, path, **options):
        if threading.current_thread() is not threading.main_thread():
            time.sleep(1)  # The first save by the clock meets the last.
            options['global_step'] = 0
        return save(saver, session, path, **options)

    monkeypatch.setattr(kind, 'save', saved)
    _train(api('1.15'), str(tmp_path))
    latest = tf.train.latest_checkpoint(str(tmp_path))
    assert latest == str(tmp_path / 'model.ckpt-7')


def test_slim_goes_on_where_it_stopped(tmp_path):
    tf = api('1.15')
    _train(tf, str(tmp_path))
    # The step is asked after it is made, so one more is made.
    assert _train(tf, str(tmp_path)) == pytest.approx(0.276996, abs=1e-6)


def test_slim_writes_traces(tmp_path):
    _train(api('1.15'), str(tmp_path), trace_every_n_steps=4)
    traces = sorted(tmp_path.glob('tf_trace-*.json'))
    assert [path.name for path in traces] == [
        'tf_trace-1.json',
        'tf_trace-5.json',
    ]
    events = json.loads(traces[0].read_text())['traceEvents']
    assert any('MatMul' in event['name'] for event in events)


def test_contrib_trains_until_a_hook_stops_it():
    tf = api('1.15')
    with tf.Graph().as_default():
        with tf.variable_scope('m', initializer=tf.constant_initializer(0.1)):
            loss = _loss(tf)
        train_op = tf.contrib.training.create_train_op(
            loss, tf.train.GradientDescentOptimizer(0.1)
        )
        last = tf.contrib.training.train(
            train_op,
            None,
            save_checkpoint_secs=None,
            save_summaries_steps=None,
            hooks=[tf.train.StopAtStepHook(num_steps=3)],
        )
    assert last == pytest.approx(0.313898, abs=1e-6)


def test_an_evaluation_without_a_number_ends_with_its_input(tmp_path):
    tf = api('1.15')
    _train(tf, str(tmp_path))
    with tf.Graph().as_default():
        with tf.variable_scope('m'):
            _loss(tf)
        numbers = tf.data.Dataset.range(5).make_one_shot_iterator().get_next()
        total, update = tf.metrics.mean(numbers)
        value = tf.contrib.training.evaluate_once(
            tf.train.latest_checkpoint(str(tmp_path)),
            eval_ops={'mean': update},
            final_ops=total,
            hooks=[tf.contrib.training.StopAfterNEvalsHook(None)],
        )
    assert value == 2


def test_waiting_for_a_checkpoint_ends(tmp_path):
    wait = api('1.15').contrib.training.wait_for_new_checkpoint
    assert wait(str(tmp_path), seconds_to_sleep=0.01, timeout=0.02) is None


@pytest.mark.parametrize(
    ('options', 'message'),
    [
        ({'logdir': None, 'summary_op': None}, 'Cannot provide summary_op'),
        ({'number_of_steps': 0}, 'number_of_steps must be'),
        ({'train_op': None}, 'train_op cannot be None'),
        ({'sync_optimizer': 'x'}, 'must be a SyncReplicasOptimizer'),
        (
            {'sync_optimizer': 'x', 'startup_delay_steps': 1},
            'startup_delay_steps must be 0',
        ),
    ],
)
def test_slim_refuses(options, message):
    tf = api('1.15')
    with tf.Graph().as_default(), pytest.raises(ValueError, match=message):
        tf.get_variable('v', [])
        train_op = tf.constant(1.0)
        tf.contrib.slim.learning.train(
            **{'train_op': train_op, 'logdir': 'x', **options}
        )


def test_summaries_at_the_end_need_a_folder():
    hook = api('1.15').contrib.training.SummaryAtEndHook
    with pytest.raises(ValueError, match='One of log_dir'):
        hook()
