"""Comments that keep what is to be done until somebody has done it.

A `check` stands above its statement in the port, and so does a `stop`:

    # legacy-rnn: check: what to look at
    y = tf.concat(*parts, 1)

Whoever settles it deletes the comment. A line on top of the source says that
it was ported, so that what was asked once is not asked again. A statement
that bears a `stop` is left alone, and so is one that the program goes on
without, as its release had no such name. What rules that were left out would
have found is a check of its own: it stays until it is deleted by hand, as the
port can no longer tell what the source was.
"""

from __future__ import annotations

import bisect
import collections
import io
import re
import tokenize

from ...sources import reading
from ...sources.notebook import ipython
from ..findings import CHECK, STOP, Finding, shorten

RULE = 'unanswered'
LEFT_OUT = 'left-out'
_LEFT_OUT = re.compile(r'rules left out, read as TensorFlow [\d.]+: (.*)')
WITHOUT = 'The program goes on without it'
CHECK_MARK = '# legacy-rnn: check: '
STOP_MARK = reading.STOP_MARK
_MARKS = {CHECK: CHECK_MARK, STOP: STOP_MARK}
HEAD = (
    '# Ported by legacy-rnn; delete each "legacy-rnn: check" below once it is '
    'settled.'
)


def keep(source, findings):
    """Writes a comment for each check and each stop that has none.

    Args:
        source: `spans.Source`, which takes the edits.
        findings: List of Finding.

    Returns:
        List of Finding. Of a source that was ported before, the checks are
        those of its comments.
    """
    asked = [f for f in findings if f.severity in _MARKS]
    if not asked and not _has_marks(source.text):
        return findings
    starts, comments = _lines(source.text)
    hidden = set(ipython.lone(source.text))
    starts = sorted({*starts, *hidden})
    pending = list(_pending(source, starts, comments))
    others = [f for f in findings if f.severity not in _MARKS]
    left = set().union(*(_names(f.why) for f in pending))
    asked = [f for f in asked if not _names(f.why) or _names(f.why) - left]
    is_ported = HEAD in comments.values()
    if is_ported:
        never = {LEFT_OUT, *left}
        asked = [f for f in asked if f.severity == STOP or f.rule in never]
    known = {_key(starts, f) for f in pending}
    added = {_key(starts, f): f for f in asked}
    fresh = sorted(added.keys() - known)
    if not is_ported and any(severity == CHECK for _, severity, _ in fresh):
        source.above(min(set(starts) - hidden), HEAD)
    for line, severity, why in fresh:
        source.above(line, _MARKS[severity] + why)
    answered = [f for key, f in added.items() if key not in known]
    return others + pending + answered


def stopped(source):
    """Lines of the statements of a source that earlier ports left alone.

    Args:
        source: `spans.Source`.

    Returns:
        List of ranges.
    """
    if not _has_marks(source.text):
        return []
    starts, comments = _lines(source.text)
    found = []
    for finding in _pending(source, starts, comments):
        if finding.severity == STOP or finding.why.endswith(WITHOUT):
            place = bisect.bisect_right(starts, finding.line)
            last = len(source.text) + 1
            end = starts[place] if place < len(starts) else last
            found.append(range(finding.line, end))
    return found


def _has_marks(text):
    return any(mark in text for mark in _MARKS.values())


def left_out(findings, release):
    """A check for what rules that are left out would have found.

    Args:
        findings: What they found, when they were not.
        release: Release that the source was read as.
    """
    counts = collections.Counter(f.rule for f in findings)
    listed = ', '.join(
        f'{name} ({n} place{"s" * (n > 1)})'
        for name, n in sorted(counts.items())
    )
    why = f'rules left out, read as TensorFlow {release}: {listed}'
    return Finding(1, 1, CHECK, LEFT_OUT, '', '', why)


def _names(why):
    """Rules that a check says were left out."""
    found = _LEFT_OUT.fullmatch(why)
    return set(re.findall(r'([\w-]+) \(', found[1])) if found else set()


def _pending(source, starts, comments):
    """Yields a Finding for each comment of a check or a stop."""
    lines = source.text.split('\n')
    for number, comment in comments.items():
        for severity, mark in _MARKS.items():
            if not comment.startswith(mark):
                continue
            place = bisect.bisect_left(starts, number)
            line = starts[min(place, len(starts) - 1)] if starts else number
            text = lines[line - 1]
            column = len(text) - len(text.lstrip()) + 1
            why = comment[len(mark) :].strip()
            old = shorten(text)
            yield Finding(line, column, severity, RULE, old, '', why)


def _key(starts, finding):
    """What one comment is about: statement, severity and reason."""
    return _start(starts, finding.line), finding.severity, finding.why


def _start(starts, line):
    """First line of the statement, or of its header, that holds a line."""
    return starts[max(bisect.bisect_right(starts, line) - 1, 0)]


def _lines(text):
    """First lines of all statements, and a dict of comments by line."""
    starts, comments, begins = [], {}, True
    around = (tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            if not token.line[: token.start[1]].strip():
                comments[token.start[0]] = token.string
        elif token.type == tokenize.NEWLINE:
            begins = True
        elif begins and token.type not in around:
            starts.append(token.start[0])
            begins = False
    return starts[:-1] if len(starts) > 1 else starts, comments
