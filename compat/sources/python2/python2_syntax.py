"""Python 2 syntax to Python 3 syntax, line for line, by fissix.

Only what does not parse is rewritten here; what Python 2 meant by it is left
to `semantics2`. No line is added or removed, so that tracebacks show the
user's own lines.
"""

from __future__ import annotations

import functools
import io
import re
import tokenize

from . import fissix_driver
from .fissix_driver import ConversionError

FIXERS = (
    *(
        f'{fissix_driver.OWN}.fix_{name}'
        for name in (
            'except',
            'exec',
            'ne',
            'numliterals',
            'paren',
            'raise',
            'repr',
            'throw',
        )
    ),
    'legacy_rnn.compat.sources.python2.fixes.fix_byte_strings',
    'legacy_rnn.compat.sources.python2.fixes.fix_caught_parts',
    'legacy_rnn.compat.sources.python2.fixes.fix_plain_strings',
    'legacy_rnn.compat.sources.python2.fixes.fix_print',
    'legacy_rnn.compat.sources.python2.fixes.fix_unpacked_params',
)
_KEYWORDS = ('async', 'await')  # Since Python 3.7.
_PRINT_FUNCTION = re.compile(
    r'^[ \t]*from[ \t]+__future__[ \t]+import\b'
    r'(?:[^\n\\()#]|\\\r?\n)*(?:\([^)]*)?\bprint_function\b',
    re.M,
)
_UNICODE_RAW = re.compile(r'(?<![\w\'"])[uU][rR](?=["\'])')


def decode(data):
    """Text of a source file, by its coding line; Latin-1 as a last resort.

    Args:
        data: Bytes of the file; text is taken as it is.

    Returns:
        Text with `\\n` line ends.
    """
    if isinstance(data, str):
        return _plain(data)
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        text = data.decode('latin-1')
    return _plain(text)


def _plain(text):
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    return text.replace('\f', ' ').replace('\0', ' ')


def convert(text, name='<string>'):
    """Python 3 syntax for a Python 2 source, with the same lines.

    Args:
        text: The source.
        name: File name for messages.

    Returns:
        The converted source.

    Raises:
        ConversionError: It is no Python 2 either.
    """
    plain = _UNICODE_RAW.sub('r', expand_tabs(_end_line(text)))
    try:
        converted = _rewrite(plain)
    except ConversionError:
        renamed = rename_keywords(plain)
        if renamed == plain:
            raise
        converted = _rewrite(renamed)
    if converted.count('\n') != _end_line(text).count('\n'):
        raise ConversionError(f'{name}: conversion would move lines')
    return converted


def expand_tabs(text):
    """Writes leading tabs as Python 2 reads them: to columns of eight.

    Lines inside strings stay as they are.
    """
    if '\t' not in text:
        return text
    lines = text.split('\n')
    inside = _lines_inside_strings(text)
    for number, line in enumerate(lines, 1):
        bare = line.lstrip(' \t')
        indent = line[: len(line) - len(bare)]
        if '\t' in indent and number not in inside:
            lines[number - 1] = indent.expandtabs(8) + bare
    return '\n'.join(lines)


def imports_print_function(text):
    """Whether a source takes `print` as a function from `__future__`."""
    return bool(_PRINT_FUNCTION.search(text))


def rename_keywords(text):
    """Renames `async` and `await` where they are plain names.

    In a source of Python 2, or of Python 3 before 3.7.
    """
    if not any(word in text for word in _KEYWORDS):
        return text
    lines = list(io.StringIO(text))
    found = [
        end
        for kind, string, _, end, _ in fissix_driver.tokens(text)
        if kind == tokenize.NAME and string in _KEYWORDS
    ]
    for row, column in reversed(found):
        line = lines[row - 1]
        lines[row - 1] = f'{line[:column]}_{line[column:]}'
    return ''.join(lines)


def _end_line(text):
    return text if text.endswith('\n') else text + '\n'


def _rewrite(text):
    found = _rewritten(text)
    if isinstance(found, ConversionError):
        raise ConversionError(str(found), found.line)
    return found


@functools.lru_cache(maxsize=512)  # A folder is read whole, then ported.
def _rewritten(text):
    """The source with Python 3's syntax, or why it is no Python 2."""
    try:
        return fissix_driver.rewrite(
            text, FIXERS, (), imports_print_function(text)
        )
    except ConversionError as error:
        return ConversionError(str(error), error.line)


def _lines_inside_strings(text):
    """Numbers of the lines that start inside a string literal."""
    inside = set()
    pattern = re.compile(
        r'#[^\n]*|("""|\'\'\')(?:\\.|(?!\1).)*\1'
        r'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
        re.S,
    )
    for match in pattern.finditer(text):
        first = text.count('\n', 0, match.start()) + 1
        last = first + match.group().count('\n')
        inside.update(range(first + 1, last + 1))
    return inside
