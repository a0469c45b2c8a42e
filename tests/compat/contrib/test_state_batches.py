"""Batches of segments that keep their states: ends, limits and mistakes.

Real TensorFlow 1.15.5 passes all of these, and 0.12.1 all but one, which has
the capacity in other words.
What batches hold is recorded: `tests/golden/contrib_queues.py`.
"""

import numpy as np
import pytest

from legacy_rnn.compat import api


@pytest.fixture(params=['0.12', '1.15'])
def tf(request):
    tf = api(request.param)
    with tf.Graph().as_default():
        yield tf


@pytest.fixture
def newest():
    tf = api('1.15')
    with tf.Graph().as_default():
        yield tf


def make_saver(tf, length=2, **options):
    """A saver, and the placeholder of the keys."""
    key = tf.placeholder(tf.string, [])
    steps = tf.range(length)
    given = {
        'batch_size': 2,
        'num_unroll': 2,
        'input_length': length,
        'input_key': key,
        'input_sequences': {'steps': steps},
        'input_context': {},
        'initial_states': {'state': tf.zeros([3])},
    }
    given.update(options)
    return tf.contrib.training.SequenceQueueingStateSaver(**given), key


def test_the_last_batch_is_smaller_once_the_saver_is_closed(tf):
    saver, key = make_saver(tf, allow_small_batch=True)
    batch = saver.next_batch
    assert batch.key.get_shape().as_list() == [None]
    close = saver.close()
    with tf.Session() as session:
        for text in 'abc':
            session.run(saver.prefetch_op, {key: text})
        session.run(close)
        fetches = batch.key, batch.batch_size, batch.state('state')
        keys, size, state = session.run(fetches)
        assert keys.tolist() == [b'00000_of_00001:a', b'00000_of_00001:b']
        assert (size, state.shape) == (2, (2, 3))
        keys, size, state = session.run(fetches)
        assert keys.tolist() == [b'00000_of_00001:c']
        assert (size, state.shape) == (1, (1, 3))
        with pytest.raises(tf.errors.OutOfRangeError):
            session.run(fetches)


def test_a_rest_that_makes_no_batch_is_the_end(tf):
    saver, key = make_saver(tf)
    batch, close = saver.next_batch, saver.close()
    assert batch.sequences['steps'].get_shape().as_list() == [2, 2]
    with tf.Session() as session:
        for text in 'abc':
            session.run(saver.prefetch_op, {key: text})
        session.run(close)
        assert len(session.run(batch.key)) == 2
        with pytest.raises(tf.errors.OutOfRangeError):
            session.run(batch.key)


def test_segments_wait_for_all_of_their_states(tf):
    states = {'one': tf.constant(1), 'two': tf.constant([2.0])}
    saver, key = make_saver(tf, 4, batch_size=1, initial_states=states)
    batch = saver.next_batch
    one = batch.save_state('one', batch.state('one') + 10)
    two = batch.save_state('two', batch.state('two') * 3)
    ready = saver.barrier.ready_size()
    waiting = saver.barrier.incomplete_size()
    again = tf.placeholder(tf.string, [None])
    late = saver.barrier.insert_many(7, again, [[9.0]])
    with tf.Session() as session:
        session.run(saver.prefetch_op, {key: 'a'})
        assert session.run([ready, waiting]) == [1, 1]
        assert session.run([batch.next_key, one])[0] == [b'00001_of_00002:a']
        assert session.run([ready, waiting]) == [0, 1]
        session.run(late, {again: ['00001_of_00002:a']})
        assert session.run([ready, waiting]) == [1, 0]
        fetches = batch.state('one'), batch.state('two'), batch.next_key
        found = session.run([*fetches, one, two])
        assert [item.tolist() for item in found[:3]] == [
            [11],
            [[9.0]],
            [b'STOP:a'],
        ]


def test_no_more_sequences_come_in_than_fit(tf):
    saver, key = make_saver(tf, capacity=2)
    batch = saver.next_batch
    waits = tf.RunOptions(timeout_in_ms=500)
    with tf.Session() as session:
        for text in 'ab':
            session.run(saver.prefetch_op, {key: text})
        with pytest.raises(tf.errors.DeadlineExceededError):
            session.run(saver.prefetch_op, {key: 'c'}, options=waits)
        session.run(batch.state('state'))
        session.run(saver.prefetch_op, {key: 'd'})


def test_what_has_begun_ends_where_pending_enqueues_are_cancelled(tf):
    saver, key = make_saver(tf, 4)
    batch = saver.next_batch
    save = batch.save_state('state', batch.state('state'))
    close = saver.close(cancel_pending_enqueues=True)
    with tf.Session() as session:
        for text in 'ab':
            session.run(saver.prefetch_op, {key: text})
        session.run(close)
        with pytest.raises(tf.errors.CancelledError):
            session.run(save)


