"""Shapes with unknown sizes are compared as then."""

from legacy_rnn import run

SCRIPT = """
import tensorflow as tf
a = tf.placeholder(tf.float32, [None, 3])
b = tf.placeholder(tf.float32, [2, 3])
unknown = [tf.placeholder(tf.float32).get_shape() for _ in range(2)]
for x, y in (a, tf.nn.relu(a)), (b, b + 1), (b, a):
    print(x.get_shape() == y.get_shape(), x.shape != y.shape)
print(a.shape == [None, 3], b.shape == [2, 3], a.shape == a.shape)
print(unknown[0] == unknown[1], a.shape in [tf.TensorShape([None, 3])])
"""


def test_unknown_sizes_equal_no_others(tmp_path, capfd):
    path = tmp_path / 'shapes.py'
    path.write_text(SCRIPT)
    assert run.main(['--release=1.4', str(path)]) == 0
    assert capfd.readouterr().out.splitlines() == [
        'False True',
        'True False',
        'False True',
        'False True True',
        'True False',
    ]
