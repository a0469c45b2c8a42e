"""Everything runs where Keras cannot be imported."""

import subprocess
import sys
import textwrap

import pytest

from tests import forking

BLOCKED = """
import sys

sys.modules['keras'] = sys.modules['tf_keras'] = None
"""


def run(body):
    return forking.code(BLOCKED + textwrap.dedent(body))


def start(body):
    """Runs a program whose TensorFlow has to do without Keras, too."""
    source = BLOCKED + textwrap.dedent(body)
    return subprocess.run(
        [sys.executable, '-c', source], capture_output=True, text=True
    )


@pytest.mark.deep
def test_unrolls_and_models_need_no_keras():
    result = run(
        """
        from legacy_rnn import compare_unrolls

        rows = compare_unrolls(
            'lstm',
            dropout=True,
            bidirectional=True,
            num_steps=3,
            training_steps=1,
        )
        assert rows and all(row['passed'] for row in rows), rows
        print('compared', len(rows))
        """
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout == 'compared 5\n'


@pytest.mark.deep
def test_training_needs_no_keras(tmp_path):
    result = run(
        f"""
        from legacy_rnn import label

        flags = ['--flagfile=tiny_labelling.flags', '--epochs=1']
        status = label.main([*flags, '--logdir={tmp_path / 'run'}'])
        assert status == 0, status
        """
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1].startswith('test_error=')


def test_namespaces_need_no_keras():
    result = start(
        """
        import legacy_rnn.compat.v0 as tf

        cell = tf.nn.rnn_cell.MultiRNNCell([tf.nn.rnn_cell.GRUCell(3)] * 2)
        inputs = tf.unpack(tf.zeros([2, 4, 5]), axis=1)
        outputs, _ = tf.nn.rnn(cell, inputs, dtype=tf.float32)
        from legacy_rnn.compat import r1_15

        cell = r1_15.keras.layers.LSTMCell(3)
        more, _ = r1_15.nn.dynamic_rnn(
            cell, tf.zeros([2, 4, 5]), dtype=tf.float32
        )
        with tf.Session() as session:
            session.run(tf.initialize_all_variables())
            print(session.run(tf.pack(outputs)).shape)
            print(session.run(more).shape)
        """
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout == '(4, 2, 3)\n(2, 4, 3)\n'
