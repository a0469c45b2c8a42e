"""Kills processes of a cluster at random, and sees whether it converges.

    python benchmarks/cluster_losses.py --kills=100 [--sync] -- classify ...

Runs clusters of one parameter server, a chief and a worker until so many
processes were killed by `kill -9` and started again. Prints the test error of
each run beside those of ten undisturbed runs of one process, seeds 0 to 9.
"""

import argparse
import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from legacy_rnn.distributing import plans

ERROR = re.compile(r'^test_error=([\d.]+) ', re.MULTILINE)
SECONDS_TO_END = 30


def main():
    options = argparse.ArgumentParser()
    options.add_argument('--kills', type=int, default=100)
    options.add_argument('--between', type=float, default=6.0)
    options.add_argument('--each', type=int, default=8)
    options.add_argument('--undisturbed', type=int, default=10)
    options.add_argument('--seed', type=int, default=0)
    options.add_argument('--logs', help='folder for what each task says')
    options.add_argument('command', nargs='+')
    given = options.parse_args()
    errors = [_alone(given.command, seed) for seed in range(given.undisturbed)]
    if errors:
        print(f'undisturbed: {min(errors)} to {max(errors)} {errors}')
    chance = random.Random(given.seed)
    killed, number = 0, 0
    while killed < given.kills:
        run = Disturbed(given.command, number % 10, chance, given.logs)
        run.go(min(given.each, given.kills - killed), given.between)
        killed += sum(run.killed.values())
        number += 1
        found = {'run': number, 'killed': run.killed, 'all': killed}
        found.update(error=run.error, ended=run.ended, seconds=run.seconds)
        print(json.dumps(found), flush=True)


def _alone(command, seed):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [*_legacy_rnn(), *command, f'--seed={seed}', f'--logdir={folder}'],
            capture_output=True,
            text=True,
            check=True,
        )
    return float(ERROR.search(done.stdout)[1])


class Disturbed:
    """One run of a cluster whose processes are killed and started again."""

    def __init__(self, command, seed, chance, logs=None):
        self._chance, self._logs = chance, logs
        self._folder = tempfile.TemporaryDirectory()
        self._logdir = Path(self._folder.name, 'run')
        addresses = plans.free_addresses(3)
        flags = [f'--seed={seed}', f'--logdir={self._logdir}']
        self._tasks = plans.tasks(
            [*command, *flags], addresses[:1], addresses[1:]
        )
        self._running = {}
        self.killed = {task.name: 0 for task in self._tasks}
        self.error, self.ended, self.seconds = None, None, None

    def go(self, kills, between):
        """Runs until the chief ends; kills now and then."""
        start = time.monotonic()
        try:
            for task in self._tasks:
                self._start(task)
            self._disturb(kills, between)
            self._look_at_the_end()
        finally:
            for process, *_ in self._running.values():
                process.kill()
        self.seconds = round(time.monotonic() - start, 1)
        self._folder.cleanup()

    def _disturb(self, kills, between):
        due = time.monotonic() + self._chance.expovariate(1 / between)
        chief = next(t for t in self._tasks if t.kind == 'chief')
        while self._running[chief.name][0].poll() is None:
            time.sleep(0.05)
            if time.monotonic() < due or sum(self.killed.values()) >= kills:
                continue
            task = self._chance.choice(self._tasks)
            process = self._running[task.name][0]
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait()
                self.killed[task.name] += 1
                time.sleep(self._chance.uniform(0, 2))
                self._start(task)
            due = time.monotonic() + self._chance.expovariate(1 / between)

    def _start(self, task):
        more = []
        if task.kind == 'chief' and Path(self._logdir, 'config.json').exists():
            more = ['--resume']
        if self._logs:
            output = open(f'{self._logs}/{task.name}.log', 'a+')
        else:
            output = tempfile.TemporaryFile('w+')
        process = subprocess.Popen(
            [*_legacy_rnn(), *task.arguments, *more],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=self._folder.name,
        )
        self._running[task.name] = process, output, output.tell()

    def _look_at_the_end(self):
        self.ended = {}
        for task in self._tasks:
            process, output, start = self._running[task.name]
            try:
                self.ended[task.name] = process.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                self.ended[task.name] = 'left behind'
            output.seek(start)
            text = output.read()
            if task.kind == 'chief' and ERROR.search(text):
                self.error = float(ERROR.search(text)[1])
            if self.ended[task.name] != 0:
                print(f'{task.name}: {text[-2000:]}', file=sys.stderr)


def _legacy_rnn():
    return [sys.executable, '-m', 'legacy_rnn']


if __name__ == '__main__':
    main()
