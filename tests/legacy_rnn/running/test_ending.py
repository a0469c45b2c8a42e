"""A program ends as under Python, and its queue runners with it."""

import subprocess
import sys

import pytest

SCRIPT = """\
import atexit, threading, time
from concurrent.futures import ThreadPoolExecutor
import tensorflow as tf
queue = tf.FIFOQueue(10, tf.float32, [[]])
runner = tf.train.QueueRunner(queue, [queue.enqueue(1.0)] * 2)
session = tf.Session()
runner.create_threads(session, start=True)
print(session.run(queue.dequeue()))
executor = ThreadPoolExecutor(1)
executor.submit(time.sleep, 0)
def last():
    time.sleep(1)
    print('thread', tf.pack([1]).get_shape())
threading.Thread(target=last).start()
atexit.register(print, 'at exit')
print('last line')
"""


def run(text):
    done = subprocess.run(
        [sys.executable, '-m', 'legacy_rnn', 'run', '-c', text],
        capture_output=True,
        text=True,
        timeout=300,
    )
    lines = ['1.0', 'last line', 'thread (1,)', 'at exit']
    assert done.stdout.splitlines() == lines, done.stderr
    return done


@pytest.mark.deep
def test_threads_and_calls_at_exit_come_after_the_last_line():
    assert run(SCRIPT).returncode == 0


@pytest.mark.deep
def test_so_they_do_after_an_error():
    done = run(SCRIPT + "raise ValueError('of its own')\n")
    assert done.returncode == 1
    assert 'ValueError: of its own\n' in done.stderr


def test_what_goes_on_may_still_write(tmp_path):
    text = "import os\nos.system('(sleep 2; echo late >&2; echo $?) &')\n"
    done = subprocess.run(
        [sys.executable, '-m', 'legacy_rnn', 'run', '-c', text],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.stdout == '0\n'
    assert done.stderr.endswith(' s\nlate\n')


FED = """\
import threading
import tensorflow as tf
queue = tf.FIFOQueue(2, tf.float32, [[]])
fill = queue.enqueue(1.0)
w = tf.Variable(0.0)
train = tf.train.AdamOptimizer().minimize(w * queue.dequeue())
session = tf.Session()
session.run(tf.initialize_all_variables())
def feed():
    while True:
        session.run(fill)
threading.Thread(target=feed).start()
for _ in range(9):
    session.run(train)
"""

# Full queues of two processes, one of which a thread starts anew.
WORKED = """\
import multiprocessing, threading, time
import tensorflow as tf
given, made = multiprocessing.Queue(2), multiprocessing.Queue(2)
def give():
    while True:
        given.put([1.0] * 9999)
def make():
    while True:
        made.put(given.get())
def start():
    process = multiprocessing.Process(target=make)
    process.start()
    return process
def watch(process):
    while True:
        time.sleep(0.1)
        if not process.is_alive():
            process = start()
threading.Thread(target=give, daemon=True).start()
threading.Thread(target=watch, args=(start(),), daemon=True).start()
x = tf.placeholder(tf.float32, [9999])
w = tf.Variable(0.0)
train = tf.train.AdamOptimizer().minimize(w * x)
session = tf.Session()
session.run(tf.initialize_all_variables())
for _ in range(9):
    session.run(train, {x: made.get()})
"""

# The main thread waits for more than a thread's steps.
WAITED = """\
import signal, threading
import tensorflow as tf
w = tf.Variable(0.0)
train = tf.train.AdamOptimizer().minimize(w * w)
session = tf.Session()
session.run(tf.initialize_all_variables())
def work():
    while True:
        session.run(train)
threading.Thread(target=work).start()
signal.pause()
print('never')
"""
# A process that does not end when it is asked to.
STUBBORN = WORKED.replace(
    'def make():\n',
    'def make():\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n',
).replace('import multi', 'import signal, multi')
PROGRAMS = {
    'threads': FED,
    'processes': WORKED,
    'a stubborn one': STUBBORN,
    'a signal': WAITED,
}


@pytest.mark.deep
@pytest.mark.parametrize('text', PROGRAMS.values(), ids=PROGRAMS)
def test_steps_end_a_program_whose_queues_are_full(text):
    command = [sys.executable, '-m', 'legacy_rnn', 'run', '--steps=3']
    done = subprocess.run(
        [*command, '-c', text], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert ' 3 training steps' in done.stderr
    assert 'Traceback' not in done.stderr
    assert 'never' not in done.stdout


def test_errors_may_go_to_an_object_that_can_only_write():
    text = (
        'import sys\nimport tensorflow as tf\nclass Tee:\n'
        '    def __init__(self):\n        self.errors = sys.stderr\n'
        '    def write(self, text):\n        self.errors.write(text)\n'
        'sys.stderr = Tee()\nprint(tf.Session().run(tf.pack([1])))\n'
    )
    done = subprocess.run(
        [sys.executable, '-m', 'legacy_rnn', 'run', '-c', text],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.returncode, done.stdout) == (0, '[1]\n'), done.stderr
    assert '1 Session.run call' in done.stderr
