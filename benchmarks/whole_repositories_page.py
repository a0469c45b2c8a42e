"""Makes Markdown of what `whole_repositories.py` measured.

usage: python benchmarks/whole_repositories_page.py FILE.json

Prints the totals and two tables: what `port .` said of each repository (files
by their status; those that carry a check or a stop), and whether its main
program trained, its port ran by itself and was verified.
"""

from __future__ import annotations

import collections
import json
import sys


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        results = json.load(file)
    rows = [results[name] for name in sorted(results, key=str.lower)]
    print('\n'.join(_totals(rows)))
    print('\n'.join(['', *_port_table(rows), '', *_program_table(rows)]))


def _totals(rows):
    """Sentences with all that is counted."""
    ports = [row['port'] for row in rows]
    files = [file for port in ports for file in port['files'].values()]
    states = collections.Counter(file['status'] for file in files)
    stops = collections.Counter(
        symbol for file in files for _, _, symbol, _ in file['stop']
    )
    exits = collections.Counter(str(port['status']) for port in ports)
    can = [row for row in rows if 'run' in row]
    ran = [row for row in can if 'trains' not in row['case']]
    ends = [row for row in can if _good(row) and _verified(row)]
    broken = [row for row in can if not (_good(row) and _verified(row))]
    checked, all_files = _checked(ends)
    warned = sum(any(_found(row, k) for k in _KINDS) for row in broken)
    yield f'repositories: {len(rows)}; exit status of port: {dict(exits)}'
    yield f'tracebacks: {sum(port["traceback"] for port in ports)}'
    checks = sum(len(file['check']) for file in files)
    yield f'files: {len(files)}: {dict(states)}; findings to check: {checks}'
    yield f'stop: {sum(stops.values())}: {dict(stops.most_common())}'
    yield f'can run: {len(can)} programs'
    yield f'trained: {sum(row["run"]["steps"] > 0 for row in ran)}'
    yield f'run ended well: {sum(row["run"]["status"] == 0 for row in can)}'
    yield f'ports that run by themselves: {sum(map(_good, can))}'
    yield f'verified: {sum(map(_verified, can))}'
    yield f'files of ports that run and verify: {all_files}; check: {checked}'
    yield f'ports that break: {len(broken)}; with check or stop: {warned}'


_KINDS = ('check', 'stop')


def _good(row):
    return row['alone']['runs']


def _verified(row):
    return row['verify']['status'] == 0


def _found(row, kind):
    """Findings of a kind in the files of a repository's program."""
    files = row['ported']['files']
    return sum(
        len(files[path][kind]) for path in row['program'] if path in files
    )


def _checked(rows):
    """Files of some programs that carry a check, and all their files."""
    found = [
        bool(row['ported']['files'][path]['check'])
        for row in rows
        for path in row['program']
        if path in row['ported']['files']
    ]
    return sum(found), len(found)


def _port_table(rows):
    yield (
        '| repository@commit | files | unchanged | ported | check | stop '
        '| could not | TensorFlow 2 already | exit | seconds '
        '| names that stop |'
    )
    yield '|---|' + '---:|' * 9 + '---|'
    for row in rows:
        port = row['port']
        files = list(port['files'].values())
        states = collections.Counter(file['status'] for file in files)
        stops = collections.Counter(
            symbol for file in files for _, _, symbol, _ in file['stop']
        )
        cells = [
            f'{row["repository"]}@{row["commit"][:7]}',
            len(files),
            states['unchanged'],
            states['ported'],
            sum(bool(file['check']) for file in files),
            sum(bool(file['stop']) for file in files),
            states['left alone'],
            states['tensorflow 2'],
            port['status'],
            round(port['seconds']),
            ', '.join(f'`{s}` {n}' for s, n in stops.most_common(6)),
        ]
        yield '| ' + ' | '.join(map(str, cells)) + ' |'


def _program_table(rows):
    yield (
        '| repository | program | trained | port runs | verify | check '
        '| stop | why not |'
    )
    yield '|---|---|---|---|---|---:|---:|---|'
    for row in rows:
        yield '| ' + ' | '.join(map(str, _program(row))) + ' |'


def _program(row):
    name, case = row['repository'], row['case']
    if 'cannot' in case or 'run' not in row:
        why = case.get('cannot', 'its data could not be made')
        return [name, '', '', '', '', '', '', f'cannot run: {why}']
    run, verify = row['run'], row['verify']
    steps = f'{run["steps"]} steps' if run['steps'] else 'no'
    if case.get('trains') is False:
        steps = 'ends well' if run['status'] == 0 else 'no'
    return [
        name,
        row['program'][0],
        steps,
        'yes' if _good(row) else 'no',
        {0: 'PASS', 1: 'FAIL'}.get(verify['status'], '-'),
        _found(row, 'check'),
        _found(row, 'stop'),
        row.get('why', case.get('note', '')),
    ]


if __name__ == '__main__':
    main()
