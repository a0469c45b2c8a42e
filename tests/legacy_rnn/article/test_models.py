"""The article's two models over either unroll."""

import os

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import SequenceClassification, SequenceLabelling
from legacy_rnn.compat.layer_base import graph_seeds
from tests import forking

v1 = tf.compat.v1

BATCH, TIME, FEATURES, CLASSES = 6, 5, 3, 4
OPTIONS = {'num_hidden': 7, 'num_layers': 2, 'init_stddev': 0.5}
RANDOM = np.random.RandomState(0)
DATA = RANDOM.randn(BATCH, TIME, FEATURES).astype('float32')
LENGTH = np.array([1, 5, 3, 2, 5, 4], 'int32')
LABELS = RANDOM.randint(0, CLASSES, (BATCH, TIME))
STEPS = np.eye(CLASSES, dtype='float32')[LABELS]
WHOLE = STEPS[:, 0]


def evaluate(model, *names):
    values = [getattr(model, name) for name in names]
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        return session.run(values)


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default():
        v1.set_random_seed(3)
        yield


@pytest.mark.parametrize('unroll', ['static', 'dynamic'])
def test_classification_predicts_a_distribution_a_sequence(unroll):
    model = SequenceClassification(
        DATA, WHOLE, LENGTH, unroll=unroll, **OPTIONS
    )
    prediction, error = evaluate(model, 'prediction', 'error')
    assert prediction.shape == (BATCH, CLASSES)
    np.testing.assert_allclose(prediction.sum(1), np.ones(BATCH), 1e-5)
    wrong = prediction.argmax(1) != WHOLE.argmax(1)
    assert error == pytest.approx(wrong.mean())


@pytest.mark.parametrize('unroll', ['static', 'dynamic'])
def test_labelling_predicts_a_distribution_a_step(unroll):
    model = SequenceLabelling(DATA, STEPS, LENGTH, unroll=unroll, **OPTIONS)
    prediction, error = evaluate(model, 'prediction', 'error')
    assert prediction.shape == (BATCH, TIME, CLASSES)
    real = np.arange(TIME)[None] < LENGTH[:, None]
    wrong = prediction.argmax(2) != LABELS
    assert error == pytest.approx(wrong[real].mean())


@pytest.mark.parametrize('unroll', ['static', 'dynamic'])
def test_full_length_needs_no_lengths(unroll):
    full = np.full(BATCH, TIME, 'int32')
    with v1.variable_scope('model'):
        one = SequenceClassification(DATA, WHOLE, unroll=unroll, **OPTIONS)
        one.cost  # noqa: B018
    with v1.variable_scope('model', reuse=True):
        two = SequenceClassification(
            DATA, WHOLE, full, unroll=unroll, **OPTIONS
        )
        two.cost  # noqa: B018
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        a, b = session.run([one.logits, two.logits])
    np.testing.assert_allclose(a, b, 1e-6, 1e-6)


@pytest.mark.parametrize('unroll', ['static', 'dynamic'])
def test_padding_changes_no_prediction_and_no_gradient(unroll):
    data = v1.placeholder(tf.float32, DATA.shape)
    model = SequenceLabelling(data, STEPS, LENGTH, unroll=unroll, **OPTIONS)
    pairs = [g for g, _ in model.gradients]
    other = DATA.copy()
    other[np.arange(TIME)[None] >= LENGTH[:, None]] = 99.0
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        for a, b in zip(
            session.run([model.cost, *pairs], {data: DATA}),
            session.run([model.cost, *pairs], {data: other}),
            strict=True,
        ):
            np.testing.assert_array_equal(a, b)


def test_article_counts_padding_as_its_target_says():
    model = SequenceLabelling(
        DATA, STEPS, LENGTH, mask_padding=False, **OPTIONS
    )
    error, real, prediction = evaluate(
        model, 'error', 'real_error', 'prediction'
    )
    wrong = prediction.argmax(2) != LABELS
    steps = np.arange(TIME)[None] < LENGTH[:, None]
    assert error == pytest.approx(wrong.mean())
    assert real == pytest.approx(wrong[steps].mean())


