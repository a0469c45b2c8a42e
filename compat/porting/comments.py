"""Comments that keep what is to be checked until somebody has checked it.

A `check` stands above its statement in the port:

    # legacy-rnn: check: what to look at
    y = tf.concat(*parts, 1)

Whoever settles it deletes the comment. A line on top of the source says that
it was ported, so that what was asked once is not asked again.
"""

from __future__ import annotations

import bisect
import io
import tokenize

from ..sources import ipython
from .findings import CHECK, Finding, shorten

RULE = 'unanswered'
CHECK_MARK = '# legacy-rnn: check: '
HEAD = (
    '# Ported by legacy-rnn; delete each "legacy-rnn: check" below once it is '
    'settled.'
)


def keep(source, findings):
    """Writes a comment for each check that has none.

    Args:
        source: `spans.Source`, which takes the edits.
        findings: List of Finding.

    Returns:
        List of Finding. Of a source that was ported before, the checks are
        those of its comments.
    """
    checks = [f for f in findings if f.severity == CHECK]
    if not checks and CHECK_MARK not in source.text:
        return findings
    starts, comments = _lines(source.text)
    hidden = set(ipython.lone(source.text))
    starts = sorted({*starts, *hidden})
    pending = list(_pending(source, starts, comments))
    others = [f for f in findings if f.severity != CHECK]
    if HEAD in comments.values():
        return others + pending
    known = {(_start(starts, f.line), f.why) for f in pending}
    added = {(_start(starts, f.line), f.why): f for f in checks}
    for line, why in sorted(added.keys() - known):
        source.above(line, CHECK_MARK + why)
    if added.keys() - known:
        source.above(min(set(starts) - hidden), HEAD)
    answered = [f for key, f in added.items() if key not in known]
    return others + pending + answered


def _pending(source, starts, comments):
    """Yields a Finding for each comment of a check."""
    lines = source.text.split('\n')
    for number, comment in comments.items():
        if comment.startswith(CHECK_MARK):
            place = bisect.bisect_left(starts, number)
            line = starts[min(place, len(starts) - 1)] if starts else number
            text = lines[line - 1]
            column = len(text) - len(text.lstrip()) + 1
            why = comment[len(CHECK_MARK) :].strip()
            yield Finding(line, column, CHECK, RULE, shorten(text), '', why)


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
