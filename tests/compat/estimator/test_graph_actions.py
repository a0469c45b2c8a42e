"""Graphs that are built already are trained, evaluated and run."""

import numpy as np
import pytest

from legacy_rnn import compat

tf = compat.api('1.12')
actions = tf.contrib.learn.graph_actions


def build(graph):
    """A counter that is trained: `(train_op, loss)`, 9 after one step."""
    with graph.as_default():
        step = tf.train.create_global_step(graph)
        weight = tf.Variable(10.0, name='weight')
        loss = weight * 1.0
        with tf.control_dependencies([loss]):
            train = tf.group(
                tf.assign_sub(weight, 1.0), tf.assign_add(step, 1)
            )
    return train, loss


def train(folder, **options):
    graph = tf.Graph()
    train_op, loss = build(graph)
    return actions.train(graph, str(folder), train_op, loss, **options)


def test_training_goes_on_where_it_ended(tmp_path):
    assert train(tmp_path, steps=3) == 8
    assert train(tmp_path, steps=2) == 6
    assert train(tmp_path, max_steps=5) is None
    path = tf.train.latest_checkpoint(str(tmp_path))
    assert path.endswith('model.ckpt-5')


def test_monitors_see_each_step_and_may_stop(tmp_path):
    seen = []

    class Watch(tf.contrib.learn.monitors.BaseMonitor):
        def step_begin(self, step):
            super().step_begin(step)
            return ['weight:0']

        def step_end(self, step, output):
            super().step_end(step, output)
            seen.append((step, float(output['weight:0'])))
            return step == 2

    train(tmp_path, monitors=[Watch()])
    assert [step for step, _ in seen] == [1, 2]


def test_worker_calls_its_monitors_alone(tmp_path):
    with pytest.raises(ValueError, match='both steps and max_steps'):
        train(tmp_path, steps=1, max_steps=1)
    chief = tf.contrib.learn.monitors.StopAtStep(1)
    chief.run_on_all_workers = False
    graph = tf.Graph()
    with graph.as_default(), graph.device('/cpu:0'):
        train_op, loss = build(graph)
        tf.add_to_collection(
            tf.GraphKeys.LOCAL_INIT_OP, tf.global_variables_initializer()
        )
    loss = actions.train(
        graph,
        str(tmp_path),
        train_op,
        loss,
        supervisor_is_chief=False,
        monitors=[chief],
        steps=2,
    )
    assert loss == 9
    assert tf.train.latest_checkpoint(str(tmp_path)) is None


def test_nan_ends_the_training(tmp_path):
    with pytest.raises(tf.contrib.learn.NanLossDuringTrainingError):
        train_to_nan(tmp_path)
    assert np.isnan(train_to_nan(tmp_path, fail_on_nan_loss=False))


def train_to_nan(folder, **options):
    graph = tf.Graph()
    train_op, _ = build(graph)
    with graph.as_default():
        loss = tf.constant(np.nan)
    return actions.train(
        graph, str(folder), train_op, loss, steps=2, **options
    )


def test_evaluation_is_written_as_events(tmp_path):
    train(tmp_path, steps=3)
    graph = tf.Graph()
    _, loss = build(graph)
    values, step = actions.evaluate(
        graph,
        str(tmp_path / 'eval'),
        tf.train.latest_checkpoint(str(tmp_path)),
        {'loss': loss},
        max_steps=1,
    )
    assert (values, step) == ({'loss': 7}, 3)
    found = tf.contrib.testing.latest_summaries(str(tmp_path / 'eval'))
    values = tf.contrib.testing.simple_values_from_events(found, ['loss'])
    assert values == {'loss': 7}


def test_evaluation_ends_with_its_input(tmp_path):
    graph = tf.Graph()
    with graph.as_default():
        tf.train.create_global_step()
        x = tf.placeholder(tf.float32, [])
        total = tf.Variable(0.0)
        update = tf.assign_add(total, x)
    feeds = iter([{x: 1.0}, {x: 2.0}])
    values, _ = actions.evaluate(
        graph,
        str(tmp_path),
        None,
        {'total': total},
        update_op=update,
        feed_fn=lambda: next(feeds),
    )
    assert values == {'total': 3}


def test_tensors_run_from_a_checkpoint_or_from_initial_values(tmp_path):
    train(tmp_path, steps=3)
    path = tf.train.latest_checkpoint(str(tmp_path))
    graph = tf.Graph()
    _, loss = build(graph)
    assert actions.infer(None, {'loss': loss}) == {'loss': 10}
    assert actions.run_n({'loss': loss}, None, path, n=2) == [{'loss': 7}] * 2
    feeds = [{loss: 1.0}, {loss: 2.0}]
    found = actions.run_feeds_iter({'twice': double(loss)}, feeds)
    assert [one['twice'] for one in found] == [2, 4]


def double(tensor):
    with tensor.graph.as_default():
        return tensor * 2.0


def test_fake_writer_keeps_what_is_written(tmp_path):
    fake = tf.contrib.testing.FakeSummaryWriter
    fake.install()
    try:
        with tf.Graph().as_default():
            writer = actions.get_summary_writer(str(tmp_path))
            assert isinstance(writer, fake)
            summary = tf.Summary(
                value=[tf.Summary.Value(tag='a', simple_value=2.0)]
            )
            writer.add_summary(summary.SerializeToString(), 1)
        assert writer.summaries[1] == [summary]
        assert writer is actions.get_summary_writer(str(tmp_path))
        assert not list(tmp_path.iterdir())
    finally:
        fake.uninstall()
    tf.contrib.testing.assert_summary(['a'], {'a': 2.0}, summary)
    with pytest.raises(ValueError, match='Expected tags'):
        tf.contrib.testing.assert_summary(['b'], {}, summary)
