"""Models as programs had them, with the scopes that these programs chose."""

from __future__ import absolute_import, division, print_function

from .recipes import own_cells

BATCH, STEPS, UNITS, SYMBOLS = 2, 3, 4, 5
CLIPS = {'cell_clip': 0.5, 'proj_clip': 0.3}


def char_rnn(b):
    """A language model on `rnn_decoder`, a scope within its own name."""
    tf = b.tf
    cell = b.cells.MultiRNNCell([_lstm(b), _lstm(b)])
    with tf.variable_scope('rnnlm'):
        weights = tf.get_variable('softmax_w', [UNITS, SYMBOLS])
        bias = tf.get_variable('softmax_b', [SYMBOLS])
        embedding = tf.get_variable('embedding', [SYMBOLS, UNITS])
    ids = [b.constant([i % SYMBOLS, 2]) for i in range(STEPS)]
    inputs = [tf.nn.embedding_lookup(embedding, i) for i in ids]
    state = cell.zero_state(BATCH, tf.float32)
    legacy = b.find('nn.seq2seq', 'contrib.legacy_seq2seq')
    outputs, last = legacy.rnn_decoder(inputs, state, cell, scope='rnnlm')
    logits = [tf.matmul(output, weights) + bias for output in outputs]
    b.keep('logits', logits)
    b.keep('state', last)


def ptb(b):
    """Two layers, unrolled by hand in a scope that is called `RNN`."""
    tf = b.tf
    with tf.variable_scope('Model'):
        embedding = tf.get_variable('embedding', [SYMBOLS, UNITS])
        cells = [b.cells.BasicLSTMCell(UNITS, forget_bias=0.0)]
        cells.append(b.cells.BasicLSTMCell(UNITS, forget_bias=0.0))
        cell = b.cells.MultiRNNCell(cells)
        state = cell.zero_state(BATCH, tf.float32)
        ids = b.constant([1, 3])
        outputs = []
        with tf.variable_scope('RNN'):
            for step in range(STEPS):
                if step:
                    tf.get_variable_scope().reuse_variables()
                inputs = tf.nn.embedding_lookup(embedding, ids)
                output, state = cell(inputs, state)
                outputs.append(output)
        weights = tf.get_variable('softmax_w', [UNITS, SYMBOLS])
        bias = tf.get_variable('softmax_b', [SYMBOLS])
    b.keep('logits', [tf.matmul(o, weights) + bias for o in outputs])


def translate(b):
    """The translation model: attention over two layers, projected."""
    tf = b.tf
    weights = tf.get_variable('proj_w', [UNITS, SYMBOLS])
    bias = tf.get_variable('proj_b', [SYMBOLS])
    cell = b.cells.MultiRNNCell([_gru(b), _gru(b)])
    legacy = b.find('nn.seq2seq', 'contrib.legacy_seq2seq')
    source = [b.constant([i, 1]) for i in range(STEPS)]
    target = [b.constant([0, 0]), b.constant([3, 1])]
    outputs, state = legacy.embedding_attention_seq2seq(
        source,
        target,
        cell,
        SYMBOLS,
        SYMBOLS,
        embedding_size=UNITS,
        output_projection=(weights, bias),
        feed_previous=False,
    )
    b.keep('logits', [tf.matmul(o, weights) + bias for o in outputs])
    b.keep('state', state)


def label(b):
    """A bidirectional labelling model with scopes of its own."""
    tf = b.tf
    with tf.variable_scope('encoder/bi-lstm'):
        outputs, _ = tf.nn.bidirectional_dynamic_rnn(
            b.cells.LSTMCell(UNITS, use_peepholes=True),
            b.cells.LSTMCell(UNITS, use_peepholes=True),
            b.input(BATCH, STEPS, 3),
            sequence_length=b.constant([1, STEPS]),
            dtype=tf.float32,
        )
    with tf.variable_scope('Linear'):
        weights = tf.get_variable('Matrix', [UNITS, SYMBOLS])
    both = tf.reshape(outputs[0] + outputs[1], [-1, UNITS])
    b.keep('logits', tf.matmul(both, weights))


def wrapped(b):
    """A stack of stacks with wrappers around and within."""
    tf = b.tf
    cells = b.cells
    attended = cells.AttentionCellWrapper(
        _gru(b), 2, input_size=UNITS, state_is_tuple=True
    )
    inner = cells.MultiRNNCell([_gru(b), attended])
    below = cells.InputProjectionWrapper(_lstm(b), 3)
    whole = cells.MultiRNNCell([below, cells.DropoutWrapper(inner)])
    projected = cells.OutputProjectionWrapper(whole, 2)
    outputs, state = tf.nn.dynamic_rnn(
        projected,
        b.input(BATCH, STEPS, 3),
        dtype=tf.float32,
        scope='gru_cell',
    )
    b.keep('outputs', outputs)
    b.keep('state', state)