@pytest.mark.first(2)
@pytest.mark.parametrize('optimizer', ['rmsprop', 'adam', 'sgd', 'momentum'])
def test_training_lowers_the_cost(optimizer):
    model = SequenceClassification(
        DATA, WHOLE, LENGTH, optimizer=optimizer, learning_rate=0.01, **OPTIONS
    )
    train, cost = model.optimize, model.cost
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        before = session.run(cost)
        for _ in range(30):
            session.run(train)
        after = session.run(cost)
        step = session.run(v1.train.get_global_step())
    assert after < before
    assert step == 30


def test_gradients_wait_for_one_another_once():
    model = SequenceClassification(
        DATA, WHOLE, LENGTH, unroll='static', **OPTIONS
    )
    model.optimize  # noqa: B018
    names = [o.name for o in v1.get_default_graph().get_operations()]
    assert sum(name.endswith('group_deps') for name in names) == 1


def test_sum_is_the_mean_times_the_batch():
    costs = []
    for reduction in ('mean', 'sum'):
        with tf.Graph().as_default():
            v1.set_random_seed(3)
            model = SequenceClassification(
                DATA, WHOLE, loss_reduction=reduction, seed=1, **OPTIONS
            )
            costs += evaluate(model, 'cost')
    assert costs[1] == pytest.approx(costs[0] * BATCH, rel=1e-5)


def test_clipped_gradients_have_the_norm_at_most():
    model = SequenceClassification(DATA, WHOLE, clip_norm=0.01, **OPTIONS)
    norm = tf.linalg.global_norm([g for g, _ in model.gradients])
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        assert session.run(norm) == pytest.approx(0.01, rel=1e-4)


def test_no_mask_is_drawn_while_not_training():
    training = v1.placeholder(tf.bool, [])
    model = SequenceClassification(
        DATA, WHOLE, output_keep_prob=0.5, training=training, **OPTIONS
    )
    logits = model.logits
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        step = v1.train.get_global_step()
        runs = []
        for number, flag in [(0, False), (1, False), (0, True), (1, True)]:
            session.run(v1.assign(step, number))
            runs.append(session.run(logits, {training: flag}))
    np.testing.assert_array_equal(runs[0], runs[1])
    assert np.any(runs[2] != runs[3])
    assert np.any(runs[0] != runs[2])


def test_both_directions_see_the_whole_sequence():
    data = v1.placeholder(tf.float32, DATA.shape)
    model = SequenceLabelling(
        data, STEPS, LENGTH, bidirectional=True, **OPTIONS
    )
    gradient = tf.gradients(model.logits[:, 0], data)[0]
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        seen = np.abs(session.run(gradient, {data: DATA})).sum(2) > 0
    np.testing.assert_array_equal(
        seen, np.arange(TIME)[None] < LENGTH[:, None]
    )


@pytest.mark.parametrize(
    ('weight_init', 'bound'),
    [('glorot', (6 / (10 + 14)) ** 0.5), ('unit_scaling', (3 / 10) ** 0.5)],
)
def test_cells_start_in_the_bounds_of_the_initializer(weight_init, bound):
    # The gates' kernel of the first layer, [3 + 7, 2 * 7].
    model = SequenceClassification(
        DATA, WHOLE, weight_init=weight_init, **OPTIONS
    )
    model.cost  # noqa: B018
    kernel = v1.global_variables('rnn/.*/cell_0/.*gates/kernel')[0]
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        largest = np.abs(session.run(kernel)).max()
    assert 0.9 * bound < largest <= bound


@pytest.mark.parametrize(
    ('change', 'message'),
    [
        ({'unroll': 'eager'}, 'unroll must be one of static'),
        ({'optimizer': 'best'}, 'optimizer must be one of rmsprop'),
        ({'weight_init': 'ones'}, 'weight_init must be one of glorot'),
        ({'num_layers': 0}, 'num_layers must be 1 or more'),
        ({'output_keep_prob': 0}, 'output_keep_prob must be above 0'),
        ({'target': LABELS.astype('float32')[0]}, 'target must have shape'),
        ({'data': DATA[0]}, 'data must have shape'),
        ({'length': STEPS}, r'length must have shape \[batch\]'),
    ],
)
def test_bad_argument_is_named(change, message):
    arguments = {'data': DATA, 'target': WHOLE, **OPTIONS, **change}
    with pytest.raises(ValueError, match=message):
        SequenceClassification(**arguments).cost  # noqa: B018


