"""Runs the commands on whole public repositories, typed as a user does.

usage: python benchmarks/whole_repositories.py CHECKOUTS --draw=N
           [--cases=DIR] [--list=FILE] [--command=legacy-rnn] [--folder=DIR]
           [--json=FILE] [REPOSITORY ...]

CHECKOUTS holds a git repository OWNER+NAME for each repository of
`whole_repositories.json` (see there how they were drawn). Each is cloned at
its commit, and in the clone, with relative paths,

    legacy-rnn port . --outdir=../new --report=../report.json

is counted. With --cases, DIR/OWNER+NAME/case.json says how to train its main
program on tiny data: `prep` (a shell line that makes the data), `folder`,
`env`, `run` (a script or -m and a module, and its arguments); or `cannot`,
why it cannot run. In a second clone, after `prep`,

    legacy-rnn run --steps=3 SCRIPT ARGUMENTS
    python SCRIPT ARGUMENTS                    # of the port, all by itself
    legacy-rnn verify --steps=3 SCRIPT ../ported/SCRIPT -- ARGUMENTS

`ends` of a case is a pattern of the error that ends the program under every
release; the port that ends with it runs. FILE keeps what each of them said;
`whole_repositories_page.py` makes the page of it. Each command has ten
minutes, and the port that is alive after three counts as running.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time

from corpus_files import project

LIST = pathlib.Path(__file__).with_suffix('.json')
LIMIT, ALONE = 600, 180  # Seconds.
LATE = 'late'
STEPS = re.compile(r'legacy-rnn: release .*?(\d+) training steps?', re.S)
BROKE = re.compile(r'Traceback \(most recent call last\)|internal error')


def main():
    options = _options()
    with open(options.list, encoding='utf-8') as file:
        rows = json.load(file)['repositories']
    results = {}
    if os.path.exists(options.json):
        with open(options.json, encoding='utf-8') as file:
            results = json.load(file)
    for row in rows:
        name = row['repository']
        wanted = name in options.repositories or not options.repositories
        if row['draw'] != options.draw or not wanted:
            continue
        if name in results and not options.repositories:
            continue  # Taken up again after a break.
        results[name] = {**row, **measured(row, options)}
        print(name, _summary(results[name]), flush=True)
        with open(options.json, 'w', encoding='utf-8') as file:
            json.dump(results, file, indent=1, ensure_ascii=False)


def measured(row, options):
    """What the commands did with one repository."""
    name = row['repository'].replace('/', '+')
    checkout = pathlib.Path(options.checkouts).resolve() / name
    folder = pathlib.Path(options.folder).resolve() / name
    shutil.rmtree(folder, ignore_errors=True)
    old = clone(checkout, row['commit'], folder / 'old')
    result = {'port': port(options.command, old, 'new')}
    if options.cases:
        path = pathlib.Path(options.cases, name, 'case.json')
        case = json.loads(path.read_text('utf-8'))
        result['case'] = case
        if 'cannot' not in case:
            root = clone(checkout, row['commit'], folder / 'original')
            result.update(trained(case, root, options.command))
    shutil.rmtree(folder, ignore_errors=True)
    return result


def clone(checkout, commit, target):
    """A fresh clone at a commit; what its store lacks is left out."""
    target.parent.mkdir(parents=True, exist_ok=True)
    git = ['git', '-c', 'advice.detachedHead=false']
    subprocess.run(
        [*git, 'clone', '-q', '--no-checkout', checkout, target], check=True
    )
    subprocess.run([*git, 'checkout', '-q', commit], cwd=target, check=False)
    return target


def port(command, root, name):
    """Ports a folder from inside it, and counts what the report says."""
    report = root.parent / f'{name}.json'
    result = typed(
        f'{command} port . --outdir=../{name} --report=../{report.name}', root
    )
    result['traceback'] = bool(BROKE.search(result['output']))
    files = []
    if report.exists():
        files = json.loads(report.read_text('utf-8'))['files']
    result['files'] = {
        file['path']: {
            'status': file['status'],
            'error': file.get('error', ''),
            'check': _lines(file, 'check'),
            'stop': _lines(file, 'stop'),
        }
        for file in files
    }
    return result


def _lines(file, severity):
    return [
        [f.get(k, '') for k in ('line', 'rule', 'old', 'why')]
        for f in file['findings']
        if f['severity'] == severity
    ]


def trained(case, root, command):
    """Runs a main program, its port by itself, and compares the two."""
    if case.get('prep'):
        made = typed(f'set -e; {case["prep"]}', root)
        if made['status']:
            return {'prep': made}
    original = root.parent / 'pristine'  # The data, before any run.
    shutil.copytree(root, original, symlinks=True)
    folder = case.get('folder', '.')
    script, program, arguments = _started(case['run'])
    words = ' '.join([case.get('env', ''), command]).strip()
    result = {'ported': port(command, original, 'ported')}
    alone = root.parent / 'alone'
    shutil.copytree(original, alone, symlinks=True)
    if (root.parent / 'ported').is_dir():
        shutil.copytree(root.parent / 'ported', alone, dirs_exist_ok=True)
    result['program'] = _program(original, folder, program)
    result['run'] = typed(
        f'{words} run --steps=3 {script} {arguments}', root / folder
    )
    told = STEPS.findall(result['run']['output'])
    result['run']['steps'] = int(told[-1]) if told else 0
    result['alone'] = typed(
        f'{case.get("env", "")} {_plain(script)} {arguments}'.strip(),
        alone / folder,
        ALONE,
    )
    result['alone']['runs'] = _runs(result['alone'], case)
    back = os.path.relpath(root.parent / 'ported' / folder, root / folder)
    pair = f'{script} {back}/{script}'
    if script.startswith('-m '):
        pair = f'{script} {script[3:]} --new_dir={back}'
    result['verify'] = typed(
        f'{words} verify --steps=3 --timeout={LIMIT} {pair} -- {arguments}',
        original / folder,
        2 * LIMIT,
    )
    return result


def _started(run):
    """What starts a program, the program's file, and its arguments."""
    script, _, arguments = run.partition(' ')
    if script != '-m':
        return script, script, arguments
    module, _, arguments = arguments.partition(' ')
    return f'-m {module}', module.replace('.', '/') + '.py', arguments