def peepholes(b):
    """One cell with all that it can have, in no scope but the loop's."""
    cell = b.cells.LSTMCell(UNITS, use_peepholes=True, num_proj=3, **CLIPS)
    inputs = [b.input(BATCH, 3) for _ in range(STEPS)]
    outputs, _ = b.static_rnn(cell, inputs, dtype=b.tf.float32)
    b.keep('outputs', outputs)


def own(b):
    """Cells of the program's own in loops: one on the `linear` helper."""
    tf = b.tf
    inputs = b.input(BATCH, STEPS, 3)
    results = [
        tf.nn.dynamic_rnn(_doubled(b), inputs, dtype=tf.float32),
        tf.nn.bidirectional_dynamic_rnn(
            own_cells.linear_cell(b),
            own_cells.linear_cell(b),
            inputs,
            sequence_length=b.constant([1, STEPS]),
            dtype=tf.float32,
        ),
    ]
    with tf.variable_scope('decoder'):
        cell = own_cells.linear_cell(b)
        results.append(tf.nn.dynamic_rnn(cell, inputs, dtype=tf.float32))
    for outputs, state in results:
        b.keep('outputs', outputs)
        b.keep('state', state)


def _doubled(b):
    """A wrapper that opens a scope of its own around a cell's."""
    tf = b.tf

    class Doubled(b.cells.RNNCell):
        def __init__(self, cell):
            if b.since('1.2'):
                super(Doubled, self).__init__()
            self._cell = cell

        @property
        def output_size(self):
            return self._cell.output_size

        @property
        def state_size(self):
            return self._cell.state_size

        def __call__(self, inputs, state, scope=None):
            with tf.variable_scope(scope or 'doubled'):
                output, state = self._cell(inputs, state)
            return 2.0 * output, state

    return Doubled(_gru(b))


def _gru(b):
    return b.cells.GRUCell(UNITS)


def _lstm(b):
    return b.cells.BasicLSTMCell(UNITS)


def _full(b):
    return b.cells.LSTMCell(UNITS, use_peepholes=True, num_proj=3, **CLIPS)


def one_way(*makers):
    """A stack of cells from a zero state, `STEPS` inputs `[BATCH, 3]`."""

    def build(b):
        made = [make(b) for make in makers]
        cell = made[0] if len(made) == 1 else b.cells.MultiRNNCell(made)
        inputs = [b.input(BATCH, 3) for _ in range(STEPS)]
        b.keep('outputs', b.static_rnn(cell, inputs, dtype=b.tf.float32)[0])

    return build


def both_ways(make, layers=1):
    """Bidirectional loops above each other."""

    def build(b):
        inputs = [b.input(BATCH, 3) for _ in range(STEPS)]
        if layers == 1:
            loop = b.static_bidirectional_rnn
            cells = make(b), make(b)
        else:
            name = 'stack_bidirectional_rnn'
            inner = 'contrib.rnn.python.ops.rnn.' + name
            loop = b.find('contrib.rnn.' + name, inner)
            cells = [[make(b) for _ in range(layers)] for _ in range(2)]
        results = loop(cells[0], cells[1], inputs, dtype=b.tf.float32)
        b.keep('outputs', results[0])

    return build


def _cell(name, *values, **options):
    return one_way(lambda b: getattr(b.cells, name)(*values, **options))


MODELS = {
    'char_rnn': char_rnn,
    'label': label,
    'own': own,
    'peepholes': peepholes,
    'ptb': ptb,
    'translate': translate,
    'wrapped': wrapped,
}

# Stacks that Keras computes too, in scopes of these names.
STACKS = {
    'on.basic_rnn': _cell('BasicRNNCell', UNITS),
    'on.gru': _cell('GRUCell', UNITS),
    'on.gru_block': _cell('GRUBlockCell', UNITS),
    'on.basic_lstm': _cell('BasicLSTMCell', UNITS),
    'on.lstm': _cell('LSTMCell', UNITS),
    'on.lstm_peepholes': _cell('LSTMCell', UNITS, use_peepholes=True),
    'on.lstm_projection': _cell('LSTMCell', UNITS, num_proj=3),
    'on.lstm_clip': _cell('LSTMCell', UNITS, cell_clip=0.5),
    'on.lstm_everything': one_way(_full),
    'on.layer_norm': _cell('LayerNormBasicLSTMCell', UNITS),
    'on.layer_norm_off': _cell(
        'LayerNormBasicLSTMCell', UNITS, layer_norm=False
    ),
    'on.three_layers': one_way(_lstm, _full, _gru),
    'on.both_ways': both_ways(_gru),
    'on.both_ways_everything': both_ways(_full),
    'on.both_ways_stack': both_ways(_lstm, 2),
}
