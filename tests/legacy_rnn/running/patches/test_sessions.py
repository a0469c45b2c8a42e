"""Sessions are configured so that old scripts run, and start soon."""

import pytest

from legacy_rnn import compat
from legacy_rnn.compat import r1_15
from legacy_rnn.console import quiet_import
from legacy_rnn.running.patches import sessions

tf = quiet_import.import_tensorflow()


@pytest.fixture
def start(monkeypatch):
    """Calls the constructor and returns the configuration it passed on."""
    monkeypatch.setattr(sessions, 'LARGE', 3)

    def start(operations, config=None, **options):
        seen = []
        make = sessions.configured(
            tf, lambda *args: seen.append(args[3]), **options
        )
        with tf.Graph().as_default() as graph:
            for _ in range(operations):
                tf.constant(1)
            make(None, graph=graph, config=config)
        return seen[0]

    return start


def is_rewritten(config):
    rewriting = config.graph_options.rewrite_options
    return not rewriting.disable_meta_optimizer


def test_large_graphs_are_not_rewritten(start):
    assert is_rewritten(start(3))
    assert not is_rewritten(start(4))


def test_fused_graphs_are_not_rewritten(start):
    cells = r1_15.nn.rnn_cell
    with compat.fuse(), tf.Graph().as_default():
        inputs = tf.zeros([2, 3, 1])
        unknown = r1_15.contrib.rnn.LayerNormBasicLSTMCell(2)
        r1_15.nn.dynamic_rnn(unknown, inputs, dtype=tf.float32)
        assert is_rewritten(start(1))
        known = cells.GRUCell(2)
        r1_15.nn.dynamic_rnn(known, inputs, dtype=tf.float32)
        assert not is_rewritten(start(1))
    assert is_rewritten(start(1))


def test_no_graph_is_rewritten_where_it_runs_a_few_steps_alone(start):
    assert not is_rewritten(start(1, rewrites=False))


def test_a_graph_is_rewritten_once_and_by_what_may_help(start, monkeypatch):
    monkeypatch.setattr(tf.config, 'list_physical_devices', lambda kind: [])
    rewriting = start(1).graph_options.rewrite_options
    assert rewriting.meta_optimizer_iterations == rewriting.ONE
    assert rewriting.memory_optimization == rewriting.NO_MEM_OPT
    assert rewriting.layout_optimizer == rewriting.OFF
    assert rewriting.remapping == rewriting.OFF
    assert rewriting.disable_tfg_optimizer
    assert rewriting.constant_folding == rewriting.DEFAULT
    monkeypatch.setattr(
        tf.config, 'list_physical_devices', lambda kind: [kind]
    )
    rewriting = start(1).graph_options.rewrite_options
    assert rewriting.layout_optimizer == rewriting.DEFAULT


def test_a_configuration_that_says_how_to_rewrite_is_kept(start):
    config = tf.compat.v1.ConfigProto()
    config.graph_options.rewrite_options.constant_folding = 2
    assert is_rewritten(start(4, config))


def test_the_scripts_configuration_is_passed_on_and_not_changed(start):
    config = tf.compat.v1.ConfigProto(inter_op_parallelism_threads=3)
    passed = start(4, config)
    assert passed.inter_op_parallelism_threads == 3
    assert not config.graph_options.HasField('rewrite_options')


def test_one_order_is_that_of_the_caller_whatever_the_script_says(start):
    config = tf.compat.v1.ConfigProto(inter_op_parallelism_threads=3)
    assert start(4, config, in_order=True).inter_op_parallelism_threads == -1
    assert config.inter_op_parallelism_threads == 3


def test_one_order_beside_a_barrier_has_a_thread_of_its_own():
    """On its caller's thread, an insert after another waits for itself."""
    with tf.Graph().as_default() as graph:
        tf.raw_ops.Barrier(component_types=[tf.int32], shapes=[[]])
    seen = []
    make = sessions.configured(tf, lambda *args: seen.append(args[3]), True)
    make(None, graph=graph)
    assert seen[0].inter_op_parallelism_threads == 1


@pytest.mark.usefixtures('rewritten_graphs')
def test_a_loop_trains_a_kernel_of_one_row(start):
    """Today's TensorFlow would take its gradient for a bias."""
    v1 = tf.compat.v1
    with tf.Graph().as_default() as graph:
        kernel = v1.get_variable('kernel', [1, 2])
        others = v1.get_variable('others', [5, 3])
        array = tf.TensorArray(tf.float32, 3).unstack(tf.ones([3, 2, 1]))

        def body(step, state):
            first = tf.matmul(array.read(step), kernel)
            second = tf.matmul(tf.concat([first, state], 1), others)
            return step + 1, tf.tanh(second)

        _, state = v1.while_loop(
            lambda step, state: step < 3, body, (0, tf.zeros([2, 3]))
        )
        variables = [kernel, others]
        gradients = tf.gradients(tf.reduce_sum(state), variables)
        train = v1.train.GradientDescentOptimizer(0.1)
        step = train.apply_gradients(zip(gradients, variables, strict=True))
        with v1.Session(graph=graph, config=start(0)) as session:
            session.run(v1.global_variables_initializer())
            before = session.run(kernel)
            session.run(step)
            assert (session.run(kernel) != before).all()
