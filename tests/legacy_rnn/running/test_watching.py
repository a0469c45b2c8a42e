"""What runs of sessions are counted and traced as, whatever they take."""

import collections
import io
import json
import sys
import threading

import numpy as np
import pytest

from legacy_rnn.console import quiet_import
from legacy_rnn.running import callers, tracing, watching
from legacy_rnn.running.patches import sessions

tf = quiet_import.import_tensorflow()
v1 = tf.compat.v1
Pair = collections.namedtuple('Pair', 'a b')


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as graph:
        yield graph


@pytest.fixture
def watcher():
    """A watcher before all sessions, with a trace in `.text`."""
    text = io.StringIO()
    watcher = watching.Watcher(trace=tracing.Trace(text, {}))
    watcher.text = text
    with sessions.watch(tf, watcher):
        yield watcher


def rows(watcher):
    return [
        json.loads(line) for line in watcher.text.getvalue().split('\n')[1:-1]
    ]


def names(values):
    return [value['name'] for value in values]


SPARSE = ([[0, 0], [1, 2]], [1.0, 2.0], [3, 4])
PARTS = ['s/values:0/indices', 's/values:0/values', 's/values:0/dense_shape']


@pytest.mark.parametrize('value', [SPARSE, v1.SparseTensorValue(*SPARSE)])
def test_parts_of_a_sparse_tensor_are_fed_and_fetched(watcher, value):
    sparse = v1.sparse_placeholder(tf.float32, name='s')
    with v1.Session() as session:
        assert session.run(sparse, {sparse: value}).values.tolist() == [1, 2]
    (row,) = rows(watcher)
    assert names(row['feeds']) == PARTS == names(row['fetches'])
    assert row['fetches'][1]['mean'] == 1.5


def test_arrays_of_one_number_are_fed_beside_numbers(watcher):
    """NumPy took them for numbers up to 1.24; other rows it refused."""
    row = v1.placeholder(tf.float32, [None])
    with v1.Session() as session:
        mixed = [1.5, np.ones(1), np.array([[2]])]
        assert session.run(row, {row: mixed}).tolist() == [1.5, 1, 2]
        with pytest.raises(ValueError):
            session.run(row, {row: [[1, 2], [3]]})


def test_slices_of_a_gradient_and_ragged_tensors_have_parts(watcher):
    w = v1.get_variable('w', [3, 2], use_resource=False)
    slices = v1.gradients(tf.gather(w, [0, 1]), w)[0]
    ragged = tf.ragged.constant([[1, 2], [3]])
    with v1.Session() as session:
        session.run([slices, ragged], {w: np.ones([3, 2])})
    (row,) = rows(watcher)
    ends = [name.rpartition('/')[2] for name in names(row['fetches'])]
    assert ends[0] == 'values' and ends[1] == 'indices'
    assert ends[-2:] == ['flat_values', 'row_splits_0']


def test_fetches_are_nested_in_every_way(watcher):
    x = v1.placeholder(tf.float32, [], 'x')
    y, z, op = (tf.identity(x, n) for n in ('y', 'z', 'op'))
    fetches = {
        'list': [x, (y, [z])],
        'pair': Pair(y, {'deep': op.op}),
        'order': collections.OrderedDict(b='x:0', a=[]),
        'none': (),
    }
    with v1.Session() as session:
        result = session.run(fetches, {'x:0': 2})
        assert result['pair'].a == 2 and result['order'] == {'b': 2, 'a': []}
        assert session.run([]) == []
        with pytest.raises(TypeError):
            session.run([x, None])
    row, empty = rows(watcher)
    assert names(row['fetches']) == ['x:0', 'y:0', 'z:0', 'y:0', 'op', 'x:0']
    assert row['fetches'][4]['dtype'] is None
    assert [v['value'] for v in row['feeds']] == [2]
    assert empty['fetches'] == []


class Thing:
    """Fetched by the tensor that it stands for, as prettytensor's layers."""

    def __init__(self, tensor):
        self._tensor = tensor

    def _as_graph_element(self):
        return self._tensor


def test_what_stands_for_a_tensor_is_fetched_and_what_does_not_refused(
    watcher,
):
    with v1.Session() as session:
        assert session.run(Thing(tf.constant(3))) == 3
        with pytest.raises(TypeError, match='invalid type'):
            session.run(object())
    (row,) = rows(watcher)
    assert row['fetches'][0]['value'] == 3


def test_state_tuples_are_fed_part_by_part(watcher):
    state = Pair(tf.zeros([2], name='c'), (tf.ones([2], name='h'),))
    with v1.Session() as session:
        session.run(state, {state: Pair(np.ones(2), (np.ones(2),))})
    (row,) = rows(watcher)
    assert names(row['feeds']) == ['c:0', 'h:0']


