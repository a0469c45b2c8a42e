"""Up to 0.12 an optimizer may be built where variables are reused."""

import pytest

from tests import forking

SCRIPT = """
import sys
from legacy_rnn import compat
tf = compat.api(sys.argv[1])
with tf.variable_scope('s') as scope:
    w = tf.get_variable('w', [2])
    scope.reuse_variables()
    optimizer = tf.train.{}
    step = optimizer.minimize(tf.reduce_sum(w * w))
    average = tf.train.ExponentialMovingAverage(0.5)
    update = average.apply([tf.square(w)])
with tf.Session() as sess:
    sess.run(tf.initialize_all_variables())
    before = sess.run(w)
    sess.run([step, update])
    assert (sess.run(w) != before).all()
    assert isinstance(optimizer, tf.train.Optimizer)
print(sorted(v.name for v in tf.all_variables()))
"""


@pytest.mark.first(1)
@pytest.mark.parametrize(
    ('release', 'optimizer', 'names'),
    [
        ('0.12', 'AdamOptimizer(0.1)', ['s/s/w/Adam:0', 's/s/w/Adam_1:0']),
        ('0.7', 'AdagradOptimizer(0.1)', ['s/s/w/Adagrad:0']),
    ],
)
def test_slots_are_made_in_a_scope_that_reuses(release, optimizer, names):
    done = forking.code(SCRIPT.format(optimizer), release)
    assert done.returncode == 0, done.stderr
    assert all(name in done.stdout for name in names), done.stdout


def test_the_same_lines_raise_from_1_0():
    done = forking.code(SCRIPT.format('AdamOptimizer(0.1)'), '1.0')
    assert 'does not exist' in done.stderr


EMBEDDED = """
import sys
from legacy_rnn import compat
tf = compat.api(sys.argv[1])
w = tf.Variable([[1.0], [1.0]])
loss = tf.reduce_sum(tf.nn.embedding_lookup(w, [0, 0, 1]))
optimizer = tf.train.AdamOptimizer(0.1)
step = optimizer.minimize(loss)
start = getattr(tf, 'global_variables_initializer', None)
with tf.Session() as sess:
    sess.run((start or tf.initialize_all_variables)())
    sess.run(step)
    print(sess.run(optimizer.get_slot(w, 'v')).ravel().tolist())
"""


@pytest.mark.parametrize(
    ('release', 'first'),
    [('0.12', 2 * 0.001), ('1.0', 4 * 0.001)],
)
def test_repeated_rows_are_squared_one_by_one_up_to_0_12(release, first):
    done = forking.code(EMBEDDED, release)
    assert done.returncode == 0, done.stderr
    found = [float(x) for x in done.stdout.strip('[]\n').split(',')]
    assert found == pytest.approx([first, 0.001], rel=1e-5, abs=1e-6)


SCOPED = """
import sys
from legacy_rnn import compat
tf = compat.api(sys.argv[1])
w = tf.get_variable('w', [2])
partitioner = tf.fixed_size_partitioner(2)
p = tf.get_variable('p', [4, 2], partitioner=partitioner)
loss = tf.reduce_sum(w) + tf.reduce_sum(tf.convert_to_tensor(p))
with tf.name_scope('ab'):
    tf.train.AdagradOptimizer(0.1).minimize(loss)
    averages = tf.train.ExponentialMovingAverage(0.5)
    averages.apply([w])
print(averages.average_name(w))
print([v.op.name for v in tf.all_variables()])
"""


@pytest.mark.parametrize(
    ('release', 'scope'), [('0.11', 'ab/'), ('0.12', 'ab/'), ('1.0', '')]
)
def test_name_scope_stands_before_slots_up_to_0_12(release, scope):
    """As real 0.12.1 named them."""
    done = forking.code(SCOPED, release)
    assert done.returncode == 0, done.stderr
    for name in (
        'w/Adagrad',
        'p/part_1/Adagrad',
        'w/ExponentialMovingAverage',
    ):
        assert f"'{scope}{name}'" in done.stdout, done.stdout
    assert done.stdout.startswith(f'{scope}w/Exp'), done.stdout
