"""Writes the table of old public scripts and whether each one trains.

usage: python benchmarks/corpus_table.py CASES.json LOGS OUT.json... PAGE.md

CASES.json describes the cases (`{"cases": [{"id", "repo", "sha", "era",
"run", "expect"}]}`). OUT.json holds what running them gave, `[{"id",
"passed", "status"}]`; of several files the last that names a case counts. A
case passes when a line of its output matches `expect` and it ends by itself
without an error, or by its own time-out. LOGS is a folder with the output of
each, `<id>.log`, which tells the release and, of a case that failed, why.

The page is written anew; a case that no OUT.json names keeps its row.
"""

import json
import pathlib
import re
import sys

SUMMARY = re.compile(r'legacy-rnn: release (?P<release>[\d.]+), \d+ Session')
ERROR = re.compile(r'^(?:\w+\.)*(\w+(?:Error|Exception)\b.*)', re.M)
HEAD = """\
# Old public scripts under `legacy-rnn run`

Scripts of 2015 to 2020, unedited, at one commit each, with tiny synthetic
data. *Trains* means that it printed the loss or whatever its case expects,
and ended by itself without an error or by the time-out of its case; the
release is the one that `--release=auto` assumed, where the script lived to
say so. `benchmarks/corpus_table.py` writes this page from the last run of
each script; a cause that has been mended since stands until it runs anew.

| script | commit | of | release | trains |
|---|---|---|---|---|"""


def main(cases, logs, *rest):
    """Writes the page, the last of the arguments."""
    *outs, page = map(pathlib.Path, rest)
    rows = previous_rows(page)
    results = {
        result['id']: result
        for path in outs
        for result in json.loads(path.read_text('utf-8'))
    }
    lines = []
    for case in json.loads(pathlib.Path(cases).read_text('utf-8'))['cases']:
        result = results.get(case['id'])
        if result:
            release, reason = read(result, pathlib.Path(logs))
        else:
            release, reason = rows.get(case['id'], ('', 'not run'))
        commit = f'{case["repo"]}@{case["sha"][:7]}'
        row = (case['id'], commit, case['era'], release, reason)
        lines.append(f'| {" | ".join(row)} |')
    trained = sum(line.endswith('| yes |') for line in lines)
    total = f'\n{trained} of {len(lines)} train.\n'
    page.write_text('\n'.join([HEAD, *lines, total]), 'utf-8')


def previous_rows(page):
    """Release and result of each script on the page as it is."""
    found = {}
    for line in page.read_text('utf-8').split('\n'):
        cells = [cell.strip() for cell in line.strip('|').split('|')]
        if len(cells) == 5 and '@' in cells[1]:
            found[cells[0]] = tuple(cells[3:])
    return found


def read(result, logs):
    """The release of a run, and `yes` or the reason why not."""
    path = logs / f'{result["id"]}.log'
    text = path.read_text('utf-8', 'replace') if path.exists() else ''
    summaries = list(SUMMARY.finditer(text))
    release = summaries[-1]['release'] if summaries else ''
    if result['passed']:
        return release, 'yes'
    known = [
        line.removeprefix('legacy-rnn: ')
        for line in text.split('\n')
        if line.startswith('legacy-rnn: ') and not SUMMARY.match(line)
    ]
    reason = (known or ERROR.findall(text))[-1:]
    if result['status'] == 124:
        reason = ['out of time']
    reason = reason or [f'exit status {result["status"]}, no such line']
    return release, ' '.join(reason[0].split())[:160].replace('|', '/')


if __name__ == '__main__':
    main(*sys.argv[1:])
