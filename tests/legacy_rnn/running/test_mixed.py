"""A script that fits no release gets the words of all."""

import importlib
import types

import pytest
import tensorflow

from legacy_rnn.compat import old_keras
from legacy_rnn.running.imports import halves
from tests import forking

SCRIPT = """
import tensorflow as tf
x = tf.placeholder(tf.float32, [2, 4])
halves = tf.split(1, 2, x)
same = tf.split(x, 2, 1)
both = tf.concat(1, [tf.mul(halves[0], 2.0), tf.multiply(same[1], 3.0)])
again = tf.concat([both, both], axis=1)
turned = tf.reverse(again, [False, True])
cell = tf.contrib.rnn.GRUCell(3)
outputs, state = tf.nn.rnn(cell, same, dtype=tf.float32)
tf.compat.v1.placeholder_with_default(1.0, [])
loss = tf.nn.seq2seq.sequence_loss_by_example(
    [again], [tf.zeros([2], tf.int32)], [tf.ones([2])])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {x: [[1, 2, 3, 4]] * 2}
    print(sess.run(turned, feed)[0].tolist())
    print(sess.run(tf.stack(outputs), feed).shape, sess.run(loss, feed).shape)
"""


def run(folder, *flags):
    path = folder / 'train.py'
    path.write_text(SCRIPT)
    return forking.module('legacy_rnn.run', *flags, path)


def test_names_and_arguments_of_both_sides_work(tmp_path):
    done = run(tmp_path)
    assert done.stdout.split('\n') == [
        '[12.0, 9.0, 4.0, 2.0, 12.0, 9.0, 4.0, 2.0]',
        '(2, 2, 3) (2,)',
        '',
    ], done.stderr


def test_private_names_take_the_arguments_of_both_sides(tmp_path):
    script = SCRIPT.replace('tf.split(', 'array_ops.split(')
    script = f'from tensorflow.python.ops import array_ops{script}'
    (tmp_path / 'private.py').write_text(script)
    done = forking.module('legacy_rnn.run', tmp_path / 'private.py')
    assert done.stdout.endswith('(2, 2, 3) (2,)\n'), done.stderr


def test_a_release_that_was_named_stays_strict(tmp_path):
    done = run(tmp_path, '--release=1.0')
    assert done.returncode == 1
    assert 'train.py:4: tf.split: 1.0 took (value, num_or_size' in done.stderr


def test_half_ported_programs_need_no_keras_of_the_time(monkeypatch):
    monkeypatch.delenv(old_keras.VARIABLE, raising=False)
    release = importlib.import_module('legacy_rnn.compat.r1_12')
    old = types.SimpleNamespace(get=lambda name: release)
    half = halves.HalfPorted(old, '1.12', tensorflow)
    assert half.get('tensorflow').keras is tensorflow.keras


def test_files_of_tensorflow_that_no_name_shows_are_found(monkeypatch):
    monkeypatch.delenv(old_keras.VARIABLE, raising=False)
    release = importlib.import_module('legacy_rnn.compat.r1_15')
    old = types.SimpleNamespace(get=lambda name: release)
    half = halves.HalfPorted(old, '1.15', tensorflow)
    name = 'tensorflow.lite.tools.flatbuffer_utils'
    assert half.get(name) is importlib.import_module(name)
    with pytest.raises(ModuleNotFoundError, match='no_such_file'):
        half.get('tensorflow.lite.tools.no_such_file')


def test_half_ported_programs_have_private_names_of_then(monkeypatch):
    monkeypatch.delenv(old_keras.VARIABLE, raising=False)
    release = importlib.import_module('legacy_rnn.compat.r1_4')
    old = types.SimpleNamespace(get=lambda name: release)
    half = halves.HalfPorted(old, '1.4', tensorflow)
    module = half.get('tensorflow.python.ops.rnn_cell_impl')
    assert module._Linear is release.python.ops.rnn_cell_impl._Linear
    with pytest.raises(AttributeError, match='_no_such_name'):
        module._no_such_name  # noqa: B018


def test_half_ported_program_asks_for_todays_version(tmp_path):
    path = tmp_path / 'main.py'
    path.write_text(
        'from tensorflow.compat.v1 import __version__\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'x = tf.placeholder(tf.float32)\n'
        'print(__version__, tf.__version__, tf.version.VERSION)\n'
    )
    done = forking.module('legacy_rnn.run', path)
    assert done.stdout.split() == [tensorflow.__version__] * 3


def test_half_ported_program_calls_what_a_private_package_showed(tmp_path):
    path = tmp_path / 'main.py'
    path.write_text(
        'import tensorflow as tf\n'
        'from tensorflow.python.ops import parallel_for\n'
        'from tensorflow.python.ops.parallel_for import pfor\n'
        'tf.compat.v1.disable_v2_behavior()\n'
        'x = tf.compat.v1.placeholder(tf.float32, [None, 2])\n'
        'jacobians = parallel_for.batch_jacobian(x * x, x)\n'
        'all_of_it = parallel_for.jacobian(x * x, [x, tf.zeros([])])\n'
        'rows = pfor(lambda i: tf.gather(x, i) * 2, 1)\n'
        'sums = parallel_for.for_loop(\n'
        '    lambda i: tf.reduce_sum(tf.gather(x, i)), tf.float32, 1)\n'
        'values = [jacobians, all_of_it[0], rows, sums]\n'
        'with tf.compat.v1.Session() as session:\n'
        '    for value in session.run(values, {x: [[1, 2]]}):\n'
        '        print(value.tolist())\n'
        'print(all_of_it[1])\n'
    )
    done = forking.module('legacy_rnn.run', path)
    assert done.stdout.splitlines() == [
        '[[[2.0, 0.0], [0.0, 4.0]]]',
        '[[[[2.0, 0.0]], [[0.0, 4.0]]]]',
        '[[2.0, 4.0]]',
        '[3.0]',
        'None',
    ], done.stderr
