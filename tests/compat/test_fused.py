"""The fused unroll computes what `dynamic_rnn` computes."""

import logging

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, loops
from legacy_rnn.compat.fused import can_fuse, fused_rnn, parts, scan

v1 = tf.compat.v1

BATCH, STEPS, DEPTH, UNITS = 4, 4, 3, 5
TOLERANCE = {tf.float32: 1e-5, tf.float64: 1e-10}

DEEP, RARE = pytest.mark.deep, pytest.mark.rare
# Its three layers take longest, and two cells of their kinds are tried alone.
RARE_LAYERS = pytest.param('layers', marks=RARE)
CELLS = {
    'basic_rnn': lambda c: c.BasicRNNCell(UNITS),
    'basic_rnn_relu': lambda c: c.BasicRNNCell(UNITS, activation=tf.nn.relu),
    'gru': lambda c: c.GRUCell(UNITS),
    'gru_sigmoid': lambda c: c.GRUCell(UNITS, activation=tf.sigmoid),
    'gru_relu': lambda c: c.GRUCell(UNITS, activation=tf.nn.relu),
    'basic_lstm': lambda c: c.BasicLSTMCell(UNITS),
    'basic_lstm_joined': lambda c: c.BasicLSTMCell(
        UNITS, forget_bias=0.3, state_is_tuple=False
    ),
    'lstm': lambda c: c.LSTMCell(UNITS),
    'lstm_joined': lambda c: c.LSTMCell(UNITS, state_is_tuple=False),
    'lstm_identity': lambda c: c.LSTMCell(UNITS, activation=tf.identity),
    'lstm_peepholes': lambda c: c.LSTMCell(UNITS, use_peepholes=True),
    'lstm_projection': lambda c: c.LSTMCell(UNITS, num_proj=2),
    'lstm_clips': lambda c: c.LSTMCell(
        UNITS, cell_clip=0.2, num_proj=2, proj_clip=0.05
    ),
    'lstm_everything': lambda c: c.LSTMCell(
        UNITS,
        use_peepholes=True,
        cell_clip=0.4,
        num_proj=3,
        proj_clip=0.1,
        forget_bias=0.5,
        num_unit_shards=2,
    ),
    'layers': lambda c: c.MultiRNNCell(
        [c.GRUCell(UNITS), c.LSTMCell(UNITS, num_proj=3), c.GRUCell(2)]
    ),
    'layers_joined': lambda c: c.MultiRNNCell(
        [c.GRUCell(UNITS), c.BasicRNNCell(UNITS)], state_is_tuple=False
    ),
    'residual': lambda c: c.MultiRNNCell(
        [
            c.ResidualWrapper(c.GRUCell(DEPTH)),
            c.DeviceWrapper(c.LSTMCell(UNITS), '/cpu:0'),
        ]
    ),
    'keeps_all': lambda c: c.DropoutWrapper(c.GRUCell(UNITS), 1.0, 1.0),
}
LENGTHS = {
    'ragged': [4, 1, 3, 2],
    'zero': [0, 4, 0, 2],
    'full': [4, 4, 4, 4],
    'short': [2, 1, 0, 1],
}


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as graph:
        v1.set_random_seed(1)
        yield graph


@pytest.fixture(
    params=['unrolled', 'looped', pytest.param('unknown', marks=DEEP)]
)
def mode(request, monkeypatch):
    """Steps unrolled in the graph; looped; looped with unknown shapes."""
    if request.param != 'unrolled':
        monkeypatch.setattr(scan, 'UNROLLED_STEPS', 2)
    return request.param


def make_inputs(mode='unrolled', dtype=tf.float64):
    values = np.random.RandomState(0).randn(BATCH, STEPS, DEPTH)
    inputs = tf.constant(values, dtype)
    if mode == 'unknown':
        inputs = v1.placeholder_with_default(inputs, [None, None, DEPTH])
    return inputs


def make_state(cell, dtype):
    """A state that is not zero."""
    random = np.random.RandomState(3)
    zeros = cell.zero_state(BATCH, dtype)
    return tf.nest.map_structure(
        lambda x: x + tf.constant(0.3 * random.randn(*x.shape), dtype), zeros
    )


def losses(outputs, state):
    """A loss that sees every part of every output and state."""
    parts = [outputs, *tf.nest.flatten(state)]
    return tf.add_n(
        [
            tf.reduce_sum(part * (k + 1) + part**2 * tf.cos(part))
            for k, part in enumerate(parts)
        ]
    )


