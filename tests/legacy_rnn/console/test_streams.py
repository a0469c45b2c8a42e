import io
import os
import pathlib
import subprocess
import sys

import pytest

from legacy_rnn.console import streams

ROOT = str(pathlib.Path(__file__).resolve().parents[3])
# Opens a file and writes to every stream, as TensorFlow's native code does.
PROGRAM = """
import os, sys
from legacy_rnn.console import command

def body(flags, arguments):
    with open('file', 'wb'):
        for descriptor in (1, 2):
            try:
                os.write(descriptor, b'chatter')
            except OSError:
                pass  # The disk is full.
    print('result')
    raise ValueError('wrong')

os._exit(command.run('date', lambda flags: None, body, []))
"""


@pytest.mark.parametrize(
    'closed', ['<&- >&- 2>&-', '>&-', '2>&-', '>/dev/full 2>/dev/full']
)
def test_closed_and_full_streams_leave_status_and_files(tmp_path, closed):
    done = subprocess.run(
        ['sh', '-c', f'"$0" -c "$1" {closed}', sys.executable, PROGRAM],
        cwd=tmp_path,
        env={**os.environ, 'PYTHONPATH': ROOT},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert (tmp_path / 'file').read_bytes() == b''
    assert b'Traceback' not in done.stderr


@pytest.mark.parametrize('errors', ['strict', 'surrogateescape'])
def test_letters_beyond_the_encoding_are_escaped(monkeypatch, errors):
    buffer = io.BytesIO()
    narrow = io.TextIOWrapper(buffer, 'ascii', errors, write_through=True)
    monkeypatch.setattr(sys, 'stdout', narrow)
    streams.escape_unprintable()
    print('wrote runs/é')
    assert buffer.getvalue() == b'wrote runs/\\xe9\n'
    if errors == 'surrogateescape':
        print('é\udcff')
        assert buffer.getvalue().endswith(b'\n\\xe9\xff\n')
