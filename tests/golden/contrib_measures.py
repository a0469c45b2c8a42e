"""Metrics, places of features and losses of contrib, and optimizers.

Cases as those of `contrib_cases.py`, which takes them over.
"""

from __future__ import absolute_import, division, print_function

import numpy as np


def numbers(*shape):
    """Numbers from -2 to 2 that are a function of shape and place."""
    count = int(np.prod(shape))
    values = np.sin(np.arange(count) * 1.7 + len(shape)) * 2
    return values.reshape(shape).astype(np.float32)


def f1_score(tf):
    """The best F1 score over thresholds, of batches that are the same."""
    chances = tf.constant(np.abs(numbers(6)) / 2)
    labels = tf.constant([1, 0, 1, 1, 0, 1])
    score = tf.contrib.metrics.f1_score
    weights = tf.constant([[1.0], [0.5], [2.0], [0.0], [1.0], [1.0]])
    for name, options in (
        ('plain', {}),
        ('few', {'num_thresholds': 3}),
        ('weighted', {'weights': weights[:, 0]}),
    ):
        update = score(labels, chances, name=name, **options)[1]
        yield name, update
        with tf.control_dependencies([update]):
            for variable in tf.get_collection('local_variables', name):
                yield variable.op.name, variable.read_value()
    column = tf.expand_dims(labels, 1)
    yield 'column', score(column, chances, weights)[1]


def counts(tf):
    """Kappa, counts, and the shares of both errors."""
    metrics = tf.contrib.metrics
    labels = tf.constant([[1], [0], [2], [1], [2], [1]])
    predictions = tf.constant([1, 0, 1, 1, 2, 0])
    kappa = metrics.cohen_kappa
    update = kappa(labels, predictions, 3)[1]
    yield 'kappa', update
    with tf.control_dependencies([update]):
        for variable in tf.get_collection('local_variables'):
            yield variable.op.name, variable.read_value()
    weights = tf.constant([1.0, 0.5, 2.0, 0.0, 1.0, 1.0])
    yield 'weighted kappa', kappa(labels, predictions, 3, weights)[1]
    yield 'whole kappa', kappa(labels, predictions, 3, predictions)[1]
    yield 'count', metrics.count(weights)[1]
    yield 'sum', metrics.count(labels, tf.expand_dims(weights, 1))[1]


def rates(tf):
    """The shares of both errors."""
    metrics = tf.contrib.metrics
    labels = tf.constant([1, 0, 1, 1, 0, 1])
    found = tf.constant([1, 1, 0, 1, 0, 1])
    weights = tf.constant([1.0, 0.5, 2.0, 0.0, 1.0, 1.0])
    for kind in 'positive', 'negative':
        rate = getattr(metrics, 'streaming_false_{}_rate'.format(kind))
        yield kind, rate(found, labels)[1]
        yield 'weighted ' + kind, rate(found, labels, weights)[1]
        yield 'no ' + kind, rate(found * 0, labels * 0, weights)[1]


def spatial_softmax(tf):
    """Places of channels, in both formats, and the temperature."""
    places = tf.contrib.layers.spatial_softmax
    data = tf.constant(numbers(2, 4, 3, 5))
    own = places(data)
    yield 'own', own
    yield 'gradient', tf.gradients(own**2, data)[0]
    with tf.variable_scope('outer'):
        yield 'first', places(data, None, 'mine', data_format='NCHW')
        given = places(data, 0.5, trainable=False)
    yield 'given', given
    for variable in tf.global_variables():
        yield variable.op.name, variable.read_value()
    trained = [variable.op.name for variable in tf.trainable_variables()]
    yield 'trained', tf.constant(len(trained))