def test_runners_end_with_their_input(tf):
    length = tf.train.input_producer(
        tf.constant([4, 3, 1, 2]), shuffle=False, num_epochs=1
    ).dequeue()
    length.set_shape([])
    batch = tf.contrib.training.batch_sequences_with_states(
        tf.as_string(length),
        {'steps': tf.range(length)},
        {},
        None,
        {'state': tf.constant(0)},
        2,
        2,
        allow_small_batch=False,
    )
    save = batch.save_state('state', batch.state('state') + 1)
    steps = 0
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        session.run(tf.local_variables_initializer())
        coordinator = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(session, coordinator)
        with pytest.raises(tf.errors.OutOfRangeError):
            while steps < 9:
                session.run([save, batch.length])
                steps += 1
        coordinator.request_stop()
    coordinator.join(threads, stop_grace_period_secs=5)
    assert steps == 3


@pytest.mark.parametrize(
    ('options', 'error', 'message'),
    [
        ({'initial_states': []}, TypeError, 'states must be a dictionary'),
        ({'initial_states': {}}, ValueError, 'states may not be empty'),
        ({'initial_states': {'a:b': 1}}, ValueError, "colon: 'a:b'"),
        ({'initial_states': {1: 1}}, TypeError, 'name must be a string: 1'),
        ({'input_sequences': {}}, ValueError, 'at least one sequence'),
        ({'input_context': {2: 1}}, TypeError, 'key must be string: 2'),
        ({'input_length': 1.0}, TypeError, 'length dtype must be int32'),
        ({'input_length': [1]}, ValueError, 'Rank check failed for .*length'),
        ({'input_key': 3}, TypeError, 'key dtype must be string'),
        ({'capacity': 1}, ValueError, 'capacity 1 needs to be >= batch_size'),
    ],
)
def test_mistakes_are_told(newest, options, error, message):
    with pytest.raises(error, match=message):
        make_saver(newest, **options)


def test_shapes_must_be_known(tf):
    for what, shape in (('context', [None]), ('sequence', [None, None])):
        vague = {'vague': tf.placeholder(tf.float32, shape)}
        name = {'context': 'input_context', 'sequence': 'input_sequences'}
        with pytest.raises(ValueError, match=f'Shape for {what} vague is not'):
            make_saver(tf, **{name[what]: vague})


def test_states_must_be_declared_and_of_their_shape(tf):
    saver, _ = make_saver(tf)
    batch = saver.next_batch
    with pytest.raises(KeyError, match='state was not declared: other'):
        batch.save_state('other', np.zeros([2, 3]))
    with pytest.raises(ValueError, match='Rank check failed for .*state'):
        batch.save_state('state', tf.zeros([2]))
    with pytest.raises(ValueError, match='Shape check failed for'):
        batch.save_state('state', tf.zeros([2, 4]))


def test_lengths_are_checked_when_a_sequence_comes(tf):
    length = tf.placeholder(tf.int32, [])
    other = tf.placeholder(tf.int32, [])
    sequences = {'a': tf.range(length), 'b': tf.range(other)}
    saver, key = make_saver(tf, input_length=4, input_sequences=sequences)
    wrong = tf.errors.InvalidArgumentError
    with tf.Session() as session:
        for sizes, message in (
            ((3, 3), 'should be a multiple of: 2, but saw value: 3'),
            ((4, 6), 'sorted_sequences_b should be: 4, shape received: 6'),
            ((2, 2), 'Input length should be <= than length from'),
        ):
            feeds = {key: 'a', length: sizes[0], other: sizes[1]}
            with pytest.raises(wrong, match=message):
                session.run(saver.prefetch_op, feeds)


def test_only_padding_makes_whole_segments(tf):
    length = tf.placeholder_with_default(3, [])
    batch = tf.contrib.training.batch_sequences_with_states(
        'key',
        {'steps': tf.range(length)},
        {},
        3,
        {'state': tf.constant(0)},
        2,
        1,
        pad=False,
    )
    prefetch = tf.get_collection(tf.GraphKeys.QUEUE_RUNNERS)[0].enqueue_ops[0]
    wrong = tf.errors.InvalidArgumentError
    with tf.Session() as session:
        with pytest.raises(wrong, match='Tensor steps first dimension should'):
            session.run(prefetch)
        session.run(prefetch, {length: 4})
        assert session.run(batch.total_length).tolist() == [3]


def test_a_summary_counts_what_is_ready(tf):
    tf.contrib.training.batch_sequences_with_states(
        'key', {'a': [1]}, {}, None, {'state': 0}, 2, 1, num_threads=5
    )
    (runner,) = tf.get_collection(tf.GraphKeys.QUEUE_RUNNERS)
    assert len(runner.enqueue_ops) == 5
    summary = tf.Summary()
    with tf.Session() as session:
        session.run(runner.enqueue_ops[0])
        summary.ParseFromString(session.run(tf.summary.merge_all()))
    assert summary.value[0].simple_value == 1.0
    assert summary.value[0].tag == (
        'batch_sequences_with_states/queue/batch_sequences_with_states/'
        'InputQueueingStateSaver/barrier/ready_segment_batches_'
    )
