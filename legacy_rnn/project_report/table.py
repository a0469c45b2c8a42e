"""Results as a table of text."""

from __future__ import annotations

from legacy_rnn.compat.porting.engine import FAILED, PORTED, WITH_FINDINGS
from legacy_rnn.porting.files import LEFT, UNCHANGED

TITLES = ('program', 'release', 'port', 'run', 'verify')
_PORTS = {
    UNCHANGED: 'as it is',
    PORTED: 'ported',
    WITH_FINDINGS: 'check',
    FAILED: 'stop',
    LEFT: 'could not',
}


def status(results):
    """The exit status: 0, 1 where something was found, 2 where one could not.

    A program that ran and of which nothing could be compared is not verified,
    so its status is 1.

    Args:
        results: Dicts as `stages.Stages.result` makes them.
    """
    could_not = any(
        'could not' in (row['run'], row['verify'])
        or row['port'] in (LEFT, FAILED)
        for row in results
    )
    found = any(
        row['verify'] == 'FAIL'
        or row['port'] == WITH_FINDINGS
        or (row['run'], row['verify']) == ('ran', '-')
        for row in results
    )
    return 2 if could_not else int(found)


def cells(row):
    """Texts of a result, one for each column."""
    release = row['release'] or row['written_for'] or '-'
    port = _PORTS.get(row['port'], row['port'])
    return row['path'], release, port, row['run'] or '-', row['verify'] or '-'


def lines(results):
    """Yields the lines of the table, and why where something is wrong."""
    rows = [TITLES, *map(cells, results)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(TITLES))]
    for number, row in enumerate(rows):
        padded = zip(row, widths, strict=True)
        yield '  '.join(text.ljust(width) for text, width in padded).rstrip()
        if number:
            for why in reasons(results[number - 1]):
                yield f'    {why}'


def reasons(row):
    """Yields what keeps a program from being done."""
    if row['run'] == 'could not':
        yield row['run_why']
    if row['run'] == 'ran' and row['verify'] != 'PASS':
        yield from row['verify_why']
    for file in row['files']:
        if file['error']:
            yield f'{file["path"]}: {file["error"]}'
        stops = [f for f in file['findings'] if f['severity'] == 'stop']
        for finding in stops:
            yield f'{file["path"]}:{place(finding)}: {finding["why"]}'


def place(item):
    """Where evidence or a finding stands: `12`, in a notebook `cell 3:2`."""
    cell = item.get('cell')
    return f'cell {cell}:{item["line"]}' if cell else str(item['line'])


def summary(results):
    """One line that counts programs."""
    number = len(results)
    passed = sum(row['verify'] == 'PASS' for row in results)
    ran = sum(row['run'] == 'ran' for row in results)
    ported = sum(row['port'] in (PORTED, UNCHANGED) for row in results)
    noun = 'program' if number == 1 else 'programs'
    return (
        f'{number} {noun}: {ported} fully ported, {ran} ran, {passed} verified'
    )
