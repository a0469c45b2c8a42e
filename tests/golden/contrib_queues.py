"""Batches of segments whose states are kept, through queues and threads.

Cases as those of `contrib_cases.py`, which takes them over. One thread takes
the sequences in, so that their order is certain, and no case comes to their
end: whether the releases make a smaller batch there is a matter of luck.
"""

from __future__ import absolute_import, division, print_function

import numpy as np

ALL = ('0.12', '1.4', '1.12', '1.15')


def count_up(tf, lengths):
    """Numbers of a list, one a run, which ends."""
    lengths = tf.train.input_producer(
        tf.constant(lengths), shuffle=False, num_epochs=1
    )
    length = lengths.dequeue()
    length.set_shape([])
    return length


def fields(batch):
    """Label and tensor of all that a batch has beside its dicts."""
    names = (
        'key next_key length total_length sequence sequence_count '
        'insertion_index batch_size'
    )
    return [(name, getattr(batch, name)) for name in names.split()]


def padded(tf):
    """Sequences of several lengths, filled up to whole segments."""
    length = count_up(tf, [3, 5, 1, 2, 4, 6])
    steps = tf.range(length)
    batch = tf.contrib.training.batch_sequences_with_states(
        tf.as_string(length),
        {'steps': steps + 10, 'words': tf.as_string(steps)},
        {'square': length * length, 'pair': tf.stack([length, 7])},
        None,
        {'sum': tf.constant(100), 'pair': tf.zeros([2])},
        num_unroll=2,
        batch_size=2,
        num_threads=1,
        capacity=5,
    )
    for pair in fields(batch):
        yield pair
    for name in ('steps', 'words'):
        yield name, batch.sequences[name]
    for name in ('square', 'pair'):
        yield name, batch.context[name]
    total, pair = batch.state('sum'), batch.state('pair')
    yield 'sum', total
    yield 'state', pair
    more = total + tf.reduce_sum(batch.sequences['steps'], 1)
    saves = [batch.save_state('sum', more), batch.save_state('pair', pair - 1)]
    with tf.control_dependencies(saves):
        yield 'saved', tf.identity(more)


def whole(tf):
    """Sequences of whole segments, a length of their own, keys made unique."""
    length = count_up(tf, [6, 3, 3, 6, 3, 3])
    batch = tf.contrib.training.batch_sequences_with_states(
        'key',
        {'steps': tf.cast(tf.range(length), tf.float32)},
        {},
        length - 2,
        {'state': tf.zeros([1])},
        3,
        2,
        1,
        pad=False,
        make_keys_unique=True,
        make_keys_unique_seed=3,
        allow_small_batch=False,
    )
    for pair in fields(batch):
        yield pair
    yield 'steps', batch.sequences['steps']
    state = batch.state('state')
    with tf.control_dependencies([batch.save_state('state', state + 1)]):
        yield 'state', tf.identity(state)


def saver(tf):
    """A state saver with a runner of the program's own."""
    length = count_up(tf, [4, 2, 6, 8, 10])
    made = tf.contrib.training.SequenceQueueingStateSaver(
        tf.constant(2),
        num_unroll=2,
        input_length=length - 1,
        input_key=tf.as_string(length),
        input_sequences={'steps': tf.range(length)},
        input_context={},
        initial_states={'state': tf.constant([1.0, 2.0])},
        allow_small_batch=True,
    )
    batch = made.next_batch
    tf.train.add_queue_runner(tf.train.QueueRunner(made, [made.prefetch_op]))
    for pair in fields(batch):
        yield pair
    yield 'steps', batch.sequences['steps']
    state = batch.state('state')
    with tf.control_dependencies([batch.save_state('state', state * 2)]):
        yield 'state', tf.identity(state)


def trained(tf):
    """An LSTM that is trained on segments, from the state before each."""
    early = hasattr(tf.nn, 'state_saving_rnn')
    cells = tf.nn.rnn_cell if early else tf.contrib.rnn
    unroll = (
        tf.nn.state_saving_rnn
        if early
        else tf.contrib.rnn.static_state_saving_rnn
    )
    length = count_up(tf, [6, 5, 4, 3])
    steps = tf.cast(tf.range(length), tf.float32)
    inputs = tf.stack([tf.sin(steps), tf.cos(steps * 0.5)], 1)
    inputs.set_shape([None, 2])
    size = 3
    batch = tf.contrib.training.batch_sequences_with_states(
        tf.as_string(tf.reduce_sum(inputs)),
        {'inputs': inputs},
        {},
        None,
        {'c': tf.zeros([size]), 'h': tf.zeros([size])},
        num_unroll=2,
        batch_size=2,
        num_threads=1,
        allow_small_batch=False,
    )
    start = tf.constant_initializer(
        np.sin(np.arange(60.0)).reshape(5, 12).astype(np.float32)
    )
    frames = tf.unstack(batch.sequences['inputs'], axis=1)
    with tf.variable_scope('rnn', initializer=start):
        cell = cells.BasicLSTMCell(size, state_is_tuple=True)
        outputs, state = unroll(
            cell, frames, batch, ('c', 'h'), sequence_length=batch.length
        )
    yield 'before', batch.state('c')
    yield 'outputs', tf.stack(outputs)
    yield 'state', tf.stack(state)
    loss = tf.reduce_sum(tf.square(outputs[-1] - 0.3))
    weight = [v for v in tf.trainable_variables() if v.get_shape().ndims == 2]
    step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
    with tf.control_dependencies([step]):
        yield 'loss', tf.identity(loss)
        yield 'weight', weight[0].read_value()


def sparse(tf):
    """Sparse sequences and a sparse context."""
    length = count_up(tf, [3, 5, 1, 2, 4, 6])
    places = tf.cast(tf.range(length), tf.int64)
    rows = tf.SparseTensor(
        tf.stack([places, places % 3], 1),
        tf.range(length) * 2,
        tf.stack([tf.cast(length, tf.int64), 4]),
    )
    vector = tf.SparseTensor([[1], [4]], tf.stack([length, -length]), [5])
    batch = tf.contrib.training.batch_sequences_with_states(
        tf.as_string(length),
        {'rows': rows, 'steps': tf.range(length)},
        {'vector': vector},
        None,
        {'state': tf.constant(0)},
        num_unroll=2,
        batch_size=2,
        num_threads=1,
    )
    for name, value in (
        ('rows', batch.sequences['rows']),
        ('vector', batch.context['vector']),
    ):
        yield name + ' indices', value.indices
        yield name + ' values', value.values
        yield name + ' shape', value.dense_shape
    yield 'key', batch.key
    state = batch.state('state')
    with tf.control_dependencies([batch.save_state('state', state)]):
        yield 'state', tf.identity(state)


CASES = {
    'training.padded': (padded, ALL),
    'training.whole': (whole, ALL[1:]),
    'training.saver': (saver, ALL),
    'training.trained': (trained, ALL),
    'training.sparse': (sparse, ALL[1:]),
}
