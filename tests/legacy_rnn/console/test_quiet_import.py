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


@pytest.mark.deep
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


@pytest.mark.deep
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


ANOTHER = """
import logging
__version__ = '{version}'
get_logger = logging.getLogger
"""


def another(folder, version):
    """An environment whose TensorFlow says that it is of that version."""
    package = folder / 'tensorflow'
    package.mkdir()
    (package / '__init__.py').write_text(ANOTHER.format(version=version))
    path = os.pathsep.join([str(folder), *filter(None, sys.path)])
    return {**os.environ, 'PYTHONPATH': path}


def test_older_tensorflow_is_refused_in_one_line(tmp_path):
    script = tmp_path / 'script.py'
    script.write_text('import tensorflow\n')
    done = subprocess.run(
        [sys.executable, '-m', 'legacy_rnn', 'run', str(script)],
        capture_output=True,
        text=True,
        check=False,
        env=another(tmp_path, '2.15.1'),
    )
    assert (done.returncode, done.stdout) == (2, '')
    assert done.stderr == (
        'legacy-rnn: TensorFlow 2.15.1 is too old, legacy_rnn needs 2.16 to '
        "2.21: pip install 'tensorflow>=2.16'\n"
    )


NEWER = """
import warnings
from legacy_rnn.console import quiet_import
quiet_import.import_tensorflow()
warnings.warn('TensorFlow 2.22.0 is newer than 2.21, the newest that '
              'legacy_rnn was tried with', RuntimeWarning)
"""


def test_newer_tensorflow_is_warned_of_once(tmp_path):
    done = subprocess.run(
        [sys.executable, '-c', NEWER],
        capture_output=True,
        text=True,
        check=False,
        env=another(tmp_path, '2.22.0'),
    )
    assert (done.returncode, done.stderr) == (
        0,
        'legacy-rnn: warning: TensorFlow 2.22.0 is newer than 2.21, the '
        'newest that legacy_rnn was tried with\n',
    )
