"""Files around the porter: encodings and line ends."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import io
import pathlib
import re
import tokenize
import warnings

from legacy_rnn.compat.porting.engine import PORTED, port_text
from legacy_rnn.compat.porting.notebooks import port_notebook
from legacy_rnn.compat.sources.notebook.notebooks import NoNotebook

from . import line_ends, stray_bytes

_DECLARED = re.compile(rb'(?:[^\n]*\n)?[ \t\f]*#[^\n]*coding[:=]')
# Beside those of `engine.Ported`: there was nothing to do; it could not be.
UNCHANGED, LEFT = 'unchanged', 'left alone'
TOO_DEEP = 'left alone, it cannot be ported: it nests too deeply'


@dataclasses.dataclass(frozen=True)
class FileResult:
    """One file's port.

    Attributes:
        path: The file.
        source: Its bytes.
        old: Its text, with the line ends of the file.
        new: The new text.
        data: The new bytes.
        findings: Tuple of Finding.
        status: That of `Ported`, or one of the above.
        release: Release that it was read as.
        generation: What it was written for, as in `Ported`.
        signs: What tells so.
        remains: What of legacy_rnn the port imports, as in `Ported`.
        absent: Packages that it imports and that are not installed here.
        error: Why it could not be ported at all, or `''`.
        changed: Whether the port differs from the source.
    """

    path: pathlib.Path
    source: bytes = b''
    old: str = ''
    new: str = ''
    data: bytes = b''
    findings: tuple = ()
    status: str = LEFT
    release: str = ''
    generation: str | None = None
    signs: tuple = ()
    remains: tuple = ()
    absent: tuple = ()
    error: str = ''
    changed: bool = False

    def told(self):
        """The result without its texts."""
        return dataclasses.replace(self, source=b'', old='', new='', data=b'')


def _check_whole(text):
    """Raises SyntaxError for what ast lets be, and Python does not.

    Such as a `return` outside of a function, or an import from `__future__`
    behind others, which a notebook takes.
    """
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')  # Of `\\d`, and of `x is 3`.
        try:
            compile(text, '<source>', 'exec', dont_inherit=True)
        except SyntaxError as error:
            # Its number is that of a line of the port.
            line = text.splitlines()[(error.lineno or 1) - 1].strip()
            raise SyntaxError(f'{error.msg}: {line}') from None


def port_file(path, release, style='full', project=None, without=()):
    """Ports one file in memory.

    Args:
        path: A Python source or a notebook.
        release: Release that it was written for.
        style: As for `port_text`.
        project: As for `port_text`.
        without: As for `port_text`.

    Returns:
        A `FileResult`; one that could not be ported keeps the text as it was.
    """
    try:
        data = path.read_bytes()
        text, encoding, mark = _decode(data, path.suffix == '.ipynb')
    except (OSError, SyntaxError, UnicodeError, LookupError) as error:
        why = f'left alone, it cannot be read: {_one_line(error)}'
        return FileResult(path, error=why)
    plain = text.replace('\r\n', '\n').replace('\r', '\n')
    port = port_notebook if path.suffix == '.ipynb' else port_text
    try:
        with _no_collector():
            ported = port(plain, release, style, project, without)
            if port is port_text:
                _check_whole(ported.text)
    except (SyntaxError, NoNotebook) as error:
        why = f'left alone, it cannot be ported: {_one_line(error)}'
        return FileResult(path, error=why)
    if ported.text == plain and mark is not None:
        new, bytes_ = text, mark + text.encode(encoding)
    else:
        new = ported.text if mark is not None else _declared(ported.text)
        new = line_ends.like(text, plain, new)
        try:
            bytes_ = (mark or b'') + new.encode(encoding)
        except UnicodeError as error:
            why = f'left alone, it cannot be written: {_one_line(error)}'
            return FileResult(path, error=why)
    status = ported.status
    if status == PORTED and bytes_ == data:
        status = UNCHANGED
    return FileResult(
        path,
        source=data,
        old=text,
        new=new,
        data=bytes_,
        findings=ported.findings,
        status=status,
        release=ported.release,
        generation=ported.generation,
        signs=ported.signs,
        remains=ported.remains,
        absent=ported.absent,
        changed=bytes_ != data,
    )


@contextlib.contextmanager
def _no_collector():
    """Collects no garbage, which takes a fifth of the time of a port."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _decode(data, is_notebook=False):
    """Text, encoding and byte order mark; None where no encoding is said."""
    if b'\0' in data:
        raise SyntaxError('it is binary, or text that is no UTF-8')
    mark = b'\xef\xbb\xbf' if data.startswith(b'\xef\xbb\xbf') else b''
    # Lines may end as those of the old Macintosh.
    lines = io.BytesIO(data.replace(b'\r\n', b'\n').replace(b'\r', b'\n'))
    try:
        encoding, _ = tokenize.detect_encoding(lines.readline)
        encoding = 'utf-8' if encoding == 'utf-8-sig' else encoding
        text = data[len(mark) :].decode(encoding)
    except (SyntaxError, UnicodeDecodeError):
        if not mark and stray_bytes.declares_utf8(data):
            text = stray_bytes.read(data)
            if text is not None:
                return text, 'utf-8', b''
        if mark or _DECLARED.match(data):
            raise
        if is_notebook:
            raise SyntaxError('it is no UTF-8, as a notebook is') from None
        # Python 2.4 read other bytes in comments and strings as they are.
        return data.decode('latin-1'), 'latin-1', None
    if mark + text.encode(encoding) != data:
        raise SyntaxError(
            f'what is written in {encoding} would not be what was read; '
            'save it as UTF-8'
        )
    return text, encoding, mark


def _declared(text):
    """A text with a line that names its encoding, which is Latin 1."""
    first, _, rest = text.partition('\n')
    line = '# coding: latin-1\n'
    return f'{first}\n{line}{rest}' if first[:2] == '#!' else f'{line}{text}'


def _one_line(error):
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    text = getattr(error, 'msg', None) or str(error)
    line = getattr(error, 'lineno', None)
    if line and 'line' not in text:
        text += f' (line {line})'
    return ' '.join(text.split())
