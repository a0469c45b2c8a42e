"""Ports real old scripts, runs the ports alone and compares with a peer.

usage: python benchmarks/port_corpus.py MANIFEST.json CHECKOUTS --tools=DIR
           [--limit=SECONDS] [--steps=N] [--jobs=N] [--python=COMMAND]
           [--no-peer] [--json=FILE] [ID ...]

For every case of the manifest, in copies of its checkout:

1. `legacy-rnn port --write` on the script and the modules beside it that it
   imports; then the ported script under plain Python.
2. `legacy-rnn verify --steps=N` of the original against that port.
3. TensorFlow's own `tf_upgrade_v2` on the same files, one by one as a user
   would call it; then that result under plain Python.

A script runs when its output matches the case's `expect` and it has not
failed some seconds later, or when it ends well; of one that the time limit
ended first, or that failed after training, `verify` tells whether it makes
its steps (*steps*). DIR
holds `_tools` (makers of small data) and `_stubs` (stand-ins for packages
that the scripts import and the table is not about). Where a script needs more
packages, PYTHONPATH names their folder. Prints a Markdown row a case and the
totals.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from corpus_files import project

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEER = 'tf_upgrade_v2'
GRACE = 3  # Seconds that a script must live on after its first loss.
PORTED = {0: 'ported', 1: 'to check', 2: 'stopped'}
YES, NO, LATE, STEPS = 'yes', 'no', 'late', 'steps'  # late: out of time.
VERIFY = """#!/bin/bash
if [ "$1" = -c ]; then echo 'no script to verify'; exit 3; fi
original=$(realpath "$1"); shift
script=${{original#{folder}}}
case "$PYTHONPATH" in .:*)  # Either program gets the packages of its own.
    PYTHONPATH=${{PYTHONPATH#.:}}
    for root in "{folder}" "{ported}"; do
        for part in "$root"/*/__init__.py; do
            ln -s "$(dirname "$part")" "$root$(dirname "$script")"
        done
    done 2>&- ;;
esac
said=$({python} -m legacy_rnn verify --steps={steps} --timeout={limit} \\
    "$original" "{ported}$script" -- "$@" 2>&1)
status=$?
echo "$said"
case "$said" in *'runs no session'*) exit 0 ;; esac  # It made the data.
exit $status
"""
HEAD = (
    '| Repository | Commit | Script | Era | `port` | runs | `verify` '
    '| `tf_upgrade_v2` | runs |\n|---|---|---|---|---|---|---|---|---|'
)


class Case:
    """A case of the manifest, with a folder for its copies."""

    def __init__(self, row, options, folder):
        self.row = row
        self.options = options
        self.python = options.python
        self.folder = pathlib.Path(folder).resolve()
        stubs = os.path.join(options.tools, '_stubs')
        paths = [stubs, os.environ.get('PYTHONPATH', ''), str(ROOT)]
        self.env = {
            **os.environ,
            'PY': options.python,
            'CORPUS': options.tools,
            'PYTHONPATH': os.pathsep.join(filter(None, paths)),
            'PYTHONUNBUFFERED': '1',
            'PYTHONDONTWRITEBYTECODE': '1',
            'PYTHONIOENCODING': 'utf-8',
            'MPLBACKEND': 'Agg',
            'LC_ALL': 'C.UTF-8',
            'TF_CPP_MIN_LOG_LEVEL': '2',
        }

    def copy(self, name):
        """A fresh copy of the checkout, with its data made."""
        target = self.folder / name
        checkout = pathlib.Path(self.options.checkouts, self.row['checkout'])
        shutil.copytree(checkout, target, ignore=lambda *_: {'.git'})
        for path in [target, *target.rglob('*')]:
            path.chmod(path.stat().st_mode | 0o200)
        if self.row['prep']:
            self.call(['bash', '-c', self.row['prep']], target)
        return target

    def call(self, command, folder):
        """Status and output of a tool."""
        run = subprocess.run(
            command,
            cwd=folder,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return run.returncode, run.stdout.decode('utf-8', 'replace')

    def run(self, runner, folder, limit, expect=''):
        """Whether the case runs in a copy (yes, no, late); its output."""
        command = re.sub(r'\btimeout \d+ ', '', self.row['run'])
        path = self.folder / 'output'
        with open(path, 'wb') as file:
            process = subprocess.Popen(
                ['bash', '-c', command],
                cwd=folder,
                env={**self.env, 'RUN': runner},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            passed = self.watch(process, path, limit, expect)
        return passed, path.read_text('utf-8', 'replace')

    def watch(self, process, path, limit, expect):
        """Waits for what is expected, then ends the process."""
        end, hit = time.monotonic() + limit, None
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.5)
            text = path.read_text('utf-8', 'replace')
            if hit is None and expect and re.search(expect, text, re.M):
                hit, end = True, time.monotonic() + GRACE
        ended = process.poll()
        if ended is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        text = path.read_text('utf-8', 'replace')
        hit = bool(expect and re.search(expect, text, re.M))
        if ended is None:
            return YES if hit else LATE
        return NO if ended else YES


def port(case, result, folder=None, original=None):
    """Ports a copy, runs it, and verifies it.

    Args:
        case: The Case.
        result: Dict that takes what is found.
        folder: The copy; a fresh one if None.
        original: Folder of the program to compare it with; a fresh copy if
            None.
    """
    folder = folder or case.copy('ported')
    files = project(folder, case.row['path'])
    notebooks = [folder / p for p in case.row['path'] if p[-6:] == '.ipynb']
    command = [case.python, '-m', 'legacy_rnn', 'port', '--write']
    status, said = case.call(
        [*command, '--force', *map(str, files + notebooks)], folder
    )
    result['port'], result['said'] = PORTED.get(status, 'failed'), said
    result['runs'], result['output'] = case.run(
        case.python, folder, case.options.limit, case.row['expect'] or ''
    )
    verify(case, folder, result, original or case.copy('original'))
    if result['runs'] != YES and result['verify'].startswith('PASS'):
        result['runs'] = STEPS


def verify(case, ported, result, folder):
    """Compares the original, as run by `legacy-rnn run`, with the port."""
    limit, steps = case.options.limit, case.options.steps
    script = case.folder / 'verify'
    script.write_text(
        VERIFY.format(
            python=case.python,
            steps=steps,
            limit=limit,
            ported=ported,
            folder=folder,
        )
    )
    script.chmod(0o755)
    passed, output = case.run(str(script), folder, 2 * limit + 60)
    lines = output.strip().splitlines() or ['']
    verdict = [x for x in lines if x.startswith(('PASS', 'FAIL'))]
    result['verify'] = verdict[0] if verdict else 'no verdict'
    result['verify_output'] = output[-3000:]


def upgrade(case, result):
    """Lets the peer convert another copy, and runs that."""
    folder = case.copy('upgraded')
    tool = [case.python, os.path.join(os.path.dirname(sys.executable), PEER)]
    failed, emptied = 0, 0
    for path in project(folder, case.row['path']):
        target = path.with_suffix('.upgraded')
        status, _ = case.call(
            [*tool, f'--infile={path}', f'--outfile={target}'], folder
        )
        failed += bool(status)
        before = path.stat().st_size
        if target.exists():
            emptied += bool(before and not target.stat().st_size)
            target.replace(path)
    result['peer'] = f'{emptied} emptied' if emptied else 'converted'
    result['peer'] = 'failed' if failed else result['peer']
    result['peer_runs'], result['peer_output'] = case.run(
        case.python, folder, case.options.limit, case.row['expect'] or ''
    )


def measure(row, options):
    """All that the table says of one case."""
    result = {'id': row['id'], 'verify': '', 'peer': '', 'peer_runs': ''}
    with tempfile.TemporaryDirectory(prefix='port-') as folder:
        case = Case(row, options, folder)
        port(case, result)
        if not options.no_peer:
            upgrade(case, result)
    return row, result


def line(row, result):
    """One row of the table."""
    verdict = result['verify'].split(':')[0] or '-'
    cells = [
        row['repo'],
        row['sha'][:7],
        pathlib.Path(row['path'][0]).name,
        row['era'].split(' (')[0],
        result['port'],
        result['runs'],
        verdict,
        result['peer'] or '-',
        result['peer_runs'] or '-',
    ]
    return '| ' + ' | '.join(cells) + ' |'


def options_of(argv):
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('manifest')
    parser.add_argument('checkouts')
    parser.add_argument('ids', nargs='*')
    parser.add_argument('--tools', required=True)
    parser.add_argument('--limit', type=int, default=60)
    parser.add_argument('--steps', type=int, default=5)
    parser.add_argument('--jobs', type=int, default=1)
    parser.add_argument('--python', default=sys.executable)
    parser.add_argument('--no-peer', action='store_true')
    parser.add_argument('--json')
    return parser.parse_intermixed_args(argv)


def main(argv=None):
    options = options_of(argv)
    with open(options.manifest, encoding='utf-8') as file:
        rows = json.load(file)['cases']
    rows = [r for r in rows if not options.ids or r['id'] in options.ids]
    results = []
    print(HEAD, flush=True)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        jobs = [pool.submit(measure, row, options) for row in rows]
        for job in concurrent.futures.as_completed(jobs):
            row, result = job.result()
            results.append(result)
            print(line(row, result), flush=True)
            if options.json:
                with open(options.json, 'w', encoding='utf-8') as file:
                    json.dump(results, file, indent=1)
    counts = [
        sum(r[key] in (YES, STEPS) for r in results)
        for key in ('runs', 'peer_runs')
    ]
    passed = sum(r['verify'].startswith('PASS') for r in results)
    print(
        f'\n{len(results)} cases: {counts[0]} run after port, {passed} pass '
        f'verify, {counts[1]} run after tf_upgrade_v2'
    )


if __name__ == '__main__':
    main()
