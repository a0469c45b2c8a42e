"""Runs a program for `whole_programs.py`, and writes down its time.

usage: PYTHON whole_program.py WAY RESULT.json STEPS SCRIPT [ARGS...]

WAY is `old`, `run`, `run --fuse` or `port`. The program ends when it asks for
training step STEPS + 1. Python's random numbers are the same in each, since a
program may draw what it trains. It is also read by Python 3.6.
"""

import json
import os
import random
import runpy
import sys
import time

COUNT = {'steps': 0}


def main(way, result, steps, *argv):
    """Runs the program and writes `{'wall', 'cpu', 'steps'}`."""
    if way.startswith('run'):
        run(way.split()[1:], result, steps, argv)
    else:
        import tensorflow as tf

        old = way == 'old'
        end_after(int(steps), (tf if old else tf.compat.v1).Session)
        sys.argv[:] = argv
        sys.path[0] = os.getcwd()
        timed(result, lambda: runpy.run_path(argv[0], run_name='__main__'))


def run(flags, result, steps, argv):
    """Runs it under `legacy-rnn run`."""
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    from legacy_rnn import run
    from legacy_rnn.running import execution

    call = execution.Execution._call

    def timed_call(self):
        return timed(result, lambda: call(self), lambda: self._watcher.trained)

    execution.Execution._call = timed_call
    sys.exit(run.main(list(flags) + ['--steps=' + steps] + list(argv)))


def timed(result, program, count=lambda: COUNT['steps']):
    """Runs a function and writes its time; returns what it gives."""
    random.seed(0)
    wall, cpu = time.time(), os.times()
    try:
        return program()
    finally:
        end = os.times()
        with open(result, 'w') as file:
            took = {
                'wall': time.time() - wall,
                'cpu': end[0] + end[1] - cpu[0] - cpu[1],
                'steps': count(),
            }
            json.dump(took, file)


def end_after(steps, session):
    """Ends the process when it asks for another training step."""
    plain = session.run

    def counted(self, fetches, *args, **options):
        if any(map(trains, flat(fetches))):
            if COUNT['steps'] == steps:
                sys.exit()
            COUNT['steps'] += 1
        return plain(self, fetches, *args, **options)

    session.run = counted


def flat(fetches):
    """The leaves of what is fetched."""
    if isinstance(fetches, dict):
        fetches = list(fetches.values())
    if not isinstance(fetches, (list, tuple)):
        return [fetches]
    return [leaf for part in fetches for leaf in flat(part)]


def trains(fetch):
    """Whether a fetch applies an optimizer."""
    kind = type(fetch).__name__
    if kind != 'Operation' or fetch.name.startswith(('init', 'save')):
        return False
    seen, waiting = set(), [fetch]
    while waiting:
        op = waiting.pop()
        if op.type.startswith(('Apply', 'ResourceApply', 'SparseApply')):
            return True
        if op not in seen:
            seen.add(op)
            waiting += op.control_inputs
            waiting += [i.op for i in op.inputs] if op is fetch else []
    return False


if __name__ == '__main__':
    main(*sys.argv[1:])
