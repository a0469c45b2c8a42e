"""Arrays of the runner hold symbolic tensors, as NumPy's did then."""

from tests import forking

SCRIPT = """\
import numpy as np
import tensorflow as tf
x = tf.constant([1., 2.])
held = np.empty(2, dtype=object)
held[:] = [x, 3 * x]
with tf.Session() as session:
    made = [np.sum([x, x]), np.dot(x, 3.), np.prod(held), np.mean([[1, 3]])]
    print([np.ravel(session.run(tf.identity(one))).tolist() for one in made])
    print(np.stack([x, x]).shape, np.append([x], x).dtype)
    print(session.run(tf.stack([x, held[1]])).tolist())
    try:
        session.run(x, {x: [x, 1.]})
    except (TypeError, ValueError):
        print('no number')
"""
WANTED = """\
[[2.0, 4.0], [3.0, 6.0], [3.0, 12.0], [2.0]]
(2,) object
[[1.0, 2.0], [3.0, 6.0]]
no number
"""


def test_functions_of_numpy_take_symbolic_tensors():
    done = forking.module('legacy_rnn', 'run', '--release=1.4', '-c', SCRIPT)
    assert done.stdout == WANTED
