"""One row a trap: releases, a call of theirs, and what it must mean.

The third column is an expression over the same inputs, in today's words
(`v1` is `tf.compat.v1`), or the name of an exception. Rows that differ in
their releases alone show the trap: one call, two meanings.
"""

_TIED = (
    'run.shapes(tf.nn.seq2seq.embedding_tied_rnn_seq2seq('
    '[i], [i], cell, 5, {}))'
)
_ATTENDED = (
    'run.shapes(tf.nn.seq2seq.embedding_attention_seq2seq('
    '[i], [i], cell, 5, 5, {}))'
)
_TIME_MAJOR = (
    'tf.shape(tf.nn.dynamic_rnn('
    'cell, steps, None, None, tf.float32, None, {})[1])'
)
_LSTM = 'len(run.shapes(run.output(tf.{}(4, {}, None, None, None, 2))))'
_BOXES = 'tf.image.resize_images(picture, {})'
_UNTIL_0_12 = '0.5 0.8 0.12'
_FROM_1_0 = '1.0 1.4 1.15'
_STEPS = 'v1.transpose(v1.stack(logits), [1, 0, 2])'
_LOSS = (
    'v1.nn.sparse_softmax_cross_entropy_with_logits('
    'labels=v1.stack(targets), logits=v1.stack(logits))'
)
_SUMMED = f'v1.reduce_sum({_LOSS} * v1.stack(weights), 0)'
_BY_EXAMPLE = f'{_SUMMED} / (v1.add_n(weights) + 1e-12)'
_CTC = 'v1.nn.ctc_loss(labels, frames, [3, 3])'
_SOFTMAX = 'v1.nn.softmax_cross_entropy_with_logits_v2(labels={}, logits={})'
_SIGMOID = 'v1.nn.sigmoid_cross_entropy_with_logits(labels={}, logits={})'
_SAMPLED = (
    'v1.nn.{}(matrix, bias, ids, x, 2, 4, sampled_values=sampled)'
)  # fmt: skip

SEQ2SEQ = [
    # The 4th argument, the number of symbols, went in 0.7.
    *(
        (releases, f'tf.nn.seq2seq.{name}(logits, targets, weights{a})', b)
        for name, whole, by_example in (
            ('sequence_loss', 'v1.reduce_sum({}) / 2.0', True),
            ('sequence_loss_by_example', '{}', False),
        )
        for releases, a, b in (
            ('0.6', ', 9', whole.format(_BY_EXAMPLE)),
            ('0.6', ', 9, False', whole.format(_SUMMED)),
            ('0.7 0.10 0.12', '', whole.format(_BY_EXAMPLE)),
            ('0.7 0.10 0.12', ', False', whole.format(_SUMMED)),
            ('0.6', '', 'TypeError'),
        )
    ),
    (
        '0.6',
        'tf.nn.seq2seq.model_with_buckets([x], [x], targets, weights, '
        '[(1, 1)], 2, lambda a, b: ([x], x))[0][0]',
        '[x]',
    ),
    (
        '0.7 0.12',
        'tf.nn.seq2seq.model_with_buckets([x], [x], targets, weights, '
        '[(1, 1)], lambda a, b: ([x], x))[0][0]',
        '[x]',
    ),
    (
        '0.7 0.12',
        'tf.nn.seq2seq.model_with_buckets([x], [x], targets, weights, '
        '[(1, 1)], 2, lambda a, b: ([x], x))',
        'TypeError',
    ),
    # The size of the embedding came before the number of heads in 0.8.
    ('0.7', f'[5, 3] in {_ATTENDED.format(3)}', 'False'),
    ('0.8 0.12', f'[5, 3] in {_ATTENDED.format(3)}', 'True'),
    *(
        (
            '0.8 0.10 0.12',
            f'tf.nn.seq2seq.embedding_{name}([i], {second}, cell, 5{rest})',
            'TypeError',
        )
        for name, second, rest in (
            ('rnn_seq2seq', '[i]', ', 5'),
            ('attention_seq2seq', '[i]', ', 5'),
            ('tied_rnn_seq2seq', '[i]', ''),
            ('rnn_decoder', 'x', ''),
        )
    ),
    # Its number of decoder symbols came before the projection in 0.10.
    ('0.8 0.9', f'[5, 3] in {_TIED.format("3")}', 'True'),
    ('0.10 0.12', f'[5, 3] in {_TIED.format("3, 4")}', 'True'),
    ('0.8 0.9', f'{_TIED.format("3, 4")}', 'TypeError'),
    ('1.0', 'tf.contrib.legacy_seq2seq.one2many_rnn_seq2seq([i], {"a": [i]}, '
     'cell, 5, {"a": 5}, 3)[0]["a"][0].get_shape().as_list()', '[2, 5]'),
    ('1.1 1.15', 'tf.contrib.legacy_seq2seq.one2many_rnn_seq2seq([i], '
     '{"a": [i]}, cell, 5, {"a": 5}, 3)', 'TypeError'),
    # Totals came before the loss function in 1.14.
    (
        '1.0 1.4 1.13',
        f'tf.contrib.seq2seq.sequence_loss({_STEPS}, '
        'tf.transpose(tf.stack(targets)), tf.ones([2, 2]), True, True, '
        'lambda labels, logits: tf.ones([4]) * 3.0)'.replace('v1.', 'tf.'),
        '3.0',
    ),
    (
        '1.14 1.15',
        f'tf.contrib.seq2seq.sequence_loss({_STEPS}, '
        'tf.transpose(tf.stack(targets)), tf.ones([2, 2]), True, True, '
        'lambda labels, logits: tf.ones([4]) * 3.0)'.replace('v1.', 'tf.'),
        'ValueError',
    ),
]  # fmt: skip

