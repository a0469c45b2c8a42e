"""What must hold of `date` and `port` for every source there can be."""

from __future__ import annotations

import ast
import bisect
import codecs
import contextlib
import difflib
import io
import json
import pathlib
import re
import tokenize
import warnings
from typing import NamedTuple

from legacy_rnn import date, port
from legacy_rnn.compat.porting.text import comments

_OURS = re.compile(
    r'[ \t\f]*# legacy-rnn: |# coding: latin-1$|' + re.escape(comments.HEAD)
)
_FAULTS = ('internal error', 'Traceback', '(--verbose shows')
# What any Python may read and we do not.
_UNREADABLE = ('nests too deeply', 'it is binary', 'codec', 'written in')
_HARMLESS = frozenset('\n')
_MARK = codecs.BOM_UTF8


class Fault(AssertionError):
    """What did not hold."""


class Port(NamedTuple):
    """What `legacy-rnn port --outdir` made of one file.

    Attributes:
        status: Its exit status.
        data: The port's bytes, or None where none was written.
        findings: List of dicts, as in the report.
        error: Why the file was left alone, or `''`.
        state: `ported`, `unchanged`, ….
    """

    status: int
    data: bytes | None
    findings: list
    error: str
    state: str


def check(name, data, folder, compilers, whole=False):
    """Dates and ports a source, twice, and checks all that must hold.

    Args:
        name: Name of the file.
        data: Its bytes.
        folder: An empty folder.
        compilers: Dict from versions of Python to `compilers.Compiler`.
        whole: Whether it is known to be Python.

    Returns:
        What became of it, one word.

    Raises:
        Fault: Something did not hold.
    """
    source = pathlib.Path(folder, name)
    source.write_bytes(data)
    _date(source)
    one = _port(source, source.parent / 'one')
    _expect(source.read_bytes() == data, 'the source was written to')
    if one.data is None:
        _expect(one.status == 2, f'status {one.status}, but nothing written')
        if name.endswith('.py'):
            _left_rightly(data, one, compilers)
        return 'left'
    text, new = _decoded(name, data), _decoded(name, one.data)
    _parses(new)
    if name.endswith('.py'):
        _compiles(data, one.data, compilers)
    if one.data != data:  # Else the second pass would be the first.
        _settled(one, source.parent / 'one' / name)
    if name.endswith('.py'):
        _keeps_ends(data, one.data)
    if text is not None and new is not None:
        _keeps_comments(text, new)
        _changes_what_it_says(text, new, one.findings)
    return one.state


def _settled(one, source):
    """A second pass changes nothing."""
    two = _port(source, source.parent.with_name('two'))
    _expect(two.data == one.data, 'a second pass changes it', two.data)
    _expect(
        two.status == one.status or two.state == 'tensorflow 2',
        f'status {one.status}, at a second pass {two.status}',
    )


def _date(source):
    """Dates a file."""
    status, said, told = _called(date.main, [str(source)])
    _expect(status in (0, 2), f'date: status {status}')
    _expect(status == 0 or told.strip(), 'date: no reason for status 2')
    _printable(said + told)


def _port(source, outdir):
    """Ports a file into a folder."""
    report = outdir.with_suffix('.json')
    arguments = [f'--outdir={outdir}', f'--report={report}', str(source)]
    status, said, told = _called(port.main, arguments)
    _expect(status in (0, 1, 2), f'port: status {status}')
    _printable(said + told)
    row = json.loads(report.read_text('utf-8'))['files'][0]
    target = outdir / source.name
    data = target.read_bytes() if target.exists() else None
    return Port(status, data, row['findings'], row['error'], row['status'])