def test_integer_data_and_class_ids_are_refused():
    with pytest.raises(TypeError, match='data must be float'):
        SequenceClassification(DATA.astype(int), WHOLE)
    with pytest.raises(TypeError, match='use tf.one_hot'):
        SequenceClassification(DATA, WHOLE.astype(int))
    with pytest.raises(TypeError, match='length must be whole numbers'):
        SequenceClassification(DATA, WHOLE, np.ones(len(DATA)))
    with pytest.raises(ValueError, match='data must have a static last axis'):
        SequenceClassification(v1.placeholder(tf.float32), WHOLE)


def test_static_and_dynamic_name_their_variables_alike():
    names = []
    for unroll in ('static', 'dynamic'):
        with tf.Graph().as_default():
            model = SequenceLabelling(DATA, STEPS, unroll=unroll, **OPTIONS)
            model.optimize  # noqa: B018
            names.append([v.op.name for v in v1.global_variables()])
    assert names[0] == names[1]
    assert 'rnn/multi_rnn_cell/cell_1/gru_cell/gates/kernel' in names[0]


@pytest.mark.parametrize('unroll', ['static', 'dynamic'])
def test_first_weights_are_the_same_beside_a_namespace(unroll, monkeypatch):
    found = []
    for follows in (False, True):
        monkeypatch.setitem(graph_seeds._state, 'follows releases', follows)
        with tf.Graph().as_default():
            v1.set_random_seed(3)
            model = SequenceClassification(
                DATA, WHOLE, LENGTH, unroll=unroll, **OPTIONS
            )
            found.append(evaluate(model, 'prediction')[0])
    np.testing.assert_array_equal(*found)


@pytest.mark.parametrize(
    ('unroll', 'bidirectional', 'kind'),
    [
        ('static', False, SequenceClassification),
        ('dynamic', True, SequenceLabelling),
        ('fused', False, SequenceLabelling),
        pytest.param(
            'fused', True, SequenceClassification, marks=pytest.mark.deep
        ),
    ],
)
def test_fed_length_outside_the_steps_fails(unroll, bidirectional, kind):
    target = WHOLE if kind is SequenceClassification else STEPS
    length = v1.placeholder(tf.int32, [None])
    model = kind(
        DATA,
        target,
        length,
        unroll=unroll,
        bidirectional=bidirectional,
        **OPTIONS,
    )
    names = ('optimize', 'cost', 'prediction', 'error', 'output')
    fetches = [getattr(model, name) for name in names]
    wrong = LENGTH + (LENGTH == 3) * 3  # 6 of 5 steps, in row 2
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        session.run(fetches, {length: LENGTH})
        for fetch in fetches:
            with pytest.raises(
                tf.errors.InvalidArgumentError,
                match=r'0 to\] \[5\] \[steps, got\] \[6\] \[in row\] \[2',
            ):
                session.run(fetch, {length: wrong})


JIT = """
import numpy as np
import tensorflow as tf
v1 = tf.compat.v1
v1.disable_v2_behavior()
from legacy_rnn import SequenceClassification
length = v1.placeholder(tf.int32, [None])
model = SequenceClassification(
    np.ones([2, 5, 3], 'f'), np.eye(2, dtype='f'), length, num_hidden=4,
    num_layers=1, unroll='static')
config = v1.ConfigProto()
level = v1.OptimizerOptions.ON_1
config.graph_options.optimizer_options.global_jit_level = level
session = v1.Session(config=config)
loss = model.cost
session.run(v1.global_variables_initializer())
print(session.run(loss, {length: [5, 1]}) > 0)
session.run(loss, {length: [5, 6]})
"""


def test_length_is_checked_where_xla_compiles(tmp_path):
    done = forking.code(
        JIT,
        env={
            **os.environ,
            'TF_XLA_FLAGS': '--tf_xla_cpu_global_jit',
            'XLA_FLAGS': f'--xla_dump_to={tmp_path}',
        },
    )
    assert (done.returncode, done.stdout) == (1, 'True\n')
    assert '[5] [steps, got] [6] [in row] [1]' in done.stderr
    assert list(tmp_path.glob('*cluster*'))


def test_known_length_outside_the_steps_is_refused():
    with pytest.raises(ValueError, match='0 to 5 steps, got 6 in row 0'):
        SequenceClassification(DATA, WHOLE, LENGTH + 5)
