"""What the packages of contrib compute: the same calls in every release.

A case is a function of `tf` that yields pairs of label and tensor; a tensor
of a training case is run once a step.
"""

from __future__ import absolute_import, division, print_function

import numpy as np

STEPS = 3


def arithmetic(*shape):
    """Numbers that are a function of shape and place."""
    count = int(np.prod(shape))
    values = np.sin(np.arange(count) * 1.7 + len(shape)) * 2
    return values.reshape(shape).astype(np.float32)


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


# Name -> the case, and the releases that record it.
CASES = {
    'image.rotate': (rotate, ('1.4', '1.15')),
    'image.transform': (transform, ('1.4', '1.15')),
    'image.translate': (move, ('1.15',)),
    'resampler': (resampler, ('1.15',)),
    'staging': (staging, ('1.4', '1.15')),
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
            for step in range(STEPS):
                values = session.run([tensor for _, tensor in pairs])
                for (label, _), value in zip(pairs, values):
                    key = '{}/{}/{}'.format(name, label, step)
                    arrays[key] = np.asarray(value)
    return arrays
