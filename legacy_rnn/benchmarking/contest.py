"""Contestants in processes of their own, measured in turn: A B A B."""

from __future__ import annotations

import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import typing
from pathlib import Path

from legacy_rnn.benchmarking import workloads

PEERS = Path(__file__).resolve().parent / 'peers'
# Peer -> its contestants.
CONTESTANTS = {
    'keras': ('keras', 'keras_jit'),
    'torch': ('torch',),
    'tf1': ('tf1_static', 'tf1_dynamic', 'tf1_block'),
}
MODES = ('train', 'infer')


class ContestantError(Exception):
    """A contestant could not be built or measured."""


class Contestant:
    """One implementation of one workload, in a process of its own.

    Args:
        name: Such as `'fused'` or `'tf1_static'`.
        workload: Dict of a workload.
        threads: Threads that it may use.
        python: Interpreter to run it; None for this one and our own code.

    Raises:
        ContestantError: It could not be built.
    """

    def __init__(self, name, workload, threads, python=None):
        self.name = name
        self.is_peer = python is not None
        self._log = tempfile.TemporaryFile('w+')  # noqa: SIM115
        specification = json.dumps(
            {'workload': workload, 'contestant': name, 'threads': threads}
        )
        self._process: typing.Any = subprocess.Popen(
            [*_command(name, python), specification],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        self.facts = self._answer()
        self.medians = {mode: [] for mode in MODES}

    def take_turn(self, mode, seconds):
        """Measures steps for some seconds; keeps their median."""
        order = json.dumps({'mode': mode, 'seconds': seconds})
        self._process.stdin.write(order + '\n')
        self._process.stdin.flush()
        answer = self._answer()
        self.facts['peak_mb'] = answer['peak_mb']
        self.medians[mode].append(statistics.median(answer['seconds']))

    def close(self):
        """Ends the process."""
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._log.close()

    def _answer(self):
        line = self._process.stdout.readline()
        if line:
            return json.loads(line)
        status = self._process.wait()
        self._log.seek(0)
        last = (self._log.read().strip().splitlines() or ['no message'])[-1]
        raise ContestantError(f'ended with status {status}: {last}')


def installed_peers():
    """The peers that this Python has, as {peer: interpreter}."""
    return {
        peer: sys.executable
        for peer in ('keras', 'torch')
        if importlib.util.find_spec(peer)
    }


def entrants(workload, unrolls, peers):
    """Lists who takes part in a workload.

    Args:
        workload: Dict of a workload.
        unrolls: Names of our own contestants.
        peers: Dict {peer: interpreter}.

    Returns:
        List of `(name, interpreter or None)`, the bare products first.
    """
    found = [('products', None), *((name, None) for name in unrolls)]
    for peer, python in peers.items():
        found += [(name, python) for name in CONTESTANTS[peer]]
    if workload['steps'] > workloads.MOST_STATIC_STEPS:
        found = [e for e in found if not e[0].endswith('static')]
    return found


def compete(workload, entries, threads, rounds, seconds, say):
    """Measures all contestants of a workload in turn.

    Args:
        workload: Dict of a workload.
        entries: As `entrants` gives them.
        threads: Threads for each.
        rounds: Turns of each.
        seconds: Seconds of a turn, for either mode.
        say: Function that shows a line of progress.

    Returns:
        `(list of Contestant, closed; dict {name: what went wrong})`.
    """
    contestants, failures = [], {}
    try:
        for name, python in entries:
            say(f'building {name}')
            try:
                made = Contestant(name, workload, threads, python)
                contestants.append(made)
            except ContestantError as error:
                failures[name] = str(error)
        for turn in range(rounds):
            say(f'round {turn + 1} of {rounds}')
            for contestant in contestants:
                for mode in MODES:
                    contestant.take_turn(mode, seconds)
    finally:
        for contestant in contestants:
            contestant.close()
    return contestants, failures


def _command(name, python):
    if python is None:
        return [sys.executable, '-m', 'legacy_rnn.benchmarking.ours']
    script = PEERS / f'peer_{name.partition("_")[0]}.py'
    return [python, str(script)]
