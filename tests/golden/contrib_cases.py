"""What the packages of contrib compute: the same calls in every release.

A case is a function of `tf` that yields pairs of label and tensor; a tensor
of a training case is run once a step.
"""

from __future__ import absolute_import, division, print_function

import importlib

import numpy as np

from . import contrib_measures, contrib_queues

STEPS = 3


def arithmetic(*shape):
    """Numbers that are a function of shape and place."""
    count = int(np.prod(shape))
    values = np.sin(np.arange(count) * 1.7 + len(shape)) * 2
    return values.reshape(shape).astype(np.float32)


def private(tf, name):
    """A private module of a release."""
    return importlib.import_module('{}.{}'.format(tf.__name__, name))


def rotate(tf):
    """Images turned, of three ranks, and the gradient."""
    image = tf.contrib.image
    data = tf.constant(arithmetic(2, 5, 4, 3))
    turned = image.rotate(data, [0.3, -1.2])
    yield 'batch', turned
    yield 'gradient', tf.gradients(turned * turned, data)[0]
    yield 'plane', image.rotate(data[0, :, :, 0], 0.5)
    yield 'channels', image.rotate(data[1], 2.0)
    yield 'transforms', image.angles_to_projective_transforms([0.1, 2.0], 5, 4)


def transform(tf):
    """Images put through transforms."""
    image = tf.contrib.image
    data = tf.constant(arithmetic(2, 4, 4, 1))
    flat = [1.0, 0.2, 0.5, 0.1, 0.9, -0.5, 0.01, 0.02]
    yield 'one', image.transform(data, flat)
    yield 'smooth', image.transform(data, flat, interpolation='BILINEAR')
    other = [1.0, 0.0, 1.0, 0.0, 1.0, 2.0, 0.0, 0.0]
    yield 'composed', image.compose_transforms(flat, other)
    yield 'each', image.transform(data, [flat, other], 'BILINEAR')


def move(tf):
    """Images moved and warped, and cut to another shape."""
    image = tf.contrib.image
    data = tf.constant(arithmetic(2, 4, 4, 1))
    yield 'moved', image.translate(data, [1, -1])
    yield 'each', image.translate(data, [[1.0, 0.0], [0.5, 2.0]], 'BILINEAR')
    flat = [1.0, 0.2, 0.5, 0.1, 0.9, -0.5, 0.0, 0.0]
    yield 'cut', image.transform(data, flat, output_shape=[2, 3])
    yield 'warped', image.dense_image_warp(data, arithmetic(2, 4, 4, 2))


def splines(tf):
    """Splines of several orders, and an image that some points pull."""
    image = tf.contrib.image
    points = tf.constant(arithmetic(2, 6, 2) * 3)
    values = tf.constant(arithmetic(2, 6, 1) + 1)
    asked = tf.constant(arithmetic(2, 4, 2))
    for order in (1, 2, 3, 4, 6):
        found = image.interpolate_spline(points, values, asked, order)
        yield 'order%d' % order, found
    smooth = image.interpolate_spline(points, values, asked, 2, 0.1)
    yield 'smooth', smooth
    yield 'gradient', tf.gradients(smooth, values)[0]
    data = tf.constant(arithmetic(2, 5, 6, 1))
    ends = tf.constant([[[1.0, 2.0], [3.0, 3.5]], [[2.0, 2.0], [1.0, 4.0]]])
    for count in (1, 3):
        moved = image.sparse_image_warp(
            data, ends + 0.5, ends, num_boundary_points=count
        )
        yield 'warped%d' % count, moved[0]
        yield 'flow%d' % count, moved[1]


def resampler(tf):
    """Samples between pixels, and both gradients."""
    data = tf.constant(arithmetic(2, 4, 5, 3))
    warp = tf.constant(arithmetic(2, 7, 2) + 2)
    samples = tf.contrib.resampler.resampler(data, warp)
    yield 'samples', samples
    gradients = tf.gradients(samples * samples, [data, warp])
    yield 'of data', gradients[0]
    yield 'of warp', gradients[1]


def staging(tf):
    """An element that is put and taken out."""
    area = tf.contrib.staging.StagingArea(
        [tf.float32, tf.int32], shapes=[[2], []], names=['a', 'b']
    )
    put = area.put({'b': tf.constant(3), 'a': tf.constant([1.0, 2.0])})
    with tf.control_dependencies([put]):
        taken = area.get()
    yield 'a', tf.identity(taken['a'])
    yield 'b', tf.identity(taken['b'])


