"""All variables of a graph are read and set, and the graph stays as it is."""

import numpy as np
import tensorflow as tf

from legacy_rnn.swapping.variables import Variables, plain_name

v1 = tf.compat.v1


def test_names_are_those_of_a_loop_over_a_list():
    names = 'a/rnn/while/gru_cell/kernel', 'opt/while_2/b/Adam', 'awhile/c'
    plain = ['a/rnn/gru_cell/kernel', 'opt/b/Adam', 'awhile/c']
    assert list(map(plain_name, names)) == plain


def test_variables_and_slots_are_read_and_set_without_new_operations():
    with tf.Graph().as_default() as graph, v1.Session() as session:
        a = v1.get_variable('a', [2])
        b = v1.get_variable('b', [2], use_resource=True)
        twin = tf.constant(3.0)
        c, d = v1.Variable(twin, name='c'), v1.Variable(twin, name='d')
        train = v1.train.AdamOptimizer().minimize(tf.reduce_sum(a * b) + c * d)
        late = v1.get_variable('late', [1])
        variables = Variables(graph)
        ready = [v for v in v1.global_variables() if v is not late]
        start = v1.variables_initializer(ready)
        graph.finalize()
        asked = []

        def run(fetches, feeds):
            asked.append(fetches)
            return session.run(fetches, feeds)

        assert variables.read(run) == {}
        session.run(start)
        variables.ran({v.op.name for v in ready})
        before = variables.read(run)
        assert len(asked) == 2
        variables.ran({late.op.name})
        assert set(variables.read(run)) == set(before)
        variables.read(run)
        assert len(asked) == 6  # All, those known, late alone; all known.
        assert set(before) == {v.op.name for v in ready}
        session.run(train)
        after = variables.read(run)
        assert not np.array_equal(before['a'], after['a'])
        assert not np.array_equal(before['b/Adam'], after['b/Adam'])
        before['c'] = np.float32(7.0)
        assert variables.load({**before, 'none': 1.0}, run) == ['none']
        again = variables.read(run)
    for name, value in before.items():
        np.testing.assert_array_equal(again[name], value)