RECURRENT = [
    ('0.7', _TIME_MAJOR.format(True), 'v1.constant([3, 2])'),
    ('0.8 0.12 1.15', _TIME_MAJOR.format(True), 'v1.constant([2, 2])'),
    # A number behind the cell is the width of the inputs, from 0.9 on that
    # of the projection.
    ('0.8', 'tf.nn.rnn_cell.InputProjectionWrapper(cell, 5).input_size', '5'),
    (
        '0.9 0.12',
        'run.shapes(run.output(tf.nn.rnn_cell.InputProjectionWrapper('
        'cell, 5)))[-1]',
        '[3, 5]',
    ),
    (
        '1.15',
        'run.shapes(run.output(tf.contrib.rnn.InputProjectionWrapper('
        'cell, 5)))[-1]',
        '[3, 5]',
    ),
    # A seventh number is shards, from 0.10 on a clip.
    ('0.8 0.9', _LSTM.format('nn.rnn_cell.LSTMCell', '3, False'), '3'),
    ('0.10 0.12', _LSTM.format('nn.rnn_cell.LSTMCell', '3, False'), '2'),
    # The state became parallel_iterations in 0.11.
    (
        '0.11 0.12 1.15',
        'tf.nn.raw_rnn(cell, lambda *a: 0, x)',
        '(TypeError, ValueError)',
    ),
    # A seed behind two probabilities is one, from 1.1 on it keeps states.
    *(
        (
            releases,
            f'tf.{module}.DropoutWrapper(cell, 0.5, 0.5, {value})'
            f'.zero_state(2, tf.float32)',
            expected,
        )
        for releases, module, value, expected in (
            ('0.6 0.12', 'nn.rnn_cell', 7, 'v1.zeros([2, 2])'),
            ('1.0', 'contrib.rnn', 7, 'v1.zeros([2, 2])'),
            ('1.1 1.15', 'contrib.rnn', 7, 'ValueError'),
            ('1.2 1.15', 'nn.rnn_cell', 7, 'ValueError'),
        )
    ),
    # The size of the inputs, gone in 1.2, left its place to others.
    ('0.12', 'run.output(tf.nn.rnn_cell.GRUCell(2, 3)).get_shape().as_list()',
     '[2, 2]'),
    ('1.0 1.1', 'run.output(tf.contrib.rnn.GRUCell(2, 3)).get_shape()'
     '.as_list()', '[2, 2]'),
    *(
        ('1.2 1.8 1.15', f'run.output(tf.{call})', 'TypeError')
        for call in (
            'contrib.rnn.GRUCell(2, 3)',
            'nn.rnn_cell.GRUCell(2, 3)',
            'contrib.rnn.BasicRNNCell(2, 3)',
        )
    ),
    ('1.1', 'len(run.shapes(run.output(tf.contrib.rnn.LSTMCell(2, 3))))',
     '2'),
    # As then, a number in the place of use_peepholes turns them on.
    ('1.2 1.15', 'len(run.shapes(run.output(tf.contrib.rnn.LSTMCell(2, 3))))',
     '5'),
    ('1.1', 'tf.contrib.rnn.BasicLSTMCell(2, 1.0, None).state_size',
     '(2, 2)'),
    ('1.2 1.15', 'tf.contrib.rnn.BasicLSTMCell(2, 1.0, None).state_size',
     '4'),
    # use_peephole was third, then clip_cell (1.3), then cell_clip (1.4).
    *(
        (
            releases,
            'len(run.shapes(run.output('
            'tf.contrib.rnn.LSTMBlockCell(2, 1.0, True))))',
            expected,
        )
        for releases, expected in (
            ('1.0 1.2', '5'),
            ('1.3 1.4 1.15', '2'),
        )
    ),
    ('1.2 1.3', 'tf.contrib.seq2seq.SampleEmbeddingHelper(table, [1, 2], 0, '
     '7).batch_size', '2'),
    ('1.2 1.8', 'tf.contrib.seq2seq.DynamicAttentionWrapper',
     'AttributeError'),
]  # fmt: skip