def _program(root, folder, script):
    """Files of a program: its script and the modules that it imports."""
    paths = project(root, [pathlib.Path(folder, script)])
    if script.endswith('.ipynb'):
        paths.insert(0, root / folder / script)
    return [os.path.relpath(path, root) for path in paths]


def _plain(script):
    if script.endswith('.ipynb'):
        return f'jupyter nbconvert --to notebook --execute --stdout {script}'
    return f'python {script}'


def _runs(alone, case):
    if alone['status'] == LATE:
        return not BROKE.search(alone['output'])
    ends = case.get('ends')
    return not alone['status'] or bool(
        ends and re.search(ends, alone['output'])
    )


def typed(line, folder, limit=LIMIT):
    """A shell line in a folder: its exit status, seconds and output."""
    env = {
        **os.environ,
        'LC_ALL': 'C.UTF-8',
        'MPLBACKEND': 'Agg',
        'PYTHONUNBUFFERED': '1',
    }
    started = time.monotonic()
    with tempfile.TemporaryFile() as file:
        process = subprocess.Popen(
            ['bash', '-c', line],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            status = process.wait(limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            status = LATE
        file.seek(0)
        output = file.read().decode('utf-8', 'replace')
    return {
        'line': line,
        'status': status,
        'seconds': round(time.monotonic() - started, 1),
        'output': output[-20000:],
    }


def _summary(result):
    states = collections.Counter(
        file['status'] for file in result['port']['files'].values()
    )
    said = [f'port {result["port"]["status"]} {dict(states)}']
    if 'run' in result:
        verdict = result['verify']['output'].strip().splitlines()[-1:]
        said += [
            f'run {result["run"]["status"]} {result["run"]["steps"]} steps',
            f'alone {result["alone"]["status"]}',
            f'verify {result["verify"]["status"]} {"".join(verdict)[:90]}',
        ]
    elif 'prep' in result:
        said.append('no data')
    return '; '.join(said)


def _options():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('checkouts')
    parser.add_argument('repositories', nargs='*')
    parser.add_argument('--list', default=LIST)
    parser.add_argument('--draw', type=int, default=1)
    parser.add_argument('--cases')
    parser.add_argument('--command', default='legacy-rnn')
    parser.add_argument('--folder', default=tempfile.gettempdir())
    parser.add_argument('--json', default='whole_repositories.out.json')
    options = parser.parse_args()
    options.command = shlex.join(shlex.split(options.command))
    return options


if __name__ == '__main__':
    main()
