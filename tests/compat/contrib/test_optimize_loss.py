"""`contrib.layers.optimize_loss` and slim's: what they clip, and refuse."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import r0_12, r1_2, r1_3, r1_15
from legacy_rnn.compat.r1_4.contrib.layers.python.layers import optimizers

v1 = tf.compat.v1


def clipped_norms(norms, decay=0.5, **options):
    """Norms of what clipping makes of gradients of some norms."""
    with tf.Graph().as_default(), v1.Session() as session:
        norm = v1.placeholder(tf.float32, [])
        clip = optimizers.adaptive_clipping_fn(decay=decay, **options)
        gradients = [norm * 0.6 * tf.ones([1]), norm * 0.8, None]
        pairs = clip([(gradient, None) for gradient in gradients])
        assert pairs[2] == (None, None)
        size = tf.linalg.global_norm([pairs[0][0], pairs[1][0]])
        session.run(v1.global_variables_initializer())
        return [session.run(size, {norm: value}) for value in norms]


def expected_norms(norms, decay, factor=2.0, largest=np.inf, epsilon=1e-8):
    mean = square = 0.0
    found = []
    for norm in norms:
        log = np.log(norm + epsilon)
        mean = decay * mean + (1 - decay) * log
        square = decay * square + (1 - decay) * log**2
        spread = np.sqrt(max(epsilon, square - mean**2))
        inside = norm < np.exp(mean + factor * spread)
        found.append(min(norm if inside else np.exp(mean), largest))
    return found


def test_a_spike_gets_the_norm_that_was_usual():
    norms = [1.0, 1.2, 0.9, 1.1, 1.0, 1.1, 300.0, 1.0]
    found = clipped_norms(norms, 0.9, std_factor=0.5)
    wanted = expected_norms(norms, 0.9, 0.5)
    np.testing.assert_allclose(found, wanted, rtol=1e-4)
    assert wanted[6] < 10  # it was clipped


def test_no_norm_is_beyond_the_largest():
    norms = [1.0, 2.0, 3.0, 2.0]
    found = clipped_norms(norms, static_max_norm=1.5)
    wanted = expected_norms(norms, 0.5, largest=1.5)
    np.testing.assert_allclose(found, wanted, rtol=1e-4)


def test_the_limit_is_summarized():
    with tf.Graph().as_default():
        clip = optimizers.adaptive_clipping_fn(report_summary=True)
        clip([(tf.ones([2]), None)])
        (summary,) = v1.get_collection(v1.GraphKeys.SUMMARIES)
    assert 'adaptive_max_gradient_norm' in summary.name


WRONG = {
    'negative rate': ({'learning_rate': -0.1}, ValueError, 'learning_rate'),
    'rate is no float': ({'learning_rate': 1}, ValueError, 'got 1'),
    'rate is no scalar': (
        {'learning_rate': lambda: tf.ones([2])},
        ValueError,
        'scalar',
    ),
    'no rate for a name': ({'learning_rate': None}, ValueError, 'SGD'),
    'name': ({'optimizer': 'sgd'}, ValueError, 'Adagrad.*got sgd'),
    'class': ({'optimizer': v1.Variable}, ValueError, 'optimizer must'),
    'object': ({'optimizer': 3}, ValueError, 'got 3'),
    'gives none': ({'optimizer': lambda rate: rate}, ValueError, 'function'),
    'summary': ({'summaries': ['loss', 'x']}, ValueError, 'got x'),
    'loss': ({'loss': lambda: tf.ones([2])}, ValueError, 'loss.*scalar'),
    'step': (
        {'global_step': lambda: v1.get_variable('step', [], tf.float32)},
        TypeError,
        'integer',
    ),
    'decay without a step': (
        {
            'global_step': None,
            'learning_rate_decay_fn': lambda rate, step: rate,
        },
        ValueError,
        'global_step is required',
    ),
}


@pytest.mark.parametrize('tf1', [r0_12, r1_15], ids=['0.12', '1.15'])
@pytest.mark.parametrize('case', sorted(WRONG))
def test_what_is_wrong_is_named(case, tf1):
    given, error, message = WRONG[case]
    with tf.Graph().as_default():
        options = {
            'loss': lambda: tf.square(v1.get_variable('w', [])),
            'global_step': lambda: v1.train.create_global_step(),
            'learning_rate': 0.1,
            'optimizer': 'SGD',
            **given,
        }
        for name in ('loss', 'global_step', 'learning_rate'):
            if callable(options[name]):
                options[name] = options[name]()
        with pytest.raises(error, match=message):
            tf1.contrib.layers.optimize_loss(**options)


@pytest.mark.parametrize('tf', [r0_12, r1_15])
@pytest.mark.parametrize(
    ('options', 'w', 'v'),
    [
        ({}, [0.4, -0.8], 2.5),
        ({'clip_gradient_norm': 0.5}, [0.9776393, -1.9552786], 2.95),
        ({'gradient_multipliers': {'w': 2.0}}, [-0.2, 0.4], 2.5),
        (
            {'gradient_multipliers': {'w': 0.1}, 'clip_gradient_norm': 0.5},
            [0.9776393, -1.9552786],
            2.95,
        ),
    ],
)
def test_slim_s_op_trains_as_0_12_1_and_1_15_5_did(tf, options, w, v):
    with tf.Graph().as_default(), tf.Session() as session:
        first = tf.get_variable('w', initializer=tf.constant([1.0, -2.0]))
        second = tf.get_variable('v', initializer=tf.constant(3.0))
        loss = tf.reduce_sum(tf.square(first)) * second
        optimizer = tf.train.GradientDescentOptimizer(0.1)
        learning = tf.contrib.slim.learning
        train = learning.create_train_op(loss, optimizer, **options)
        assert train in tf.get_collection(tf.GraphKeys.TRAIN_OP)
        session.run(tf.global_variables_initializer())
        session.run(train)
        found = session.run([first, second])
    np.testing.assert_allclose(found[0], w, atol=1e-6)
    np.testing.assert_allclose(found[1], v, atol=1e-6)


@pytest.mark.parametrize(
    'release, norms',
    [
        (r1_2, []),
        (r1_3, ['global_norm/gradient_norm', 'global_norm/clipped']),
    ],
)
@pytest.mark.parametrize('decays', [False, True])
def test_what_is_summarized_is_what_the_release_did(release, norms, decays):
    """As real 1.2.1 and 1.3.0 did; both write a rate that decays alone."""
    with tf.Graph().as_default():
        v1.train.create_global_step()
        release.contrib.layers.optimize_loss(
            tf.reduce_sum(v1.get_variable('v', [2])),
            None if release is r1_3 else v1.train.get_global_step(),
            0.1,
            'SGD',
            clip_gradients=0.5,
            learning_rate_decay_fn=(lambda rate, _: rate) if decays else None,
        )
        made = [s.op.name for s in v1.get_collection('summaries')]
    told = [name.partition('/')[2] for name in made]
    wanted = ['learning_rate'] * decays + norms[:1] + ['loss'] + norms[1:]
    assert len(told) == len(wanted)
    assert all(map(str.startswith, told, wanted)), told


@pytest.mark.parametrize(
    'release, expected',
    [(r1_2, 0.960199027), (r1_3, 0.960199027), (r1_15, 0.976533251)],
)
def test_norms_count_each_part_of_a_gradient_up_to_1_14(release, expected):
    """The loss after two steps, as of real 1.4.1, 1.12.3 and 1.15.5."""
    with tf.Graph().as_default(), v1.Session() as session:
        rows = v1.get_variable(
            'rows', initializer=np.sin(np.arange(21.0)).reshape(7, 3)
        )
        x = tf.gather(rows, [[1, 2, 1, 0], [4, 3, 3, 5]])
        loss = tf.reduce_mean(x**2) + 0.1 * tf.nn.l2_loss(rows)
        step = v1.train.get_or_create_global_step()
        train = release.contrib.layers.optimize_loss(
            loss, step, 0.5, 'SGD', clip_gradients=0.05
        )
        session.run(v1.global_variables_initializer())
        for _ in range(2):
            session.run(train)
        assert session.run(loss) == pytest.approx(expected, abs=1e-8)