def optimizer(make, linear=False):
    """A case that trains a matrix and some rows of a table.

    Where the release itself changes variables while gradients read them, a
    loss that is linear in each makes what it computes certain.
    """

    def case(tf):
        weight = tf.Variable(arithmetic(3, 2), name='weight')
        table = tf.Variable(arithmetic(5, 3), name='table')
        resource = tf.get_variable(
            'r', initializer=arithmetic(4, 3), use_resource=True
        )
        rows = tf.nn.embedding_lookup(table, [1, 3, 1])
        rows += tf.nn.embedding_lookup(resource, [0, 2, 0])
        if linear:
            loss = tf.reduce_sum(rows * arithmetic(3, 3))
            loss += tf.reduce_sum(weight * arithmetic(3, 2))
        else:
            loss = tf.reduce_sum(tf.square(tf.matmul(rows, weight)) / 2)
        step = make(tf, weight, table).minimize(loss)
        with tf.control_dependencies([step]):
            yield 'weight', weight.read_value()
            yield 'table', table.read_value()
            yield 'resource', resource.read_value()

    return case


def moving_average(tf):
    """What a swapping saver would write."""
    weight = tf.Variable(arithmetic(3, 2), name='weight')
    loss = tf.reduce_sum(tf.square(weight) / 2)
    inner = tf.train.GradientDescentOptimizer(0.1)
    outer = tf.contrib.opt.MovingAverageOptimizer(inner, average_decay=0.5)
    step = outer.minimize(loss)
    average = [v for v in tf.global_variables() if v is not weight][0]
    with tf.control_dependencies([step]):
        yield 'weight', weight.read_value()
        yield 'average', average.read_value()


def clipped(tf):
    """Gradients of one norm, one of them missing."""
    one, other = tf.Variable(arithmetic(2, 2)), tf.Variable(arithmetic(3))
    pairs, norm = tf.contrib.opt.clip_gradients_by_global_norm(
        [(one + 1.0, one), (None, other)], 0.5
    )
    assert pairs[1][0] is None
    yield 'gradient', pairs[0][0]
    yield 'norm', norm


def attention_helpers(tf):
    """Private functions around attention; weights start at one number."""
    ops = private(tf, 'contrib.seq2seq.python.ops.attention_wrapper')
    start = tf.constant_initializer(0.3)
    with tf.variable_scope('a', initializer=start):
        memory = tf.constant(arithmetic(2, 4, 3))
        query = tf.constant(arithmetic(2, 3))
        mechanism = tf.contrib.seq2seq.BahdanauAttention(3, memory, [4, 2])
        before = mechanism.initial_alignments(2, tf.float32)
        found = ops._compute_attention(mechanism, query, before, None)
        for place, tensor in enumerate(found):
            yield 'attention {}'.format(place), tensor
        chances = tf.nn.softmax(tf.constant(arithmetic(2, 4)))
        score = tf.constant(arithmetic(2, 4)) * 0.7
        for mode in ('parallel', 'recursive', 'hard'):
            yield (
                mode,
                ops._monotonic_probability_fn(score, chances, 0.0, mode),
            )
        masked = ops._maybe_mask_score(score, [4, 2], score_mask_value=-9.0)
        yield 'masked', masked
        zeros = ops._zero_state_tensors([3, 5], 2, tf.float32)
        yield 'zeros', tf.concat(zeros, 1)


def scores_that_make_weights(tf):
    """Both scores, which made their own weights up to 1.13."""
    ops = private(tf, 'contrib.seq2seq.python.ops.attention_wrapper')
    start = tf.constant_initializer(0.3)
    query = tf.constant(arithmetic(2, 3))
    keys = tf.constant(arithmetic(2, 4, 3))
    with tf.variable_scope('b', initializer=start):
        yield 'additive', ops._bahdanau_score(query, keys, True)
    with tf.variable_scope('c', initializer=start):
        yield 'products', ops._luong_score(query, keys, True)


def scores_of_weights(tf):
    """Both scores of given weights, as from 1.14."""
    ops = private(tf, 'contrib.seq2seq.python.ops.attention_wrapper')
    query = tf.constant(arithmetic(2, 3))
    keys = tf.constant(arithmetic(2, 4, 3))
    v, b = tf.constant(arithmetic(3)), tf.constant(arithmetic(3) + 1)
    yield 'additive', ops._bahdanau_score(query, keys, v, 0.5, b)
    yield 'products', ops._luong_score(query, keys, None)