@pytest.mark.parametrize(
    ('kind', 'value', 'key', 'wanted'),
    [
        (tf.bfloat16, [1.5, 2.5], 'mean', 2.0),
        (tf.complex64, [3 + 4j], 'max', 4.0),
        (tf.float16, [1.0, 3.0], 'mean', 2.0),
        (tf.bool, [True, False], 'shape', [2]),
        (tf.bool, True, 'value', True),
        (tf.string, [['a', 'é']], 'shape', [1, 2]),
        (tf.string, np.array([b'a', b'bc'], object), 'shape', [2]),
        (tf.string, b'a', 'shape', []),
        (tf.float32, np.zeros([0, 3]), 'shape', [0, 3]),
        (tf.float32, float('nan'), 'value', 'nan'),
    ],
)
def test_values_of_every_kind_are_measured(watcher, kind, value, key, wanted):
    x = v1.placeholder(kind)
    with v1.Session() as session:
        session.run(x, {x: value})
    (row,) = rows(watcher)
    assert row['fetches'][0][key] == wanted


def test_text_and_bytes_are_the_same_text():
    text = tracing.describe('x', np.array(['a', 'é']))
    data = tracing.describe('x', np.array([b'a', 'é'.encode()], object))
    assert text['digest'] == data['digest']


def test_large_arrays_are_measured_in_parts(monkeypatch):
    array = np.arange(7, dtype='float32').reshape(1, 7).T
    whole = tracing.describe('x', array)
    monkeypatch.setattr(tracing, 'CHUNK', 3)
    assert tracing.describe('x', array) == whole
    assert whole['mean'] == 3 and whole['max'] == 6


def test_objects_without_numbers_have_a_kind_alone():
    class Odd:
        def __array__(self, *args, **kwargs):
            raise RuntimeError

    assert tracing.describe('x', Odd()) == {'name': 'x', 'dtype': 'Odd'}
    assert tracing.describe('x', object()) == {'name': 'x', 'dtype': 'object'}
    assert 'digest' not in tracing.describe('x', [[1], [2, 3]])


def test_callables_and_partial_runs_are_runs(watcher):
    x = v1.placeholder(tf.float32, [], 'x')
    y = v1.placeholder(tf.float32, [], 'y')
    first, second = x + 1, (x + 1) * y
    with v1.Session() as session:
        assert session.make_callable([second], [x, y])(1, 2) == [4]
        assert session.make_callable(tf.constant(5))() == 5
        handle = session.partial_run_setup([first, second], [x, y])
        value = session.partial_run(handle, first, {x: 1})
        session.partial_run(handle, second, {y: value})
    found = rows(watcher)
    assert [names(row['feeds']) for row in found] == [
        ['x:0', 'y:0'],
        [],
        ['x:0'],
        ['y:0'],
    ]
    assert all(row['by'] == 'script' for row in found)
    assert watcher.runs == 4


@pytest.mark.parametrize('is_own', [True, False])
def test_threads_that_fill_queues_are_told(watcher, is_own):
    queue = v1.FIFOQueue(9, [tf.float32], shapes=[[]])
    first = queue.dequeue()
    fill = queue.enqueue(1.0)
    with v1.Session() as session:
        session.run(fill)
        session.run(first)
        assert not watcher.threads
        if is_own:
            thread = threading.Thread(target=session.run, args=(fill,))
            thread.start()
        else:
            runner = v1.train.QueueRunner(queue, [fill])
            (thread,) = runner.create_threads(session, daemon=True, start=True)
        session.run(first)
        session.run(queue.close(cancel_pending_enqueues=True))
        thread.join()
    assert [row['threads'] for row in rows(watcher)][-1:] == [True]
    assert not rows(watcher)[1]['threads']


def weights(shape=(4, 2), **options):
    return v1.get_variable('w', shape, **options)


def lookup(optimizer, use_resource):
    w = weights(use_resource=use_resource)
    return optimizer.minimize(tf.reduce_sum(tf.gather(w, [1, 1, 3])))


OPTIMIZERS = [
    v1.train.GradientDescentOptimizer,
    v1.train.AdamOptimizer,
    v1.train.RMSPropOptimizer,
    v1.train.AdagradOptimizer,
]


@pytest.mark.parametrize('use_resource', [False, True])
@pytest.mark.parametrize('kind', OPTIMIZERS)
def test_sparse_gradients_train(watcher, kind, use_resource):
    step = lookup(kind(0.1), use_resource)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        session.run(step)
    assert [row['training'] for row in rows(watcher)] == [False, True]


