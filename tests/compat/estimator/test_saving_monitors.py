"""Monitors that write checkpoints and summaries, or keep all tensors."""

import os

import pytest
import tensorflow as modern

from legacy_rnn.compat import api

tf = api('1.4')
monitors = tf.contrib.learn.monitors


def run(monitor, tensor, steps):
    """Runs a tensor under a monitor, as a training does."""
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        monitor.begin()
        for step in range(1, steps + 1):
            asked = monitor.step_begin(step) or []
            _, values = session.run([tensor, asked])
            names = [one.name for one in asked]
            monitor.step_end(step, dict(zip(names, values, strict=True)))
            monitor.post_step(step, session)
        monitor.end(session)


def events(folder):
    """Dict of step to tag to value."""
    found = {}
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        for event in modern.compat.v1.train.summary_iterator(path):
            for value in event.summary.value:
                step = found.setdefault(event.step, {})
                step[value.tag] = value.simple_value
    return found


def counter():
    step = tf.Variable(0, name='step')
    return step, tf.assign_add(step, 1)


def test_first_each_few_and_last_step_are_saved(tmp_path):
    with modern.Graph().as_default():
        _, add = counter()
        saver = tf.train.Saver(max_to_keep=10)
        monitor = monitors.CheckpointSaver(
            str(tmp_path), save_steps=2, saver=saver
        )
        run(monitor, add, 6)
    saved = {p.stem.partition('-')[2] for p in tmp_path.glob('*.index')}
    assert saved == {'1', '3', '5', '6'}
    with pytest.raises(ValueError, match='Either save_steps or save_secs'):
        monitors.CheckpointSaver(str(tmp_path))
    with pytest.raises(ValueError, match='Can not provide both'):
        monitors.CheckpointSaver(str(tmp_path), 1, 1)


def test_summaries_are_written_each_few_steps(tmp_path):
    with modern.Graph().as_default():
        _, add = counter()
        summary = tf.summary.scalar('count', tf.constant(3.0))
        run(monitors.SummarySaver(summary, 2, str(tmp_path)), add, 5)
    assert events(tmp_path) == {n: {'count': 3} for n in (1, 3, 5)}


def test_speed_is_written_from_the_second_time_on(tmp_path):
    with modern.Graph().as_default():
        _, add = counter()
        monitor = monitors.StepCounter(2, str(tmp_path))
        run(monitor, add, 5)
        tf.summary.FileWriterCache.get(str(tmp_path)).flush()
    found = events(tmp_path)
    assert set(found) == {3, 5}
    assert all(one['global_step/sec'] > 0 for one in found.values())


def test_dumps_of_two_runs_are_compared():
    first, second = monitors.GraphDump(), monitors.GraphDump()
    with modern.Graph().as_default():
        _, add = counter()
        for dump in (first, second):
            run(dump, add, 2)
    assert (first.data[1][add.name], first.data[2][add.name]) == (1, 2)
    assert add.name in second.compare(first, 1)[0]
    second.data[1] = second.data[2]
    assert second.compare(first, 1)[1][add.name] == (2, 1)
    first.data.clear()
    with pytest.raises(ValueError, match='missing at step 1'):
        second.compare(first, 1)
