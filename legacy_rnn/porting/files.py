"""Files around the porter: encodings, line ends, what git says."""

from __future__ import annotations

import dataclasses
import io
import pathlib
import re
import subprocess
import tokenize

from legacy_rnn.compat.porting.engine import port_text
from legacy_rnn.compat.porting.notebooks import port_notebook


@dataclasses.dataclass(frozen=True)
class FileResult:
    """One file's port.

    Attributes:
        path: The file.
        old: Its text, with the line ends of the file.
        new: The new text.
        data: The new bytes.
        findings: Tuple of Finding.
        status: ported, findings, failed or tensorflow 2.
        generation: What it was written for, as in `Ported`.
        signs: What tells so.
        error: Why it could not be ported at all, or `''`.
    """

    path: pathlib.Path
    old: str = ''
    new: str = ''
    data: bytes = b''
    findings: tuple = ()
    status: str = 'failed'
    generation: str | None = None
    signs: tuple = ()
    error: str = ''

    @property
    def changed(self):
        """Whether the port differs from the source."""
        return self.old != self.new


def port_file(path, release, style='full', project=None):
    """Ports one file in memory.

    Args:
        path: A Python source or a notebook.
        release: Release that it was written for.
        style: As for `port_text`.
        project: As for `port_text`.

    Returns:
        A `FileResult`; one that failed keeps the text as it was.
    """
    try:
        data = path.read_bytes()
        text, encoding, mark = _decode(data)
    except (OSError, SyntaxError, UnicodeDecodeError, LookupError) as error:
        return FileResult(path, error=f'cannot be read: {error}')
    ends = '\r\n' if '\r\n' in text else '\n'
    plain = text.replace('\r\n', '\n')
    port = port_notebook if path.suffix == '.ipynb' else port_text
    try:
        ported = port(plain, release, style, project)
        new = ported.text.replace('\n', ends)
        bytes_ = mark + new.encode(encoding)
    except (SyntaxError, ValueError, RecursionError) as error:
        why = f'left alone, it cannot be ported: {_one_line(error)}'
        return FileResult(path, text, text, data, error=why)
    if ported.text == plain:
        # Mixed line ends are not ours to mend.
        new, bytes_ = text, data
    return FileResult(
        path,
        text,
        new,
        bytes_,
        ported.findings,
        ported.status,
        ported.generation,
        ported.signs,
    )


def uncommitted(paths):
    """Those of the files that git could not bring back.

    They lie in a repository, and differ from HEAD or are not in it.

    Args:
        paths: List of paths.

    Returns:
        List of paths; empty where git is missing or there is no repository.
    """
    dirty = []
    for folder in sorted({path.resolve().parent for path in paths}):
        try:
            run = subprocess.run(
                ['git', 'status', '--porcelain', '-z', '-uall', '--', '.'],
                cwd=folder,
                capture_output=True,
                text=True,
            )
            top = subprocess.run(
                ['git', 'rev-parse', '--show-toplevel'],
                cwd=folder,
                capture_output=True,
                text=True,
            )
        except OSError:
            return []
        if run.returncode or top.returncode:
            continue
        root = pathlib.Path(top.stdout.strip())
        entries = [e for e in run.stdout.split('\0') if e[3:]]
        changed = {root / e[3:] for e in entries}
        dirty += [
            p
            for p in paths
            if p.resolve().parent == folder and p.resolve() in changed
        ]
    return dirty


def _decode(data):
    """Text, encoding and byte order mark of a source."""
    mark = b'\xef\xbb\xbf' if data.startswith(b'\xef\xbb\xbf') else b''
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    encoding = 'utf-8' if encoding == 'utf-8-sig' else encoding
    try:
        return data[len(mark) :].decode(encoding), encoding, mark
    except UnicodeDecodeError:
        if re.search(rb'coding[:=]', data[:200]):
            raise
        # Python 2 read other bytes in comments and strings as they are.
        return data.decode('latin-1'), 'latin-1', b''


def _one_line(error):
    text = str(error)
    line = getattr(error, 'lineno', None)
    if line and 'line' not in text:
        text += f' (line {line})'
    return ' '.join(text.split())
