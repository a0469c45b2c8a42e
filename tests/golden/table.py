"""Writes the table of what was replayed: release x part -> quantities."""

from __future__ import annotations

import collections
import textwrap

from . import parts
from .compare import ATOL, QUANTITIES, RTOL

LETTERS = dict(zip(QUANTITIES, 'noslg'))
HEAD = f"""\
# Real releases, computed again

Every recurrent part was built and run under real old TensorFlow releases;
`tests/golden/records/` holds what they computed. The same code under
`legacy_rnn.compat` of that release, on today's TensorFlow, must give the same
(rtol {RTOL:g}, atol {ATOL:g}, float32). This page is written by

```
pytest tests/golden/test_replay.py --table=docs/goldens.md
```

and the test suite repeats the comparison. How records are made is said in
[CONTRIBUTING.md](../CONTRIBUTING.md).

## Releases

*Differ* counts the cases in which anything differs. The last columns say how
much of the tolerance the largest error takes, 1 being all of it.
"""
PARTS = """\
## Parts

A letter stands for what was compared and agrees in all cases of a part:
**n**ames, shapes and order of variables (and errors, structures, initial
values), **o**utputs, final **s**tates, **l**oss, and **g**radients by weights
and inputs. `!` before a letter marks a difference; a letter that is not there
had nothing to compare. The number is that of the cases; an empty field is a
part that the release did not have.
"""
APART = """\
## Not compared

These cannot be the same, or are the same on no two machines; no record holds
them:

- what `multinomial` drew by a seed up to 1.2: later kernels, today's
  included, draw other numbers. Of `SampleEmbeddingHelper` 1.2 has its first
  inputs alone, and of `ScheduledEmbeddingTrainingHelper` 1.1 and 1.2 have the
  case that never samples
- masks of two dropouts inside one `while_loop`, whose order of drawing no
  release fixed; the same cells are compared in an unrolled loop
- a second step of `LayerNormBasicLSTMCell` with gain and shift, which makes
  the rounding of the first one larger than the tolerance

These parts have no record up to the named release:
"""


def text(outcomes):
    """The page.

    Args:
        outcomes: List of `replay.Outcome`.

    Returns:
        Markdown.
    """
    versions = sorted({o.version for o in outcomes}, key=_order)
    lines = [HEAD, *_releases(outcomes, versions), '', PARTS]
    lines += _parts(outcomes, versions)
    lines += ['', APART, *_without()]
    return '\n'.join(lines) + '\n'


def _order(version):
    return tuple(int(number) for number in version.split('.'))


def _releases(outcomes, versions):
    measured = QUANTITIES[1:]
    lines = _head(
        ['release', 'parts', 'cases', 'numbers', 'differ', *measured]
    )
    for version in versions:
        of_it = [o for o in outcomes if o.version == version]
        largest = [
            max(o.shares.get(quantity, 0.0) for o in of_it)
            for quantity in measured
        ]
        row = [
            version,
            len({o.part for o in of_it}),
            len(of_it),
            f'{sum(o.size for o in of_it):,}',
            sum(bool(o.found) for o in of_it),
            *(f'{share:.2f}' for share in largest),
        ]
        lines.append(_row(row))
    return lines


def _parts(outcomes, versions):
    groups = collections.defaultdict(list)
    for outcome in outcomes:
        groups[outcome.part, outcome.version].append(outcome)
    lines = _head(['part', *versions])
    for part in sorted({part for part, _ in groups}, key=str.lower):
        fields = [_field(groups.get((part, version))) for version in versions]
        lines.append(_row([f'`{part}`', *fields]))
    return lines


def _without():
    """Lists the parts of no record, those of one reason in one item."""
    groups = collections.defaultdict(list)
    for part, reason in parts.WITHOUT.items():
        groups[reason].append(f'`{part}`')
    lines = []
    for (until, why), names in groups.items():
        item = f'up to {until}, {", ".join(names)}: {why}'
        lines += textwrap.wrap(
            item,
            79,
            initial_indent='- ',
            subsequent_indent='  ',
            break_on_hyphens=False,
        )
    return lines


def _field(group):
    if not group:
        return ''
    compared = {key for outcome in group for key in outcome.shares}
    differ = {key for outcome in group for key in outcome.found}
    letters = [
        ('!' if quantity in differ else '') + letter
        for quantity, letter in LETTERS.items()
        if quantity in compared | differ
    ]
    return f'{len(group)} {"".join(letters)}'


def _head(names):
    return [_row(names), _row(['---'] * len(names))]


def _row(fields):
    return '| ' + ' | '.join(str(field) for field in fields) + ' |'