def beam_helpers(tf):
    """Private functions of beam search, decoders and their helpers."""
    beam = private(tf, 'contrib.seq2seq.python.ops.beam_search_decoder')
    decoder = private(tf, 'contrib.seq2seq.python.ops.decoder')
    helper = private(tf, 'contrib.seq2seq.python.ops.helper')
    values = tf.constant(arithmetic(2, 3, 4))
    lengths = tf.constant([[[1] * 4, [2] * 4, [5] * 4]] * 2)
    yield 'tiled', beam._tile_batch(values, 2)
    yield 'penalty', beam._length_penalty(lengths, 0.7)
    places, two = tf.constant([[2, 0, 1], [1, 1, 0]]), tf.constant(2)
    gathered = beam._tensor_gather_helper(places, values, two, 3, [-1, 4])
    yield 'gathered', gathered
    yield (
        'kept',
        beam._maybe_tensor_gather_helper(
            places, tf.constant([1.0]), two, 3, [-1, 4]
        ),
    )
    yield 'steps', helper._unstack_ta(values).read(1)
    yield 'turned', decoder._transpose_batch_time(values)
    size = (3, tf.TensorShape([2]))
    zeros = decoder._create_zero_outputs(
        size, (tf.float32, tf.int32), tf.constant(2)
    )
    yield 'zeros of size', zeros[0]
    yield 'zeros of shape', zeros[1]


def scored_beams(tf):
    """Scores with a length penalty, as up to 1.11."""
    beam = private(tf, 'contrib.seq2seq.python.ops.beam_search_decoder')
    lengths = tf.constant([[[1] * 4, [2] * 4, [5] * 4]] * 2)
    yield (
        'scores',
        beam._get_scores(tf.constant(arithmetic(2, 3, 4)), lengths, 0.7),
    )


def cell_helpers(tf):
    """Private functions around contrib's cells."""
    ops = private(tf, 'contrib.rnn.python.ops.rnn_cell')
    start = tf.constant_initializer(0.1)
    with tf.variable_scope('c', initializer=start):
        grids = [tf.constant(arithmetic(2, 5, 3)), tf.ones([2, 5, 1])]
        yield 'conv', ops._conv(grids, [3], 2, True, 0.5)
        yield 'whole', ops._get_concat_variable('w', [5, 2], tf.float32, 2)
        yield (
            'part',
            ops._get_sharded_variable('p', [5, 2], tf.float32, 2)[0],
        )
    rows = tf.constant(arithmetic(2, 4))
    yield 'normed', ops._norm(1.5, 0.2, rows, 'norm')


def bags_of_words(tf):
    """Means of embeddings, of ids of which 0 is none, and of all."""
    bow_encoder = tf.contrib.layers.bow_encoder
    ids = tf.constant([[1, 3, 0], [2, 2, 4], [0, 0, 0]])
    start = tf.constant_initializer(arithmetic(5, 3))
    for sparse in True, False:
        bags = bow_encoder(ids, 5, 3, sparse, initializer=start)
        (variable,) = tf.get_collection('trainable_variables')[-1:]
        yield variable.op.name, bags
        yield (
            '{} gradient'.format(sparse),
            tf.convert_to_tensor(tf.gradients(bags * bags, variable)[0]),
        )


def batch_norm(tf):
    """Batches of every rank, their gradients, and the averages' moves."""
    for scope, shape, options in (
        ('lines', [6, 3], {}),
        ('steps', [2, 4, 3], {}),
        ('pictures', [2, 3, 2, 3], {}),
        ('debiased', [2, 3, 2, 3], {'zero_debias_moving_mean': True}),
        ('at_once', [2, 3, 2, 3], {'updates_collections': None}),
    ):
        data = tf.constant(arithmetic(*shape))
        outputs = tf.contrib.layers.batch_norm(
            data, 0.8, scale=True, is_training=True, scope=scope, **options
        )
        made = tf.get_collection('trainable_variables')[-2:]
        gradients = tf.gradients(outputs**3, [data] + made)
        yield scope, outputs
        for variable, gradient in zip([data] + made, gradients):
            yield '{} by {}'.format(scope, variable.op.name), gradient
        updates = tf.get_collection('update_ops')
        with tf.control_dependencies(updates + [outputs]):
            for variable in tf.get_collection('variables', scope):
                if variable.op.name.endswith(('mean', 'variance')):
                    yield variable.op.name, variable.read_value()


def group_norm(tf):
    """Groups of channels, on the last axis and on another."""
    data = tf.constant(arithmetic(2, 3, 2, 6))
    options = {'param_initializers': {'gamma': tf.constant_initializer(1.5)}}
    norm = tf.contrib.layers.group_norm
    last = norm(data, 3, scope='last', **options)
    yield 'last', last
    yield 'gradient', tf.gradients(last**3, data)[0]
    yield (
        'first',
        norm(data, 1, channels_axis=1, reduction_axes=[-1], center=False),
    )
    yield 'offset', tf.get_collection('model_variables')[0].read_value()


