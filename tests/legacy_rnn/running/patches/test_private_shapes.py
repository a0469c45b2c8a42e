"""The private shape of a tensor, as scripts of the time read it."""

from legacy_rnn import run

SCRIPT = """
import tensorflow as tf
x = tf.nn.relu(tf.zeros([4, 3]))
x.set_shape([4, 3])
print('width', int(x._shape[-1]) + 1, x.shape.as_list())
"""


def test_private_shape_is_the_shape(tmp_path, capfd):
    path = tmp_path / 'layers.py'
    path.write_text(SCRIPT)
    assert run.main([str(path)]) == 0
    assert 'width 4 [4, 3]' in capfd.readouterr().out
