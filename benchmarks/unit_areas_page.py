"""Writes the table of areas of the page on TensorFlow's own unit tests.

usage: python benchmarks/unit_areas_page.py RESULTS PAGE.md

RESULTS is a folder with a `RELEASE.json` of each release, as
`benchmarks/unit_tests.py --json=RESULTS/RELEASE.json` wrote it when it ran
the files of all areas. The page, which `benchmarks/unit_tests_page.py` made,
gets a table, a row an area and a column a release, and a second one that
counts the tests that do not pass by their causes, `CAUSES`.
"""

import fnmatch
import json
import pathlib
import re
import sys

import unit_areas
import unit_tests

HEADING = '\n## The areas around recurrent networks\n'
HEAD = """
The unit tests of what recurrent scripts use beside the recurrent networks,
run in the same way: arrays, variables, loops, training and so on. Which files
an area has is said in `benchmarks/unit_areas.py`.

```shell
for release in {releases}; do
  python benchmarks/unit_tests.py --release=$release --limit=60 \\
    --json=RESULTS/$release.json CHECKOUTS/$release
done
python benchmarks/unit_areas_page.py RESULTS docs/unit_tests.md
```
"""
REST = """
The tests that do not pass, counted by what their last line shows: a rough
sorting, by `CAUSES` of the script. Those of the last row were read one by one
for 0.8 and 1.4. Most are graphs that are built otherwise for the same values,
private switches, ties and rounding. These do differ: `reduce_join` of no axes
(0.8), `l2_shrinkage` of Ftrl and pooling of steps with channels first (1.4).
The metrics over classes of 1.4 failed here and were mended since. Feature
columns, 187 of the tests of contrib in 1.4, have no home.
"""
# By a pattern of `file test: last line`, the first that fits.
CAUSES = {
    'asks for a private name, a hook of C++ or a test op that is gone': (
        r'has no tf\.|RemovedSymbolError|Op type not registered|'
        r'does not load|portpicker|cannot open shared object|'
        r'AttributeError|does not have the attribute|line 1221, in from_node'
    ),
    'wants other words of an error, or another class for it': (
        r'does not match|Exception of type|'
        r'(Cancelled|NotFound|Unimplemented|InvalidArgument|Internal|'
        r'FailedPrecondition|Value|OS|File\w+|Runtime)Error: '
    ),
    'wants an error where today there is none': r'not raised',
    'checks the order of ops, their names or their messages': (
        r'The id of|Lists differ: \[b.loc|GraphDef|op: "|_ref != |_Lazy|'
        r'AssertionError: [-+] |meta_info_def|Devices and|tensor_content|'
        r'not found in|first set but not'
    ),
    'does not run on the NumPy or Python of today': (
        r'IndexError|OverflowError|newshape|only 0-dimensional|tostring|'
        r'inhomogeneous|AxisError|truth value'
    ),
    'asks for the reference of a variable by `ref()`': r'Reference',
    'passes what today takes no more: an argument, a type': (
        r'TypeError|KeyError'
    ),
    'runs eagerly, or on a device that there is not': (
        r'[Ee]ager|GPU|/job:|grpc'
    ),
    'took too long, or waits for another process': r'not done after|ended by',
}
OTHER = 'another number, shape or type'


def main(results, page):
    """Puts the tables behind what the page says of recurrent networks."""
    found = {
        path.stem: json.loads(path.read_text('utf-8'))
        for path in pathlib.Path(results).glob('*.json')
    }
    releases = sorted(found, key=lambda r: [int(x) for x in r.split('.')])
    found = {release: found[release] for release in releases}
    path = pathlib.Path(page)
    kept = path.read_text('utf-8').split(HEADING)[0].rstrip('\n')
    parts = [
        HEAD.format(releases=' '.join(releases)),
        *table('area', areas(found), releases),
        REST,
        *table('cause', causes(found), releases),
    ]
    text = '\n'.join([kept + '\n' + HEADING.rstrip('\n'), *parts])
    path.write_text(text + '\n', 'utf-8')


def table(title, rows, releases):
    """The lines of a table, a column a release."""
    yield f'| {title} | ' + ' | '.join(releases) + ' |'
    yield '|---' * (len(releases) + 1) + '|'
    for name, cells in rows:
        yield f'| {name} | ' + ' | '.join(map(str, cells)) + ' |'


def areas(found):
    """The rows of the areas: passed / all of each release, and the sum."""
    sums = [[0, 0] for _ in found]
    for area, patterns in unit_areas.AREAS.items():
        cells = []
        for total, results in zip(sums, found.values(), strict=True):
            counts = [
                unit_tests.count(outcomes)
                for file, outcomes in results.items()
                if any(fnmatch.fnmatch(file, p) for p in patterns)
            ]
            passed = sum(count[0] for count in counts)
            every = sum(count[1] for count in counts)
            total[0] += passed
            total[1] += every
            cells.append(f'{passed} / {every}' if counts else '')
        yield area, cells
    yield '**all**', [f'**{passed} / {every}**' for passed, every in sums]


def causes(found):
    """The rows of the causes: how many tests of each release."""
    counts = {cause: [0] * len(found) for cause in (*CAUSES, OTHER)}
    for place, results in enumerate(found.values()):
        for file, outcomes in results.items():
            for test, (outcome, line) in outcomes.items():
                if outcome in (unit_tests.FAILED, unit_tests.ERROR):
                    counts[cause(f'{file} {test}: {line}')][place] += 1
    return counts.items()


def cause(line):
    """The cause that the last line of a test shows."""
    for name, pattern in CAUSES.items():
        if re.search(pattern, line):
            return name
    return OTHER


if __name__ == '__main__':
    main(*sys.argv[1:])