def trained(make, has_rows=True):
    """A case that trains a matrix, a resource and some rows of a table."""

    def case(tf):
        weight = tf.Variable(numbers(3, 2), name='weight')
        table = tf.Variable(numbers(5, 3), name='table')
        resource = tf.get_variable(
            'r', initializer=numbers(2), use_resource=True
        )
        rows = table[:3]
        if has_rows:
            rows = tf.nn.embedding_lookup(table, [1, 3, 1])
        loss = tf.reduce_sum(rows * numbers(3, 3) * 2)
        loss += tf.reduce_sum(weight * numbers(3, 2))
        loss += tf.reduce_sum(resource * numbers(2) * -3)
        count = tf.Variable(2, trainable=False, name='global_step')
        step = make(tf).minimize(loss, global_step=count)
        with tf.control_dependencies([step]):
            for variable in tf.global_variables():
                yield variable.op.name, variable.read_value()

    return case


def powers(tf):
    """PowerSign whose signs count less with each step."""
    return tf.contrib.opt.PowerSignOptimizer(
        0.1, 3.0, 0.5, lambda step: 1.0 / tf.cast(step, tf.float32)
    )


def layerwise(tf):
    """LARS that leaves one variable out."""
    return tf.contrib.opt.LARSOptimizer(
        0.5, weight_decay=0.1, eeta=0.3, skip_list=['r']
    )


def metric_learning(tf):
    """Losses of distances between embeddings, and their gradients."""
    losses = tf.contrib.losses.metric_learning
    rows = tf.constant(numbers(7, 3))
    pairs = tf.constant(numbers(7, 4)[:, 1:])
    labels = tf.constant([0, 1, 0, 2, 1, 0, 3])
    for name, loss in (
        (
            'contrastive',
            losses.contrastive_loss([1, 0, 1, 0, 1, 0, 0], rows, pairs, 3.0),
        ),
        ('semihard', losses.triplet_semihard_loss(labels, rows, 0.7)),
        ('pairs', losses.npairs_loss(labels, rows, pairs, 0.1)),
        ('lifted', losses.lifted_struct_loss(labels, rows)),
    ):
        yield name, loss
        yield name + ' gradient', tf.gradients(loss, rows)[0]


def external(tf):
    """Steps along the gradient outside of the graph, within bounds."""

    class Descent(tf.contrib.opt.ExternalOptimizerInterface):
        def _minimize(self, initial_val, loss_grad_func, **given):
            vector = initial_val.astype('float64')
            for _ in range(3):
                slope = loss_grad_func(vector)[1]
                for name in ('equality', 'inequality'):
                    functions = given[name + '_funcs']
                    gradients = given[name + '_grad_funcs']
                    for function, gradient in zip(functions, gradients):
                        slope = (
                            slope + function(vector)[0] * gradient(vector)[0]
                        )
                low, high = np.array(given['packed_bounds'], 'f').T
                vector = vector - given['optimizer_kwargs']['rate'] * slope
                vector = np.clip(vector, low, high)
                given['step_callback'](vector)
            return vector

    rows = tf.Variable(numbers(2, 3), name='rows')
    one = tf.Variable(0.7, name='one')
    apart = tf.Variable(3.0, name='apart')
    scale = tf.placeholder(tf.float32, [])
    loss = tf.reduce_sum(tf.square(rows)) * scale + tf.exp(one)
    steps, losses = [], []
    descent = Descent(
        loss,
        var_list=[rows, one, apart],
        equalities=[rows[0, 1] - 1.0],
        inequalities=[one * rows[1, 2]],
        var_to_bounds={rows: (-1, [[1.5], [0.2]]), one: (0.6, np.inf)},
        rate=0.1,
    )
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        descent.minimize(
            session,
            {scale: 2.0},
            [loss, apart],
            steps.append,
            lambda *found: losses.append(found),
        )
        found = session.run([rows, one, apart])
    for name, value in zip(('rows', 'one', 'apart'), found):
        yield name, tf.constant(value)
    yield 'steps', tf.constant(np.array(steps))
    yield 'losses', tf.constant(np.array(losses))


def sparse(tf):
    """Sparsemax of usual and of far numbers, its loss, and gradients."""
    logits = tf.constant(numbers(4, 5) * 2)
    labels = tf.one_hot([1, 0, 4, 2], 5)
    found = tf.contrib.sparsemax.sparsemax(logits)
    loss = tf.contrib.sparsemax.sparsemax_loss(logits, found, labels)
    yield 'values', found
    yield 'gradient', tf.gradients(found * numbers(4, 5), logits)[0]
    yield 'loss', loss
    yield 'slope', tf.gradients(loss * [1.0, 2.0, 3.0, 4.0], logits)[0]
    yield 'far', tf.contrib.sparsemax.sparsemax([[900.0, -900.0], [1.0, 1.0]])