def quantities(outputs, state, inputs, initial):
    sources = [inputs, *v1.trainable_variables(), *tf.nest.flatten(initial)]
    slopes = gradients(outputs, state, sources)
    return [outputs, *tf.nest.flatten(state), *slopes]


def gradients(outputs, state, sources):
    """Gradients of a loss whose slope differs in each element."""
    parts = [outputs, *tf.nest.flatten(state)]
    slopes = [tf.cos(part + k) for k, part in enumerate(parts)]
    return tf.gradients(parts, sources, slopes)


def assert_same(ours, theirs, dtype, feeds=({},)):
    t = TOLERANCE[dtype]
    assert len(ours) == len(theirs)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        for feed in feeds:
            for a, b in zip(*session.run([ours, theirs], feed), strict=True):
                assert a.shape == b.shape
                worst = np.abs(a - b).max(initial=0)
                assert worst <= t + t * np.abs(b).max(initial=0)


def compare(
    make, mode, dtype=tf.float64, release='1.15', time_major=False, given=True
):
    """Compares on shared weights, with every pattern of lengths or none."""
    inputs = make_inputs(mode, dtype)
    if time_major:
        inputs = tf.transpose(inputs, [1, 0, 2])
    cell = make(cells.for_release(release))
    initial = make_state(cell, dtype)
    lengths = v1.placeholder(tf.int32, [BATCH]) if given else None
    options = {
        'sequence_length': lengths,
        'initial_state': initial,
        'time_major': time_major,
    }
    with v1.variable_scope('model'):
        theirs = loops.dynamic_rnn(cell, inputs, **options)
    with v1.variable_scope('model', reuse=True):
        ours = fused_rnn(cell, inputs, **options)
    tf.nest.assert_same_structure(theirs, ours)
    assert ours[0].shape.as_list() == theirs[0].shape.as_list()
    assert_same(
        quantities(*ours, inputs, initial),
        quantities(*theirs, inputs, initial),
        dtype,
        [{lengths: x} for x in LENGTHS.values()] if given else [{}],
    )


# Unknown shapes differ from loops in how the batch is parted, and a batch
# without lengths in that no step is masked, whatever the cell.
OF_UNKNOWN_SHAPES = [
    'gru',
    'lstm_everything',
    *(
        pytest.param(cell, marks=RARE)
        for cell in ('residual', 'basic_rnn', 'basic_lstm_joined')
    ),
    'layers_joined',
]
# One of each kernel.
KERNELS = ['basic_rnn', 'gru', 'lstm_everything']


@pytest.mark.first(5)
# Some cells are looped in every run: in float32, and with time first.
@pytest.mark.parametrize(
    ('cell', 'mode'),
    [
        *((cell, 'unrolled') for cell in CELLS),
        *(pytest.param(cell, 'looped', marks=DEEP) for cell in KERNELS),
    ],
    indirect=['mode'],
)
def test_parity_with_dynamic_over_lengths(cell, mode):
    compare(CELLS[cell], mode)


@pytest.mark.first(1)
@pytest.mark.parametrize('mode', ['unknown'], indirect=True)
@pytest.mark.parametrize('cell', OF_UNKNOWN_SHAPES)
def test_parity_over_lengths_of_unknown_shapes(cell, mode):
    compare(CELLS[cell], mode)


@pytest.mark.first(1)
@pytest.mark.parametrize(
    ('cell', 'mode'),
    [
        *((cell, 'unrolled') for cell in KERNELS),
        *(pytest.param(cell, 'looped', marks=DEEP) for cell in KERNELS),
    ],
    indirect=['mode'],
)
def test_parity_with_dynamic_without_lengths(cell, mode):
    compare(CELLS[cell], mode, given=False)


@pytest.mark.first(1)
@pytest.mark.parametrize('mode', ['unknown'], indirect=True)
@pytest.mark.parametrize(
    'cell',
    ['basic_rnn', *(pytest.param(cell, marks=RARE) for cell in KERNELS[1:])],
)
def test_parity_without_lengths_of_unknown_shapes(cell, mode):
    compare(CELLS[cell], mode, given=False)


