"""Writes the table of old public scripts and whether each one trains.

usage: python benchmarks/corpus_table.py CASES.json LOGS > docs/corpus.md

CASES.json describes the cases (`{"cases": [{"id", "repo", "sha", "era",
"run"}]}`); LOGS is a folder with the output of each, `<id>.log`, as
`legacy-rnn run --steps=3` printed it. A case counts as trained where the
summary line tells of training steps; otherwise the last line that begins
`legacy-rnn:` and is no summary is the reason.
"""

import json
import pathlib
import re
import sys

SUMMARY = re.compile(
    r'legacy-rnn: release (?P<release>[\d.]+), \d+ Session.run calls, '
    r'(?P<steps>\d+ training steps|no training step)'
)
HEAD = """\
# Old public scripts under `legacy-rnn run`

Scripts of 2015 to 2020, unedited, at one commit each, with tiny synthetic
data. *Trained* means that the optimizer ran; the release is the one that
`--release=auto` assumed. `benchmarks/corpus_table.py` writes this page from
the output of each script's last run; a cause that has been mended since
stands until the script runs anew.

| script | commit | of | release | trained |
|---|---|---|---|---|"""


def main(cases, logs):
    """Prints the page."""
    cases = json.loads(pathlib.Path(cases).read_text('utf-8'))['cases']
    rows = [(case, read(pathlib.Path(logs, f'{case["id"]}.log')))
            for case in cases]  # fmt: skip
    print(HEAD)
    for case, (release, reason) in rows:
        commit = f'{case["repo"]}@{case["sha"][:7]}'
        name = case['id'].replace('|', '/')
        result = reason or 'yes'
        print(f'| {name} | {commit} | {case["era"]} | {release} | {result} |')
    trained = sum(not reason for _, (_, reason) in rows)
    print(f'\n{trained} of {len(rows)} train.')


def read(log):
    """The release and why a case did not train; no reason if it did."""
    if not log.exists():
        return '', 'not run'
    text = log.read_text('utf-8', 'replace')
    found = list(SUMMARY.finditer(text))
    release = found[-1]['release'] if found else ''
    if any(match['steps'] != 'no training step' for match in found):
        return release, ''
    lines = [
        line.removeprefix('legacy-rnn: ')
        for line in text.split('\n')
        if line.startswith('legacy-rnn: ') and not SUMMARY.match(line)
    ]
    errors = re.findall(r'^(?:\w+\.)*(\w+(?:Error|Exception): .*)', text, re.M)
    known = lines[-1:] or errors[-1:] or ['out of time on a busy machine']
    return release, ' '.join(known[0].split())[:160].replace('|', '/')


if __name__ == '__main__':
    main(*sys.argv[1:])
