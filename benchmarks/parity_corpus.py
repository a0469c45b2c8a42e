"""Compares real old scripts with themselves, their loops unrolled otherwise.

usage: python benchmarks/parity_corpus.py MANIFEST.json CHECKOUTS --tools=DIR
           --json=FILE [--limit=SECONDS] [--steps=N] [ID ...]

`legacy-rnn parity --variables` runs each case of the manifest in a copy of
its checkout. DIR holds `_tools` (makers of small data) and `_stubs`
(stand-ins for packages that the table is not about). FILE keeps the rows;
those that it holds are not run again.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
# A case may start several programs; those that have no session make its data.
RUN = """#!/bin/bash
number=$(ls {out} | wc -l)
if [ "$1" = -c ]; then
    echo "$2" >_command.py; shift 2; set -- _command.py "$@"
fi
{python} -m legacy_rnn parity --variables --training_steps={steps} \\
    --timeout={limit} --output={out}/$number.json "$@" 2>{out}/$number.txt
status=$?
tail -n 3 {out}/$number.txt
echo "status $status" >>{out}/$number.txt
if [ $status = 2 ] && [ {chained} = True ]; then
    exec timeout {limit} {python} -m legacy_rnn run --steps=1 "$@"
fi
"""


def main():
    options = _options()
    path = pathlib.Path(options.json)
    rows = json.loads(path.read_text()) if path.exists() else {}
    cases = json.loads(pathlib.Path(options.manifest).read_text())['cases']
    for case in cases:
        if options.ids and case['id'] not in options.ids:
            continue
        if case['id'] in rows and not options.ids:
            continue
        started = time.time()
        runs = _run(case, options)
        rows[case['id']] = {
            'repo': case['repo'],
            'sha': case['sha'],
            'seconds': round(time.time() - started),
            'runs': runs,
        }
        path.write_text(json.dumps(rows, indent=1))
        print(case['id'], *(_said(run) for run in runs), flush=True)


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('checkouts')
    parser.add_argument('ids', nargs='*')
    parser.add_argument('--tools', required=True)
    parser.add_argument('--json', required=True)
    parser.add_argument('--limit', type=int, default=600)
    parser.add_argument('--steps', type=int, default=3)
    return parser.parse_intermixed_args()


def _run(case, options):
    """What `parity` said of each program that a case starts."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place, case['checkout'])
        shutil.copytree(
            pathlib.Path(options.checkouts, case['checkout']), folder
        )
        out = pathlib.Path(place, 'out')
        out.mkdir()
        runner = pathlib.Path(place, 'run')
        runner.write_text(
            RUN.format(
                python=sys.executable,
                out=out,
                steps=options.steps,
                limit=options.limit,
                chained='&&' in case['run'],
            )
        )
        runner.chmod(0o755)
        environment = _environment(options.tools, runner)
        for command in (case['prep'], case['run']):
            if command:
                subprocess.run(
                    ['bash', '-c', re.sub(r'\btimeout \d+ ', '', command)],
                    cwd=folder,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
        return [_read(text) for text in sorted(out.glob('*.txt'))]


def _environment(tools, runner):
    paths = [os.path.join(tools, '_stubs'), os.environ.get('PYTHONPATH', '')]
    return {
        **os.environ,
        'RUN': str(runner),
        'PY': sys.executable,
        'CORPUS': tools,
        'PYTHONPATH': os.pathsep.join([*filter(None, paths), str(ROOT)]),
        'PYTHONDONTWRITEBYTECODE': '1',
        'PYTHONIOENCODING': 'utf-8',
        'MPLBACKEND': 'Agg',
        'LC_ALL': 'C.UTF-8',
    }


def _read(text):
    """One call of `parity`: its status, its last line, and its result."""
    lines = text.read_text('utf-8').splitlines()
    result = text.with_suffix('.json')
    found = {}
    if result.exists():
        found = json.loads(result.read_text('utf-8'))
    told = [line for line in lines if line.startswith('legacy-rnn: ')]
    return {
        'status': int(lines[-1].split()[1]),
        'told': told[-1] if told else '',
        'calls': found.get('calls', []),
        'troubles': found.get('troubles', {}),
        'failed': [r for r in found.get('rows', []) if r['passed'] is False],
        'judged': sum(r['passed'] is not None for r in found.get('rows', [])),
    }


def _said(run):
    swapped = sum(bool(call['to']) for call in run['calls'])
    result = {0: 'PASS', 1: 'FAIL'}.get(run['status'], 'none')
    return f'{result} swapped={swapped} failed={len(run["failed"])}'


if __name__ == '__main__':
    main()
