"""Time and memory of `date` and `port` on a project of very many files.

usage: python benchmarks/large_project.py [FILES]

Makes a project of FILES sources (5000) in packages of 100: models and training
programs of TensorFlow 0.8, 0.12 and 1.4, a third of them in Python 2; every
ten import the first of them. Dates it, ports it into another folder, and asks
of that folder what is left to port. Prints for each the exit status, minutes
by the clock, minutes of processor time, and the most memory that it held. All
ports must compile. Linux alone; needs no TensorFlow.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

FILES, PACKAGE, GROUP = 5000, 100, 10
CELLS = {
    '0.8': """\
from tensorflow.models.rnn import rnn, rnn_cell


def network(data, size, layers):
    # One input a step.
    frames = [tf.squeeze(x, [1]) for x in tf.split(1, {number}, data)]
    cell = rnn_cell.MultiRNNCell([rnn_cell.BasicLSTMCell(size)] * layers)
    outputs, state = rnn.rnn(cell, frames, dtype=tf.float32)
    return tf.reshape(tf.concat(1, outputs), [-1, size]), state
""",
    '0.12': """\


def network(data, size, layers):
    # One input a step.
    frames = tf.unpack(tf.transpose(data, [1, 0, 2]))
    cell = tf.nn.rnn_cell.GRUCell({number} + size)
    outputs, state = tf.nn.rnn(cell, frames, dtype=tf.float32)
    return tf.pack(outputs), tf.concat_v2([state] * layers, 1)
""",
    '1.4': """\
from tensorflow.contrib import rnn


def network(data, size, layers):
    # One input a step.
    cells = [rnn.LSTMBlockCell(size + {number}) for _ in range(layers)]
    outputs, state = tf.nn.dynamic_rnn(
        rnn.MultiRNNCell(cells), data, dtype=tf.float32)
    return tf.reduce_sum(outputs, 1, keep_dims=True), state
""",
}
TRAINING = """

def train(data, target, rate=1e-{number}):
    outputs, _ = network(data, 64, 2)
    cost = tf.reduce_mean(tf.square(outputs - target))
    gradients = tf.gradients(cost, tf.trainable_variables())
    clipped, norm = tf.clip_by_global_norm(gradients, 5.0)
    optimizer = tf.train.AdamOptimizer(rate)
    step = optimizer.apply_gradients(zip(clipped, tf.trainable_variables()))
    return step, cost, norm


if __name__ == '__main__':
    inputs = tf.placeholder(tf.float32, [None, {number}, 8])
    wanted = tf.placeholder(tf.float32, [None, 64])
    update, loss, _ = train(inputs, wanted)
    with tf.Session() as session:
        session.run(tf.initialize_all_variables())
        for number in {count}(10):
            {say}
"""
SAY = ('print(number, neighbour)', 'print number, neighbour')


def main(files=FILES):
    """Makes the project, measures, and prints a line a command."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder, 'project')
        lines = make(root, int(files))
        print(f'{int(files):,} files, {lines:,} lines')
        new = os.path.join(folder, 'new')
        measure('date', root)
        measure('port', root, f'--outdir={new}', '--copy')
        measure('port', new, '--check')
        ports = list(pathlib.Path(new).rglob('*.py'))
        for path in ports:
            compile(path.read_bytes(), path, 'exec')
        print(f'{len(ports):,} ports compile')


def make(root, files):
    """Writes the project; returns its number of lines."""
    lines = 0
    for number in range(files):
        package = root / f'part_{number // PACKAGE}'
        package.mkdir(parents=True, exist_ok=True)
        text = source(number)
        (package / f'model_{number % PACKAGE}.py').write_text(text, 'utf-8')
        (package / '__init__.py').touch()
        lines += text.count('\n')
    return lines


def source(number):
    """The text of a source."""
    old = number % 3 == 0
    parts = (
        f'"""Model {number}."""\n',
        f'import model_{number // GROUP * GROUP % PACKAGE} as neighbour\n',
        'import tensorflow as tf\n',
        CELLS[list(CELLS)[number // PACKAGE % len(CELLS)]],
        TRAINING,
    )
    return ''.join(parts).format(
        number=number % 7 + 2,
        count='xrange' if old else 'range',
        say=SAY[old],
    )


def measure(*argv):
    """Runs a command of `legacy-rnn`, and prints what it took."""
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, '-m', 'legacy_rnn', *map(str, argv)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    shown = ' '.join(str(part) for part in argv if str(part)[:2] == '--')
    print(
        f'{argv[0]} {shown.partition("=")[0]}: status {process.returncode}, '
        f'{(time.monotonic() - start) / 60:.1f} minutes, '
        f'{(used.ru_utime + used.ru_stime) / 60:.1f} of processor time, '
        f'{used.ru_maxrss / 1024:.0f} MB',
        flush=True,
    )


if __name__ == '__main__':
    main(*sys.argv[1:])
