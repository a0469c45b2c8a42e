"""Measures what a step costs over gRPC, and computes where networks end.

    unshare -n sh -c 'ip link set lo up; python benchmarks/cluster_steps.py'

Trains `classify` and `label` in one process, and with one parameter server
and one worker; takes the fastest of some rounds. Counts the bytes of the
loopback device, which in a network namespace of its own are the cluster's.
Then prints, for the presets, how many asynchronous workers fill the network of
one parameter server: a worker reads all weights and sends all gradients once a
step, and a network of full duplex carries both at a time.
"""

import argparse
import re
import subprocess
import sys
import tempfile

from absl import flags as absl_flags

from legacy_rnn.console import arguments, command
from legacy_rnn.flags import classify, label
from legacy_rnn.training import actions, inputs

DONE = re.compile(r'steps=(\d+) seconds=([\d.]+)')
WORKLOADS = {
    'classify': ['classify', '--epochs=10'],
    'label': ['label', '--epochs=1'],
}
# Steps a second of one process, from the README.
PRESETS = {
    'classify': ('classify', [], 257),
    'label': ('label', [], 39),
    'label, ocr_best': ('label', ['--flagfile=ocr_best.flags'], 7),
}
GIGABITS = (1, 10, 100)


def main():
    options = argparse.ArgumentParser()
    options.add_argument('--rounds', type=int, default=3)
    given = options.parse_args()
    for name, argv in WORKLOADS.items():
        alone, together, sizes = [], [], []
        for _ in range(given.rounds):
            alone.append(_seconds_a_step(argv)[0])
            seconds, size = _seconds_a_step(
                ['cluster', '--workers=1', '--', *argv]
            )
            together.append(seconds)
            sizes.append(size)
        print(
            f'{name}: {1e3 * min(alone):.1f} ms in one process, '
            f'{1e3 * min(together):.1f} ms with one worker, '
            f'{min(sizes) / 1e6:.2f} MB a step',
            flush=True,
        )
    for name, (kind, argv, rate) in PRESETS.items():
        size = _weight_bytes(kind, argv)
        limits = [g * 1e9 / 8 / (size * rate) for g in GIGABITS]
        print(
            f'{name}: {size / 1e6:.2f} MB of weights, {1e3 / rate:.1f} ms; '
            + ', '.join(
                f'{g} Gbit/s: {limit:.1f} workers'
                for g, limit in zip(GIGABITS, limits, strict=True)
            )
        )


def _seconds_a_step(argv):
    """Trains; returns seconds and loopback bytes of a step."""
    with tempfile.TemporaryDirectory() as folder:
        before = _loopback_bytes()
        done = subprocess.run(
            [sys.executable, '-m', 'legacy_rnn', *argv, f'--logdir={folder}'],
            capture_output=True,
            text=True,
            check=True,
        )
        size = _loopback_bytes() - before
    steps, seconds = DONE.search(done.stdout).groups()
    return float(seconds) / int(steps), size / int(steps)


def _loopback_bytes():
    """Returns the bytes that the loopback device has received."""
    with open('/proc/net/dev') as stream:
        line = next(x for x in stream if x.strip().startswith('lo:'))
    return int(line.split()[1])


def _weight_bytes(kind, argv):
    flags = absl_flags.FlagValues()
    {'classify': classify, 'label': label}[kind].define(flags)
    with tempfile.TemporaryDirectory() as folder:
        arguments.parse(flags, [*argv, f'--logdir={folder}'], kind)
        given = inputs.to_train(kind, flags)
        command.tensorflow(flags)
        graph = actions.build_graph(kind, flags, given, training=True)
    with graph.graph.as_default():
        from tensorflow.compat import v1

        return sum(
            variable.shape.num_elements() * variable.dtype.base_dtype.size
            for variable in v1.trainable_variables()
        )


if __name__ == '__main__':
    main()