@pytest.mark.filterwarnings(
    'ignore::pytest.PytestUnhandledThreadExceptionWarning'
)
@pytest.mark.deep
def test_synchronised_replicas_train(watcher):
    optimizer = v1.train.SyncReplicasOptimizer(
        v1.train.GradientDescentOptimizer(0.1), 1, 1
    )
    loss = tf.reduce_sum(weights())
    step = v1.train.get_or_create_global_step()
    train = optimizer.minimize(loss, global_step=step)
    hook = optimizer.make_session_run_hook(is_chief=True)
    # Until the session is closed, a thread waits for a third gradient.
    with v1.train.MonitoredTrainingSession(
        hooks=[hook], stop_grace_period_secs=0
    ) as session:
        for _ in range(2):
            session.run(train)
    assert watcher.trained == 2


def test_steps_by_hand_train(watcher):
    w = weights()
    gradient = v1.gradients(tf.reduce_sum(w * w), w)[0]
    steps = [w.assign_sub(0.1 * gradient), v1.assign(w, w - gradient)]
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        session.run(steps[0])
        session.run(steps[1])
    assert watcher.trained == 2


def test_what_updates_no_trained_variable_is_no_step(watcher):
    w = weights()
    norm = v1.get_variable('norm', [], trainable=False)
    gradient = v1.gradients(tf.reduce_sum(w * w), w)[0]
    runs = [
        gradient,
        norm.assign(tf.norm(gradient)),
        w.assign(w * 0.5),
        v1.train.ExponentialMovingAverage(0.9).apply([w]),
    ]
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        session.run(runs)
    assert watcher.trained == 0


def test_steps_end_a_program_of_sparse_gradients(watcher):
    step = lookup(v1.train.GradientDescentOptimizer(0.1), False)
    counting = watching.Watcher(steps=2)
    with sessions.watch(tf, counting), v1.Session() as session:
        session.run(v1.global_variables_initializer())
        with pytest.raises(watching.StepsDone):
            for _ in range(5):
                session.run(step)
    assert counting.trained == 2


def test_steps_end_a_program_that_catches_all_that_is_raised():
    step = lookup(v1.train.GradientDescentOptimizer(0.1), False)
    counting = watching.Watcher(steps=2)
    tries = 0
    with sessions.watch(tf, counting), v1.Session() as session:
        session.run(v1.global_variables_initializer())
        with pytest.raises(watching.StepsDone):
            while tries < 9:
                tries += 1
                try:
                    session.run(step)
                except:  # noqa: E722
                    continue
    counting.end()
    assert (counting.trained, tries, sys.gettrace()) == (2, 4, None)


@pytest.mark.parametrize('fetched', [False, True])
def test_weights_end_a_trace_without_values(fetched):
    variable = v1.get_variable('w', [], initializer=tf.zeros_initializer())
    loss = variable - 3.0
    step = v1.train.GradientDescentOptimizer(0.5).minimize(loss)
    stream = io.StringIO()
    trace = tracing.Trace(stream, {})
    counting = watching.Watcher(2, trace, weights=True)
    counting.text = stream
    with sessions.watch(tf, counting), v1.Session() as session:
        session.run(v1.global_variables_initializer())
        with pytest.raises(watching.StepsDone):
            for _ in range(5):
                session.run([step, loss] if fetched else step)
    last = rows(counting)[-1]
    assert (len(rows(counting)), 'weights' in last) == (
        4 - fetched,
        not fetched,
    )
    if not fetched:
        (value,) = last['fetches']
        assert (value['name'], value['value'], last['by']) == (
            'w',
            -1.0,
            'script',
        )


def test_names_are_looked_up_in_their_own_graph(watcher):
    for value in (1, 2):
        with tf.Graph().as_default(), v1.Session() as session:
            tf.constant(value, name='x')
            assert session.run('x:0') == value
    assert [row['fetches'][0]['value'] for row in rows(watcher)] == [1, 2]


@pytest.mark.parametrize(
    'folder, name, expected',
    [
        ('tutorials', 'step', True),
        ('estimator', 'train_steps', True),
        ('loops', 'step', False),
        ('tf_slim', 'train_step', True),
        ('tf_slim/training', 'train', True),
        ('tf_slim/training', 'after_run', False),
        ('training', 'train', False),
    ],
)
def test_loops_of_libraries_run_sessions_for_it(folder, name, expected):
    made = compile(f'def {name}(): pass', f'/compat/{folder}/a.py', 'exec')
    assert callers.is_loop(made.co_consts[0]) == expected