def _called(main, arguments):
    """Status, stdout and stderr of a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    told = err.getvalue()
    for fault in _FAULTS:
        _expect(fault not in told, f'{main.__module__}: {told.strip()}')
    return status, out.getvalue(), told


def _printable(text):
    strange = {c for c in text if not c.isprintable()} - _HARMLESS
    _expect(not strange, f'control characters are printed: {strange!r}')


def _left_rightly(data, result, compilers):
    """A file that is left alone is none that any Python compiles."""
    if any(reason in result.error for reason in _UNREADABLE):
        return
    for version, compiler in compilers.items():
        error = compiler.error(data)
        _expect(
            error,
            f'{result.error or result.state}, but Python {version} '
            'compiles it',
        )


def _decoded(name, data):
    """The text of a source, or None for a notebook."""
    if not name.endswith('.py'):
        return None
    with contextlib.suppress(SyntaxError, UnicodeDecodeError, LookupError):
        lines = io.BytesIO(data.replace(b'\r', b'\n'))
        encoding, _ = tokenize.detect_encoding(lines.readline)
        text = data.decode(encoding)
        return text.replace('\r\n', '\n').replace('\r', '\n')
    return data.decode('latin-1').replace('\r\n', '\n').replace('\r', '\n')


def _parses(text):
    if text is None:
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            ast.parse(text)
    except RecursionError:
        pass
    except MemoryError:  # "too many nested parentheses", of 3.10.
        pass
    except (SyntaxError, ValueError) as error:
        raise Fault(f'the port does not parse: {error}') from None


def _compiles(old, new, compilers):
    """Each Python compiles the port that compiled the source."""
    if not compilers:
        return
    of_2 = '2.7' in compilers and not compilers['2.7'].error(old)
    for version, compiler in compilers.items():
        if version == '2.7':
            continue
        error = compiler.error(new)
        if error and (of_2 or not compiler.error(old)):
            raise Fault(f'Python {version} does not compile it: {error}')


def _keeps_ends(old, new):
    """Mark, line ends and the end of the file stay."""
    _expect(old.startswith(_MARK) == new.startswith(_MARK), 'the mark is lost')
    for ends, others in ((b'\r\n', b'\r\n'), (b'\r', b'\r'), (b'\n', b'\n')):
        rest = old.replace(ends, b'')
        if ends in old and b'\r' not in rest and b'\n' not in rest:
            rest = new.replace(others, b'')
            _expect(
                b'\r' not in rest and b'\n' not in rest,
                f'line ends are no longer {ends!r} alone',
            )
    if old.strip():
        tail, told = (
            re.search(rb'\s*\Z', data)[0].expandtabs().lstrip(b' ')
            for data in (old, new)
        )
        _expect(tail == told, f'the end was {tail!r}, is {told!r}')


def _keeps_comments(old, new):
    before, after = _comments(old), _comments(new)
    if before is None or after is None:
        return
    _expect(
        before == after,
        'comments differ: '
        + ' '.join(difflib.unified_diff(before, after, n=0, lineterm='')),
    )


def _comments(text):
    """The comments of a source, but for ours; None where it has no tokens.

    Those of imports go with them.
    """
    found, first, word = [], True, ''
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                if first or word not in ('import', 'from'):
                    found.append(token.string.rstrip())
            elif token.type == tokenize.NEWLINE:
                first = True
            elif first and token.type == tokenize.NAME:
                first, word = False, token.string
    except (tokenize.TokenError, SyntaxError, IndexError):
        return None
    return [c for c in found if not _OURS.match(c)]


def _changes_what_it_says(old, new, findings):
    """Lines differ only in statements that a finding names."""
    before = old.split('\n')
    after = [line for line in new.split('\n') if not _OURS.match(line)]
    if before == after:
        return
    _expect(findings, 'it is changed, and no finding says so')
    named = [f['line'] for f in findings if f['severity'] != 'stop']
    if any(f['why'] == 'Python 2 syntax was converted' for f in findings):
        return
    starts = _starts(old)
    if starts is None:
        return
    touched = {bisect.bisect_right(starts, line) for line in named}
    match = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, one, other in match.get_opcodes():
        if kind in ('equal', 'insert'):
            continue
        changed = {
            bisect.bisect_right(starts, line)
            for line in range(first + 1, last + 1)
            if before[line - 1].strip()
        }
        _expect(
            changed <= touched,
            f'no finding names the change of lines {first + 1} to {last}: '
            f'{before[first:last]} -> {after[one:other]}',
        )


def _starts(text):
    """First lines of the logical lines of a source."""
    starts, begins = [], True
    around = (
        tokenize.NL,
        tokenize.COMMENT,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENCODING,
    )
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.NEWLINE:
                begins = True
            elif begins and token.type not in around:
                starts.append(token.start[0])
                begins = False
    except (tokenize.TokenError, SyntaxError, IndexError):
        return None
    return starts


def _expect(holds, otherwise, data=b''):
    if not holds:
        raise Fault(otherwise)