VARIABLES = [
    ('0.5 0.7', "tf.Variable(x, True, None, True, 'n').op.name", "'n'"),
    ('0.8 0.12 1.15', "tf.Variable(x, True, None, True, None, 'n').op.name",
     "'n'"),
    ('0.5 0.7', "tf.get_variable('n', [2], tf.float32, "
     "tf.random_uniform_initializer(), False).name in run.names()", 'False'),
    ('0.8 0.12 1.15', "tf.get_variable('n', [2], tf.float32, "
     "tf.random_uniform_initializer(), None, False).op.name in run.names()",
     'False'),
    ('0.8 0.12 1.15', "tf.get_variable('n', [2], tf.float32, "
     "tf.random_uniform_initializer(), None, True).op.name in run.names()",
     'True'),
    # Reuse came second up to 0.10.
    ('0.5 0.8 0.10', "tf.variable_scope('a', True).__enter__().reuse",
     'True'),
    ('0.11 0.12 1.15', "tf.variable_scope('a', 'b').__enter__().name", "'a'"),
    ('0.11 0.12 1.15', "tf.variable_scope(None, 'b').__enter__().name",
     "'b'"),
    ('0.5 0.8 0.12', 'tf.zeros_initializer([2])', 'v1.zeros([2])'),
    ('1.0 1.15', 'tf.zeros_initializer()([2])', 'v1.zeros([2])'),
    ('0.8 0.11', 'tf.ones_initializer([2])', 'v1.ones([2])'),
    ('0.12 1.15', 'tf.ones_initializer()([2])', 'v1.ones([2])'),
    ('0.12 1.0 1.1',
     'tf.orthogonal_initializer(1.0, tf.float32, 7)([2, 2]).dtype.name',
     "'float32'"),
    ('1.2 1.15',
     'tf.orthogonal_initializer(1.0, 7, tf.float64)([2, 2]).dtype.name',
     "'float64'"),
    ('1.2 1.15',
     'tf.orthogonal_initializer(1.0, tf.float32, 7)([2, 2])',
     '(TypeError, ValueError)'),
]  # fmt: skip

_NORMALIZED = (
    'tf.layers.batch_normalization(x, -1, 0.99, 0.0, True, True, '
    'tf.zeros_initializer(), tf.ones_initializer(), '
    'tf.zeros_initializer(), tf.ones_initializer(), None, None, True)'
)
VARIABLES += [
    # training was 13th, then a constraint.
    ('1.0 1.3', _NORMALIZED, '[[-1.0, -1.0], [1.0, 1.0]]'),
    ('1.4 1.15', _NORMALIZED, 'ValueError'),
]