@pytest.mark.first(1)
@pytest.mark.parametrize(
    ('cell', 'mode'),
    [
        ('gru', 'unrolled'),
        ('gru', 'looped'),
        pytest.param('gru', 'unknown', marks=DEEP),
        ('lstm_everything', 'unrolled'),
        pytest.param('lstm_everything', 'looped', marks=RARE),
        pytest.param('lstm_everything', 'unknown', marks=RARE),
    ],
    indirect=['mode'],
)
def test_parity_in_float32(cell, mode):
    compare(CELLS[cell], mode, tf.float32)


@pytest.mark.first(1)
@pytest.mark.parametrize(
    ('cell', 'mode'),
    [
        ('gru', 'unrolled'),
        ('gru', 'looped'),
        ('gru', 'unknown'),
        pytest.param('layers', 'unknown', marks=RARE),
        pytest.param('layers', 'looped', marks=RARE),
        pytest.param('layers', 'unrolled', marks=RARE),
    ],
    indirect=['mode'],
)
def test_parity_with_time_first(cell, mode):
    compare(CELLS[cell], mode, time_major=True)


@pytest.mark.first(1)
@pytest.mark.parametrize('given', [True, False])
@pytest.mark.parametrize('cell', ['gru', RARE_LAYERS, 'lstm_everything'])
def test_many_unrolled_steps_are_turned(cell, given, monkeypatch, graph):
    monkeypatch.setattr(parts, 'MANY_STEPS', 1)
    compare(CELLS[cell], 'unrolled', given=given)
    shapes = {
        tuple(op.outputs[0].shape.as_list())
        for op in graph.get_operations()
        if op.type == 'Transpose'
    }
    rows = parts.part_sizes(BATCH, parts.count_parts(BATCH))[0]
    assert (STEPS, rows, DEPTH) in shapes


@pytest.mark.first(2)
@pytest.mark.parametrize('release', ['0.8', '0.12', '1.0', '1.2', '1.4'])
def test_variables_are_those_of_the_release(release, graph):
    def names(unroll):
        with tf.Graph().as_default():
            c = cells.for_release(release)
            layers = [c.GRUCell(UNITS), c.BasicLSTMCell(UNITS)]
            cell = c.MultiRNNCell([c.DropoutWrapper(x) for x in layers])
            unroll(cell, make_inputs(), dtype=tf.float64, scope='RNN')
            return [(v.name, v.shape.as_list()) for v in v1.global_variables()]

    assert names(fused_rnn) == names(loops.for_release(release).dynamic_rnn)


def test_one_cell_in_two_layers_has_two_sets_of_weights_in_0_12():
    c = cells.for_release('0.12')
    cell = c.MultiRNNCell([c.GRUCell(DEPTH)] * 2)
    fused_rnn(cell, make_inputs())
    assert len(v1.trainable_variables()) == 8


@pytest.mark.deep
def test_training_follows_the_same_path():
    """Twenty steps of descent end with the same weights."""

    def train(unroll):
        with tf.Graph().as_default():
            v1.set_random_seed(2)
            c = cells.for_release('1.15')
            cell = c.MultiRNNCell([c.GRUCell(UNITS), c.LSTMCell(UNITS)])
            outputs, state = unroll(
                cell,
                make_inputs(),
                sequence_length=LENGTHS['ragged'],
                dtype=tf.float64,
            )
            loss = losses(outputs, state)
            optimizer = v1.train.GradientDescentOptimizer(1e-3)
            step = optimizer.minimize(loss)
            initial = [
                v.assign(
                    np.random.RandomState(i).uniform(-1, 1, v.shape.as_list())
                )
                for i, v in enumerate(v1.trainable_variables())
            ]
            with v1.Session() as session:
                session.run(v1.global_variables_initializer())
                session.run(initial)
                first = session.run(loss)
                for _ in range(20):
                    session.run(step)
                weights = session.run(v1.trainable_variables())
                return first, session.run(loss), weights

    first, fused, ours = train(fused_rnn)
    _, dynamic, theirs = train(loops.dynamic_rnn)
    assert fused < first
    assert abs(fused - dynamic) <= 1e-10 * abs(dynamic)
    for a, b in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-10)


def test_output_is_zero_past_length(mode):
    cell = cells.GRUCell(UNITS)
    outputs, _ = fused_rnn(cell, make_inputs(mode), LENGTHS['zero'])
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        outputs = session.run(outputs)
    for row, length in enumerate(LENGTHS['zero']):
        assert np.all(outputs[row, length:] == 0)
        assert np.all(outputs[row, :length] != 0)


