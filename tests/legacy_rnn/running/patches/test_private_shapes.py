"""The private shape of a tensor, as scripts of the time read it."""

import pytest

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


SETTING = """
import tensorflow as tf
x = tf.placeholder(tf.float32, [1, 3])
y = tf.nn.relu(x)
for tensor in x, y:
    {}
z = tf.abs(y)
print('shape', y.get_shape(), z.get_shape())
with tf.Session() as session:
    print('rows', len(session.run(z, {{x: [[1, 2, 3]] * 4}})))
"""


@pytest.mark.parametrize(
    ('line', 'release', 'built'),
    [
        ('tensor._shape = tf.TensorShape([None, 3])', '1.4', '(?, 3)'),
        (
            "tensor.__dict__['_shape_val'] = tf.TensorShape([None, 3])",
            '1.12',
            '(1, 3)',
        ),
        ('tensor._shape_val = tf.TensorShape([None, 3])', '1.12', '(1, 3)'),
    ],
)
def test_shape_may_be_set_to_less(tmp_path, capfd, line, release, built):
    path = tmp_path / 'relaxed.py'
    path.write_text(SETTING.format(line))
    assert run.main([f'--release={release}', str(path)]) == 0
    shown = capfd.readouterr().out
    assert f'shape (?, 3) {built}' in shown and 'rows 4' in shown
