"""Seeds of random operations, counted."""

from tests import forking

SOURCE = """\
import tensorflow
from legacy_rnn.running.patches import counted_seeds

tf = tensorflow.compat.v1
tf.disable_v2_behavior()
home = __import__('sys').modules[tf.get_seed.__module__]
tf.set_random_seed(5)


def seeds():
    tf.constant(1)
    return [
        op.get_attr('seed2')
        for op in tf.get_default_graph().get_operations()
        if op.type == 'RandomUniform'
    ]


with counted_seeds.counted(tensorflow):
    tf.random_uniform([1])
    home.get_seed(None)
    tf.random_uniform([1])
    tf.random_uniform([1], seed=77)
assert seeds() == [1, 2, 77], seeds()
"""


def test_random_operations_alone_are_counted():
    assert forking.code(SOURCE).returncode == 0
