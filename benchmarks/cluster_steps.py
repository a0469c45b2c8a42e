"""Measures what a step costs over gRPC, and computes where networks end.

    unshare -n sh -c 'ip link set lo up; python benchmarks/cluster_steps.py'

Trains `classify` and `label` in one process, and with one parameter server
and one worker, for some epochs and for more: the difference is what a step
costs, with its part of the test after each epoch. The bytes are those of the
loopback device, in a network namespace of its own the cluster's alone.

Then prints, for the presets, how many asynchronous workers fill the network
of one parameter server: a worker reads all weights and sends all gradients
once a step, and a network of full duplex carries both at a time.
"""

import re
import resource
import subprocess
import sys
import tempfile
import typing

from absl import flags as absl_flags

from legacy_rnn.console import arguments, command
from legacy_rnn.flags import classify, label
from legacy_rnn.training import actions, inputs

DONE = re.compile(r'steps=(\d+) seconds=([\d.]+)')
# Command, and the epochs of a short and a longer run.
WORKLOADS = {'classify': (2, 12), 'label': (1, 3)}
# Steps a second of one process, from the README.
PRESETS = {
    'classify': ('classify', [], 257),
    'label': ('label', [], 39),
    'label, ocr_best': ('label', ['--flagfile=ocr_best.flags'], 7),
}
GIGABITS = (1, 10, 100)


def main():
    for name, epochs in WORKLOADS.items():
        alone = _cost([name], epochs)
        together = _cost(['cluster', '--workers=1', '--', name], epochs)
        print(
            f'{name}: {1e3 * alone.seconds:.1f} ms a step in one process, '
            f'{1e3 * together.seconds:.1f} ms with one worker; '
            f'{1e3 * alone.processor:.1f} and {1e3 * together.processor:.1f} '
            f'ms of processors; {together.size / 1e6:.2f} MB',
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


class Cost(typing.NamedTuple):
    """What a training or one step of it takes."""

    steps: int
    seconds: float
    processor: float
    size: int


def _cost(argv, epochs):
    """Returns the Cost of a step, what starting costs left out."""
    short, long = (_train([*argv, f'--epochs={n}']) for n in epochs)
    steps = long.steps - short.steps
    pairs = zip(short[1:], long[1:], strict=True)
    return Cost(1, *((more - less) / steps for less, more in pairs))


def _train(argv):
    with tempfile.TemporaryDirectory() as folder:
        before = _loopback_bytes(), _processor_seconds()
        done = subprocess.run(
            [sys.executable, '-m', 'legacy_rnn', *argv, f'--logdir={folder}'],
            capture_output=True,
            text=True,
            check=True,
        )
        size = _loopback_bytes() - before[0]
        processor = _processor_seconds() - before[1]
    steps, seconds = DONE.search(done.stdout).groups()
    return Cost(int(steps), float(seconds), processor, size)


def _processor_seconds():
    """Returns what the ended processes below this one took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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
