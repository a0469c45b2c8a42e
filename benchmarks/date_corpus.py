"""Writes `docs/dating.md`: releases found against each case's own label.

    python benchmarks/date_corpus.py INDEX.json CHECKOUTS > docs/dating.md

INDEX.json lists cases with `id`, `repo`, `sha`, `checkout`, `path` (files) and
`era`, a release or a range that the commit's date and its own words give.
CHECKOUTS holds a folder for each `checkout`. Nothing is run.
"""

import json
import pathlib
import re
import sys
import time

from legacy_rnn.compat import dating
from legacy_rnn.compat.dating.words import span
from legacy_rnn.compat.releases import RELEASES, Release

_RELEASE = re.compile(r'\d+\.(?:\d+|x)')


def main(argv):
    """Prints the page."""
    index = json.loads(pathlib.Path(argv[1]).read_text('utf-8'))
    folder = pathlib.Path(argv[2])
    rows = []
    slowest = (0, 0, '')
    for case in index['cases']:
        files = [folder / case['checkout'] / path for path in case['path']]
        start = time.process_time()
        found = dating.combine([dating.date_file(file) for file in files])
        seconds = time.process_time() - start
        lines = sum(len(file.read_bytes().splitlines()) for file in files)
        slowest = max(slowest, (seconds, lines, case['id']))
        rows.append((case, found, labelled(case['era'])))
    print(render(rows, slowest))


def labelled(era):
    """The releases that a label such as `0.9/0.10 (2016-08)` names."""
    text = era.partition('(')[0]
    named = _RELEASE.findall(text)
    first = _release(named[0], 0)
    if '+' in text or named[0].endswith('x'):
        return _between(first, RELEASES[-1])
    if '-' in text and len(named) == 2:
        return _between(first, _release(named[1], -1))
    return frozenset(_release(name, 0) for name in named)


def _release(text, place):
    if not text.endswith('x'):
        return Release(text)
    return [r for r in RELEASES if r.major == int(text[0])][place]


def _between(first, last):
    return frozenset(r for r in RELEASES if first <= r <= last)


def render(rows, slowest):
    """The page, from triples of case, dating and labelled releases."""
    fitting = sum(bool(label & set(f.releases)) for _, f, label in rows)
    closest = sum(bool(label & set(f.closest)) for _, f, label in rows)
    whole = sum(bool(found.releases) for _, found, _ in rows)
    seconds, lines, case = slowest
    text = [
        _INTRODUCTION.format(
            count=len(rows),
            fitting=fitting,
            closest=closest,
            whole=whole,
            seconds=seconds,
            lines=lines,
            case=case,
        ),
        '| case | commit | label | fits | closest | label among them |',
        '|---|---|---|---|---|---|',
    ]
    for case, found, label in rows:
        fits = span(found.releases)
        near = '' if found.releases else span(found.closest)
        among = 'yes' if label & set(found.closest) else '**no**'
        commit = f'{case["repo"]}@{case["sha"][:7]}'
        text.append(
            f'| {case["id"]} | {commit} | {case["era"]} | {fits} | {near} '
            f'| {among} |'
        )
    text += ['', *_misses(rows)]
    return '\n'.join(text)


def _misses(rows):
    """What speaks against the label, where it is not among the closest."""
    yield '## Where the label is not among them'
    yield ''
    yield 'What excludes the label; most labels are the date of a commit.'
    yield ''
    for case, found, label in rows:
        if label & set(found.closest):
            continue
        reasons = [
            f'`tf.{item.symbol}` ({item.why}): {span(item.releases)}'
            for item in found.evidence
            if not label & set(item.releases)
        ]
        yield f'- {case["id"]}, {case["era"]}: {"; ".join(reasons)}'


_INTRODUCTION = """# Dating public scripts

`legacy-rnn date` on {count} public scripts of 2015 to 2020, the files of each
taken together, against the release that their commit's date and their own
words name. `benchmarks/date_corpus.py` writes this page. *Fits* are the
releases that all of the evidence allows, *closest* those that most of it
allows where it contradicts itself.

{whole} scripts fit at least one release, and the label is among the releases
that fit for {fitting}. It is among the closest for {closest} of {count}. The
slowest, {case} of {lines} lines, took {seconds:.2f} s of CPU time.
"""


if __name__ == '__main__':
    main(sys.argv)