@pytest.mark.first(1)
def test_garbage_past_length_changes_nothing(mode):
    """A growing state past the length stays out of the gradient."""
    cell = cells.BasicRNNCell(UNITS, activation=tf.nn.relu)
    values = np.random.RandomState(0).randn(BATCH, STEPS, DEPTH)
    garbage = values.copy()
    garbage[0, 2:] = 1e300
    lengths = [2, 4, 4, 4]

    def run(data, reuse):
        inputs = tf.constant(data)
        if mode == 'unknown':
            inputs = v1.placeholder_with_default(inputs, [None, None, DEPTH])
        with v1.variable_scope('model', reuse=reuse):
            outputs, state = fused_rnn(cell, inputs, lengths)
        biases = v1.trainable_variables()[1:]
        return [outputs, state, *gradients(outputs, state, biases)]

    clean = run(values, None)
    dirty = run(garbage, True)
    assert_same(dirty, clean, tf.float64)


def test_dropout_drops_anew_at_every_step():
    cell = cells.DropoutWrapper(cells.GRUCell(50), output_keep_prob=0.5)
    outputs, _ = fused_rnn(cell, make_inputs())
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        dropped = session.run(outputs) == 0
    assert 0.4 < dropped.mean() < 0.6
    for step in range(1, STEPS):
        assert np.any(dropped[:, step] != dropped[:, 0])


def test_dropout_wrapper_feeds_the_undropped_state_back():
    """Its outputs, where kept, are twice those without dropout."""
    inner = cells.GRUCell(50)
    cell = cells.DropoutWrapper(inner, output_keep_prob=0.5)
    with v1.variable_scope('m'):
        outputs, _ = fused_rnn(cell, make_inputs())
    with v1.variable_scope('m', reuse=True):
        plain, _ = fused_rnn(inner, make_inputs())
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        outputs, plain = session.run([outputs, plain])
    kept = outputs != 0
    np.testing.assert_allclose(outputs[kept], 2 * plain[kept], rtol=1e-12)


def test_variational_dropout_has_one_mask_for_all_steps():
    cell = cells.DropoutWrapper(
        cells.GRUCell(50),
        output_keep_prob=0.5,
        variational_recurrent=True,
        dtype=tf.float64,
        seed=4,
    )
    assert can_fuse(cell) == (True, '')
    outputs, _ = fused_rnn(cell, make_inputs())
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        dropped = session.run(outputs) == 0
    assert np.all(dropped == dropped[:1, :1])
    assert 0 < dropped.mean() < 1


class OwnCell(cells.GRUCell):
    def call(self, inputs, state):
        return super().call(inputs, state)


REFUSED = {
    'OwnCell has a call': lambda: OwnCell(UNITS),
    'activation softsign': lambda: cells.GRUCell(
        UNITS, activation=tf.nn.softsign
    ),
    'drops the state': lambda: cells.DropoutWrapper(
        cells.GRUCell(UNITS), state_keep_prob=0.5
    ),
    'has a seed': lambda: cells.DropoutWrapper(
        cells.GRUCell(UNITS), output_keep_prob=0.5, seed=1
    ),
    'residual_fn': lambda: cells.ResidualWrapper(
        cells.GRUCell(DEPTH), residual_fn=lambda x, y: x + y
    ),
}


@pytest.mark.parametrize('reason', REFUSED)
def test_unknown_cells_say_why_and_fall_back(reason, caplog):
    cell = cells.MultiRNNCell([REFUSED[reason]()])
    fused, why = can_fuse(cell)
    assert not fused and reason in why
    with caplog.at_level(logging.WARNING, 'legacy_rnn'):
        outputs, _ = fused_rnn(cell, make_inputs())
    assert reason in caplog.text and 'dynamic' in caplog.text
    assert outputs.shape.as_list()[:2] == [BATCH, STEPS]
    names = [v.name for v in v1.trainable_variables()]
    assert all(name.startswith('rnn/multi_rnn_cell/') for name in names)


def test_second_derivative_is_refused():
    inputs = make_inputs()
    outputs, _ = fused_rnn(cells.GRUCell(UNITS), inputs)
    (gradient,) = tf.gradients(tf.reduce_sum(outputs**2), inputs)
    with pytest.raises(LookupError, match='second derivative'):
        tf.gradients(tf.reduce_sum(gradient**2), inputs)


