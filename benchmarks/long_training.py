"""Memory, file handles and time of a step over a very long training.

usage: python benchmarks/long_training.py [STEPS] [FLAG ...]

Trains `legacy-rnn label` at the size of the benchmark's `small_gru` (batch
20, depth 128, GRU of 100 units, 14 steps of time) for STEPS steps (200000) in
one process, and looks at it at the end of each of 100 epochs: resident memory
(MB), open files, threads, and milliseconds of processor time a step, which
other work on the machine disturbs less than the clock. FLAGs go to `label`.
Prints a line an epoch, and at last the ranges over all epochs but the first
five and the last. Linux alone; needs nothing but the package.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

EPOCHS, FIRST = 100, 5
COLUMNS = ('steps', 'rss_mb', 'files', 'threads', 'cpu_ms', 'ms')


def main(steps=200_000, *flags):
    """Trains and prints what it saw."""
    steps = int(steps)
    with tempfile.TemporaryDirectory() as folder:
        argv = [sys.executable, '-m', 'legacy_rnn', 'label', '--dataset=ocr']
        argv += ['--num_hidden=100', '--batch_size=20', f'--epochs={EPOCHS}']
        argv += [f'--batches_per_epoch={steps // EPOCHS}', *flags]
        process = subprocess.Popen(
            [*argv, f'--logdir={folder}'], stderr=subprocess.DEVNULL
        )
        try:
            rows = list(_rows(process, os.path.join(folder, 'history.json')))
        finally:
            process.kill()
            process.wait()
    for name in COLUMNS[1:]:
        print(_range(name, [row[name] for row in rows[FIRST:-1]]))


def _rows(process, history):
    """Yields a row an epoch, until the process ends."""
    seen = _state(process.pid, 0)
    while process.poll() is None:
        time.sleep(0.2)
        step = _last_step(history)
        if step > seen['steps'] and process.poll() is None:
            now = _state(process.pid, step)
            done = step - seen['steps']
            now['cpu_ms'] = 1000 * (now['cpu'] - seen['cpu']) / done
            now['ms'] = 1000 * (now['clock'] - seen['clock']) / done
            seen = now
            print(*(f'{name}={now[name]:.6g}' for name in COLUMNS), flush=True)
            yield now


def _last_step(history):
    try:
        with open(history, encoding='utf-8') as stream:
            return json.load(stream)[-1]['step']
    except FileNotFoundError:
        return 0


def _state(pid, steps):
    """What the system says of a process."""
    with open(f'/proc/{pid}/status', encoding='utf-8') as stream:
        status = dict(line.split(':', 1) for line in stream)
    with open(f'/proc/{pid}/stat', encoding='utf-8') as stream:
        ticks = sum(map(int, stream.read().rpartition(')')[2].split()[11:13]))
    return {
        'steps': steps,
        'rss_mb': int(status['VmRSS'].split()[0]) / 1024,
        'files': len(os.listdir(f'/proc/{pid}/fd')),
        'threads': int(status['Threads']),
        'cpu': ticks / os.sysconf('SC_CLK_TCK'),
        'clock': time.monotonic(),
    }


def _range(name, values):
    middle = statistics.median(values)
    wide = max(abs(value - middle) for value in values) / middle
    return (
        f'{name}: {min(values):.6g} to {max(values):.6g}, median '
        f'{middle:.6g}, first {values[0]:.6g}, last {values[-1]:.6g}, at '
        f'most {wide:.1%} from the median'
    )


if __name__ == '__main__':
    main(*sys.argv[1:])