ARRAYS = [
    ('0.5 0.7', "tf.pad(x, [[0, 1], [0, 0]], 'n').op.name", "'n'"),
    ('0.8 0.12 1.15', "tf.pad(x, [[0, 1], [0, 0]], 'n')", 'ValueError'),
    ('0.8 0.12 1.15', "tf.pad(x, [[0, 1], [0, 0]], 'REFLECT')",
     "v1.pad(x, [[0, 1], [0, 0]], 'REFLECT')"),
    (_UNTIL_0_12, 'tf.concat(1, [x, y])', 'v1.concat([x, y], 1)'),
    (_UNTIL_0_12, 'tf.concat([x, y], 1)', '(TypeError, ValueError)'),
    (_FROM_1_0, 'tf.concat([x, y], 1)', 'v1.concat([x, y], 1)'),
    (_FROM_1_0, 'tf.concat(1, [x, y])', '(TypeError, ValueError)'),
    (_UNTIL_0_12, 'tf.split(1, 2, x)', 'v1.split(x, 2, 1)'),
    (_UNTIL_0_12, 'tf.split(0, 2, x)', 'v1.split(x, 2, 0)'),
    (_FROM_1_0, 'tf.split(x, 2, 1)', 'v1.split(x, 2, 1)'),
    (_FROM_1_0, 'tf.split(1, 2, x)', '(TypeError, ValueError)'),
    (_UNTIL_0_12, 'tf.reverse(x, [False, True])', 'v1.reverse(x, [1])'),
    (_UNTIL_0_12, 'tf.reverse(x, [1])', '(TypeError, ValueError)'),
    (_FROM_1_0, 'tf.reverse(x, [1])', 'v1.reverse(x, [1])'),
    # As then, False and True are the axes 0 and 1.
    (_FROM_1_0, 'tf.reverse(x, [False, True])', 'v1.reverse(x, [0, 1])'),
    ('0.8 0.10', _BOXES.format('2, 3'), 'v1.ones([2, 3, 3])'),
    ('0.11 0.12 1.15', _BOXES.format('[2, 3]'), 'v1.ones([2, 3, 3])'),
    ('0.11 0.12 1.15', _BOXES.format('2, 3'), '(TypeError, ValueError)'),
    ('0.8 0.12', 'tf.sparse_split(0, 2, labels)[0].get_shape().as_list()',
     'v1.sparse_split(axis=0, num_split=2, sp_input=labels)[0]'
     '.get_shape().as_list()'),
    (_FROM_1_0, 'tf.sparse_split(0, 2, labels)', '(TypeError, ValueError)'),
    ('0.8 0.12', 'tf.convert_to_tensor([1], tf.float32, None, False)',
     '[1.0]'),
    ('0.8 0.10', 'tf.while_loop(lambda n: n < 3, lambda n: n + 1, [i[0]], 1)',
     '3'),
    ('0.11 1.15',
     'tf.while_loop(lambda n: n < 3, lambda n: n + 1, [i[0]], 1)',
     '(TypeError, ValueError)'),
    ('0.5 0.8', 'tf.RandomShuffleQueue(4, 1, [tf.float32], [[]], 7).names',
     'None'),
    ('0.9 1.15',
     "tf.RandomShuffleQueue(4, 1, [tf.float32], [[]], ['a']).names",
     "['a']"),
]  # fmt: skip

MATH = [
    ('0.10 0.11', 'tf.svd(square, False)', 'v1.svd(square, compute_uv=False)'),
    ('0.12 1.15', 'len(tf.svd(square, False))', '3'),
    ('0.5 0.11', 'tf.matmul(x, y, False, False, True)', 'v1.matmul(x, y)'),
    ('0.12 1.0 1.15', 'tf.matmul(c, c, False, False, True)',
     'v1.matmul(c, c, adjoint_a=True)'),
    ('0.5 0.12', 'tf.batch_matmul(c, c, True)',
     'v1.matmul(c, c, adjoint_a=True)'),
    ('0.5 0.8', "tf.nn.moments(x, [0], 'n')[0].op.name[:2]", "'n/'"),
    ('0.9 1.15', 'tf.nn.moments(x, [0], x)[0]', 'v1.reduce_mean(x, 0)'),
    # Rows are what comes first: predictions, from 1.0 on labels.
    ('0.9 0.12 1.0 1.15',
     'tf.contrib.metrics.confusion_matrix([0, 0], [0, 1])',
     'v1.constant([[1, 1], [0, 0]])'),
    ('0.9 0.12',
     'tf.contrib.metrics.confusion_matrix(labels=[0, 0], predictions=[0, 1])',
     'v1.constant([[1, 0], [1, 0]])'),
    ('1.0 1.15',
     'tf.contrib.metrics.confusion_matrix(labels=[0, 0], predictions=[0, 1])',
     'v1.constant([[1, 1], [0, 0]])'),
    # A mask of what to ignore became weights in 0.12.
    ('0.9 0.11', 'tf.contrib.metrics.streaming_recall('
     'i, [1, 1], [False, True])[1]', '0.0'),
    ('0.12 1.15', 'tf.contrib.metrics.streaming_recall('
     'i, [1, 1], tf.constant([0.0, 1.0]))[1]', '1.0'),
]  # fmt: skip