def test_a_loop_asks_for_sizes_once():
    """Each slice is four operations, which short runs do not earn back."""
    with tf.Graph().as_default() as graph:
        inputs = v1.placeholder(tf.float32, [None, None, DEPTH])
        outputs, _ = fused_rnn(cells.BasicRNNCell(UNITS), inputs, parts=1)
        tf.gradients(tf.reduce_sum(outputs), v1.trainable_variables())
    kinds = [operation.type for operation in graph.get_operations()]
    assert kinds.count('StridedSlice') <= 6  # of 32 once


def test_wrong_lengths_are_refused():
    with pytest.raises(ValueError, match=r'shape \[batch\].*mask'):
        fused_rnn(
            cells.GRUCell(2), make_inputs(), np.ones([BATCH, STEPS], 'int32')
        )
    with pytest.raises(TypeError, match='sequence_length must be int'):
        fused_rnn(cells.GRUCell(2), make_inputs(), np.ones([4], 'float32'))


def test_cell_is_whole_again_afterwards():
    """The cell still runs single steps, in other loops too."""
    cell = cells.GRUCell(UNITS)
    fused_rnn(cell, make_inputs())
    assert 'call' not in vars(cell)
    with v1.variable_scope(v1.get_variable_scope(), reuse=True):
        loops.dynamic_rnn(cell, make_inputs(), dtype=tf.float64)
    assert len(v1.trainable_variables()) == 4


def test_each_part_has_fewer_nodes_than_static():
    with tf.Graph().as_default() as fused:
        inputs = tf.concat([make_inputs()] * 2, 1)
        outputs, _ = fused_rnn(cells.LSTMCell(UNITS), inputs, parts=1)
        tf.gradients(outputs, v1.trainable_variables())
    with tf.Graph().as_default() as static:
        outputs, _ = loops.static_rnn(
            cells.LSTMCell(UNITS),
            tf.unstack(tf.concat([make_inputs()] * 2, 1), axis=1),
            dtype=tf.float64,
        )
        tf.gradients(outputs, v1.trainable_variables())
    assert len(fused.get_operations()) < len(static.get_operations())


@pytest.mark.deep
@pytest.mark.parametrize('given', [True, pytest.param(False, marks=RARE)])
def test_compiled_layers_compute_the_same(given):
    cell = cells.MultiRNNCell(
        [cells.GRUCell(UNITS), cells.LSTMCell(UNITS, num_proj=3)]
    )
    inputs = make_inputs()
    lengths = LENGTHS['ragged'] if given else None
    with v1.variable_scope('model'):
        theirs = fused_rnn(cell, inputs, lengths)
    with v1.variable_scope('model', reuse=True):
        ours = fused_rnn(cell, inputs, lengths, jit=True)
    assert_same(
        quantities(*ours, inputs, []),
        quantities(*theirs, inputs, []),
        tf.float64,
    )


@pytest.mark.rare
def test_compiled_loop_computes_the_same(monkeypatch):
    monkeypatch.setattr(scan, 'UNROLLED_STEPS', 2)
    test_compiled_layers_compute_the_same(given=False)


@pytest.mark.first(1)
@pytest.mark.parametrize(
    ('name', 'count', 'mode'),
    [
        ('lstm_everything', 3, 'unrolled'),
        ('residual', 3, 'looped'),
        ('lstm_everything', 5, 'unknown'),
    ],
    indirect=['mode'],
)
def test_parts_of_the_batch_compute_what_the_whole_computes(name, count, mode):
    """Five parts of four rows: one of them is empty."""
    cell = CELLS[name](cells)
    inputs = make_inputs(mode)
    initial = make_state(cell, tf.float64)
    options = {'initial_state': initial}
    if count != 3:
        options['sequence_length'] = tf.constant(LENGTHS['zero'])
    with v1.variable_scope('model'):
        theirs = fused_rnn(cell, inputs, parts=1, **options)
    with v1.variable_scope('model', reuse=True):
        ours = fused_rnn(cell, inputs, parts=count, **options)
    assert_same(
        quantities(*ours, inputs, initial),
        quantities(*theirs, inputs, initial),
        tf.float64,
    )


def test_count_of_parts_follows_cores_and_rows(monkeypatch):
    monkeypatch.setattr(parts, '_cores', lambda: 4)
    counts = [parts.count_parts(batch) for batch in (None, 1, 5, 8, 100)]
    assert counts == [4, 1, 2, 4, 4]
    assert parts.part_sizes(7, 3) == [2, 2, 3]
    monkeypatch.setattr(parts, '_cores', lambda: 64)
    assert parts.count_parts(1000) == parts.MOST_PARTS
