"""Sources that say UTF-8 and have comments in another encoding.

Python 2 took such a file as it was: it looked at no byte of a comment.
"""

from __future__ import annotations

import io
import re
import tokenize

_UTF8 = re.compile(
    rb'(?:[^\n]*\n)?[ \t\f]*#[^\n]*coding[:=][ \t]*utf-?8\b', re.I
)
# GB 18030 takes few of the lines that are Latin 1.
_ENCODINGS = ('utf-8', 'gb18030', 'latin-1')
_BETWEEN = frozenset(
    (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.NL)
)


def declares_utf8(data):
    """Whether the first lines of a source say that it is UTF-8."""
    return bool(_UTF8.match(data))


def read(data):
    """The text of a source, each line by the encoding that takes it.

    Args:
        data: Bytes of a file.

    Returns:
        The text; None where bytes that are no UTF-8 stand in more than
        comments and strings that nothing reads.
    """
    raw = data.splitlines(keepends=True)
    lines = [_decoded(line) for line in raw]
    text = ''.join(lines)
    stray = {n for n, line in enumerate(raw, 1) if line != _utf8(lines[n - 1])}
    try:
        unread = dict(_unread(text))
    except (tokenize.TokenError, SyntaxError):
        return None
    for number in stray:
        column = unread.get(number)
        if column is None:
            return None
        if not raw[number - 1].startswith(_utf8(lines[number - 1][:column])):
            return None
    return text


def _decoded(line):
    for encoding in _ENCODINGS:
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError('Latin 1 takes every byte')


def _utf8(line):
    return line.encode('utf-8')


def _unread(text):
    """Yields `(line, column)` from which nothing reads a line."""
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    before = tokenize.NEWLINE
    for token, following in zip(tokens, tokens[1:], strict=False):
        if token.type == tokenize.COMMENT:
            yield token.start
            continue
        if token.type == tokenize.STRING and before in _BETWEEN:
            if following.type == tokenize.NEWLINE:
                yield token.start
                for number in range(token.start[0] + 1, token.end[0] + 1):
                    yield number, 0
        before = token.type
