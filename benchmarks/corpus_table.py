"""Writes the table of old public scripts: which pass and which train.

usage: python benchmarks/corpus_table.py CASES.json LOGS OUT.json... PAGE.md

CASES.json describes the cases (`{"cases": [{"id", "repo", "sha", "era",
"run", "expect"}]}`). OUT.json holds what running them gave, `[{"id",
"passed", "status", "lines"}]`; of several files the last that names a case
counts, unless it only ran out of time where an earlier one passed.

A case passes when a line of its output matches `expect` and it ends by itself
without an error, or by its own time-out; where it expects nothing, it has to
end without an error. It trained when the runner counted a training step at
its end, or printed a loss before the time-out ended it. LOGS is a folder with
the output of each, `<id>.log`, which tells the release, the training steps
and, of a case that failed, why.

The page is written anew; of a case that no OUT.json names it keeps whether it
trained, and says that it did not run anew. What follows the first heading of
the second level stays as it is.
"""

import json
import pathlib
import re
import sys

SUMMARY = re.compile(
    r'legacy-rnn: release (?P<release>[\d.]+), \d+ Session.run calls?, '
    r'(?P<steps>\d+|no) training step'
)
ERROR = re.compile(r'^(?:\w+\.)*(\w+(?:Error|Exception)\b.*)', re.M)
# What tells of training when it is expected and printed.
LOSS = re.compile(r'loss|cost|perplexity|ppl|acc|iter|%|\[0-9', re.I)
HEAD = """\
# Old public scripts under `legacy-rnn run`

Scripts of 2015 to 2020, unedited, at one commit each, with tiny synthetic
data. *Passes* means that it printed the loss or whatever its case expects,
and ended by itself without an error or by the time-out of its case; *trained*
that the optimizer ran. The release is the one that `--release=auto` assumed,
where the script lived to say so. `benchmarks/corpus_table.py` writes this
page from the last run of each script that had time enough, in full or with
`--steps` of 3 to 120. *Not run anew* keeps what an earlier run said of
training, before it was asked what passes.

| script | commit | of | release | passes | trained |
|---|---|---|---|---|---|"""


def main(cases, logs, *rest):
    """Writes the page, the last of the arguments."""
    *outs, page = map(pathlib.Path, rest)
    results = latest(outs)
    cases = json.loads(pathlib.Path(cases).read_text('utf-8'))['cases']
    known = previous_rows(page)
    rows = [
        row(case, told(case, results, known, pathlib.Path(logs)))
        for case in cases
    ]
    passed, trained = (sum(r[k] == 'yes' for r in rows) for k in (4, 5))
    lines = [f'| {" | ".join(cells)} |' for cells in rows]
    total = f'\nOf {len(rows)}, {passed} pass and {trained} trained.\n'
    _, heading, notes = page.read_text('utf-8').partition('\n## ')
    text = '\n'.join([HEAD, *lines, total]) + heading + notes
    page.write_text(text, 'utf-8')


def latest(outs):
    """The last result of each case; being late unsays no pass."""
    results = {}
    for path in outs:
        for result in json.loads(path.read_text('utf-8')):
            known = results.get(result['id'], result)
            late = result['status'] == 124 and not result['passed']
            if not (late and known['passed']):
                results[result['id']] = result
    return results


def previous_rows(page):
    """Release, pass and training of each script on the page as it is."""
    found = {}
    for line in page.read_text('utf-8').split('\n'):
        cells = [cell.strip() for cell in line.strip('|').split('|')]
        if len(cells) == 6 and '@' in cells[1]:
            found[cells[0]] = tuple(cells[3:])
    return found


def told(case, results, known, logs):
    """Release, pass and training of a case, the last two in words."""
    before = known.get(case['id'], ('', 'not run', 'no'))
    if case['id'] not in results:
        return before[0], 'not run anew', before[2]
    release, passes, trained = read(case, results[case['id']], logs)
    late = passes == 'out of time'  # It unsays no training either.
    return release, passes, before[2] if late else trained


def row(case, cells):
    """The cells of a case."""
    return (
        case['id'],
        f'{case["repo"]}@{case["sha"][:7]}',
        case['era'],
        *cells,
    )


def read(case, result, logs):
    """The release of a run, `yes` or why it fails, whether it trained."""
    path = logs / f'{result["id"]}.log'
    text = path.read_text('utf-8', 'replace') if path.exists() else ''
    summaries = list(SUMMARY.finditer(text))
    release = summaries[-1]['release'] if summaries else ''
    steps = any(match['steps'] != 'no' for match in summaries)
    cut = result['status'] == 124 and LOSS.search(case['expect'] or '')
    trained = 'yes' if steps or cut and result['lines'] else 'no'
    passes = 'yes' if result['passed'] else reason(result, text)
    return release, passes, trained


def reason(result, text):
    """Why a run does not pass, on a line."""
    if result['status'] == 124:
        return 'out of time'
    known = [
        line.removeprefix('legacy-rnn: ')
        for line in text.split('\n')
        if line.startswith('legacy-rnn: ') and not SUMMARY.match(line)
    ]
    errors = ERROR.findall(text)
    found = (errors or known)[-1:] if result['status'] else []
    missing = f'ended with status {result["status"]}, without that line'
    return ' '.join((found or [missing])[0].split())[:160].replace('|', '/')


if __name__ == '__main__':
    main(*sys.argv[1:])
