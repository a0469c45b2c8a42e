"""What Windows lacks is not needed to import, date and port.

It is hidden here: this proves nothing about Windows' own ways.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HIDE = """\
import os, signal, sys
for name in ('fcntl', 'grp', 'pwd', 'resource', 'termios', 'tensorflow'):
    sys.modules[name] = None
for name in ('fork', 'symlink', 'killpg', 'setsid', 'mkfifo', 'getuid'):
    delattr(os, name)
for name in ('SIGHUP', 'SIGKILL', 'SIGALRM'):
    delattr(signal, name)
"""
PORT = """\
import legacy_rnn, legacy_rnn.files
from legacy_rnn.training import interrupts
from legacy_rnn import __main__
for argv in (
    ['date', 'old.py'],
    ['port', 'old.py', '--outdir=new'],
    ['port', 'old.py', '--write'],
):
    assert __main__.main(argv) == 0, argv
with legacy_rnn.files.folder_beside('there'):
    pass
with interrupts.deferred():
    pass
"""


def test_import_date_and_port(tmp_path):
    (tmp_path / 'old.py').write_text('import tensorflow as tf\ntf.pack([1])\n')
    done = subprocess.run(
        [sys.executable, '-c', HIDE + PORT],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        # Without it Python 3.10 asks pwd, where Windows does not.
        env={'PYTHONPATH': str(ROOT), 'HOME': str(tmp_path / 'nobody')},
    )
    assert done.returncode == 0, done.stderr
    assert 'tf.stack' in (tmp_path / 'old.py').read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        'new',
        'old.py',
        'old.py.orig',
    ]