def alpha_dropout(tf):
    """Elements that are drawn, by a seed, and a share of 1."""
    data = tf.constant(arithmetic(4, 5))
    dropout = tf.contrib.nn.alpha_dropout
    yield 'some', dropout(data, 0.6, seed=3)
    yield 'rows', dropout(data, tf.constant(0.5), noise_shape=[4, 1], seed=4)
    yield 'all', dropout(data, 1.0)


# Name -> the case, and the releases that record it.
CASES = {
    'seq2seq.attention': (attention_helpers, ('1.5', '1.15')),
    'seq2seq.scores': (scores_that_make_weights, ('1.4', '1.5')),
    'seq2seq.scores_of_weights': (scores_of_weights, ('1.15',)),
    'seq2seq.beams': (beam_helpers, ('1.4', '1.15')),
    'seq2seq.scored_beams': (scored_beams, ('1.5',)),
    'rnn.private': (cell_helpers, ('1.5', '1.15')),
    'image.rotate': (rotate, ('1.4', '1.15')),
    'image.transform': (transform, ('1.4', '1.15')),
    'image.spline': (splines, ('1.15',)),
    'image.translate': (move, ('1.15',)),
    'resampler': (resampler, ('1.15',)),
    'staging': (staging, ('1.4', '1.15')),
    'layers.bow_encoder': (bags_of_words, ('1.4', '1.15')),
    'layers.batch_norm': (batch_norm, ('1.4', '1.15')),
    'layers.group_norm': (group_norm, ('1.15',)),
    'nn.alpha_dropout': (alpha_dropout, ('1.4', '1.15')),
    'train.AdadeltaOptimizer': (
        optimizer(lambda tf, w, t: tf.train.AdadeltaOptimizer(9.0)),
        ('1.4', '1.5'),
    ),
    'opt.LazyAdamOptimizer': (
        optimizer(lambda tf, w, t: tf.contrib.opt.LazyAdamOptimizer(0.1)),
        ('1.15',),
    ),
    'opt.NadamOptimizer': (
        optimizer(lambda tf, w, t: tf.contrib.opt.NadamOptimizer(0.1)),
        ('1.15',),
    ),
    'opt.AdaMaxOptimizer': (
        optimizer(lambda tf, w, t: tf.contrib.opt.AdaMaxOptimizer(0.1)),
        ('1.15',),
    ),
    'opt.AdamWOptimizer': (
        optimizer(
            lambda tf, w, t: tf.contrib.opt.AdamWOptimizer(0.01, 0.1), True
        ),
        ('1.15',),
    ),
    'opt.MomentumWOptimizer': (
        optimizer(
            lambda tf, w, t: tf.contrib.opt.MomentumWOptimizer(0.01, 0.1, 0.9),
            True,
        ),
        ('1.15',),
    ),
    'opt.extend_with_decoupled_weight_decay': (
        optimizer(
            lambda tf, w, t: tf.contrib.opt.extend_with_decoupled_weight_decay(
                tf.train.AdagradOptimizer
            )(0.01, learning_rate=0.1),
            True,
        ),
        ('1.15',),
    ),
    'opt.VariableClippingOptimizer': (
        optimizer(
            lambda tf, w, t: tf.contrib.opt.VariableClippingOptimizer(
                tf.train.GradientDescentOptimizer(0.1), {w: [0], t: [1]}, 0.5
            )
        ),
        ('1.4', '1.15'),
    ),
    'opt.MovingAverageOptimizer': (moving_average, ('1.4', '1.15')),
    'opt.clip_gradients_by_global_norm': (clipped, ('1.15',)),
}
CASES.update(contrib_measures.CASES)
CASES.update(contrib_queues.CASES)


def run(tf, name):
    """What a case computes: dict of label and step to array."""
    build, _ = CASES[name]
    arrays = {}
    with tf.Graph().as_default():
        tf.set_random_seed(5)
        pairs = list(build(tf))
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            session.run(tf.local_variables_initializer())
            coordinator = tf.train.Coordinator()
            threads = tf.train.start_queue_runners(session, coordinator)
            for step in range(STEPS):
                values = session.run([tensor for _, tensor in pairs])
                for (label, _), value in zip(pairs, values):
                    key = '{}/{}/{}'.format(name, label, step)
                    arrays[key] = numeric(np.asarray(value))
            coordinator.request_stop()
            session.close()
            coordinator.join(threads)
    return arrays


def numeric(array):
    """An array that a record can hold: text as bytes."""
    return array.astype('S') if array.dtype.kind == 'O' else array