LOSSES = [
    (_UNTIL_0_12, 'tf.nn.softmax_cross_entropy_with_logits(x, p)',
     _SOFTMAX.format('p', 'x')),
    (_UNTIL_0_12, 'tf.nn.sigmoid_cross_entropy_with_logits(x, p)',
     _SIGMOID.format('p', 'x')),
    ('0.7 0.12', 'tf.nn.sparse_softmax_cross_entropy_with_logits(x, i)',
     'v1.nn.sparse_softmax_cross_entropy_with_logits(labels=i, logits=x)'),
    *(
        (_FROM_1_0, f'tf.nn.{name}_cross_entropy_with_logits(x, {second})',
         'ValueError')
        for name, second in (
            ('softmax', 'p'), ('sigmoid', 'p'), ('sparse_softmax', 'i'),
        )
    ),
    *(
        (_FROM_1_0, f'tf.nn.{name}_cross_entropy_with_logits('
         'labels=p, logits=x)', formula.format('p', 'x'))
        for name, formula in (('softmax', _SOFTMAX), ('sigmoid', _SIGMOID))
    ),
    ('1.5 1.12', 'tf.nn.softmax_cross_entropy_with_logits_v2(p, x)',
     'ValueError'),
    ('1.13 1.15', 'tf.nn.softmax_cross_entropy_with_logits_v2(p, x)',
     _SOFTMAX.format('p', 'x')),
    ('0.8 0.12', 'tf.nn.weighted_cross_entropy_with_logits(x, p, 2.0)',
     'v1.nn.weighted_cross_entropy_with_logits('
     'labels=p, logits=x, pos_weight=2.0)'),
    (_FROM_1_0, 'tf.nn.weighted_cross_entropy_with_logits(p, x, 2.0)',
     'v1.nn.weighted_cross_entropy_with_logits('
     'labels=p, logits=x, pos_weight=2.0)'),
    ('0.11 0.12', 'tf.nn.log_poisson_loss(x, p)',
     'v1.nn.log_poisson_loss(targets=p, log_input=x)'),
    (_FROM_1_0, 'tf.nn.log_poisson_loss(p, x)',
     'v1.nn.log_poisson_loss(targets=p, log_input=x)'),
    *(
        (releases, f'tf.nn.{name}(matrix, bias, {order}, 2, 4, '
         'sampled_values=sampled)', _SAMPLED.format(name))
        for name in ('nce_loss', 'sampled_softmax_loss')
        for releases, order in (
            ('0.6 0.8 0.12', 'x, ids'),
            (_FROM_1_0, 'ids, x'),
        )
    ),
    ('0.10 0.12', 'tf.nn.ctc_loss(frames, labels, [3, 3])', _CTC),
    (_FROM_1_0, 'tf.nn.ctc_loss(labels, frames, [3, 3])', _CTC),
    (_FROM_1_0, 'tf.nn.ctc_loss(frames, labels, [3, 3])',
     '(TypeError, ValueError)'),
    ('1.0 1.1', 'tf.nn.ctc_loss(labels, tf.transpose(frames, [1, 0, 2]), '
     '[3, 3], False, True, False)', _CTC),
    ('1.2 1.15', 'tf.nn.ctc_loss(labels, tf.transpose(frames, [1, 0, 2]), '
     '[3, 3], False, True, False, False)', _CTC),
]  # fmt: skip

AREAS = {
    'seq2seq': SEQ2SEQ,
    'recurrent': RECURRENT,
    'variables': VARIABLES,
    'arrays': ARRAYS,
    'math': MATH,
    'losses': LOSSES,
}
ROWS = [
    (area, release, call, expected)
    for area, rows in AREAS.items()
    for releases, call, expected in rows
    for release in releases.split()
]
