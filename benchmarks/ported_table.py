"""Writes the table of ports: rows of `port_corpus.py` into the page.

usage: python benchmarks/ported_table.py CASES.json OUT.json... PAGE.md

OUT.json is what `port_corpus.py --json=OUT.json` wrote; of several files the
last that names a case counts. A case that none names keeps its row, and so do
the last two columns where the peer was not asked. The totals go to stdout, and
what is no row of the table stays as it is.
"""

import json
import pathlib
import sys

import port_corpus

NO_SESSION = ('runs no session', 'no script to verify')


def main(cases, *rest):
    """Writes the page, the last of the arguments."""
    *outs, page = map(pathlib.Path, rest)
    results = {
        result['id']: result
        for path in outs
        for result in json.loads(path.read_text('utf-8'))
    }
    lines = page.read_text('utf-8').split('\n')
    first = next(i for i, x in enumerate(lines) if x.startswith('|---')) + 1
    rows = json.loads(pathlib.Path(cases).read_text('utf-8'))['cases']
    for place, row in enumerate(rows, first):
        if row['id'] in results:
            lines[place] = written(row, results[row['id']], lines[place])
    page.write_text('\n'.join(lines), 'utf-8')
    cells = [cells_of(x) for x in lines[first : first + len(rows)]]
    for column, name in ((4, 'port'), (5, 'runs'), (6, 'verify')):
        counts = {}
        for row in cells:
            counts[row[column]] = counts.get(row[column], 0) + 1
        print(f'{name}: {counts}')


def written(row, result, before):
    """The line of a case, with the peer's cells as they were."""
    said = result.get('verify_output', '')
    if any(words in said for words in NO_SESSION):
        if not result['verify'].startswith(('PASS', 'FAIL')):
            result = {**result, 'verify': 'no session'}
    now = cells_of(port_corpus.line(row, result))
    old = cells_of(before)
    if old[:3] != now[:3]:
        raise ValueError(f'{before} is no row of {row["id"]}')
    return f'| {" | ".join(now[:7] + old[7:])} |'


def cells_of(line):
    """The cells of a line of the table."""
    return [cell.strip() for cell in line.strip('| ').split(' | ')]


if __name__ == '__main__':
    main(*sys.argv[1:])
