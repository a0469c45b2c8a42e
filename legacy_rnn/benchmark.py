"""The command `benchmark`: cost of each unroll, beside peers."""

from __future__ import annotations

import datetime
import json
import os
import platform
import shlex
import shutil
import sys

from legacy_rnn import files
from legacy_rnn.benchmarking import contest, picture, report, workloads
from legacy_rnn.console import command
from legacy_rnn.flags import benchmark as benchmark_flags


def main(argv=None):
    """Runs the command and returns its exit status."""
    argv = list(sys.argv[1:] if argv is None else argv)

    def body(flags, _):
        return _benchmark(flags, argv)

    return command.run('benchmark', benchmark_flags.define, body, argv)


def _benchmark(flags, argv):
    peers = _peers(flags.peer)
    if flags.plot:
        command.require('matplotlib')
    threads = flags.threads or os.cpu_count() or 1
    unrolls = [*flags.unroll, *(['fused_jit'] if flags.jit else [])]
    rows = []
    for name in flags.workload:
        found = _measure(name, unrolls, peers, threads, flags)
        rows += found
        if not flags.json:
            print('\n'.join([name, *report.table(found), '']), flush=True)
    result = _result(rows, flags, argv, threads)
    if flags.plot:
        result['sweep'] = picture.sweep(
            unrolls, threads, flags.rounds, flags.seconds / 2, command.say
        )
    _write(result, flags)
    return 1 if any('failed' in row for row in rows) else 0


def _measure(name, unrolls, peers, threads, flags):
    workload = workloads.WORKLOADS[name]
    contestants, failures = contest.compete(
        workload,
        contest.entrants(workload, unrolls, peers),
        threads,
        flags.rounds,
        flags.seconds,
        lambda line: command.say(f'{name}: {line}'),
    )
    return report.make_rows(name, contestants, failures)


def _peers(given):
    """{peer: interpreter}, those of this Python included."""
    if given == ['none']:
        return {}
    peers = contest.installed_peers()
    for text in given:
        peer, _, python = text.partition('=')
        if peer not in contest.CONTESTANTS or not python:
            known = ', '.join(contest.CONTESTANTS)
            raise command.CommandError(
                f'--peer: expected NAME=PYTHON with one of {known}, got '
                f'{text!r}'
            )
        if shutil.which(python) is None:
            raise command.CommandError(
                f'--peer: expected a Python to run, got {python!r}'
            )
        peers[peer] = python
    return peers


def _result(rows, flags, argv, threads):
    summary = report.summarize(rows)
    means = {
        mode: report.geometric_mean(
            line['speedup']
            for line in summary
            if line['mode'] == mode and 'speedup' in line
        )
        for mode in contest.MODES
    }
    return {
        'command': shlex.join(['legacy-rnn', 'benchmark', *_bare(argv)]),
        'date': datetime.date.today().isoformat(),
        'machine': {
            'processor': _processor(),
            'cores': os.cpu_count(),
            'threads': threads,
            'system': platform.system(),
            'python': platform.python_version(),
        },
        'rounds': flags.rounds,
        'seconds': flags.seconds,
        'rows': rows,
        'summary': summary,
        'geometric_means': means,
    }


def _write(result, flags):
    if flags.json:
        print(json.dumps(result))
    if flags.output:
        files.write_text(flags.output, json.dumps(result, indent=1) + '\n')
    if flags.page:
        files.write_text(flags.page, report.page(result))
    if flags.plot:
        picture.write(result['sweep'], flags.plot)
    written = [p for p in (flags.output, flags.page, flags.plot) if p]
    if not flags.json:
        for path in written:
            command.tell(f'wrote {path}')


def _bare(argv):
    """The arguments without the folders of this machine."""
    bare = []
    for argument in argv:
        name, equals, value = argument.rpartition('=')
        bare.append(name + equals + os.path.basename(value))
    return bare


def _processor():
    try:
        with open('/proc/cpuinfo', encoding='utf-8') as lines:
            for line in lines:
                if line.startswith('model name'):
                    return line.partition(':')[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


if __name__ == '__main__':
    sys.exit(main())
