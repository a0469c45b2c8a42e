"""Random operations of a run draw by the operations before them."""

from tests import forking

SOURCE = """\
import contextlib
import sys
import tensorflow
import legacy_rnn.compat
from legacy_rnn.compat.layer_base import graph_seeds as op_numbers
from legacy_rnn.compat.releases import Release
from legacy_rnn.running.patches import release_seeds

tf = legacy_rnn.compat.api('1.4')
compared = sys.argv[1] == 'compared'


def seeds(graph):
    return [
        (op.get_attr('seed2'), place)
        for place, op in enumerate(graph.get_operations())
        if op.type in ('RandomUniform', 'RandomStandardNormal')
    ]


def check():
    with tf.Graph().as_default() as graph:
        tf.set_random_seed(5)
        tf.constant(1)
        tf.random_uniform([1])
        tf.Variable(tf.random_normal([2, 3]))
        tf.get_variable('x', [2])
        tf.random_uniform([1], seed=77)
    *found, (own, _) = seeds(graph)
    assert own == 77
    if compared:
        assert [seed for seed, _ in found] == [0, 1, 2], found
    else:
        assert len(found) == 3
        assert all(seed == before for seed, before in found), found
    with tf.Graph().as_default() as graph:
        tf.random_uniform([1])
        assert seeds(graph)[0][0] == 0


with op_numbers.as_today() if compared else contextlib.nullcontext():
    with release_seeds.of_then(tensorflow, Release('1.4')):
        check()
"""


def run(kind):
    return forking.code(SOURCE, kind).returncode


def test_all_draws_follow_the_operations_of_the_graph():
    assert run('alone') == 0


def test_programs_that_are_compared_keep_their_count():
    assert run('compared') == 0
