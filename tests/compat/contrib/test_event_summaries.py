"""`tf.contrib.summary` writes in the runs that it records."""

import glob

import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_15


def events(folder):
    """`(step, tag, value)` of each summary in a folder."""
    found = []
    for path in glob.glob(f'{folder}/*'):
        for event in tf.compat.v1.train.summary_iterator(path):
            for value in event.summary.value:
                found.append((event.step, value.tag, value.simple_value))
    return found


def test_summaries_are_written_every_n_steps(tmp_path):
    summary = r1_15.contrib.summary
    with tf.Graph().as_default():
        step = r1_15.train.create_global_step()
        writer = summary.create_file_writer(str(tmp_path), flush_millis=1000)
        with writer.as_default():
            with summary.record_summaries_every_n_global_steps(2):
                with tf.compat.v1.name_scope('model'):
                    summary.scalar('train/loss', tf.cast(step, tf.float32) + 1)
            with summary.always_record_summaries():
                summary.scalar('rate', tf.constant(3.0), family='all', step=7)
            summary.scalar('never', 1.0)
            assert summary.should_record_summaries() is False
            assert len(summary.all_summary_ops()) == 3
            more = step.assign_add(1)
            with tf.compat.v1.Session() as session:
                session.run(tf.compat.v1.global_variables_initializer())
                summary.initialize(session=session, graph=session.graph)
                for _ in range(3):
                    session.run(summary.all_summary_ops())
                    session.run(more)
                session.run(summary.flush())
    assert sorted(events(tmp_path)) == [
        (0, 'model/train/loss', 1.0),
        (2, 'model/train/loss', 3.0),
        *[(7, 'all/all/rate', 3.0)] * 3,
    ]


def test_nothing_is_written_without_a_writer():
    summary = r1_15.contrib.summary
    with tf.Graph().as_default():
        with summary.create_file_writer(None).as_default():
            with summary.always_record_summaries():
                assert summary.scalar('loss', 1.0).type == 'NoOp'
        with pytest.raises(RuntimeError, match='default writer'):
            summary.initialize()