def sparse_without_end(tf):
    """Sparsemax of infinite numbers, as from 1.13 on."""
    sparsemax = tf.contrib.sparsemax
    end = float('inf')
    rows = [[1.0, -end, 0.5], [end, 1.0, 2.0], [-end] * 3, [1.0, end, -end]]
    found = sparsemax.sparsemax(tf.constant(rows))
    yield 'values', found
    labels = [[1.0, 0.0, 0.0]] * 4
    yield 'loss', sparsemax.sparsemax_loss(rows, found, labels)


def equations(tf):
    """Differential equations by steps that follow the error."""
    odeint = tf.contrib.integrate.odeint
    times = [0.0, 0.3, 1.0, 4.0]
    yield 'decay', odeint(lambda y, t: -y, 1.0, times)
    pair, told = odeint(
        lambda y, t: tf.stack([y[1], tf.cast(tf.sin(t), y.dtype) - y[0]]),
        numbers(2).astype('float64'),
        tf.constant(times, tf.float64),
        rtol=1e-4,
        atol=1e-5,
        method='dopri5',
        options={'first_step': 3.0, 'safety': 0.8, 'dfactor': 0.3},
        full_output=True,
    )
    yield 'pair', pair
    for name in sorted(told):
        yield name, told[name]
    start = tf.constant(numbers(2, 2), tf.complex128)
    yield 'complex', odeint(lambda y, t: 1j * y, start, times)


def slope_of_equations(tf):
    """The gradient through such steps."""
    rate = tf.constant(0.5)
    found = tf.contrib.integrate.odeint(
        lambda y, t: -rate * y * y, numbers(3), [0.0, 1.0], 1e-3, 1e-3
    )
    yield 'slope', tf.gradients(found * numbers(3), rate)[0]


def equal_steps(tf):
    """Differential equations by steps of one size, and the gradient."""
    fixed = tf.contrib.integrate.odeint_fixed
    rate = tf.constant(0.7)

    start = np.abs(numbers(3))

    def change(y, t):
        return tf.cast(t, y.dtype) - rate * y * y

    for method in ('rk4', 'midpoint'):
        found = fixed(change, start, [0.0, 0.3, 1.0], 0.2, method)
        yield method, found
        yield method + ' slope', tf.gradients(found, rate)[0]
    yield 'own steps', fixed(change, start, [0.0, 0.3, 1.0], [0.1, 0.3])
    yield 'intervals', fixed(change, start, tf.constant([0.0, 0.5]))


CASES = {
    'integrate.odeint': (equations, ('1.4', '1.15')),
    'integrate.odeint.slope': (slope_of_equations, ('1.15',)),
    'integrate.odeint_fixed': (equal_steps, ('1.15',)),
    'sparsemax.sparsemax': (sparse, ('1.4', '1.15')),
    'sparsemax.infinite': (sparse_without_end, ('1.15',)),
    'opt.ExternalOptimizerInterface': (external, ('1.5', '1.15')),
    'losses.metric_learning': (metric_learning, ('1.5', '1.15')),
    'metrics.f1_score': (f1_score, ('1.15',)),
    'metrics.counts': (counts, ('1.15',)),
    'metrics.rates': (rates, ('1.15',)),
    'layers.spatial_softmax': (spatial_softmax, ('1.5', '1.15')),
    'opt.PowerSignOptimizer': (trained(powers), ('1.5', '1.15')),
    'opt.AddSignOptimizer': (
        trained(lambda tf: tf.contrib.opt.AddSignOptimizer(0.1, 0.5)),
        ('1.15',),
    ),
    'opt.LARSOptimizer': (trained(layerwise, False), ('1.12', '1.15')),
    'opt.LARSOptimizer.rows': (trained(layerwise), ('1.15',)),
}
