"""Writes the page on TensorFlow's own old unit tests.

usage: python benchmarks/unit_tests_page.py RESULTS PAGE.md

RESULTS is a folder with a `RELEASE.json` of each release, as
`benchmarks/unit_tests.py --json=RESULTS/RELEASE.json` wrote it. The page has
a table, a row a test file and a column a release, and below it each test that
does not pass, with the reason: one of `REASONS`, or else the last line that
the test printed. What `unit_areas_page.py` wrote stays.
"""

import json
import pathlib
import re
import sys

import unit_areas_page
import unit_tests

HEAD = """\
# TensorFlow's own unit tests

The unit tests that TensorFlow's sources of a release had for its recurrent
networks, unedited, each file as `legacy-rnn run --release=RELEASE FILE` would
run it, on today's TensorFlow. A cell reads passed / all; tests that skip
themselves (no GPU, say) do not count, a file that does not load counts with
all its tests, and an empty cell is a file that the release does not have.
`K` stands for `python/kernel_tests`. cuDNN's tests are left out, as only a
GPU can run them. The tests are no part of this project: each line needs a
checkout of TensorFlow at the tag of the release.

```shell
K=python/kernel_tests
for release in {releases}; do
  python benchmarks/unit_tests.py --release=$release --limit=120 \\
    --json=RESULTS/$release.json CHECKOUTS/$release \\
    "$K/rnn_test.py" "$K/rnn_cell_test.py" "$K/seq2seq_test.py" \\
    "$K/ctc_*_test.py" "contrib/ctc/*_test.py" "contrib/rnn/$K/*_test.py" \\
    "contrib/seq2seq/$K/*_test.py" "contrib/legacy_seq2seq/$K/*_test.py" \\
    "contrib/grid_rnn/$K/*_test.py" "contrib/crf/$K/*_test.py" \\
    "models/rnn/*/*_test.py"
done
python benchmarks/unit_tests_page.py RESULTS docs/unit_tests.md
```
"""
REST = """\
## The rest

Each test that does not pass. A reason in backquotes is the last line that
the test printed, cut short; the others say what was found to be its cause.
"""
_RANDOM = (
    'Expects the numbers of one graph: weights without a seed of their own '
    'follow the count of operations before them, which differs here.'
)
# What is known of failures, by a pattern of `file test: last line`.
REASONS = {
    'testAttentionCellWrapperCorrectResult.* Not equal to': _RANDOM,
    'testBadParentValuesOnCPU.*InvalidArgumentError.*GatherV2': (
        'Raises `InvalidArgumentError` too, in the words of `tf.gather`.'
    ),
    'testInvalidSecondGradient.*second derivative': (
        "Raises `LookupError` too, in the words of today's TensorFlow."
    ),
    'KerasTensor|testKerasAndTFRNNLayerOutputComparison': (
        'Builds a model of Keras, whose inputs are no tensors today.'
    ),
    'KerasRNN.*TensorArrayWrite': (
        "Today's Keras writes each output of a loop to the place of the one "
        'before, which an array of a graph refuses.'
    ),
    r'has no tf\.python\.ops\.ctc_ops\._': (
        "Tests a private function of TensorFlow's own `ctc_loss`."
    ),
    'testEagerMemory|GradientTape': 'Runs eagerly; the old API has graphs.',
}


def main(results, page):
    """Writes the page of a folder's results."""
    found = {
        path.stem: json.loads(path.read_text('utf-8'))
        for path in pathlib.Path(results).glob('*.json')
    }
    releases = sorted(found, key=lambda r: [int(x) for x in r.split('.')])
    found = {release: found[release] for release in releases}
    parts = [
        HEAD.format(releases=' '.join(releases)),
        *table(found),
        '\n' + REST,
        *rest(found),
    ]
    path = pathlib.Path(page)
    before = path.read_text('utf-8') if path.exists() else ''
    _, heading, areas = before.partition(unit_areas_page.HEADING)
    path.write_text('\n'.join(parts) + '\n' + heading + areas, 'utf-8')


def table(found):
    """The lines of the table: files by releases, and all of them."""
    files = dict.fromkeys(x for results in found.values() for x in results)
    yield '| test file | ' + ' | '.join(found) + ' |'
    yield '|---' * (len(found) + 1) + '|'
    for file in sorted(files):
        cells = [
            _cell(unit_tests.count(x[file])) if file in x else ''
            for x in found.values()
        ]
        yield f'| {_short(file)} | ' + ' | '.join(cells) + ' |'
    sums = (
        map(sum, zip(*map(unit_tests.count, x.values()), strict=True))
        for x in found.values()
    )
    cells = [f'**{_cell(x)}**' for x in sums]
    yield '| **all** | ' + ' | '.join(cells) + ' |'


def rest(found):
    """The lines of the list of failures: one for each file and reason."""
    groups = {}
    for release, results in found.items():
        for file, outcomes in results.items():
            for test, (outcome, line) in outcomes.items():
                if outcome in (unit_tests.PASSED, unit_tests.SKIPPED):
                    continue
                tests = groups.setdefault((file, reason(file, test, line)), {})
                tests.setdefault(test.split('.')[-1], []).append(release)
    yield '| test file | tests | reason |\n|---|---|---|'
    for (file, why), tests in sorted(groups.items()):
        names = ', '.join(f'{t} ({" ".join(r)})' for t, r in tests.items())
        yield f'| {_short(file)} | {names} | {why} |'


def reason(file, test, line):
    """Why a test fails: what is known, or the last line it printed."""
    whole = f'{file} {test}: {line}'
    for pattern, known in REASONS.items():
        if re.search(pattern, whole):
            return known
    line = re.sub(r'^line \S+: |legacy-rnn: |\w+_test.py:\d+: ', '', line)
    line = re.sub(r'(TensorFlow) r[\d.]+ (has no)', r'\1 \2', line)
    line = re.sub(r'[`|]|\x1b\[\d*m', '', line)
    return f'`{line[:160].strip()}`'


def _cell(counts):
    return ' / '.join(map(str, counts))


def _short(file):
    return file.replace('python/kernel_tests', 'K')


if __name__ == '__main__':
    main(*sys.argv[1:])
