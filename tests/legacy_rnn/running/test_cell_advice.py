"""A cell that is called for another size than before says what to do."""

import pytest

from legacy_rnn import run

HEAD = """
import tensorflow as tf
cell = tf.contrib.rnn.{kind}(4)
for scope, size in ('a', 5), ('b', {size}):
    with tf.variable_scope(scope):
        x = tf.placeholder(tf.float32, [2, 3, size])
        tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
"""
ADVICE = '<string>:7: this {} has weights of an earlier call'


@pytest.mark.parametrize('kind', ['GRUCell', 'BasicLSTMCell'])
@pytest.mark.parametrize('release', ['1.2', '1.15'])
def test_last_line_of_a_run_says_it(kind, release, capfd):
    code = HEAD.format(kind=kind, size=7)
    assert run.main([f'--release={release}', '-c', code]) == 1
    last = capfd.readouterr().err.strip().split('\n')[-1]
    assert ADVICE.format(kind) in last and '--release=1.0' in last


def test_release_that_it_names_runs_the_program():
    code = HEAD.format(kind='GRUCell', size=7)
    assert run.main(['--release=1.0', '-c', code]) == 0


def test_other_sizes_are_no_matter_of_cells(capfd):
    code = 'import tensorflow as tf\ntf.add(tf.ones([2]), tf.ones([3]))\n'
    assert run.main(['--release=1.15', '-c', code]) == 1
    assert 'earlier call' not in capfd.readouterr().err
