import os
import subprocess
import sys

import pytest

from legacy_rnn.console import quiet_import

SESSION = """
import sys
from legacy_rnn.console import quiet_import as chatter
tf = chatter.import_tensorflow()
with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    session.run(tf.constant(1))
print('mine', file=sys.stderr)
"""


def test_start_of_tensorflow_leaves_stderr_to_the_program():
    environment = {**os.environ, 'TF_CPP_MIN_LOG_LEVEL': '0'}
    done = subprocess.run(
        [sys.executable, '-c', SESSION],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert done.stderr == 'mine\n'
    assert done.stdout == ''


KERAS = """
import sys
from legacy_rnn.console import quiet_import as chatter
tf = chatter.import_tensorflow()
print([name for name in sys.modules if name.startswith('keras')])
print(tf.keras.layers.Dense(2)(tf.zeros([1, 3])).shape)
import tensorflow.keras.backend
"""


def test_keras_is_loaded_only_when_it_is_asked_for():
    done = subprocess.run(
        [sys.executable, '-c', KERAS],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == '[]\n(1, 2)\n', done.stderr
    assert done.returncode == 0


def test_held_lines_are_printed_when_the_block_fails(capfd):
    with pytest.raises(ImportError), quiet_import.hold_stderr():
        os.write(2, b'native\n')
        raise ImportError
    assert capfd.readouterr().err == 'native\n'


def test_held_lines_vanish_when_the_block_succeeds(capfd):
    with quiet_import.hold_stderr():
        os.write(2, b'native\n')
    os.write(2, b'after\n')
    assert capfd.readouterr().err == 'after\n'
