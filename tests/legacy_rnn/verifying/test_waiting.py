"""Programs whose main thread waits for more than another's steps."""

import subprocess
import sys

import pytest

TEXT = """\
import signal, threading
import tensorflow as tf
w = tf.Variable(1.0)
train = tf.train.GradientDescentOptimizer(0.1).minimize(w * w)
session = tf.Session()
session.run(tf.global_variables_initializer())
def work():
    while True:
        session.run([train, w])
threading.Thread(target=work).start()
signal.pause()
"""


@pytest.mark.deep
def test_both_end_and_are_compared(tmp_path):
    today = 'tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'
    (tmp_path / 'old.py').write_text(TEXT)
    (tmp_path / 'new.py').write_text(TEXT.replace('tensorflow as tf\n', today))
    words = [sys.executable, '-m', 'legacy_rnn', 'verify', '--steps=3']
    run = subprocess.run(
        [*words, 'old.py', 'new.py'],
        capture_output=True,
        cwd=tmp_path,
        text=True,
        timeout=240,
    )
    assert 'PASS' in run.stdout, run.stdout + run.stderr
