"""Private modules that today's TensorFlow has are the program's, once."""

from legacy_rnn import run

CODE = """
import sys
import tensorflow.python.tools.freeze_graph as freezing
from tensorflow.python.tools import freeze_graph, inspect_checkpoint
from tensorflow.python.client import timeline
import tensorflow as tf
print(freezing is freeze_graph is sys.modules[
    'tensorflow.python.tools.freeze_graph'])
print(callable(inspect_checkpoint.print_tensors_in_checkpoint_file))
print(timeline.Timeline.__module__)
print(type(tf.constant(1)) is tf.Tensor)
"""


def test_modules_of_private_packages_are_todays_own(capfd):
    assert run.main(['-c', CODE]) == 0, capfd.readouterr().err
    assert capfd.readouterr().out.split('\n')[:4] == [
        'True',
        'True',
        'tensorflow.python.client.timeline',
        'True',
    ]


def test_modules_of_compat_v2_are_todays(capfd):
    code = 'from tensorflow.compat.v2.nn import relu; print(callable(relu))'
    assert run.main(['--release=1.15', '-c', code]) == 0
    assert capfd.readouterr().out.startswith('True')
